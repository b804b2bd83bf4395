/** Requests as plain values, which wrk sends and the comparison of answers sends, so that both are the same to the byte. */
import { request } from 'undici';

const AUTHORIZATION = 'Bearer x';

/** A request of this caller. `search` stands behind the path. */
export const authorized = ({ method, search, headers, body }) => ({
  method,
  search,
  headers: { ...headers, authorization: AUTHORIZATION },
  body,
});

export const toPost = ({ query, variables }) =>
  authorized({
    method: 'POST',
    search: '',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });

/** The answer's status, media type and body, parsed where it is JSON. By undici, as fetch adds headers of its own. */
export async function send(url, { method, search, headers, body }) {
  const answer = await request(`${url}${search}`, { method, headers, body });
  const type = String(answer.headers['content-type'] ?? '');
  const text = await answer.body.text();
  return { status: answer.statusCode, type, body: isJson(type) ? JSON.parse(text) : text };
}

export const isJson = (type) => /^application\/(?:graphql-response\+)?json\b/.test(type);

/** Posts an operation. */
export const ask = (url, query, variables) => send(url, toPost({ query, variables }));
