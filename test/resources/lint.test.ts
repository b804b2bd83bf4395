/** What is wrong with assistants: what it costs, what is reported where something cannot be read, and what all of an account say together. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { expectCosts } from '../support/costs.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { LISTS_OF, neighbours, secret, type Neighbours } from '../support/neighbours.ts';
import { server, tool } from '../support/resources.ts';
import { account, startUpstream, type AccountOptions, type Document, type UpstreamReply } from '../support/upstream.ts';

type Instead = (method: string, path: string, body: string) => UpstreamReply | undefined;

async function start(state: Neighbours, options: Partial<GatewayOptions> = {}, instead?: Instead) {
  const upstream = await startUpstream(neighbours(state, instead));
  const gateway = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 }, ...options });
  return { ...gateway, state, calls: upstream.calls };
}

const plain = (id: string, rest: Document = {}): Document => ({
  id,
  name: `Name of ${id}`,
  instructions: 'Answer.',
  ...rest,
});
const hook = (webhook: Document) => ({
  type: 'webhook',
  webhook: { name: 'book', description: 'Books.', url: 'https://a.example.com', ...webhook },
});

/** It names one of each that there is, and one that there is not. */
const NAMING = plain('a', {
  model: 'gone-model',
  llm_api_key_ref: null,
  voice_settings: { voice: 'v', api_key_ref: 'gone-key' },
  mcp_servers: [{ id: 's' }, { id: 'gone-server' }],
  insight_settings: { insight_group_id: 'gone-group' },
  tools: [
    { type: 'handoff', handoff: { ai_assistants: [{ id: 'b' }, { id: 'gone-assistant' }], voice_mode: 'distinct' } },
    { ...hook({}), shared: true, tool_id: 'gone-tool' },
  ],
  conversation_flow: {
    start_node_id: 'n',
    nodes: [{ id: 'n', type: 'prompt', instructions: 'Ask.', shared_tool_ids: ['t', 'gone-tool'] }],
    edges: [
      { id: 'e', start_node_id: 'n', condition: { type: 'llm', prompt: 'x' }, target: { type: 'assistant', assistant_id: 'gone-target' } },
    ],
  },
});
const ALL = (): Neighbours => ({
  assistants: [NAMING, plain('b')],
  servers: [server('s')],
  tools: [tool('t')],
  secrets: [secret('key')],
  models: [{ id: 'm', owned_by: 'x', context_length: 1, created: 1 }],
  groups: [{ id: 'g', name: 'G', insights: [] }],
});
const UNKNOWN = [
  'FLOW_ASSISTANT_UNKNOWN conversationFlow.edges.e.target',
  'FLOW_SHARED_TOOL_UNKNOWN conversationFlow.nodes.n.sharedToolIds',
  'HANDOFF_TARGET_UNKNOWN tools.handoff.aiAssistants.gone-assistant',
  'INSIGHT_GROUP_UNKNOWN insightSettings.insightGroupId',
  'MCP_SERVER_UNKNOWN mcpServers.gone-server',
  'SECRET_UNKNOWN voiceSettings.apiKeyRef',
  'SHARED_TOOL_UNKNOWN tools.gone-tool',
  'MODEL_UNKNOWN model',
];
const REPORT = '{ isOk errorCount warningCount checkedAssistants skipped findings { code severity path assistantId } }';
const ONE = `{ assistant(id: "a") { lint ${REPORT} } }`;
const EACH = `{ account { lint ${REPORT} } }`;

const placesOf = ({ findings }: { readonly findings: readonly { code: string; path: readonly string[] }[] }) =>
  findings.filter(({ code }) => code.endsWith('_UNKNOWN')).map(({ code, path }) => `${code} ${path.join('.')}`);

describe('one assistant', () => {
  test('costs its read and a list of each kind that it names, and reports what the account does not have', async () => {
    const { query, calls } = await start(ALL());
    await expectCosts({ query, calls }, ONE, ['GET /ai/assistants/a', ...NAMED]);
    const { lint } = (await query(ONE)).data.assistant;
    expect(placesOf(lint)).toEqual(UNKNOWN);
    expect(lint).toMatchObject({ isOk: false, errorCount: 7, checkedAssistants: 1, skipped: [] });
  });

  test('costs its read alone where it names nothing', async () => {
    const { query, calls } = await start({ assistants: [plain('a')] });
    await expectCosts({ query, calls }, ONE, ['GET /ai/assistants/a']);
    expect((await query(ONE)).data.assistant.lint).toMatchObject({ isOk: true, findings: [], skipped: [] });
  });

  test('leads to the node and the edge, and to no call for them', async () => {
    const { query, calls } = await start(ALL());
    const { data, errors } = await query(
      '{ assistant(id: "a") { lint(ignore: ["SHARED_TOOL_UNKNOWN"], minSeverity: ERROR) { findings { code nodeId node { nodeId } edgeId edge { edgeId } } } } }',
    );
    expect(errors).toBeUndefined();
    const { findings } = data.assistant.lint;
    expect(findings).toContainEqual({ code: 'FLOW_ASSISTANT_UNKNOWN', nodeId: null, node: null, edgeId: 'e', edge: { edgeId: 'e' } });
    expect(findings).toContainEqual({ code: 'FLOW_SHARED_TOOL_UNKNOWN', nodeId: 'n', node: { nodeId: 'n' }, edgeId: null, edge: null });
    expect(findings.map(({ code }: { code: string }) => code)).not.toContain('SHARED_TOOL_UNKNOWN');
    expect(findings.map(({ code }: { code: string }) => code)).not.toContain('MODEL_UNKNOWN');
    expect(calls).toHaveLength(NAMED.length + 1);
  });
});

/** A list of each kind. */
const NAMED = [LISTS_OF.assistants, LISTS_OF.servers, LISTS_OF.tools, LISTS_OF.secrets, LISTS_OF.models, LISTS_OF.groups];

test('a list that cannot be read costs its rules alone, and only for as long as it cannot', async () => {
  let isBroken = true;
  const { query } = await start(ALL(), {}, (_method, path) =>
    isBroken && path.startsWith('/integration_secrets') ? { status: 403, body: { errors: [] } } : undefined,
  );
  for (let time = 0; time < 3; time += 1) {
    const { data, errors } = await query(ONE);
    expect(errors).toBeUndefined();
    expect(data.assistant.lint.skipped).toEqual([
      expect.stringMatching(/^SECRET_UNKNOWN: the integration secrets of the account could not be read \(FORBIDDEN: .+\)\.$/),
    ]);
    expect(placesOf(data.assistant.lint)).toEqual(UNKNOWN.filter((place) => !place.startsWith('SECRET')));
  }
  isBroken = false;
  const { lint } = (await query(ONE)).data.assistant;
  expect({ skipped: lint.skipped, places: placesOf(lint) }).toEqual({ skipped: [], places: UNKNOWN });
});

test('a list that is not whole says nothing of what it lacks', async () => {
  const { query } = await start(ALL(), {}, (_method, path) =>
    path.startsWith('/integration_secrets') ? { body: { data: [{ nothing: 1 }], meta: { total_pages: 1, total_results: 1 } } } : undefined,
  );
  const { skipped } = (await query(ONE)).data.assistant.lint;
  expect(skipped).toEqual(['SECRET_UNKNOWN: not all integration secrets of the account are known.']);
});

describe('all of an account', () => {
  test('costs the lists', async () => {
    const { query, calls } = await start(ALL());
    await expectCosts({ query, calls }, EACH, NAMED);
    const { lint } = (await query(EACH)).data.account;
    expect(placesOf(lint)).toEqual(UNKNOWN);
    expect(lint).toMatchObject({ isOk: false, checkedAssistants: 2, skipped: [] });
  });

  test('tells which assistants have one name', async () => {
    const { query } = await start({ assistants: [plain('a', { name: 'Ann' }), plain('b', { name: 'Bob' }), plain('c', { name: ' Ann' })] });
    const { data } = await query('{ account { lint { findings { code severity path assistantId assistant { name } message } } } }');
    expect(data.account.lint.findings).toEqual([
      {
        code: 'NAME_DUPLICATE',
        severity: 'INFO',
        path: ['name'],
        assistantId: 'c',
        assistant: { name: ' Ann' },
        message: 'The assistant "a" is called "Ann" as well.',
      },
    ]);
  });

  test.each([
    [79, 79, 0],
    [120, 80, 40],
  ])('reads %i assistants whose list leaves something out, at most 80 of them', async (count, read, left) => {
    const assistants = Array.from({ length: count }, (_, index) =>
      plain(`a${index}`, { mcp_servers: [{ id: 'gone' }], conversation_flow: NAMING['conversation_flow'] }),
    );
    const { query, calls } = await start(
      { assistants, servers: [] },
      {},
      listLeaving(assistants, { listLeavesOut: ['instructions', 'mcp_servers', 'conversation_flow'] }),
    );
    const { data, errors } = await query(EACH);
    expect(errors).toBeUndefined();
    const { checkedAssistants, skipped, findings } = data.account.lint;
    expect(checkedAssistants).toBe(read);
    expect(findings.filter(({ code }: { code: string }) => code === 'MCP_SERVER_UNKNOWN')).toHaveLength(read);
    expect(findings.filter(({ code }: { code: string }) => code === 'INSTRUCTIONS_MISSING')).toEqual([]);
    expect(skipped).toEqual(left === 0 ? [] : [expect.stringContaining(`of ${left} assistants only what their list has`)]);
    expect(calls.filter((call) => call.startsWith('GET /ai/assistants/'))).toHaveLength(read);
  });

  test('counts what there is', async () => {
    const { query, calls } = await start(ALL());
    const text =
      '{ account { stats { assistants withFlow imported flowNodes flowEdges tools sharedTools mcpServers handoffs isComplete models { name count } voices { name count } channels { name count } toolKinds { name count } } lint { isOk } } }';
    await expectCosts({ query, calls }, text, NAMED);
    expect((await query(text)).data.account.stats).toEqual({
      assistants: 2,
      withFlow: 1,
      imported: 0,
      flowNodes: 1,
      flowEdges: 1,
      tools: 2,
      sharedTools: 1,
      mcpServers: 2,
      handoffs: 3,
      isComplete: true,
      models: [{ name: 'gone-model', count: 1 }],
      voices: [{ name: 'v', count: 1 }],
      channels: [],
      toolKinds: [
        { name: 'handoff', count: 1 },
        { name: 'webhook', count: 1 },
      ],
    });
  });
});

/** The list of assistants without some of what they have. */
function listLeaving(assistants: readonly Document[], options: AccountOptions): Instead {
  const script = account(assistants, options);
  return (method, path, body) =>
    path.startsWith('/ai/assistants') ? (script({ method, path, body, headers: {} }) as UpstreamReply) : undefined;
}

test('a code that no finding has is refused', async () => {
  const { query, calls } = await start(ALL());
  const { errors } = await query('{ account { lint(ignore: ["NAME_DUPLICATE", "NAME_DOUBLE"]) { isOk } } }');
  expect(errors).toMatchObject([{ message: expect.stringContaining('"NAME_DOUBLE"'), extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(calls).toEqual([]);
});

test('who may not read assistants learns nothing', async () => {
  const { query, calls } = await start(ALL(), { auth: jwtMode() });
  const { data, errors } = await query(EACH, { token: await sign('secrets:write') });
  expect(data).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(calls).toEqual([]);
});

test('findings lead to nodes and edges without ids, and to the very one of several with one', async () => {
  const nodes = [{ id: 'n', instructions: 'Ask.' }, null, { id: 'n', instructions: 'Two. {{' }, { instructions: 'Three. {{' }];
  const flow = { start_node_id: 'n', nodes, edges: [{ start_node_id: 'n', target: { type: 'assistant', assistant_id: 7 } }] };
  const { query } = await start({ ...ALL(), assistants: [plain('a', { conversation_flow: flow }), plain('7', { tools: [] })] });
  const { data, errors } = await query(`{
    assistant(id: "a") { lint { findings { code path nodeId edgeId node { ... on PromptNode { instructions } } edge { id: edgeId target { __typename } } } } }
    account { stats { handoffs } handoffGraph { edges { toAssistantId } } }
  }`);
  expect(errors).toBeUndefined();
  const found: readonly Document[] = data.assistant.lint.findings;
  expect(found.filter(({ code }) => code === 'TEMPLATE_BROKEN')).toMatchObject([
    { path: ['conversationFlow', 'nodes', '2', 'instructions'], nodeId: 'n', node: { instructions: 'Two. {{' } },
    { path: ['conversationFlow', 'nodes', '3', 'instructions'], nodeId: null, node: { instructions: 'Three. {{' } },
  ]);
  expect(found.filter(({ code }) => code === 'FLOW_EDGE_ID_MISSING')).toMatchObject([
    { path: ['conversationFlow', 'edges', '0', 'edgeId'], edgeId: null, edge: { id: null, target: { __typename: 'AssistantTarget' } } },
  ]);
  // Numbers are ids, too.
  expect(found.filter(({ code }) => code === 'FLOW_ASSISTANT_UNKNOWN')).toEqual([]);
  expect(data.account).toEqual({ stats: { handoffs: 1 }, handoffGraph: { edges: [{ toAssistantId: '7' }] } });
});
