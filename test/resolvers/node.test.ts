import { describe, expect, test } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const NODE = 'query ($id: ID!) { node(id: $id) { __typename globalId ... on Assistant { id name } } }';
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Assistant { id } } }';

const assistant = (id: string, rest: Document = {}): Document => ({
  id,
  name: `Name of ${id}`,
  created_at: '2026-01-01T00:00:00Z',
  ...rest,
});
const ACCOUNT = ['a', 'b', 'c'].map((id) => assistant(id));

/** As a stored id looks; a client does not make any. */
const base64 = (text: string) => Buffer.from(text).toString('base64url');
const globalIdOf = (id: string) => base64(`Assistant:${id}`);

async function start({ documents = ACCOUNT, ...options }: { documents?: readonly Document[] } & Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(account(documents));
  return { ...startGateway({ upstreamUrl: upstream.url, ...options }), calls: upstream.calls };
}

describe('a global id', () => {
  test.each(['a', 'assistant-0f6d3a5e', 'mit:colons:and spaces', 'ünïcödé-👋', '~.-_'])('of %s leads back to its assistant', async (id) => {
    const { query, calls } = await start({ documents: [assistant(id)] });
    const { data } = await query('{ assistants { nodes { id globalId } } }');
    const { globalId } = data.assistants.nodes[0];
    expect(globalId).not.toBe(id);
    expect((await query(NODE, { variables: { id: globalId } })).data).toEqual({
      node: { __typename: 'Assistant', globalId, id, name: `Name of ${id}` },
    });
    expect(calls).toEqual(['GET /ai/assistants']);
  });

  test('is the same wherever the assistant is met, and says nothing of its version', async () => {
    const { query } = await start({ documents: [assistant('a', { version_id: 'v1' })] });
    const listed = await query('{ assistants { nodes { globalId } } }');
    const single = await query('{ assistant(id: "a") { globalId } }', { headers: { 'cache-control': 'no-cache' } });
    expect(single.data.assistant).toEqual(listed.data.assistants.nodes[0]);
  });
});

describe('node', () => {
  test('costs one read, like assistant', async () => {
    const { query, calls } = await start();
    const { data, errors } = await query(NODE, { variables: { id: globalIdOf('b') } });
    expect(errors).toBeUndefined();
    expect(data.node).toEqual({ __typename: 'Assistant', globalId: globalIdOf('b'), id: 'b', name: 'Name of b' });
    expect(calls).toEqual(['GET /ai/assistants/b']);
  });

  test('and assistant of the same id in one operation cost one read together', async () => {
    const { query, calls } = await start();
    const { data } = await query(`{ node(id: "${globalIdOf('a')}") { globalId } assistant(id: "a") { globalId } }`);
    expect(data.node).toEqual(data.assistant);
    expect(calls).toEqual(['GET /ai/assistants/a']);
  });

  test('is null where there is no such assistant, after one read', async () => {
    const { query, calls } = await start();
    expect(await query(NODE, { variables: { id: globalIdOf('gone') } })).toEqual({ data: { node: null } });
    expect(calls).toEqual(['GET /ai/assistants/gone']);
  });

  test.each([
    ['an id of the upstream', 'a'],
    ['nothing', ''],
    ['no base64', '%%%'],
    ['a global id with something behind it', `${globalIdOf('a')}!`],
    ['a global id with padding', Buffer.from('Assistant:a').toString('base64')],
    ['base64 of nothing known', base64('hello')],
    ['a type without an id', base64('Assistant:')],
    ['another type', base64('AssistantVersion:a')],
    ['a type that has no global ids', base64('WebhookTool:a')],
    ['a name of JavaScript itself', base64('__proto__:a')],
    ['bytes that are no text', Buffer.from([...Buffer.from('Assistant:'), 0xff, 0xfe]).toString('base64url')],
    ['an id that is a path', globalIdOf('../a')],
    ['an id that is another route', globalIdOf('tags')],
  ])('is null for %s, without a call', async (_what, id) => {
    const { query, calls } = await start();
    expect(await query(NODE, { variables: { id } })).toEqual({ data: { node: null } });
    expect(calls).toEqual([]);
  });

  test('needs a credential, and makes no call without', async () => {
    const { query, calls } = await start({ token: null });
    const { data, errors } = await query(NODE, { variables: { id: globalIdOf('a') } });
    expect(data).toEqual({ node: null });
    expect(errors).toMatchObject([{ path: ['node'], extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(calls).toEqual([]);
  });

  test('reads singly what a list has left out', async () => {
    const documents = [assistant('a', { tools: [{ type: 'hangup', hangup: {} }] }), assistant('b')];
    const upstream = await startUpstream(account(documents, { listLeavesOut: ['tools'] }));
    const { query } = startGateway({ upstreamUrl: upstream.url });
    await query('{ assistants { totalCount } }');
    const { data } = await query(`{ node(id: "${globalIdOf('a')}") { ... on Assistant { tools { __typename } } } }`);
    expect(data.node.tools).toEqual([{ __typename: 'HangupTool' }]);
    expect(upstream.calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/a']);
  });
});

describe('nodes', () => {
  test('cost one list for any number of ids, and keep their order and repetitions', async () => {
    const { query, calls } = await start();
    const ids = ['c', 'a', 'c', 'b'];
    const { data, errors } = await query(NODES, { variables: { ids: ids.map(globalIdOf) } });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual(ids.map((id) => ({ __typename: 'Assistant', id })));
    expect(calls).toEqual(['GET /ai/assistants']);
  });

  test('have null for what is missing or malformed, which costs no more than one read each', async () => {
    const { query, calls } = await start();
    const { data, errors } = await query(NODES, { variables: { ids: [globalIdOf('a'), 'a', globalIdOf('gone'), globalIdOf('b')] } });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual([{ __typename: 'Assistant', id: 'a' }, null, null, { __typename: 'Assistant', id: 'b' }]);
    expect(calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/gone']);
  });

  test('of one id cost one read, of none nothing', async () => {
    const { query, calls } = await start();
    expect((await query(NODES, { variables: { ids: [globalIdOf('a')] } })).data.nodes).toHaveLength(1);
    expect(calls).toEqual(['GET /ai/assistants/a']);
    expect((await query(NODES, { variables: { ids: [] } })).data).toEqual({ nodes: [] });
    expect(calls).toHaveLength(1);
  });

  test('of which one fails have an error there, and the others', async () => {
    const others = account(ACCOUNT);
    const upstream = await startUpstream((request) =>
      request.path === '/ai/assistants/forbidden' ? { status: 403, body: { errors: [] } } : others(request),
    );
    const { query } = startGateway({ upstreamUrl: upstream.url });
    const { data, errors } = await query(NODES, { variables: { ids: [globalIdOf('a'), globalIdOf('forbidden')] } });
    expect(data.nodes).toEqual([{ __typename: 'Assistant', id: 'a' }, null]);
    expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'FORBIDDEN' } }]);
  });

  test('are refused above a thousand ids, without a call', async () => {
    const { query, calls } = await start();
    const ids = (count: number) => Array.from({ length: count }, () => globalIdOf('a'));
    const { errors } = await query(NODES, { variables: { ids: ids(1_001) } });
    expect(errors).toMatchObject([{ message: expect.stringContaining('1000'), extensions: { code: 'LIMIT_EXCEEDED' } }]);
    expect(calls).toEqual([]);
    expect((await query(NODES, { variables: { ids: ids(1_000) } })).data.nodes).toHaveLength(1_000);
    expect(calls).toEqual(['GET /ai/assistants/a']);
  });

  test('need a credential, and make no call without', async () => {
    const { query, calls } = await start({ token: null });
    const { errors } = await query(NODES, { variables: { ids: [globalIdOf('a'), globalIdOf('b')] } });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
    expect(calls).toEqual([]);
  });
});

test('a subgraph has no global ids, as two with Query.node do not compose', async () => {
  const { query } = await start({ subgraph: true });
  const { data } = await query('{ node: __type(name: "Node") { name } assistant: __type(name: "Assistant") { interfaces { name } } }');
  expect(data).toEqual({ node: null, assistant: { interfaces: [{ name: 'AssistantConfiguration' }] } });
  for (const text of ['{ node(id: "a") { __typename } }', '{ nodes(ids: []) { __typename } }', '{ assistant(id: "a") { globalId } }']) {
    expect((await query(text)).errors?.[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  }
});
