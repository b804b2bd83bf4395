import { describe, test } from 'vitest';
import { account } from '../support/upstream.ts';
import { ask, compare, DOCUMENTS, HANDOFFS, LIST, ONE, twice, withHeaders, type Sent } from './both-adapters.ts';

describe('the adapter of Node answers as the adapter of Yoga does', () => {
  test('operations that come again, with the same and with other variables', () =>
    compare(
      () => account(DOCUMENTS),
      twice([
        ...['a', 'b', 'c', 'a', 'none', '../b', ''].map((id) => ask(ONE, { variables: { id } })),
        ...[1, 2, 250, 0, 251, null].map((first) => ask(LIST, { variables: { first } })),
        ask(HANDOFFS),
        ask(LIST, { operationName: 'List' }),
        ask(`${ONE} ${LIST}`, { operationName: 'One', variables: { id: 'b' } }),
        ask('{ assistant(id: "c") { name tags createdAt tools { __typename } dynamicVariables extra } }'),
        ask(
          '{ a: assistant(id: "a") { ...F } b: assistant(id: "b") { ...F } } fragment F on Assistant { id ... @skip(if: true) { name } }',
        ),
        ask('{ __typename }'),
      ]),
    ));

  test('what is wrong with a request', () =>
    compare(
      () => account(DOCUMENTS),
      twice([
        ask(ONE),
        ask(ONE, { variables: { id: null } }),
        ask(ONE, { variables: { id: { a: 1 } } }),
        ask(ONE, { variables: [] }),
        ask(ONE, { variables: 'x' }),
        ask(LIST, { variables: { first: 'many' } }),
        ask(LIST, { operationName: 'Other' }),
        ask(LIST, { operationName: 7 }),
        ask(`${ONE} ${LIST}`),
        ask('{ nothing }'),
        ask('{'),
        ask(''),
        { body: Buffer.concat([Buffer.from(`{"query":"${LIST}","operationName":"`), Buffer.from([0xff]), Buffer.from('"}')]) },
        { body: Buffer.concat([Buffer.from(`{"query":"${LIST}","x":"`), Buffer.from([0xff]), Buffer.from('"}')]) },
        { body: `\uFEFF{"query":"${LIST}"}` },
        { body: `{"query":"${LIST}","x":"\uFFFD"}` },
        { body: '{"query":' },
        { body: '[]' },
        { body: JSON.stringify([{ query: LIST }]) },
        { body: 'null' },
        { body: '{}' },
        { body: JSON.stringify({ query: LIST, unknown: true, extensions: {} }) },
        { ...ask(LIST), headers: { 'content-type': 'text/plain' } },
        { ...ask(LIST), headers: { 'content-type': 'application/json; charset=latin1' } },
      ]),
      { allowErrors: true },
    ));

  test('queries wherever they stand in a body, and however they are written', () => {
    const variables = '"variables":{"id":"a"}';
    const text = JSON.stringify(ONE);
    const escaped = text.replaceAll('$', String.raw`\u0024`);
    const long = JSON.stringify(`${ONE} # ${'"\\'.repeat(40)}`);
    return compare(
      () => account(DOCUMENTS),
      twice(
        [
          `{"query":${text},${variables}}`,
          `{${variables},"query":${text}}`,
          `{"operationName":"One",${variables},"extensions":null,"query":${text}}`,
          `{ "query" : ${text} , ${variables} }`,
          `{"query": \n${text},${variables}}`,
          `{"query":${escaped},${variables}}`,
          `{"qu\\u0065ry":${text},${variables}}`,
          `{"query":${long},${variables}}`,
          // The first member of that name is not the one that counts.
          `{"query":${text},"query":${JSON.stringify(LIST)},${variables}}`,
          `{"query":${JSON.stringify(LIST)},"query":${text},${variables}}`,
          `{"variables":{"query":${text},"id":"b"},"query":${text}}`,
          `{"variables":{"id":{"query":${text}}},"query":${text}}`,
          `{"variables":{"query":${text}}}`,
          `{"query":${text},"variables":{"id":"c","query":${text}}}`,
          `{"query":{"query":${text}},${variables}}`,
          `{"query":${text} ${variables}}`,
          `{"query":${text.slice(0, -1)},${variables}}`,
          `{"query":${text},${variables}`,
          `{"query":${text}}{"query":${text}}`,
        ].map((body) => ({ body })),
      ),
      { allowErrors: true },
    );
  });

  test('a text that stood in another place of somebody else’s body is not taken for what they asked', () => {
    const poisoned = [ONE, LIST, 'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { code } } }'];
    const other = '"query":"{ __typename }"';
    const attackOn = (query: string): readonly Sent[] => {
      const text = JSON.stringify(query);
      const bodies = [`{"variables":{"query":${text}},${other}}`, `{"query":${text},${other}}`, `{"x":{"query":${text}},${other}}`];
      const victim = withHeaders({ authorization: 'Bearer victim' })(ask(query, { variables: { id: 'a' } }));
      return twice<Sent>(bodies.map((body) => ({ body }))).concat(victim, victim, victim);
    };
    return compare(() => account(DOCUMENTS), poisoned.flatMap(attackOn), { allowErrors: true });
  });

  test.each(
    [
      '*/*',
      'application/json',
      'application/graphql-response+json',
      'text/html',
      'application/xml',
      'multipart/mixed, application/json',
    ].concat([
      'application/graphql-response+json,application/json;q=0.9',
      'application/graphql-response+json, application/json',
      'application/json;q=0.5, application/graphql-response+json',
    ]),
  )('to clients that accept %s', (accept) =>
    compare(
      () => account(DOCUMENTS),
      twice([ask(LIST), ask(ONE, { variables: { id: 'c' } }), ask('{ nothing }')]).map(withHeaders({ accept })),
    ),
  );

  test.each([
    ['cache-control', 'no-cache'],
    ['cache-control', 'no-store'],
    ['cache-control', 'max-age=0'],
    ['x-upstream-report', '0'],
    ['origin', 'https://app.example.com'],
    ['origin', 'https://foreign.example.com'],
    ['origin', 'https://a.b.pages.example.com'],
    ['origin', 'https://pages.example.com'],
    ['content-type', 'application/json; charset=utf-8'],
    ['content-type', 'APPLICATION/JSON'],
    ['authorization', ''],
    ['authorization', 'Basic dXNlcjpwYXNz'],
    ['authorization', 'bearer  token'],
    ['if-none-match', '*'],
    ['accept-encoding', 'gzip'],
    ['accept-encoding', 'br, deflate'],
    ['content-encoding', 'identity'],
    ['content-encoding', 'zstd'],
  ])('with the header %s: %s', (name, value) =>
    compare(() => account(DOCUMENTS), twice([ask(LIST), ask(ONE, { variables: { id: 'a' } })]).map(withHeaders({ [name]: value })), {
      corsOrigins: ['https://app.example.com', 'https://*.pages.example.com'],
      compressionMinBytes: 100,
    }),
  );
});
