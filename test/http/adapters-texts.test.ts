import { describe, test } from 'vitest';
import { OperationList } from '../../src/operations/persisted/operation-list.ts';
import { account } from '../support/upstream.ts';
import { ask, compare, DOCUMENTS, LIST, ONE, twice } from './both-adapters.ts';
import { LIMIT_ROWS } from './limit-rows.ts';

describe('the adapter of Node answers as the adapter of Yoga does', () => {
  test('conditions that leave other variables with the same values', () => {
    const query =
      'query ($m: Boolean!, $n: Boolean!, $a: Boolean!) { assistant(id: "a") { id ... @include(if: $m) { name @include(if: $a) } ... @skip(if: $m) { model @include(if: $n) } } }';
    const all = [false, true].flatMap((m) => [false, true].flatMap((n) => [false, true].map((a) => ({ m, n, a }))));
    return compare(() => account(DOCUMENTS), twice(all.map((variables) => ask(query, { variables }))));
  });

  test('texts that come once: in order, faulty, of several operations, with fragments, mutations and questions about the schema', () =>
    compare(
      () => account(DOCUMENTS),
      [
        ask('query Named { assistant(id: "a") { name } }', { operationName: 'Named' }),
        ask('query Named { assistant(id: "b") { name } }', { operationName: 'Other' }),
        ask('query A { a: assistant(id: "a") { name } } query B { b: assistant(id: "a") { name } }', { operationName: 'B' }),
        ask('query A { c: assistant(id: "a") { name } } query B { d: assistant(id: "a") { name } }'),
        ask('query A { e: assistant(id: "a") { name } } mutation B { importAssistants(input: {}) { userErrors { code } } }', {
          operationName: 'A',
        }),
        ask('{ f: assistant(id: "a") { ...F } } fragment F on Assistant { id tools { __typename } }'),
        ask('query ($id: ID!) { g: assistant(id: $id) { name } }', { variables: { id: 'c' } }),
        ask('query ($id: ID!) { h: assistant(id: $id) { name } }'),
        ask('query ($id: ID!) { i: assistant(id: $other) { name } }', { variables: { id: 'c' } }),
        ask('{ j: assistant(id: "c") { name tags createdAt } }'),
        ask('{ k: assistant(id: "a") { name @include(if: true) id @unknown } }'),
        ask('{ l: assistant(id: "a") { a: name a: id } }'),
        ask('{ m: assistants { nodes @stream(initialCount: 1) { id } nodes { name } } }'),
        ask('{ n: assistants { nodes @stream(initialCount: 1) { id } } ... @defer { o: __typename } }'),
        ask('mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { code } } }'),
        ask('subscription { nothing }'),
        ask('{ __schema { queryType { name } } }'),
        ask('{ __type(name: "Assistant") { name } p: __typename }'),
        ask('type A { b: Int } { q: __typename }'),
        ask('# nothing'),
        ask(` { r: assistants(first: 1) { totalCount } } ${'#'.repeat(5_000)}`),
        ask(` { s: nothing } ${'#'.repeat(5_000)}`),
        ask(`{ t: assistant(id: "a") { ${'... { name } '.repeat(1_000)} } }`),
        ask('{ u: assistant(id: "a") { id } }', { extensions: { persistedQuery: { version: 1, sha256Hash: 'no-hash' } } }),
      ],
      { allowErrors: true },
    ));

  test('texts that differ in the name of their operation', () =>
    compare(
      () => account(DOCUMENTS),
      [
        ...twice([
          ask('query One { assistant(id: "c") { name tags } }'),
          ask('query Two { assistant(id: "c") { name tags } }'),
          ask('query Three { assistant(id: "c") { name tags } }'),
          ask('query Two { assistant(id: "c") { name tags } }', { operationName: 'Two' }),
          ask('query Two { assistant(id: "c") { name tags } }', { operationName: 'One' }),
          ask('query Two { assistant(id: "c") { name tags } }', { operationName: '' }),
          ask('query 2wo { assistant(id: "c") { name tags } }'),
          ask('query T+o { assistant(id: "c") { name tags } }'),
          ask('query === { assistant(id: "c") { name tags } }'),
          ask('mutation Two { assistant(id: "c") { name tags } }'),
        ]),
        ask('query A1($id: ID!) { assistant(id: $id) { ...A1 } } fragment A1 on Assistant { id }', { variables: { id: 'a' } }),
        ask('query A2($id: ID!) { assistant(id: $id) { ...A1 } } fragment A1 on Assistant { id }', { variables: { id: 'b' } }),
        ask('query A3($id: ID!) { assistant(id: $id) { ...A1 } } fragment A1 on Assistant { id }'),
        ask('query B1 { a: __typename } query B2 { b: __typename }', { operationName: 'B1' }),
        ask('query B2 { a: __typename } query B2 { b: __typename }', { operationName: 'B2' }),
        ask('query B3 { a: __typename } query B2 { b: __typename }', { operationName: 'B1' }),
      ],
      { allowErrors: true },
    ));

  test('texts that come once, where no questions about the schema are answered', () =>
    compare(
      () => account(DOCUMENTS),
      [
        ask('{ __schema { queryType { name } } }'),
        ask('{ assistan { id } }'),
        ask('{ a: assistant(id: "a") { id } }'),
        ask('query ($f: AssistantFilter) { assistants(filter: $f) { totalCount } }', { variables: { f: { nameContain: 'a' } } }),
      ],
      { introspection: false },
    ));

  test('texts that come once, where only listed ones are answered', () =>
    compare(
      () => account(DOCUMENTS),
      [ONE, LIST, ONE, LIST, '{'].map((query) => ask(query, { variables: { id: 'a' } })),
      {
        operations: new OperationList([{ id: 'one', text: ONE }]),
      },
    ));

  test('limits', () =>
    compare(
      () => account(DOCUMENTS),
      twice(LIMIT_ROWS.flatMap(({ at, over }) => [ask(at), ask(over)]).filter(({ body }) => body.length < 60_000)),
    ));
});
