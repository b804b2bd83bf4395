import { describe, expect, test } from 'vitest';
import { seedAssistants } from '../../src/sandbox/seed/index.ts';
import { schema } from '../../src/schema/index.ts';
import { damagedCopies, type JsonDocument } from '../support/documents/damage.ts';
import { everythingQuery, isFlowReference } from '../support/documents/select-all.ts';
import { startGateway, type GraphQLAnswer } from '../support/gateway.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const skip = (type: string, field: string) => isFlowReference(type, field) || field === 'dynamicVariablesFromWebhook';
const EVERYTHING = everythingQuery(schema, 'assistant', { depth: 3, skip });
const EVERYTHING_LISTED = everythingQuery(schema, { field: 'assistants', args: ['first', 'after'] }, { depth: 3, skip });
const LIST = '{ assistants { totalCount nodes { id name } } }';
const GOOD: Document = {
  id: 'good',
  name: 'Good',
  instructions: 'x',
  model: 'm',
  created_at: '2026-01-01T00:00:00Z',
  tools: [{ type: 'hangup' }],
};

async function startOver(documents: readonly Document[] | string) {
  const text = typeof documents === 'string' ? documents : undefined;
  const upstream = await startUpstream((request) =>
    text === undefined ? account(documents as readonly Document[])(request) : { body: text },
  );
  return { ...startGateway({ upstreamUrl: upstream.url }), upstream };
}

/** Errors are only those of single fields: honest, below an assistant, and never a bug. */
function expectFieldErrorsOnly({ errors = [] }: GraphQLAnswer): void {
  expect(errors.filter(({ path = [], extensions }) => path.length < 2 || extensions?.['code'] !== 'UPSTREAM_BAD_RESPONSE')).toEqual([]);
}

interface Page {
  readonly nodes: readonly { readonly id: string; readonly name: string | null }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('one damaged value anywhere in a document', () => {
  const damaged = damagedCopies(seedAssistants() as unknown as readonly JsonDocument[], 2);

  test('is tried at some hundred places', () => {
    expect(new Set(damaged.map(({ place }) => place)).size).toBeGreaterThan(200);
  });

  test('costs neither the assistant nor its neighbours', async () => {
    const neighbours = Array.from({ length: 5 }, (_, index) => ({ ...GOOD, id: `good-${index}`, name: `Good ${index}` }));
    const documents = [...damaged.map(({ document }) => document), ...neighbours];
    const { query } = await startOver(documents);
    const names = new Map<string, string | null>();
    let after: string | null = null;
    do {
      const answer = await query(EVERYTHING_LISTED, { variables: { first: 250, after } });
      expectFieldErrorsOnly(answer);
      const page: Page = answer.data.assistants;
      for (const { id, name } of page.nodes) names.set(id, name);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(names.size).toBe(documents.length);
    for (const { id, name } of neighbours) expect(names.get(id)).toBe(name);
    for (const { place, document } of damaged) {
      if (place !== 'name') expect([place, names.get(document['id'] as string)]).toEqual([place, document['name']]);
    }
  });
});

describe('damaged entries of a list', () => {
  const broken: readonly (readonly [string, string, number])[] = [
    ['null', 'null', 0],
    ['a string', '"x"', 1],
    ['a number', '7', 1],
    ['a list', '[{"id":"x"}]', 1],
    ['an empty object', '{}', 1],
    ['an object without an id', '{"name":"x"}', 1],
    ['an id of null', '{"id":null}', 1],
    ['an empty id', '{"id":""}', 1],
    ['an id that is an object', '{"id":{"x":1}}', 1],
    ['an id that is a list', '{"id":["x"]}', 1],
    ['an id beyond all numbers', '{"id":1e999}', 1],
    ['an id with a fraction', '{"id":1.5}', 1],
    ['an id under __proto__', '{"__proto__":{"id":"x"}}', 1],
    ['only errors', '{"errors":[{"detail":"x"}]}', 1],
  ];

  test.each(broken)('%s costs itself', async (_name, entry, faults) => {
    const good = JSON.stringify(GOOD);
    const { query } = await startOver(`{"data":[${good},${entry},${good.replace('"good"', '"good2"')},${entry}]}`);
    const { data, errors = [] } = await query(LIST);
    expect(data.assistants).toEqual({ totalCount: 2, nodes: ['good', 'good2'].map((id) => ({ id, name: 'Good' })) });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(faults === 0 ? [] : ['UPSTREAM_BAD_RESPONSE']);
    if (faults > 0) expect(errors[0]?.message).toContain('2 entries');
  });

  test('one id that comes often is one assistant', async () => {
    const { query } = await startOver(Array.from({ length: 50 }, () => GOOD));
    expect(await query(LIST)).toEqual({ data: { assistants: { totalCount: 1, nodes: [{ id: 'good', name: 'Good' }] } } });
  });

  test('one good one among a thousand arrives', async () => {
    const { query } = await startOver(JSON.stringify([...Array.from({ length: 1_000 }, () => ({})), GOOD]));
    expect((await query(LIST)).data.assistants).toEqual({ totalCount: 1, nodes: [{ id: 'good', name: 'Good' }] });
  });
});

describe('references that lead nowhere good', () => {
  const handoff = (...ids: readonly unknown[]) => ({
    type: 'handoff',
    handoff: { ai_assistants: ids.map((id) => ({ id, name: 'target' })) },
  });
  const DEEP = `{ assistant(id: "a") { name tools { ... on HandoffTool { aiAssistants { assistantId assistant { name
    tools { ... on HandoffTool { aiAssistants { assistant { name tools { __typename } } } } } } } } } } }`;
  const flow = (target: unknown) => ({
    start_node_id: 'n',
    nodes: [{ id: 'n', type: 'prompt' }],
    edges: [{ id: 'e', start_node_id: 'n', target }],
  });
  const FLOW = `{ assistant(id: "a") { name conversationFlow { edges { target { ... on AssistantTarget { assistantId assistant { name } } } } } } }`;

  test('a handoff to itself, and two that lead to each other', async () => {
    const { query, upstream } = await startOver([
      { ...GOOD, id: 'a', tools: [handoff('a', 'b')] },
      { ...GOOD, id: 'b', tools: [handoff('a', 'b')] },
    ]);
    const { data, errors } = await query(DEEP);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data).match(/"Good"/g)).toHaveLength(7);
    expect(upstream.calls.length).toBeLessThanOrEqual(2);
  });

  test.each([
    ['that does not exist', 'gone'],
    ['of null', null],
    ['that is a number', 7],
    ['that is an object', { id: 'a' }],
    ['of another route', 'tags'],
    ['of dots', '..'],
    ['with a slash', 'a/clone'],
    ['with an escape', '%2e%2e'],
    ['that is empty', ''],
    ['of a megabyte', 'x'.repeat(1_000_000)],
  ])('an id %s is null, and its neighbours are there', async (_name, id) => {
    const { query, upstream } = await startOver([
      { ...GOOD, id: 'a', tools: [handoff(id, 'b')], conversation_flow: flow({ type: 'assistant', assistant_id: id }) },
      { ...GOOD, id: 'b' },
    ]);
    for (const operation of [DEEP, FLOW]) {
      const answer = await query(operation);
      expectFieldErrorsOnly(answer);
      expect(answer.data.assistant.name).toBe('Good');
      const targets: unknown = answer.data.assistant.tools?.[0].aiAssistants;
      if (operation === DEEP) expect(targets).toMatchObject([{ assistant: null }, { assistantId: 'b', assistant: { name: 'Good' } }]);
    }
    const paths = new Set([
      'GET /ai/assistants',
      'GET /ai/assistants/a',
      'GET /ai/assistants/b',
      'GET /ai/assistants/gone',
      'GET /ai/assistants/7',
    ]);
    expect(upstream.calls.filter((call) => !paths.has(call))).toEqual([]);
  });
});

describe('documents of unreasonable shape', () => {
  const nested = (open: string, close: string, depth = 100_000) => `${open.repeat(depth)}1${close.repeat(depth)}`;
  const edge = (expression: string) =>
    `"conversation_flow":{"nodes":[],"edges":[{"id":"e","condition":{"type":"expression","expression":${expression}}}]}`;
  const places: readonly (readonly [string, (value: string) => string])[] = [
    ['an unknown key', (value) => `"new_key":${value}`],
    ['dynamic variables', (value) => `"dynamic_variables":${value}`],
    ['a name', (value) => `"name":${value}`],
    ['tools', (value) => `"tools":${value}`],
    ['a tool nobody knows', (value) => `"tools":[{"type":"new","x":${value}}]`],
    ['the parameters of a webhook', (value) => `"tools":[{"type":"webhook","webhook":{"body_parameters":${value}}}]`],
    ['a flow', (value) => `"conversation_flow":${value}`],
    ['nodes and edges of a flow', (value) => `"conversation_flow":{"nodes":[${value}],"edges":[${value}]}`],
    ['an expression', edge],
  ];

  /** A list of these documents, after a good one. */
  async function readBehindGood(bodies: readonly string[]): Promise<void> {
    const entries = bodies.map((body, index) => `{"id":"deep${index}",${body}}`);
    const { query } = await startOver(`{"data":[${[JSON.stringify(GOOD), ...entries].join(',')}]}`);
    const answer = await query(EVERYTHING_LISTED, { variables: { first: 250 } });
    expectFieldErrorsOnly(answer);
    const nodes: Page['nodes'] = answer.data.assistants.nodes;
    expect(nodes.map(({ id }) => id).toSorted()).toEqual([...bodies.map((_body, index) => `deep${index}`), 'good']);
    expect(nodes.find(({ id }) => id === 'good')?.name).toBe('Good');
  }

  test.each<[string, string]>([
    ['lists', nested('[', ']', 10_000)],
    ['objects', nested('{"x":', '}', 10_000)],
  ])('%s 10,000 levels deep, in every place', async (_shape, value) => {
    await readBehindGood(places.map(([, bodyWith]) => bodyWith(value)));
  });

  test.each(places)('lists 100,000 levels deep, as %s', async (_place, bodyWith) => {
    await readBehindGood([bodyWith(nested('[', ']'))]);
  });

  test.each<[string, string]>([
    ['operands', nested('{"type":"bool_op","op":"not","operands":[', ']}')],
    ['comparisons', nested('{"type":"comparison","op":"==","left":', ',"right":1}')],
  ])('%s 100,000 levels deep', async (_shape, value) => {
    await readBehindGood([edge(value)]);
  });

  test.each(places)('lists 100,000 levels deep, as %s, have a snapshot', async (_place, bodyWith) => {
    const { query } = await startOver(`{"id":"a","name":"Ann",${bodyWith(nested('[', ']'))}}`);
    const { data, errors } = await query('{ assistant(id: "a") { snapshot contentHash } }');
    expect(errors).toBeUndefined();
    expect(data.assistant).toMatchObject({
      snapshot: { $schema: expect.any(String) as string },
      contentHash: expect.stringMatching(/^\w{64}$/) as string,
    });
  });

  // The text of an expression is written with JSON.stringify, which recurses.
  test('a literal of an expression 100,000 levels deep', async () => {
    const upstream = await startUpstream(() => ({ body: `{"id":"a",${edge(`{"type":"string_literal","value":${nested('[', ']')}}`)}}` }));
    const { query } = startGateway({ upstreamUrl: upstream.url, allowErrors: true });
    expectFieldErrorsOnly(await query(EVERYTHING, { variables: { id: 'a' } }));
  });

  test('numbers beyond all numbers', async () => {
    const text = JSON.stringify({
      ...GOOD,
      id: 'a',
      telephony_settings: { time_limit_secs: '@', user_idle_timeout_secs: '@' },
      voice_settings: { voice_speed: '@' },
      created_at: '@',
      dynamic_variables: { x: '@' },
      tools: [{ type: 'webhook', timeout_ms: '@', webhook: { timeout_ms: '@' } }, { type: '@' }],
      conversation_flow: { nodes: [{ id: 'n', position: { x: '@', y: '@' } }], edges: [] },
    });
    for (const number of ['1e999', '-1e999', '123456789012345678901234567890', '1e-999', '-0', '2147483648']) {
      const { query } = await startOver(text.replaceAll('"@"', number));
      const answer = await query(EVERYTHING, { variables: { id: 'a' } });
      expectFieldErrorsOnly(answer);
      expect(answer.data.assistant).toMatchObject({ id: 'a', name: 'Good', conversationFlow: { nodes: [{ nodeId: 'n' }] } });
    }
  });

  test('a flow of 5,000 nodes and 10,000 edges', async () => {
    const nodes = Array.from({ length: 5_000 }, (_, index) => ({ id: `n${index}`, type: 'prompt', name: `Node ${index}` }));
    const edges = Array.from({ length: 10_000 }, (_, index) => ({
      id: `e${index}`,
      start_node_id: `n${index % 5_000}`,
      target: { type: 'node', node_id: `n${(index * 7) % 5_000}` },
      condition: { type: 'llm', prompt: 'x' },
    }));
    const { query } = await startOver([{ ...GOOD, id: 'a', conversation_flow: { start_node_id: 'n0', nodes, edges } }]);
    const { data, errors } = await query(
      '{ assistant(id: "a") { conversationFlow { nodes { nodeId outgoing { edgeId } incoming { edgeId } } } } }',
    );
    expect(errors).toBeUndefined();
    const found: readonly { readonly outgoing: readonly unknown[]; readonly incoming: readonly unknown[] }[] =
      data.assistant.conversationFlow.nodes;
    expect(found).toHaveLength(5_000);
    expect(found.flatMap(({ outgoing }) => outgoing)).toHaveLength(10_000);
    expect(found.flatMap(({ incoming }) => incoming)).toHaveLength(10_000);
  });

  test('keys that every object inherits are data, and change nothing', async () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'toJSON', 'valueOf'];
    const object = `{${names.map((name) => `"${name}":{"polluted":true}`).join(',')},"type":"__proto__"}`;
    const body = `{${names.map((name) => `"${name}":${object}`).join(',')},"id":"a","name":"Good","dynamic_variables":${object},"tools":[${object}],
      "voice_settings":${object},"conversation_flow":{"start_node_id":"__proto__","nodes":[{"id":"__proto__"},{"id":"constructor"},${object}],
      "edges":[{"id":"toString","start_node_id":"__proto__","target":{"type":"node","node_id":"__proto__"}},${object}]}}`;
    const { query } = await startOver(body);
    const answer = await query(EVERYTHING, { variables: { id: 'a' } });
    expectFieldErrorsOnly(answer);
    const { assistant } = answer.data;
    expect(assistant.name).toBe('Good');
    expect(Object.keys(assistant.dynamicVariables as object)).toEqual([...names, 'type']);
    expect(Object.keys(assistant.extra as object)).toEqual(names);
    expect({}).not.toHaveProperty('polluted');
  });

  // oxlint-disable unicorn/no-thenable -- a key of JSON
  // JSON Schemas have a `then` beside `if` and `else`, which makes no promise of them.
  test.each([
    ['of dynamic variables', { dynamic_variables: { then: 'x' } }],
    ['of a JSON Schema', { tools: [{ type: 'webhook', webhook: { body_parameters: { if: {}, then: {}, else: {} } } }] }],
    ['of a tool', { tools: [{ type: 'hangup', then: 'x' }] }],
    ['that nobody knows', { then: 'x' }],
  ])('a key "then" %s is data', async (_name, part) => {
    const upstream = await startUpstream(account([{ ...GOOD, id: 'a', ...part }]));
    const { query } = startGateway({ upstreamUrl: upstream.url, allowErrors: true });
    const answer = await query(EVERYTHING, { variables: { id: 'a' } });
    expect(answer.errors).toBeUndefined();
    expect(JSON.stringify(answer.data)).toContain('"then"');
  });
});
