import { createHash } from 'node:crypto';
import type { OperationRequest } from './generate/operation.ts';

/** How a request names the text of its operation. */
type Naming = 'text' | 'text and hash' | 'hash' | 'id';

export interface Way {
  readonly name: string;
  readonly naming: Naming;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** Equal requests that are under way at once. */
  readonly atOnce: number;
  /** Whether the gateway has to have a list of operations, or must have none; null where it is all the same. */
  readonly listed: boolean | null;
}

export interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const way = (name: string, changes: Partial<Way> = {}): Way => ({
  name,
  naming: 'text',
  method: 'POST',
  headers: {},
  atOnce: 1,
  listed: null,
  ...changes,
});

export const PLAIN = way('plain');

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** Every way in which a client may send an operation. */
export const WAYS: readonly Way[] = [
  way('post'),
  way('post for graphql-response+json', { headers: { accept: GRAPHQL_RESPONSE } }),
  way('post for anything', { headers: { accept: '*/*' } }),
  way('post from a page', { headers: { origin: 'https://page.example' } }),
  way('post for fresh data', { headers: { 'cache-control': 'no-cache' } }),
  way('post for parts', { headers: { accept: 'multipart/mixed, application/json' } }),
  way('two posts at once', { atOnce: 2 }),
  way('get', { method: 'GET' }),
  way('text and hash', { naming: 'text and hash', listed: false }),
  way('hash', { naming: 'hash', listed: false }),
  way('hash by get', { naming: 'hash', method: 'GET', listed: false }),
  way('id', { naming: 'id', listed: true }),
  way('id by get', { naming: 'id', method: 'GET', listed: true }),
];

export const takesParts = ({ headers: { accept } }: Way): boolean => accept?.startsWith('multipart/') ?? false;

/** How the judge is asked for the same: with the whole text, and with nothing that a cache or a part could come from. */
export function plainWayOf(asked: Way): Way {
  const {
    method,
    headers: { accept },
  } = asked;
  const plainAccept = takesParts(asked) ? 'application/json' : accept;
  return { ...PLAIN, method, headers: plainAccept === undefined ? {} : { accept: plainAccept } };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** What a text is called by in a list of operations. */
export const idOf = (text: string) => `id-${hashOf(text)}`;

/** The request over HTTP. */
export function toSent(
  text: string,
  { variables, operationName }: OperationRequest,
  { naming, method, headers }: Way,
  authorization: string | null,
): Sent {
  const members = {
    ...((naming === 'text' || naming === 'text and hash') && { query: text }),
    ...(naming === 'id' && { documentId: idOf(text) }),
    ...(variables !== null && { variables }),
    ...(operationName !== null && { operationName }),
    ...((naming === 'hash' || naming === 'text and hash') && { extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } } }),
  };
  const shared = { ...headers, ...(authorization !== null && { authorization }) };
  if (method === 'POST') {
    return { method, path: '/graphql', headers: { 'content-type': 'application/json', ...shared }, body: JSON.stringify(members) };
  }
  const search = new URLSearchParams(
    Object.entries(members).map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  return { method, path: `/graphql?${search.toString()}`, headers: shared, body: null };
}
