/** Requests for one operation as well-known clients send them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface ClientShape {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How the operation is named; by its text if not said. */
  readonly by?: 'documentId' | 'hash' | 'hash and text' | 'get hash' | 'get';
}

export const CLIENT_SHAPES = JSON.parse(
  readFileSync(new URL('../fixtures/client-shapes.json', import.meta.url), 'utf8'),
) as readonly ClientShape[];

export interface ShapedRequest {
  readonly method: 'GET' | 'POST';
  /** Behind the endpoint. */
  readonly search: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** An operation in the shape of a client. */
export function toRequest(
  { headers, by }: ClientShape,
  { query, variables }: { readonly query: string; readonly variables: object },
): ShapedRequest {
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const post = (body: object): ShapedRequest => ({
    method: 'POST',
    search: '',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const get = (parameters: Readonly<Record<string, string>>): ShapedRequest => ({
    method: 'GET',
    search: `?${new URLSearchParams({ ...parameters, variables: JSON.stringify(variables) }).toString()}`,
    headers,
    body: null,
  });
  if (by === 'documentId') return post({ documentId: `sha256:${sha256Hash}`, variables });
  if (by === 'hash') return post({ variables, extensions });
  if (by === 'hash and text') return post({ query, variables, extensions });
  if (by === 'get hash') return get({ extensions: JSON.stringify(extensions) });
  return by === 'get' ? get({ query }) : post({ query, variables });
}
