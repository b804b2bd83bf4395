/** Bodies that name their text by a hash are known by their bytes: who else's they are not, and what they must not hide. */
import { createHash } from 'node:crypto';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { serveInFrontOf } from '../support/socket.ts';
import { startUpstream, type Script } from '../support/upstream.ts';

const ONE = 'query One($id: ID!) { assistant(id: $id) { name } }';
const TAG = 'mutation Tag { addAssistantTag(input: { assistantId: "a", tag: "x" }) { tags } }';
const extensions = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') } });

/** An upstream whose assistant is named for its reader and the number of writes before. */
async function start() {
  let writes = 0;
  const script: Script = ({ method, headers }) => {
    if (method === 'GET') return { body: { id: 'a', name: `${String(headers.authorization)} ${writes}` } };
    writes += 1;
    return { body: { tags: [String(writes)] } };
  };
  const upstream = await startUpstream(script);
  const { url } = await serveInFrontOf({ upstreamUrl: upstream.url });
  const send = async (body: string | Buffer, token = 'one') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await request(url, { method: 'POST', headers, body });
    return await answer.body.json();
  };
  const named = (text: string, rest: object = {}, token?: string) => send(JSON.stringify({ extensions: extensions(text), ...rest }), token);
  const teach = (text: string, rest: object = {}) => send(JSON.stringify({ query: text, extensions: extensions(text), ...rest }));
  return { send, named, teach, calls: upstream.calls };
}

const A = { variables: { id: 'a' } };
const nameOf = (name: string) => ({ data: { assistant: { name } } });

test('answers are those of the caller, and of now', async () => {
  const { named, teach, calls } = await start();
  await teach(ONE, A);
  for (let time = 0; time < 4; time += 1) {
    expect(await named(ONE, A)).toEqual(nameOf('Bearer one 0'));
    expect(await named(ONE, A, 'two')).toEqual(nameOf('Bearer two 0'));
  }
  expect(calls).toHaveLength(2);
  await teach(TAG);
  expect(await named(ONE, A)).toEqual(nameOf('Bearer one 1'));
});

test('a hash that nobody has sent the text of is unknown until somebody does', async () => {
  const { named, teach } = await start();
  const unknown = { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] };
  for (let time = 0; time < 3; time += 1) expect(await named(ONE, A)).toMatchObject(unknown);
  await teach(ONE, A);
  for (let time = 0; time < 3; time += 1) expect(await named(ONE, A)).toEqual(nameOf('Bearer one 0'));
});

test('a write by its hash is carried out each time', async () => {
  const { named, teach } = await start();
  await teach(TAG);
  for (const time of ['2', '3', '4']) expect(await named(TAG)).toEqual({ data: { addAssistantTag: { tags: [time] } } });
});

test('a text under an escaped name is read, and bytes that are no text are refused each time', async () => {
  const { send } = await start();
  const escaped = (id: string) => `{"quer\\u0079":${JSON.stringify(ONE)},"variables":{"id":"${id}"}}`;
  for (let time = 0; time < 4; time += 1) {
    expect(await send(escaped('a'))).toEqual(nameOf('Bearer one 0'));
    const broken = Buffer.concat([Buffer.from('{"extensions":{"x":"'), Buffer.from([0xff]), Buffer.from('"}}')]);
    expect(await send(broken)).toMatchObject({ errors: [{ extensions: { code: expect.stringMatching(/./) as string } }] });
  }
});
