import { request } from 'undici';
import { expect, test } from 'vitest';
import { TimeSlicer } from '../../src/time-slicer.ts';
import { schema } from '../../src/schema/index.ts';
import { selectAll } from '../support/documents/select-all.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { turnsWhile } from '../support/turns-while.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const DOCUMENTS: readonly Document[] = Array.from({ length: 250 }, (_, index) => ({
  id: `a${index}`,
  name: index % 50 === 7 ? 7 : `Name ${index}`,
  tools: Array.from({ length: 3 }, () => ({ type: 'hangup', hangup: {} })),
}));
const nodes = (name: string) => `query ${name} { assistants(first: 250) { nodes { id name tools { __typename ... on Tool { type } } } } }`;

async function start(options: Partial<GatewayOptions>) {
  const upstream = await startUpstream(account(DOCUMENTS));
  return startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 3_600_000, ...options });
}

test('work of one turn is done at once, and the rest in its order, so much in each turn', async () => {
  const slicer = new TimeSlicer(2);
  const done: string[] = [];
  const begin = (name: string) => (slicer.take() ? done.push(name) : void slicer.later(name).then((value) => done.push(value)));
  for (const name of ['a', 'b', 'c', 'd', 'e']) begin(name);
  const seen: string[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    seen.push(done.join(''));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(seen).toEqual(['ab', 'abcd', 'abcde', 'abcde']);
  for (const name of ['f', 'g', 'h']) begin(name);
  expect(done.join('')).toBe('abcdefg');
  expect([slicer.take(5), slicer.take(5)]).toEqual([false, false]);
  // The end comes after what waits, and after what that brings.
  expect(slicer.callAtEnd(() => done.push('end'))).toBe(true);
  void slicer.later('i').then(async () => begin(await slicer.later('j')));
  while (slicer.callAtEnd(() => {})) await new Promise((resolve) => setImmediate(resolve));
  expect(done.join('')).toBe('abcdefghjend');
});

test('lists that are walked through in turns give the answer and the errors that both executions give', async () => {
  const ask = async (nodeAdapter: boolean) => {
    const { url } = await serve(await start({ nodeAdapter }));
    const headers = { 'content-type': 'application/json', authorization: 'Bearer t' };
    const { body } = await request(url, { method: 'POST', headers, body: JSON.stringify({ query: nodes('Long') }) });
    return JSON.parse(await body.text()) as {
      readonly data: { readonly assistants: { readonly nodes: readonly unknown[] } };
      readonly errors: unknown;
    };
  };
  const [planned, plain] = [await ask(true), await ask(false)];
  expect(plain.data.assistants.nodes).toHaveLength(250);
  expect(plain.errors).toHaveLength(5);
  expect(planned).toEqual(plain);
});

test('what is asked in several turns is read in one batch', async () => {
  // Two of two thousand arrows lead to other assistants, the first and the last.
  const edges = Array.from({ length: 2_000 }, (_, index) => ({
    id: `e${index}`,
    start_node_id: 'n',
    condition: { type: 'llm', prompt: 'always' },
    target: index % 1_999 === 0 ? { type: 'assistant', assistant_id: `a${index % 200}` } : { type: 'node', node_id: 'n' },
  }));
  const flow = { start_node_id: 'n', nodes: [{ id: 'n', type: 'prompt', instructions: 'Again.' }], edges };
  const upstream = await startUpstream(account([{ id: 'first', conversation_flow: flow }, ...DOCUMENTS]));
  const { query } = startGateway({ upstreamUrl: upstream.url });
  const { data, errors } = await query(
    '{ assistant(id: "first") { conversationFlow { edges { target { ... on AssistantTarget { assistant { id } } } } } } }',
  );
  expect(errors).toBeUndefined();
  const targets = data.assistant.conversationFlow.edges.flatMap(
    ({ target }: { target: { assistant?: { id: string } } }) => target.assistant ?? [],
  );
  expect(targets).toEqual([{ id: 'a0' }, { id: 'a199' }]);
  expect(upstream.calls).toEqual(['GET /ai/assistants/first', 'GET /ai/assistants']);
});

test('a long list is walked through in as many turns as its fields take', async () => {
  const { query } = await start({});
  /** While a query is answered that has come before. */
  const turnsOf = async (text: string): Promise<number> => {
    await query(text);
    return turnsWhile(() => query(text));
  };
  const all = selectAll(schema, 'Assistant', { depth: 2 });
  const listOf = (first: number) => `{ assistants(first: ${first}) { nodes ${all.selection} } } ${all.fragments}`;
  // More than 500 fields of each, and 5,000 in a turn.
  expect((await turnsOf(listOf(250))) - (await turnsOf(listOf(1)))).toBeGreaterThanOrEqual(25);
});

test('an operation that walks through very many items gives the same by both paths, and when it comes again', async () => {
  const many = `{ ${Array.from({ length: 8 }, (_, index) => `a${index}: assistants(first: 250) { nodes { id name tools { __typename } } }`).join(' ')} }`;
  const ask = async (nodeAdapter: boolean) => {
    const { url } = await serve(await start({ nodeAdapter }));
    const headers = { 'content-type': 'application/json', authorization: 'Bearer t' };
    const answers = [];
    for (let time = 0; time < 3; time += 1) {
      const { body } = await request(url, { method: 'POST', headers, body: JSON.stringify({ query: many }) });
      answers.push(
        JSON.parse(await body.text()) as { readonly data: unknown; readonly errors: readonly { readonly path: readonly unknown[] }[] },
      );
    }
    return answers;
  };
  const answers = [...(await ask(true)), ...(await ask(false))];
  for (const { data, errors } of answers) {
    expect(data).toEqual(answers[0]?.data);
    // Lists side by side have theirs in the order in which they come to them.
    expect(errors.map(({ path }) => path.join('.')).toSorted()).toEqual(answers[0]?.errors.map(({ path }) => path.join('.')).toSorted());
  }
  expect(answers[0]?.errors).toHaveLength(40);
});

test('what is made of a document of thousands of parts is made in turns, and once', async () => {
  const flow = {
    start_node_id: 'n0',
    nodes: Array.from({ length: 1_000 }, (_, index) => ({ id: `n${index}`, type: 'prompt', instructions: `Ask for {{v${index % 9}}}.` })),
    edges: Array.from({ length: 4_000 }, (_, index) => ({
      id: `e${index}`,
      start_node_id: `n${index % 1_000}`,
      condition: { type: 'llm', prompt: `when ${index}` },
      target: { type: 'node', node_id: `n${(index * 7) % 1_000}` },
    })),
  };
  const upstream = await startUpstream(account([{ id: 'big', name: 'Big', instructions: 'Hello.', conversation_flow: flow }]));
  const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 3_600_000 });
  await query('{ assistant(id: "big") { name conversationFlow { nodeCount } } }');
  for (const field of ['contentHash', 'lint { errorCount }', 'templateVariables { name }']) {
    const ask = () => query(`{ assistant(id: "big") { ${field} } }`);
    const [first, again] = [await turnsWhile(ask), await turnsWhile(ask)];
    expect([field, first > again + 4, again < 10]).toEqual([field, true, true]);
  }
  expect(upstream.calls).toEqual(['GET /ai/assistants/big']);
});

test.each(['lint { errorCount }', 'contentHash', 'snapshot', 'readiness { canTakeCalls }', 'templateVariables { name }'])(
  '%s of each of many is looked at in turns',
  async (field) => {
    const gateway = await start({ auth: { mode: 'passthrough' } });
    const ask = (id: number) => gateway.query(`query Q${id} { assistants(first: 40) { nodes { id ${field} } } }`);
    // All that is read is read then.
    expect((await ask(1)).errors).toBeUndefined();
    expect(await turnsWhile(() => ask(2))).toBeGreaterThan(8);
  },
);
