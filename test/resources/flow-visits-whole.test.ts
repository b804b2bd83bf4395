/** Which conversations a heatmap counts, that it counts them as a whole, and the order of their messages. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream, type Document, type UpstreamReply } from '../support/upstream.ts';

const TIME = '2026-06-01T10:00:00Z';
const node = (id: string) => ({ id, type: 'prompt', instructions: id });
const FLOW = { start_node_id: 'n1', nodes: [node('n1'), node('n2'), node('n3')], edges: [] };
const message = (nodeId: string, time: unknown): Document => ({ role: 'assistant', text: 'Hi', sent_at: time, node_id: nodeId });
const second = (number: number) => new Date(Date.parse(TIME) + number * 1_000).toISOString();

interface Conversation {
  readonly count?: number;
  readonly assistant?: string;
  /** As the upstream lists them; by default all at n1 and the last one at n2. */
  readonly messages?: readonly unknown[];
}

async function start(conversationOf: (id: string) => Conversation) {
  const document = (id: string) => ({
    id,
    created_at: TIME,
    last_message_at: TIME,
    metadata: { assistant_id: conversationOf(id).assistant ?? 'a' },
  });
  const upstream = await startUpstream(({ path }): UpstreamReply => {
    const [pathname = '', search = ''] = path.split('?');
    const query = new URLSearchParams(search);
    if (pathname === '/ai/assistants/a') return { body: { id: 'a', name: 'A', conversation_flow: FLOW } };
    if (pathname === '/ai/conversations') {
      return { body: { data: [...(query.get('or') ?? '').matchAll(/id\.eq\.(\w+)/g)].map(([, id = '']) => document(id)) } };
    }
    const [, id = '', messages] = /^\/ai\/conversations\/(\w+)(\/messages)?/.exec(pathname) ?? [];
    if (id === '') return NOT_FOUND;
    if (!messages) return { body: { data: document(id) } };
    const { count = 1, messages: given } = conversationOf(id);
    const [size, number] = [Number(query.get('page[size]')), Number(query.get('page[number]') ?? 1)];
    const total = given?.length ?? count;
    const made = (index: number) => message(index === total - 1 ? 'n2' : 'n1', second(index));
    const from = (number - 1) * size;
    const data =
      given?.slice(from, from + size) ?? Array.from({ length: Math.max(0, Math.min(size, total - from)) }, (_item, at) => made(from + at));
    return { body: { data, meta: { page_number: number, page_size: size, total_pages: Math.ceil(total / size), total_results: total } } };
  });
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const heatmap = async (ids: readonly string[]) => {
    const { data, errors = [] } = await query(
      `{ assistant(id: "a") { conversationFlow { heatmap(conversationIds: ${JSON.stringify(ids)}) { node { nodeId } visits endings } } } }`,
    );
    const counts = data.assistant.conversationFlow.heatmap.map(({ visits, endings }: Record<string, number>) => [visits, endings]);
    return { counts, said: errors.map(({ message: text, extensions }) => `${String(extensions?.['code'])} ${text}`) };
  };
  const flowPath = async () => {
    const { data, errors = [] } = await query('{ conversation(id: "c0") { flowPath { nodeId } } }');
    const path = data.conversation.flowPath?.map(({ nodeId }: Record<string, string>) => nodeId) ?? null;
    return [path, ...errors.map(({ extensions }) => extensions?.['code'])];
  };
  return { heatmap, flowPath, calls: upstream.calls };
}

const ids = (count: number) => Array.from({ length: count }, (_item, index) => `c${index}`);

test('as many are counted as calls suffice for, each as a whole, and one error names the others', async () => {
  const short = await start(() => ({}));
  const { counts, said } = await short.heatmap(ids(100));
  expect(counts).toEqual([
    [0, 0],
    [97, 97],
    [0, 0],
  ]);
  expect(said).toEqual([
    expect.stringMatching(/^LIMIT_EXCEEDED Conversations c97, c98, c99 are not counted: This operation needs more than 100/),
  ]);
  expect(short.calls).toHaveLength(100);
  const long = await start(() => ({ count: 250 }));
  const some = await long.heatmap(ids(50));
  const [[visits], [atEnd, endings]] = some.counts;
  expect([visits, atEnd, endings]).toEqual([atEnd, atEnd, atEnd]);
  expect(endings).toBeGreaterThanOrEqual(30);
  expect(some.said).toEqual([expect.stringMatching(/^LIMIT_EXCEEDED Conversations c\d+, c\d+, c\d+, 1\d more are not counted: /)]);
});

test.each([1_001, 10_000])('a conversation of %i messages is not cut off, but left out with one call', async (count) => {
  const { heatmap, flowPath, calls } = await start((id) => ({ count: id === 'c0' ? count : 1 }));
  const { counts, said } = await heatmap(['c0', 'c1']);
  expect(counts).toEqual([
    [0, 0],
    [1, 1],
    [0, 0],
  ]);
  expect(said).toEqual(['LIMIT_EXCEEDED Conversation c0 is not counted: It has more than 1,000 messages, which are too many to read.']);
  expect(calls.filter((call) => call.includes('/c0/messages'))).toHaveLength(1);
  expect(await flowPath()).toEqual([null, 'LIMIT_EXCEEDED']);
});

test('one of 1,000 messages counts, and messages that cannot be read are reported', async () => {
  const { heatmap } = await start((id) => (id === 'c0' ? { count: 1_000 } : { messages: [message('n1', TIME), 'x'] }));
  const { counts, said } = await heatmap(['c0', 'c1', 'c2']);
  expect(counts).toEqual([
    [1, 0],
    [1, 1],
    [0, 0],
  ]);
  expect(said).toEqual([expect.stringMatching(/^UPSTREAM_BAD_RESPONSE Conversations c1, c2 are not counted: The list is not whole/)]);
});

test('conversations of another assistant do not count, although its nodes have the same ids', async () => {
  const { heatmap, calls } = await start((id) => (id === 'c1' ? { assistant: 'b' } : {}));
  const { counts, said } = await heatmap(['c0', 'c1']);
  expect(counts).toEqual([
    [0, 0],
    [1, 1],
    [0, 0],
  ]);
  expect(said).toEqual(['BAD_USER_INPUT Conversation c1 is not counted: Another assistant than that of the flow held it.']);
  expect(calls.filter((call) => call.includes('/c1/messages'))).toEqual([]);
});

test.each<readonly [what: string, messages: readonly Document[], path: readonly string[], endings: readonly number[]]>([
  ['newest first', [message('n3', second(3)), message('n2', second(2)), message('n1', second(1))], ['n1', 'n2', 'n3'], [0, 0, 1]],
  [
    'newest first, one without a time',
    [message('n3', second(3)), message('n2', 'soon'), message('n1', second(1))],
    ['n1', 'n2', 'n3'],
    [0, 0, 1],
  ],
  [
    'newest first, the first without a time',
    [message('n3', second(3)), message('n2', second(2)), message('n1', null)],
    ['n1', 'n2', 'n3'],
    [0, 0, 1],
  ],
  [
    'newest first, two of one time',
    [message('n3', second(2)), message('n2', second(1)), message('n1', second(1))],
    ['n1', 'n2', 'n3'],
    [0, 0, 1],
  ],
  [
    'oldest first, two of one time',
    [message('n1', second(1)), message('n2', second(1)), message('n3', second(2))],
    ['n1', 'n2', 'n3'],
    [0, 0, 1],
  ],
  ['without times', [message('n1', null), message('n2', null), message('n3', null)], ['n1', 'n2', 'n3'], [0, 0, 1]],
  [
    'by the way of a node that is gone',
    [message('n1', second(1)), message('gone', second(2)), message('n1', second(3))],
    ['n1'],
    [1, 0, 0],
  ],
])('messages are in the order of time: %s', async (_what, messages, path, endings) => {
  const { heatmap, flowPath } = await start(() => ({ messages }));
  expect(await flowPath()).toEqual([path]);
  const { counts, said } = await heatmap(['c0']);
  expect([counts, said]).toEqual([['n1', 'n2', 'n3'].map((id, index) => [path.filter((one) => one === id).length, endings[index]]), []]);
});
