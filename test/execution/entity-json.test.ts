import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { getNamedType, isCompositeType, isObjectType, isRequiredArgument, OperationTypeNode, parse, type GraphQLNamedType } from 'graphql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { startSandbox, DEMO_TOKEN } from '../../src/sandbox/app.ts';
import { EntityJsonCache } from '../../src/operations/execution/entities/entity-json-cache.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { assistantDocuments } from '../support/documents/arbitrary.ts';
import { everythingQuery } from '../support/documents/select-all.ts';
import { startExecutions, type ExecutionsOptions } from '../support/executions.ts';
import { account, startUpstream, type AccountOptions, type Document } from '../support/upstream.ts';

const LIST = 'query ($first: Int, $filter: AssistantFilter) { assistants(first: $first, filter: $filter) { nodes { id name } } }';
const HANDOFFS = '{ assistants { nodes { name tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } } }';

/** An assistant that hands over to others. */
const handing = (id: string, targets: readonly string[], rest: Document = {}): Document => ({
  id,
  name: `Name of ${id}`,
  tools: [{ type: 'handoff', handoff: { ai_assistants: targets.map((target) => ({ id: target, name: 'Next' })) } }],
  ...rest,
});

/** An account whose documents can be exchanged, and time, which passes when it is told to. */
async function start(documents: readonly Document[], options: Partial<ExecutionsOptions> & AccountOptions = {}) {
  const state = { documents, now: 0 };
  const upstream = await startUpstream((request) => {
    if (request.path.includes('/dynamic')) return { body: { data: {} } };
    return account(state.documents, options)(request);
  });
  return { state, ...startExecutions({ url: upstream.url, calls: () => upstream.calls, now: () => state.now, ...options }) };
}

async function startOverSandbox() {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const texts = startExecutions({ url: sandbox.url, calls: () => sandbox.calls.map(({ method, path }) => `${method} ${path}`) });
  return { ...texts, asked: { token: DEMO_TOKEN } };
}

const FOLDER = new URL('../../examples/', import.meta.url);
const examples = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'))
  .filter((text) =>
    parse(text).definitions.every((part) => part.kind !== 'OperationDefinition' || part.operation === OperationTypeNode.QUERY),
  );

describe('an answer made of kept entities is what graphql-js gives', () => {
  test.each(examples)('for the example %#', async (query) => {
    const { ask, askPlainly, asked } = await startOverSandbox();
    for (let turn = 0; turn < 3; turn += 1) {
      const plain = await askPlainly(query, asked);
      const { result, calls } = await ask(query, asked);
      expect(JSON.stringify(result.data)).toBe(JSON.stringify(plain.result.data));
      expect(calls).toEqual(plain.calls);
    }
  });

  test('for every field of every assistant of the sandbox', async () => {
    const { ask, warm, askPlainly, asked } = await startOverSandbox();
    const { result: all } = await ask('{ assistants { nodes { id } } }', asked);
    const { nodes } = (all.data as { readonly assistants: { readonly nodes: readonly { readonly id: string }[] } }).assistants;
    expect(nodes.length).toBeGreaterThan(3);
    const query = everythingQuery(schema, 'assistant');
    const withoutWebhook = query.replaceAll('dynamicVariablesFromWebhook', '');
    let texts = 0;
    for (const { id } of nodes) {
      const { text } = await warm(withoutWebhook, { ...asked, variables: { id } });
      const again = await ask(withoutWebhook, { ...asked, variables: { id } });
      const plain = await askPlainly(withoutWebhook, { ...asked, variables: { id } });
      expect(JSON.stringify(again.result.data)).toBe(JSON.stringify(plain.result.data));
      if (text !== null) texts += 1;
    }
    expect(texts).toBeGreaterThan(0);
  });

  test('whichever documents there are and whatever is selected', async () => {
    const selection = selectionArbitrary('Assistant', 3);
    const hostile = { unknowns: true, nulls: true, nullItems: true, mistyped: true };
    let texts = 0;
    for (const options of [{}, hostile]) {
      const cases = fc.sample(fc.tuple(assistantDocuments(options), selection), { numRuns: 40, seed: 4711 });
      for (const [documents, selected] of cases) {
        const query = `{ assistants { nodes { ${selected} } edges { cursor node { ${selected} } } totalCount pageInfo { hasNextPage endCursor } __typename } }`;
        const { ask, askPlainly } = await start(documents);
        for (let turn = 0; turn < 3; turn += 1) {
          const plain = await askPlainly(query);
          const told = await ask(query);
          expect(JSON.stringify(told.result.data)).toBe(JSON.stringify(plain.result.data));
          expect(told.messages).toEqual(plain.messages);
          expect(told.calls).toEqual(plain.calls);
          expect(told.ctx.cost.items).toBe(plain.ctx.cost.items);
          expect(told.ctx.cost.reads).toEqual(plain.ctx.cost.reads);
          if (told.text !== null) texts += 1;
        }
      }
    }
    expect(texts).toBeGreaterThan(20);
  });

  test('under aliases, beside each other, and where there is none', async () => {
    const { warm, askPlainly } = await start([handing('a', ['b']), handing('b', [])]);
    const query = `{ b: assistant(id: "b") { __typename name } kind: __typename none: assistant(id: "c") { name }
      page: assistants(last: 1) { count: totalCount edges { at: cursor it: node { id } kind: __typename } } }`;
    const { text } = await warm(query);
    const { result } = await askPlainly(query);
    expect(text).toBe(JSON.stringify(result));
  });
});

/** Fields of a type, some of them, to a depth; never one that asks the webhook, nor a reference. */
function selectionArbitrary(typeName: string, depth: number): fc.Arbitrary<string> {
  const type = schema.getType(typeName) as GraphQLNamedType;
  if (!isObjectType(type)) return fc.constant('__typename');
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument) && field.args.length === 0);
  const arbitraries = [fc.constant<string>('__typename')].concat(
    fields.flatMap((field) => {
      const inner = getNamedType(field.type);
      if (!isCompositeType(inner)) return [fc.constant(field.name)];
      if (depth === 0 || inner.name === 'Assistant') return [];
      return [selectionArbitrary(inner.name, depth - 1).map((below) => `${field.name} { ${below} }`)];
    }),
  );
  return fc
    .subarray(arbitraries, { minLength: 1, maxLength: Math.min(6, arbitraries.length) })
    .chain((some) => fc.tuple(...some).map((parts) => parts.join(' ')));
}

describe('the JSON of an entity is written once', () => {
  test('when it is asked for the second time, whatever the page and the filter', async () => {
    const { ask, made } = await start([handing('a', []), handing('b', []), handing('c', [])]);
    expect((await ask(LIST)).text).toBeNull();
    expect(made()).toBe(0);
    expect((await ask(LIST, { variables: { first: 2 } })).text).not.toBeNull();
    expect(made()).toBe(2);
    expect((await ask(LIST)).text).not.toBeNull();
    expect(made()).toBe(3);
    for (const variables of [{ first: 1 }, { first: 3 }, { filter: { nameContains: 'b' } }, { filter: { ids: ['c', 'a'] } }]) {
      const { text, calls } = await ask(LIST, { variables });
      expect(text).not.toBeNull();
      expect(calls).toEqual([]);
    }
    expect(made()).toBe(3);
  });

  test('for each outcome of its conditions, and not for variables that these leave out', async () => {
    const { warm, ask, made } = await start([handing('a', [])]);
    const query = `query ($caller: String, $live: Boolean = false, $named: Boolean!) {
      assistant(id: "a") { id name @include(if: $named) dynamicVariablesFromWebhook(from: $caller) @include(if: $live) } }`;
    const named = await warm(query, { variables: { named: true, caller: '+1' } });
    expect(named.text).toBe('{"data":{"assistant":{"id":"a","name":"Name of a"}}}');
    const other = await ask(query, { variables: { named: true, caller: '+2' } });
    expect(other.text).toBe(named.text);
    expect(made()).toBe(1);
    const unnamed = await warm(query, { variables: { named: false } });
    expect(unnamed.text).toBe('{"data":{"assistant":{"id":"a"}}}');
    expect(made()).toBe(2);
  });

  test('never of what a webhook says at the moment', async () => {
    const { warm, ask, made } = await start([handing('a', [])]);
    const query = '{ assistant(id: "a") { ...Now } } fragment Now on Assistant { id dynamicVariablesFromWebhook }';
    for (let turn = 0; turn < 2; turn += 1) {
      const { text, calls } = turn === 0 ? await warm(query) : await ask(query);
      expect(text).toBeNull();
      expect(calls).toHaveLength(1);
    }
    expect(made()).toBe(2);
  });

  test('for each account, and for each set of scopes', async () => {
    const upstream = await startUpstream((request) =>
      account([{ id: 'a', name: `Of ${request.headers.authorization}`, dynamic_variables: { api_key: 'sesame' } }])(request),
    );
    const query = '{ assistant(id: "a") { name dynamicVariables } }';
    const open = startExecutions({ url: upstream.url, calls: () => upstream.calls });
    expect((await open.warm(query, { token: 'one' })).text).toContain('Of Bearer one');
    expect((await open.warm(query, { token: 'two' })).text).toContain('Of Bearer two');
    const jwt = startExecutions({ url: upstream.url, calls: () => upstream.calls, auth: jwtMode() });
    const seeing = await sign('assistants:read secrets:read');
    const blind = await sign('assistants:read');
    const importing = await sign('assistants:import');
    expect((await jwt.warm(query, { token: seeing })).text).toContain('sesame');
    expect((await jwt.warm(query, { token: blind })).text).toContain('"***"');
    expect((await jwt.ask(query, { token: blind })).text).not.toContain('sesame');
    const refused = await jwt.warm(query, { token: importing });
    expect(refused.text).toBeNull();
    expect(refused.messages).toEqual([expect.stringContaining('assistants:read')]);
  });

  test('within a number of bytes, and not at all where reads are not kept or not wanted from the cache', async () => {
    const store = new EntityJsonCache(10_000);
    for (let count = 0; count < 100; count += 1) store.set({}, 'asked', { json: 'ä'.repeat(500), items: 0, sources: [], asked: 0 });
    expect(store.bytes).toBeLessThanOrEqual(10_000);
    expect(store.bytes).toBeGreaterThan(5_000);
    const { warm, made } = await start([handing('a', [])], { cacheTtlMs: 0 });
    expect((await warm(LIST)).text).toBeNull();
    const refreshing = await start([handing('a', [])]);
    expect((await refreshing.warm(LIST, { headers: { 'cache-control': 'no-cache' } })).text).toBeNull();
    expect(made() + refreshing.made()).toBe(0);
  });
});

describe('it lives no longer than what it was made from', () => {
  test('a document that has changed upstream gives another one', async () => {
    const { state, warm, ask } = await start([handing('a', [])]);
    expect((await warm(LIST)).text).toContain('Name of a');
    state.documents = [handing('a', [], { name: 'Another' })];
    expect((await ask(LIST)).text).toContain('Name of a');
    state.now += 60_000;
    expect((await warm(LIST)).text).toContain('Another');
  });

  test('so does one that a write may have changed', async () => {
    const { state, warm } = await start([handing('a', [])]);
    const { ctx } = await warm(LIST);
    state.documents = [handing('a', [], { name: 'Another' })];
    ctx.loaders.outdate(['assistants']);
    expect((await warm(LIST)).text).toContain('Another');
  });

  test('an assistant that it refers to is looked up each time', async () => {
    const { state, warm, ask, askPlainly, made } = await start([handing('a', ['b', 'c']), handing('b', []), handing('c', [])]);
    const query = `{ assistant(id: "a") { tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } }`;
    await warm(query);
    const { text } = await ask(query);
    expect(text).toContain('Name of b');
    const before = made();
    expect((await ask(query)).text).toBe(text);
    expect(made()).toBe(before);
    // A single read of one of them brings a newer document, which counts before the list.
    state.documents = [handing('a', ['b', 'c']), handing('b', [], { name: 'Renamed' }), handing('c', [])];
    await ask('{ assistant(id: "b") { name } }', { headers: { 'cache-control': 'no-cache' } });
    expect((await ask(query)).text).toContain('Renamed');
    state.now += 60_000;
    state.documents = [handing('a', ['b', 'c']), handing('c', [])];
    for (let turn = 0; turn < 3; turn += 1) {
      const told = await ask(query);
      expect(JSON.stringify(told.result.data)).toBe(JSON.stringify((await askPlainly(query)).result.data));
      expect(JSON.stringify(told.result.data)).toContain('{"assistant":null}');
    }
  });

  test('one that refers to nothing that exists is kept for as long as that is believed', async () => {
    const { state, ask, made } = await start([handing('a', ['gone']), handing('b', ['a'])]);
    const dangling = { a: null, b: 'Name of a' };
    for (let turn = 0; turn < 4; turn += 1) {
      const { text, result, calls } = await ask(HANDOFFS);
      expect(text === null).toBe(turn === 0);
      const { nodes } = (result.data as { readonly assistants: { readonly nodes: readonly Shown[] } }).assistants;
      expect(Object.fromEntries(nodes.map(({ name, tools }) => [name.at(-1), tools[0]?.aiAssistants[0]?.assistant?.name ?? null]))).toEqual(
        dangling,
      );
      expect(calls).toHaveLength(turn === 0 ? 2 : 1);
      state.now += 2_000;
    }
    expect(made()).toBe(4);
  });

  test('what it was made of says how long the answer may be kept', async () => {
    const { state, ask, askPlainly } = await start([handing('a', ['b']), handing('b', [])]);
    const query = '{ assistant(id: "a") { tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } }';
    const ages: (readonly (number | null)[])[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      for (const run of [ask, askPlainly]) {
        // The assistant that is referred to was read before.
        if (turn === 0) await run('{ assistant(id: "b") { name } }');
      }
      state.now += 10_000;
      const told = await ask(query);
      expect(told.text === null).toBe(turn === 0);
      ages.push([told.freshForMs, (await askPlainly(query)).freshForMs]);
    }
    expect(ages).toEqual([50_000, 40_000, 30_000, 20_000].map((age) => [age, age]));
  });
});

interface Shown {
  readonly name: string;
  readonly tools: readonly { readonly aiAssistants: readonly { readonly assistant: { readonly name: string } | null }[] }[];
}

describe('entities are kept wherever they stand', () => {
  test.each([
    'query { ...Root } fragment Root on Query { assistant(id: "a") { id } }',
    'query { assistant(id: "a") @include(if: true) { id } }',
    'query { assistant(id: "a") { id } assistant(id: "a") { name } }',
    'query { assistant(id: "a") { ...Late @defer } } fragment Late on Assistant { name }',
    'query { assistants { ...Page } } fragment Page on AssistantConnection { nodes { id } }',
    'query { __proto__: assistant(id: "a") { id } }',
    'query { node(id: "x") { globalId } assistant(id: "a") { id } }',
    'query { node(id: "QXNzaXN0YW50OmE") { globalId ... on Assistant { name } } }',
    '{ __schema { description } assistant(id: "a") { name } }',
  ])('%s', async (query) => {
    const { warm, ask, askPlainly, made } = await start([handing('a', [])]);
    await warm(query);
    const { text, result } = await ask(query);
    expect(text).not.toBeNull();
    expect(JSON.stringify(result)).toBe(JSON.stringify((await askPlainly(query)).result));
    expect(made()).toBe(1);
  });

  test.each(['query { assistants { totalCount } }', '{ __schema { description } }', '{ __typename }'])(
    'where there are any: %s',
    async (query) => {
      const { warm, askPlainly, made } = await start([handing('a', [])]);
      const { text, result } = await warm(query);
      expect(text).toBeNull();
      expect(JSON.stringify(result)).toBe(JSON.stringify((await askPlainly(query)).result));
      expect(made()).toBe(0);
    },
  );
});

describe('errors, limits and outages are those of graphql-js', () => {
  test.each([
    ['a variable of the wrong type', LIST, { first: 'many' }],
    ['an argument that is refused', LIST, { first: 0 }],
    ['an id that can be none', 'query ($id: ID!) { assistant(id: $id) { id } }', { id: '../x' }],
  ])('with the errors that it has: %s', async (_name, query, variables) => {
    const { warm, askPlainly } = await start([handing('a', [])]);
    const plain = await askPlainly(query, { variables });
    expect(plain.messages).toHaveLength(1);
    expect(await warm(query, { variables })).toMatchObject({ text: null, messages: plain.messages, calls: plain.calls });
  });

  test('a document with errors is tried once, and its errors are told each time', async () => {
    const { warm, ask, askPlainly, made } = await start([{ id: 'a', name: 7, tags: ['x', 7] }]);
    const query = '{ assistants { nodes { name tags } } }';
    const plain = await askPlainly(query);
    expect(plain.messages).toHaveLength(2);
    expect((await warm(query)).messages).toEqual(plain.messages);
    expect(await ask(query)).toMatchObject({ text: null, messages: plain.messages, calls: [] });
    expect(made()).toBe(1);
  });

  test('a list with damaged entries, of which the answer tells', async () => {
    const upstream = await startUpstream(() => ({ body: { data: [handing('a', []), 'damaged'] } }));
    const { warm, ask, askPlainly, made } = startExecutions({ url: upstream.url, calls: () => upstream.calls });
    const plain = await askPlainly(LIST);
    expect(plain.messages).toHaveLength(1);
    await warm(LIST);
    expect(await ask(LIST)).toMatchObject({ messages: plain.messages, calls: [] });
    expect(made()).toBe(1);
  });

  test('a list that leaves fields out costs the single reads that it always costs', async () => {
    const documents = [handing('a', []), handing('b', [])];
    const { ask, askPlainly } = await start(documents, { listLeavesOut: ['tools'] });
    const query = '{ assistants { nodes { name tools { __typename } } } }';
    for (let turn = 0; turn < 4; turn += 1) {
      const plain = await askPlainly(query);
      const told = await ask(query);
      expect(told.result.data).toEqual(plain.result.data);
      expect(told.calls.toSorted()).toEqual(plain.calls.toSorted());
      expect(told.freshForMs).toBe(plain.freshForMs);
    }
  });

  test('the same number of objects may be walked through', async () => {
    const query = 'query ($first: Int) { assistants(first: $first) { nodes { tools { __typename } } } }';
    const { ask, askPlainly } = await start([handing('a', []), handing('b', []), handing('c', [])], { maxItems: 5 });
    for (const first of [2, 2, 3, 3, 3, 2]) {
      const plain = await askPlainly(query, { variables: { first } });
      const told = await ask(query, { variables: { first } });
      expect(told.messages).toEqual(plain.messages);
      expect(told.messages).toHaveLength(first === 3 ? 1 : 0);
      expect(told.ctx.cost.items).toBe(plain.ctx.cost.items);
    }
    expect((await ask(query, { variables: { first: 2 } })).text).not.toBeNull();
  });

  test('an outage is told as it is', async () => {
    const upstream = await startUpstream(() => ({ status: 503, body: {} }));
    const { warm, askPlainly } = startExecutions({ url: upstream.url, calls: () => upstream.calls });
    const plain = await askPlainly(HANDOFFS);
    const told = await warm(HANDOFFS);
    expect(told.text).toBeNull();
    expect(told.messages).toEqual(plain.messages);
    expect(told.calls).toEqual(plain.calls);
  });
});
