/** How long it is believed that a list lacks nothing, and what is known better. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, NOT_FOUND, type Document } from '../support/upstream.ts';

const assistant = (id: string, rest: Document = {}): Document => ({
  id,
  name: id,
  model: 'm',
  instructions: 'i',
  created_at: '2026-01-01T00:00:00Z',
  ...rest,
});
const toDead = (count: number) => ({
  tools: [
    { type: 'handoff', handoff: { ai_assistants: Array.from({ length: count }, (_, index) => ({ id: `dead${index}`, name: 'x' })) } },
  ],
});

/** An account whose list counts its entries, and lacks what is read singly from `late`. */
async function start(listed: readonly Document[], late: readonly Document[] = []) {
  const upstream = await startUpstream(({ path }) => {
    const [pathname = ''] = path.split('?');
    const id = /^\/ai\/assistants\/([^/]+)$/.exec(pathname)?.[1];
    if (id === undefined)
      return { body: { data: listed, meta: { total_results: listed.length, total_pages: 1, page_number: 1, page_size: 20 } } };
    const found = [...listed, ...late].find((one) => one['id'] === id);
    return found ? { body: found } : NOT_FOUND;
  });
  return { ...startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 60_000 }), calls: upstream.calls };
}

test.each([2, 3, 40])('%i targets that do not exist cost a list once, however often they are asked for within a second', async (count) => {
  const { query, calls } = await start([assistant('p', toDead(count)), assistant('o')]);
  const text = '{ assistants { nodes { id tools { ... on HandoffTool { aiAssistants { assistant { id } } } } } } }';
  for (let turn = 0; turn < 20; turn += 1) expect((await query(text)).errors).toBeUndefined();
  expect(calls.length).toBeLessThanOrEqual(2);
});

test('what a read has shown is read again where a list lacks it, as its count may lag behind, too', async () => {
  const { query, calls } = await start([assistant('a'), assistant('b')], [assistant('new')]);
  const text =
    '{ x: assistant(id: "new") { id } y: assistant(id: "a") { id } z: assistant(id: "b") { id } w: assistant(id: "gone") { id } }';
  const expected = { x: { id: 'new' }, y: { id: 'a' }, z: { id: 'b' }, w: null };
  await query('{ assistant(id: "new") { id } }');
  for (const headers of [{}, { 'cache-control': 'no-cache' }]) expect((await query(text, { headers })).data).toEqual(expected);
  expect(calls.filter((call) => call.endsWith('/new'))).toHaveLength(2);
});
