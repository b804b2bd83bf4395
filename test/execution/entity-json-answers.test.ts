import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { getNamedType, isCompositeType, isObjectType, isRequiredArgument, OperationTypeNode, parse, type GraphQLNamedType } from 'graphql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { startSandbox, DEMO_TOKEN } from '../../src/sandbox/app.ts';
import { assistantDocuments } from '../support/documents/arbitrary.ts';
import { everythingQuery } from '../support/documents/select-all.ts';
import { startExecutions } from '../support/executions.ts';
import { startUpstream } from '../support/upstream.ts';
import { HANDOFFS, handing, LIST, start } from './kept-entities.ts';

/** What is fresh for a second stays so, however busy the machine is. */
const STILL = () => 0;

async function startOverSandbox() {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const texts = startExecutions({
    url: sandbox.url,
    calls: () => sandbox.calls.map(({ method, path }) => `${method} ${path}`),
    now: STILL,
  });
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
      expect(calls.toSorted()).toEqual(plain.calls.toSorted());
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
        const { ask, askPlainly } = await start(documents, { now: STILL });
        for (let turn = 0; turn < 3; turn += 1) {
          const plain = await askPlainly(query);
          const answer = await ask(query);
          expect(JSON.stringify(answer.result.data)).toBe(JSON.stringify(plain.result.data));
          expect(answer.messages).toEqual(plain.messages);
          expect(answer.calls.toSorted()).toEqual(plain.calls.toSorted());
          expect(answer.ctx.cost.items).toBe(plain.ctx.cost.items);
          expect(answer.ctx.cost.reads).toEqual(plain.ctx.cost.reads);
          if (answer.text !== null) texts += 1;
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

  test('a document with errors is tried once, and its errors are reported each time', async () => {
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
      const answer = await ask(query);
      expect(answer.result.data).toEqual(plain.result.data);
      expect(answer.calls.toSorted()).toEqual(plain.calls.toSorted());
      expect(answer.freshForMs).toBe(plain.freshForMs);
    }
  });

  test('the same number of objects may be walked through', async () => {
    const query = 'query ($first: Int) { assistants(first: $first) { nodes { tools { __typename } } } }';
    const { ask, askPlainly } = await start([handing('a', []), handing('b', []), handing('c', [])], { maxItems: 5 });
    for (const first of [2, 2, 3, 3, 3, 2]) {
      const plain = await askPlainly(query, { variables: { first } });
      const answer = await ask(query, { variables: { first } });
      expect(answer.messages).toEqual(plain.messages);
      expect(answer.messages).toHaveLength(first === 3 ? 1 : 0);
      expect(answer.ctx.cost.items).toBe(plain.ctx.cost.items);
    }
    expect((await ask(query, { variables: { first: 2 } })).text).not.toBeNull();
  });

  test('an outage is reported as it is', async () => {
    const upstream = await startUpstream(() => ({ status: 503, body: {} }));
    const { warm, askPlainly } = startExecutions({ url: upstream.url, calls: () => upstream.calls });
    const plain = await askPlainly(HANDOFFS);
    const answer = await warm(HANDOFFS);
    expect(answer.text).toBeNull();
    expect(answer.messages).toEqual(plain.messages);
    expect(answer.calls.toSorted()).toEqual(plain.calls.toSorted());
  });
});
