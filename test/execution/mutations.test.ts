import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { expect, test } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';

/** A schema whose mutations note when they begin and end. */
function start(options: Partial<GatewayOptions> = {}) {
  const noted: string[] = [];
  const write = (name: string, outcome: () => unknown) => async () => {
    noted.push(`${name} begins`);
    await Promise.resolve();
    noted.push(`${name} ends`);
    return outcome();
  };
  const fail = () => {
    throw new TypeError('a bug');
  };
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { count: { type: GraphQLInt, resolve: () => noted.length / 2 } } }),
    mutation: new GraphQLObjectType({
      name: 'Mutation',
      fields: {
        short: { type: GraphQLString, resolve: write('short', () => 'x') },
        long: { type: GraphQLString, resolve: write('long', () => 'x'.repeat(20_000)) },
        broken: { type: GraphQLString, resolve: write('broken', fail) },
        needed: { type: new GraphQLNonNull(GraphQLString), resolve: write('needed', fail) },
      },
    }),
  });
  return { noted, ...startGateway({ upstreamUrl: 'http://127.0.0.1:9', schema, allowErrors: true, ...options }) };
}

test('fields of a mutation are carried out one after the other, in the order of the text', async () => {
  const { noted, query } = start();
  expect(await query('mutation { b: short a: short }')).toEqual({ data: { b: 'x', a: 'x' } });
  expect(noted).toEqual(['short begins', 'short ends', 'short begins', 'short ends']);
});

test('one that fails costs itself, and the next are carried out', async () => {
  const { noted, query } = start();
  const { data, errors } = await query('mutation { broken short }');
  expect([data, errors?.map(({ path }) => path)]).toEqual([{ broken: null, short: 'x' }, [['broken']]]);
  expect(noted).toHaveLength(4);
});

test('one that must not be null ends the operation', async () => {
  const { noted, query } = start();
  const { data, errors } = await query('mutation { needed short }');
  expect([data, errors?.map(({ path }) => path)]).toEqual([null, [['needed']]]);
  expect(noted).toEqual(['needed begins', 'needed ends']);
});

test('all are carried out, also where the answer has no room for what the first one says', async () => {
  const { noted, query } = start({ operationLimits: { maxAnswerBytes: 10_000 } });
  const { data, errors } = await query('mutation { long a: short b: short }');
  expect([data, errors?.[0]?.extensions?.['code']]).toEqual([null, 'LIMIT_EXCEEDED']);
  expect(noted).toHaveLength(6);
});

test('equal mutations at once, and again, are each carried out', async () => {
  const { noted, query } = start();
  await Promise.all(Array.from({ length: 5 }, () => query('mutation { short }')));
  for (let time = 0; time < 5; time += 1) await query('mutation { short }');
  expect(noted).toHaveLength(20);
});

test('variables that do not fit are refused under the name of their operation, and nothing is carried out', async () => {
  const { noted, post, requests } = start();
  const body = { query: 'mutation Send($live: Boolean!) { short @include(if: $live) }', variables: { live: 1 } };
  for (const [accept, status] of [
    ['application/graphql-response+json', 400],
    ['application/json', 200],
  ] as const) {
    const response = await post(body, { headers: { accept } });
    expect([response.status, await response.json()]).toMatchObject([status, { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }]);
  }
  expect(requests).toMatchObject([
    { operation: 'Send', kind: 'mutation', upstreamCalls: 0 },
    { operation: 'Send', kind: 'mutation', upstreamCalls: 0 },
  ]);
  expect(noted).toEqual([]);
});
