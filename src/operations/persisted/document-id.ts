import { createHash } from 'node:crypto';
import { badRequest } from '../request/request-error.ts';

/** A request as it names its text: by the text itself, by an id, or by both. */
export interface NamedDocument {
  readonly query?: string | undefined;
  /** As the draft of GraphQL over HTTP has it. */
  readonly documentId?: string | undefined;
  /** `persistedQuery { version: 1, sha256Hash }`, as Apollo's clients have it. */
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** The SHA-256 of a text in hexadecimal digits, by which clients name it. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An id without the prefix that says how it was made. */
export const toPlainId = (id: string): string => id.replace(/^sha256:(?=[0-9a-f]{64}$)/, '');

/** The id by which a request names its text; null where it does not. Throws `BAD_USER_INPUT` for what is not an id. */
export function documentIdOf({ documentId, extensions }: NamedDocument): string | null {
  const hash = hashIn(extensions?.['persistedQuery']);
  const id = documentId === undefined ? null : toPlainId(documentId);
  if (hash !== null && id !== null && hash !== id)
    throw badRequest('"documentId" and "sha256Hash" name two different texts: send one of them.');
  return hash ?? id;
}

function hashIn(persistedQuery: unknown): string | null {
  if (persistedQuery === undefined || persistedQuery === null) return null;
  const { version, sha256Hash }: { readonly version?: unknown; readonly sha256Hash?: unknown } = persistedQuery;
  if (version !== 1 || typeof sha256Hash !== 'string' || sha256Hash === '') {
    throw badRequest('"extensions.persistedQuery" takes { "version": 1, "sha256Hash": "…" }.');
  }
  return toPlainId(sha256Hash);
}
