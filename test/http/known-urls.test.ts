/** What is sent by GET is known by its query string: who else's it is not, what it must not hide, and that it is not read again. */
import { createHash } from 'node:crypto';
import { request } from 'undici';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { GatewayOptions } from '../support/gateway.ts';
import { serveInFrontOf } from '../support/socket.ts';
import { startUpstream, type Script } from '../support/upstream.ts';

const ONE = 'query One($id: ID!) { assistant(id: $id) { name } }';
const TAG = 'mutation Tag { addAssistantTag(input: { assistantId: "a", tag: "x" }) { tags } }';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const A = JSON.stringify({ id: 'a' });
const BY_HASH = new URLSearchParams({
  extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hashOf(ONE) } }),
  variables: A,
}).toString();
const BY_ID = new URLSearchParams({ documentId: hashOf(ONE), variables: A }).toString();
const BY_TEXT = new URLSearchParams({ query: ONE, variables: A }).toString();

/** An upstream whose assistant is named for its reader and the number of writes before. */
async function start(options: Partial<GatewayOptions> = {}) {
  let writes = 0;
  const script: Script = ({ method, headers }) => {
    if (method === 'GET') return { body: { id: 'a', name: `${String(headers.authorization)} ${writes}` } };
    writes += 1;
    return { body: { tags: [String(writes)] } };
  };
  const upstream = await startUpstream(script);
  const { url, app } = await serveInFrontOf({ upstreamUrl: upstream.url, ...options });
  const get = async (search: string, token = 'one') => {
    const answer = await request(`${url}?${search}`, { headers: { authorization: `Bearer ${token}` } });
    return [answer.statusCode, await answer.body.json()];
  };
  const post = async (body: object | string) => {
    const headers = { 'content-type': 'application/json', authorization: 'Bearer one' };
    const answer = await request(url, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
    return [answer.statusCode, await answer.body.json()];
  };
  const teach = (query: string) =>
    post({ query, variables: { id: 'a' }, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(query) } } });
  const reused = async (): Promise<number> => {
    const metrics = await (await app.fetch('http://127.0.0.1/metrics')).text();
    return Number(/^gateway_work_total\{kind="answer_reused"\} (\d+)$/m.exec(metrics)?.[1] ?? 0);
  };
  return { get, post, teach, reused, calls: upstream.calls };
}

const nameOf = (name: string) => [200, { data: { assistant: { name } } }];

afterEach(() => void vi.restoreAllMocks());

describe.each([
  ['a hash', BY_HASH],
  ['an id', BY_ID],
  ['its text', BY_TEXT],
])('a GET with %s', (_name, search) => {
  test('is not read again once its answer is kept', async () => {
    const { get, teach } = await start();
    await teach(ONE);
    for (let time = 0; time < 3; time += 1) await get(search);
    const read = vi.spyOn(URLSearchParams.prototype, 'get');
    for (let time = 0; time < 3; time += 1) expect(await get(search)).toEqual(nameOf('Bearer one 0'));
    expect(read).not.toHaveBeenCalled();
    await get(search.replace('a%22', 'b%22'));
    expect(read).toHaveBeenCalled();
  });

  test('has the answer of its caller, and of now', async () => {
    const { get, post, teach, calls } = await start();
    await teach(ONE);
    for (let time = 0; time < 4; time += 1) {
      expect(await get(search)).toEqual(nameOf('Bearer one 0'));
      expect(await get(search, 'two')).toEqual(nameOf('Bearer two 0'));
    }
    expect(calls).toHaveLength(2);
    await post({ query: TAG });
    expect(await get(search)).toEqual(nameOf('Bearer one 1'));
  });
});

test('a hash that nobody has sent the text of is unknown until somebody does', async () => {
  const { get, teach } = await start();
  const unknown = [200, { errors: [expect.objectContaining({ message: 'PersistedQueryNotFound' })] }];
  for (let time = 0; time < 3; time += 1) expect(await get(BY_HASH)).toEqual(unknown);
  await teach(ONE);
  expect(await get(BY_HASH)).toEqual(nameOf('Bearer one 0'));
});

test('a write is refused each time', async () => {
  const { get, teach, calls } = await start();
  await teach(TAG);
  const before = calls.length;
  for (const search of [`documentId=${hashOf(TAG)}`, `query=${encodeURIComponent(TAG)}`])
    for (let time = 0; time < 4; time += 1) expect((await get(search))[0]).toBe(405);
  expect(calls).toHaveLength(before);
});

test('a body is not taken for a query string that reads alike, nor the other way round', async () => {
  const { get, post, teach } = await start();
  await teach(ONE);
  const body = JSON.stringify({ documentId: hashOf(ONE), variables: { id: 'a' } });
  for (let time = 0; time < 4; time += 1) {
    expect(await get(BY_ID)).toEqual(nameOf('Bearer one 0'));
    expect(await post(body)).toEqual(nameOf('Bearer one 0'));
    expect((await post(BY_ID))[0]).toBe(400);
    expect((await get(encodeURI(body)))[0]).toBe(400);
    expect((await get(body))[0]).toBe(400);
  }
});

test('long ones that come once push out nothing', async () => {
  const { get, reused } = await start({ answerCacheMaxBytes: 20_000 });
  for (let time = 0; time < 3; time += 1) await get(BY_TEXT);
  for (let index = 0; index < 20; index += 1) await get(`${BY_TEXT}&n=${index}&pad=${'x'.repeat(8_000)}`);
  const before = await reused();
  expect(await get(BY_TEXT)).toEqual(nameOf('Bearer one 0'));
  expect((await reused()) - before).toBe(1);
});
