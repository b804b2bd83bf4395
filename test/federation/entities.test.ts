import { describe, expect, test } from 'vitest';
import { jwtMode } from '../auth/tokens.ts';
import { startGateway } from '../support/gateway.ts';
import { library, LISTS, server, tool } from '../support/resources.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const ENTITIES =
  'query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Assistant { id name tools { __typename } } } }';
const assistant = (id: string): Document => ({
  id,
  name: `Name of ${id}`,
  created_at: '2026-01-01T00:00:00Z',
  tools: [{ type: 'hangup', hangup: {} }],
});
const of = (...ids: unknown[]) => ({ variables: { of: ids.map((id) => ({ __typename: 'Assistant', id })) } });

async function start(documents: readonly Document[], options: Partial<Parameters<typeof startGateway>[0]> = {}) {
  const upstream = await startUpstream(account(documents));
  return { ...startGateway({ upstreamUrl: upstream.url, subgraph: true, ...options }), calls: upstream.calls };
}

describe('_entities', () => {
  test('one representation costs one read', async () => {
    const { query, calls } = await start([assistant('a')]);
    const { data } = await query(ENTITIES, of('a'));
    expect(data._entities).toEqual([{ __typename: 'Assistant', id: 'a', name: 'Name of a', tools: [{ __typename: 'HangupTool' }] }]);
    expect(calls).toEqual(['GET /ai/assistants/a']);
  });

  test('five hundred representations cost one list, and come back in their order', async () => {
    const ids = Array.from({ length: 500 }, (_, index) => `a${index}`);
    const { query, calls } = await start(ids.map(assistant));
    const { data, errors } = await query(ENTITIES, of(...ids.toReversed()));
    expect(errors).toBeUndefined();
    expect(data._entities.map(({ id }: { id: string }) => id)).toEqual(ids.toReversed());
    expect(calls).toEqual(['GET /ai/assistants']);
  });

  test('one that does not exist is null, and one that is no id or no entity is an error of its own', async () => {
    const { query, calls } = await start([assistant('a'), assistant('b')]);
    const representations = [
      { __typename: 'Assistant', id: 'a' },
      { __typename: 'Assistant', id: 'gone' },
      { __typename: 'Assistant', id: '../b' },
      { __typename: 'Assistant' },
      { __typename: 'Nobody', id: 'a' },
      { __typename: '__proto__' },
      'a',
      { __typename: 'Assistant', id: 'b' },
    ];
    const { data, errors } = await query(ENTITIES, { variables: { of: representations } });
    expect(data._entities.map((entity: { id: string } | null) => entity?.id ?? null)).toEqual([
      'a',
      null,
      null,
      null,
      null,
      null,
      null,
      'b',
    ]);
    expect(errors?.map(({ path, extensions }) => [path, extensions?.['code']]).toSorted()).toEqual(
      [2, 3, 4, 5, 6].map((index) => [['_entities', index], 'BAD_USER_INPUT']),
    );
    expect(calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/gone']);
  });

  test('more representations than the limit are refused without a call', async () => {
    const { query, calls } = await start([], { operationLimits: { maxEntities: 2 } });
    const { errors } = await query(ENTITIES, of('a', 'b', 'c'));
    expect(errors?.[0]?.extensions?.['code']).toBe('LIMIT_EXCEEDED');
    expect(calls).toEqual([]);
  });

  test('what a router marks on an entity shows nowhere', async () => {
    const { query } = await start([assistant('a')]);
    await query(ENTITIES, of('a'));
    const { data } = await query('{ assistant(id: "a") { extra } }');
    expect(data.assistant.extra).toBeNull();
  });

  test('without a credential nothing is read', async () => {
    const { query, calls } = await start([assistant('a')], { token: null });
    const { data, errors } = await query(ENTITIES, of('a'));
    expect(data._entities).toEqual([null]);
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    expect(calls).toEqual([]);
  });
});

test('_service tells the schema that is committed, where callers are known by a JWT', async () => {
  const { readFile } = await import('node:fs/promises');
  const { query } = await start([], { auth: jwtMode() });
  const { data } = await query('{ _service { sdl } }');
  expect(`${data._service.sdl.trim()}\n`).toBe(
    `${(await readFile(new URL('../../schema.subgraph.graphql', import.meta.url), 'utf8')).trim()}\n`,
  );
});

test('outside of a federation there is neither _entities nor _service', async () => {
  const { query } = await start([], { subgraph: false });
  const { errors } = await query('{ _service { sdl } }');
  expect(errors?.[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
});

test('representations of several types are read with their own, mixed and in their order', async () => {
  const state = { assistants: [assistant('a')], tools: [tool('a'), tool('b')], servers: [server('a')] };
  const upstream = await startUpstream(library(state));
  const { query } = startGateway({ upstreamUrl: upstream.url, subgraph: true });
  const representations = [
    ...['SharedTool', 'Assistant', 'McpServer'].map((type) => ({ __typename: type, id: 'a' })),
    { __typename: 'SharedTool', id: 'b' },
    { __typename: 'McpServer', id: 'gone' },
  ];
  const { data, errors } = await query(
    `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Assistant { id } ... on SharedTool { id displayName }
      ... on McpServer { id url } } }`,
    { variables: { of: representations } },
  );
  expect(errors).toBeUndefined();
  expect(data._entities).toEqual([
    { __typename: 'SharedTool', id: 'a', displayName: 'Name of a' },
    { __typename: 'Assistant', id: 'a' },
    { __typename: 'McpServer', id: 'a', url: 'https://mcp.example.com/a' },
    { __typename: 'SharedTool', id: 'b', displayName: 'Name of b' },
    null,
  ]);
  expect(upstream.calls.toSorted()).toEqual([LISTS.servers, LISTS.tools, 'GET /ai/assistants/a', 'GET /ai/mcp_servers/gone'].toSorted());
});
