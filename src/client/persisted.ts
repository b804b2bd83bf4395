import { parse, type Body } from './answer.ts';
import type { PersistedQueries, SendNamed } from './options.ts';
import { AssistantsGatewayError } from './error.ts';

const asPersistedQueries = (send: SendNamed): PersistedQueries => send as unknown as PersistedQueries;

/**
 * Sends the SHA-256 of each text, and the text only if the gateway does not know it: automatic persisted queries. Pages have
 * `crypto.subtle` on HTTPS and localhost only; elsewhere pass a function that gives the hash in hexadecimal digits.
 */
export function automaticPersistedQueries(sha256: (text: string) => string | Promise<string> = digest): PersistedQueries {
  const hashes = new Map<string, string>();
  return asPersistedQueries(async (document, ask) => {
    const query = document.toString();
    const sha256Hash = hashes.get(query) ?? (await sha256(query));
    hashes.set(query, sha256Hash);
    const name = { extensions: { persistedQuery: { version: 1, sha256Hash } } };
    const response = await ask(name);
    return (await isUnknown(response)) ? ask({ query, ...name }, false) : response;
  });
}

/** Whether the gateway answers that it does not know the name of a text. It has executed nothing then. */
async function isUnknown(response: Response): Promise<boolean> {
  if (!/json/.test(response.headers.get('content-type') ?? '')) return false;
  // A connection that breaks here is reported by the reader of the response itself.
  const text = await response
    .clone()
    .text()
    .catch(() => '');
  const body = parse(text) as Body | null | undefined;
  return !body?.data && body?.errors?.[0]?.extensions?.code === 'PERSISTED_QUERY_NOT_FOUND';
}

async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Apollo's manifest, or an object from ids to texts, as `PERSISTED_OPERATIONS` takes them. */
export type OperationManifest =
  | { readonly operations: readonly { readonly id: string; readonly body: string }[] }
  | Readonly<Record<string, string>>;

/**
 * Sends the id (`documentId`) that the manifest has for each text, never a text. Without a manifest the id is the hash that
 * graphql-codegen puts into a document with `persistedDocuments`. An operation without an id is refused before it is sent.
 */
export function persistedOperations(manifest: OperationManifest = {}): PersistedQueries {
  const { operations } = manifest;
  const listed = typeof operations === 'object' ? operations.map(({ id, body }) => [id, body] as const) : Object.entries(manifest);
  const ids = new Map<unknown, string>(listed.map(([id, body]) => [body, id]));
  return asPersistedQueries(async (document, ask) => {
    const { __meta__: generated } = document;
    const documentId = ids.get(document.toString()) ?? generated?.['hash'];
    if (typeof documentId === 'string') return ask({ documentId });
    throw new AssistantsGatewayError('PERSISTED_OPERATION_REQUIRED', 'The manifest does not have this operation.');
  });
}
