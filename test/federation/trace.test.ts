import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Trace } from '@apollo/usage-reporting-protobuf';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { describe, expect, test } from 'vitest';
import { startGateway, startSandboxGateway, type Gateway, type GatewayOptions, type RequestOptions } from '../support/gateway.ts';
import { account, startUpstream, type Document, type Script } from '../support/upstream.ts';

const EXAMPLES = new URL('../../examples/', import.meta.url);
const queries = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => readFileSync(new URL(file, EXAMPLES), 'utf8'))
  // Phone numbers are shown by the subgraph that owns them.
  .filter((text) => !/^(?:mutation|subscription) /m.test(text) && !text.includes('phoneNumbers'));
const TRACED = { headers: { 'apollo-federation-include-trace': 'ftv1' } };

async function start(script: Script, options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(script);
  const gateway = startGateway({ upstreamUrl: upstream.url, subgraph: true, limits: { retries: 0 }, ...options });
  return { ...gateway, calls: upstream.calls };
}

interface TracedAnswer {
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read into answers of every shape
  readonly data?: any;
  readonly errors?: readonly unknown[];
  readonly extensions?: { readonly ftv1?: string };
}

async function trace({ post }: Pick<Gateway, 'post'>, query: string, options: RequestOptions = {}) {
  const response = await post({ query, variables: options.variables }, { ...options, headers: { ...options.headers, ...TRACED.headers } });
  const { extensions = {}, ...answer } = (await response.json()) as TracedAnswer;
  const { ftv1, ...others } = extensions;
  return { answer, others, trace: Trace.decode(Buffer.from(ftv1 ?? '', 'base64')) };
}

type Node = Trace['root'] & {};
type Key = string | number;

/** The node of a field by the keys of its path. */
function at(node: Trace.INode | null | undefined, ...[key, ...rest]: readonly Key[]): Trace.INode {
  if (key === undefined) return node ?? {};
  return at(
    node?.child?.find((child) => (typeof key === 'number' ? child.index === key && child.responseName === '' : child.responseName === key)),
    ...rest,
  );
}
const nodesBelow = (node: Trace.INode): readonly Trace.INode[] => [node, ...(node.child ?? []).flatMap(nodesBelow)];
const durationOf = ({ startTime, endTime }: Trace.INode) => (endTime ?? 0) - (startTime ?? 0);

const assistant = (id: string, more: Document = {}): Document => ({
  id,
  name: `Name of ${id}`,
  tools: [{ type: 'hangup', hangup: {} }],
  ...more,
});

/** Holds one request for a while, and tells for how many nanoseconds at least it was under way. */
function holding(part: string, answer: Script) {
  let heldNs = Infinity;
  const script: Script = async (request) => {
    if (!request.path.includes(part)) return answer(request);
    const began = performance.now();
    await sleep(20);
    heldNs = (performance.now() - began) * 1e6;
    return answer(request);
  };
  return { script, heldNs: () => heldNs };
}

describe('a router that asks for a trace', () => {
  test('finds the slow field by its name, with the time that it took', async () => {
    const { script, heldNs } = holding('dynamic_variables', account([assistant('a')]));
    const gateway = await start(script);
    const {
      answer: { errors },
      trace: { root, durationNs },
    } = await trace(gateway, '{ assistant(id: "a") { called: name dynamicVariablesFromWebhook tools { ... on Tool { type } } } }');
    expect(errors).toBeUndefined();
    const slow = at(root, 'assistant', 'dynamicVariablesFromWebhook');
    expect(durationOf(slow)).toBeGreaterThanOrEqual(heldNs());
    expect(durationNs).toBeGreaterThanOrEqual(slow.endTime ?? Infinity);
    const called = at(root, 'assistant', 'called');
    expect(called).toMatchObject({ originalFieldName: 'name', type: 'String', parentType: 'Assistant' });
    expect(called.endTime).toBeLessThan(slow.endTime ?? 0);
    expect(at(root, 'assistant')).toMatchObject({ type: 'Assistant', parentType: 'Query', originalFieldName: '' });
    expect(at(root, 'assistant', 'tools', 0, 'type')).toMatchObject({ parentType: 'HangupTool' });
  });

  test('sees entities end with the last of them, and the error of one at its place', async () => {
    const { script, heldNs } = holding('gone', account(['a', 'b'].map((id) => assistant(id))));
    const gateway = await start(script);
    const {
      answer,
      trace: { root },
    } = await trace(gateway, 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Assistant { name } } }', {
      variables: { of: ['a', '../b', 'gone', 'b'].map((id) => ({ __typename: 'Assistant', id })) },
    });
    expect(answer.data._entities).toEqual([{ name: 'Name of a' }, null, null, { name: 'Name of b' }]);
    const entities = at(root, '_entities');
    expect(durationOf(entities)).toBeGreaterThanOrEqual(heldNs());
    expect([0, 3].map((index) => at(entities, index, 'name').parentType)).toEqual(['Assistant', 'Assistant']);
    expect(
      nodesBelow(entities)
        .flatMap(({ error }) => error ?? [])
        .map(({ json }) => JSON.parse(json ?? '') as unknown),
    ).toEqual(answer.errors);
    expect(gateway.calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/gone']);
  });

  test('gets the same answer at the same cost as one that does not', async () => {
    const gateway = await startSandboxGateway({ subgraph: true });
    const headers = { 'cache-control': 'no-cache' };
    expect(queries.length).toBeGreaterThanOrEqual(5);
    for (const query of queries) {
      const before = gateway.calls().length;
      const expected = await gateway.query(query, { headers });
      const cost = gateway.calls().slice(before);
      const {
        answer,
        others,
        trace: { root },
      } = await trace(gateway, query, { headers });
      expect(answer).toEqual(expected);
      expect(others).toEqual({});
      expect(nodesBelow(root as Node).length).toBeGreaterThan(5);
      expect(cost.length).toBeGreaterThan(0);
      expect(gateway.calls().slice(before)).toEqual([...cost, ...cost]);
    }
  });

  test('meets the same limits', async () => {
    const gateway = await start(account(Array.from({ length: 20 }, (_, index) => assistant(`a${index}`))), {
      operationLimits: { maxItems: 25 },
    });
    const query = '{ assistants { nodes { id tools { type: __typename } } } }';
    const { answer } = await trace(gateway, query);
    expect(answer).toEqual(await gateway.query(query));
    expect(answer.errors).toContainEqual(expect.objectContaining({ extensions: { code: 'LIMIT_EXCEEDED' } }));
  });

  test('learns where a trace of very many fields ends, and gets the whole answer', async () => {
    const tools = Array.from({ length: 50 }, () => ({ type: 'hangup', hangup: {} }));
    const gateway = await start(account(Array.from({ length: 110 }, (_, index) => assistant(`a${index}`, { tools }))));
    const {
      answer,
      trace: { root, isIncomplete },
    } = await trace(gateway, '{ assistants(first: 250) { nodes { tools { ... on Tool { type } } } } }');
    expect(answer.errors).toBeUndefined();
    expect(answer.data.assistants.nodes.flatMap((node: { tools: unknown[] }) => node.tools)).toHaveLength(5_500);
    expect(isIncomplete).toBe(true);
    // The root is no field.
    expect(nodesBelow(root as Node)).toHaveLength(10_001);
  });
});

describe('the errors in a trace are those of the answer, so they tell no more', () => {
  const secret = 'upstream-body-canary';

  test.each<[string, string, Script, string]>([
    [
      'an upstream that fails',
      '{ assistant(id: "a") { name } }',
      () => ({ status: 500, body: { errors: [{ detail: secret }] } }),
      'UPSTREAM_UNAVAILABLE',
    ],
    ['an id that is none', '{ assistant(id: "../b") { name } }', () => ({ status: 500 }), 'BAD_USER_INPUT'],
    ['an upstream that refuses the credential', '{ assistants { totalCount } }', () => ({ status: 401, body: secret }), 'UNAUTHENTICATED'],
    [
      'a value of the wrong type',
      '{ assistant(id: "a") { name } }',
      () => ({ body: { id: 'a', name: [secret] } }),
      'UPSTREAM_BAD_RESPONSE',
    ],
    ['an entry that is damaged', '{ assistants { totalCount } }', () => ({ body: { data: [{ name: secret }] } }), 'UPSTREAM_BAD_RESPONSE'],
  ])('%s', async (_name, query, script, code) => {
    const gateway = await start(script);
    const {
      answer,
      trace: { root },
    } = await trace(gateway, query);
    expect(nodesBelow(root as Node).filter(({ type, startTime, endTime }) => type && (endTime ?? 0) < (startTime ?? 0))).toEqual([]);
    const reported = nodesBelow(root as Node).flatMap(({ error }) => error ?? []);
    expect(reported.map(({ json }) => JSON.parse(json ?? '') as unknown)).toEqual(answer.errors);
    expect(answer.errors).toEqual([
      expect.objectContaining({ message: reported[0]?.message, extensions: expect.objectContaining({ code }) as unknown }),
    ]);
    expect(JSON.stringify(root)).not.toMatch(/upstream-body-canary|127\.0\.0\.1|test-token|call stack|\.ts:/);
  });

  test('a bug', async () => {
    const fields = { broken: { type: GraphQLString, resolve: () => Promise.reject(new TypeError(secret)) } };
    const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });
    const { post } = await start(account([]), { schema, allowErrors: true });
    const {
      answer,
      trace: { root },
    } = await trace({ post }, '{ broken }');
    expect(answer.errors).toEqual([expect.objectContaining({ path: ['broken'], extensions: { code: 'INTERNAL_SERVER_ERROR' } })]);
    expect(at(root, 'broken').error?.map(({ json }) => JSON.parse(json ?? '') as unknown)).toEqual(answer.errors);
    expect(JSON.stringify(root)).not.toContain(secret);
  });
});

test('an answer with a trace is of its own each time, and stored by nobody', async () => {
  const { app, calls } = await start(account([assistant('a')]));
  const url = `http://127.0.0.1/graphql?query=${encodeURIComponent('{ assistant(id: "a") { name } }')}`;
  const ask = async (headers: Readonly<Record<string, string>>) => {
    const response = await app.fetch(url, { headers: { authorization: 'Bearer test-token', ...headers } });
    return { headers: response.headers, answer: (await response.json()) as TracedAnswer };
  };
  for (let time = 0; time < 5; time += 1) {
    const traced = await ask(TRACED.headers);
    expect(traced.answer.extensions?.ftv1).toEqual(expect.any(String));
    expect([traced.headers.get('cache-control'), traced.headers.get('etag')]).toEqual(['no-store', null]);
    expect((await ask({})).answer.extensions).toBeUndefined();
  }
  expect(calls).toHaveLength(1);
});

describe('without the header', () => {
  test.each([{}, { 'apollo-federation-include-trace': 'other' }])('there is no trace (%o)', async (headers) => {
    const gateway = await start(account([assistant('a')]));
    const answer = await gateway.query('{ assistant(id: "a") { name } }', { headers: { ...headers } });
    expect(answer).toEqual({ data: { assistant: { name: 'Name of a' } } });
  });
});

test('outside of a federation nobody gets a trace', async () => {
  const { post } = await start(account([assistant('a')]), { subgraph: false });
  const response = await post({ query: '{ assistant(id: "a") { name } }' }, TRACED);
  expect(await response.json()).toEqual({ data: { assistant: { name: 'Name of a' } } });
});
