import { describe, expect, test } from 'vitest';
import { EntityJsonCache } from '../../src/operations/execution/entities/entity-json-cache.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startExecutions } from '../support/executions.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { HANDOFFS, handing, LIST, start } from './kept-entities.ts';

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
    void ctx.loaders.outdate(['assistants']);
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
      const answer = await ask(query);
      expect(JSON.stringify(answer.result.data)).toBe(JSON.stringify((await askPlainly(query)).result.data));
      expect(JSON.stringify(answer.result.data)).toContain('{"assistant":null}');
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
      const answer = await ask(query);
      expect(answer.text === null).toBe(turn === 0);
      ages.push([answer.freshForMs, (await askPlainly(query)).freshForMs]);
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
