/** Snapshots applied: what is reported is all that is written, however small or deep it is. */
import { describe, expect, test } from 'vitest';
import { canonicalInPieces } from '../../src/insight/snapshot/canonical-json.ts';
import { finish } from '../../src/pieces.ts';
import { nested } from '../insight/big-documents.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway, startSandboxGateway, type GatewayOptions } from '../support/gateway.ts';
import { startUpstream, type Document, type UpstreamReply } from '../support/upstream.ts';
import { writable, type WritableOptions } from '../support/written-assistants.ts';

const REPORTED = 'changes { kind path before after } userErrors { code message field }';
const APPLY = `mutation ($input: ApplySnapshotInput!) { applySnapshot(input: $input) { action risk contentHash ${REPORTED} } }`;
const PLAN = `query ($id: ID, $snapshot: JSON!) { applyPlan(id: $id, snapshot: $snapshot) { action risk baseHash ${REPORTED} } }`;
const READ = '{ assistant(id: "a") { contentHash snapshot } }';
const SET = `mutation ($input: SetDynamicVariablesInput!) { setDynamicVariables(input: $input) { contentHash ${REPORTED} } }`;

const ANN: Document = { id: 'a', version_id: 'v1', created_at: '2026-01-01T00:00:00Z', name: 'Ann', instructions: 'Be kind.', model: 'm' };
const node = { id: 'n', type: 'prompt', instructions: 'Ask.', position: { x: 1, y: 2 } };

/** The same answer, of which the body may be nested deeper than the stack. */
const inText = ({ body, ...reply }: UpstreamReply): UpstreamReply =>
  reply.status === undefined
    ? { raw: (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(finish(canonicalInPieces(body))) }
    : { body, ...reply };

async function start(stored: object, options: Partial<GatewayOptions> = {}, account: WritableOptions = {}) {
  const script = writable({ documents: [{ ...ANN, ...stored }] }, account);
  const upstream = await startUpstream(async (request) => inText(await script(request)), { isDescribed: false });
  const gateway = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 }, ...options });
  const headers = options.auth ? { token: await sign('assistants:read assistants:write') } : {};
  const run = async (query: string, variables: Document = {}) => {
    const { data, errors } = await gateway.query(query, { variables, ...headers });
    expect(errors).toBeUndefined();
    return Object.values(data as object)[0];
  };
  const { id: _id, version_id: _version, created_at: _time, ...kept } = { ...ANN, ...stored } as Document;
  return {
    run,
    /** The snapshot of what is stored, with other parts. */
    plan: (rest: object) => run(PLAN, { id: 'a', snapshot: { ...kept, ...rest } }),
    apply: (rest: object) => run(APPLY, { input: { id: 'a', snapshot: { ...kept, ...rest } } }),
    sent: () => upstream.requests.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body) as Document),
  };
}

describe('what is written is reported', () => {
  const webhook = { name: 'w', description: 'd', url: 'https://x.example/' };
  const flow = (more: object = {}) => ({ start_node_id: 'n', nodes: [{ ...node, ...more }], edges: [] });
  test.each([
    ['a variable without a default', {}, { dynamic_variables: { a: null } }, ['ADDED dynamic_variables']],
    ['one beside others', { dynamic_variables: { b: 1 } }, { dynamic_variables: { a: null, b: 1 } }, ['ADDED dynamic_variables.a']],
    ['one that is gone', { dynamic_variables: { a: null, b: 1 } }, { dynamic_variables: { b: 1 } }, ['REMOVED dynamic_variables.a']],
    ['no default any more', { dynamic_variables: { a: 1 } }, { dynamic_variables: { a: null } }, ['CHANGED dynamic_variables.a']],
    [
      'empty settings of a tool',
      { tools: [{ type: 'hangup' }] },
      { tools: [{ type: 'hangup', hangup: {} }] },
      ['ADDED tools.hangup.hangup'],
    ],
    [
      'an empty list in a tool',
      { tools: [{ type: 'webhook', webhook }] },
      { tools: [{ type: 'webhook', webhook: { ...webhook, headers: [] } }] },
      ['ADDED tools.webhook:w.webhook.headers'],
    ],
    [
      'no shared tools, in place of those of the assistant',
      { conversation_flow: flow() },
      { conversation_flow: flow({ shared_tool_ids: [] }) },
      ['ADDED conversation_flow.nodes.n.shared_tool_ids'],
    ],
    [
      'where a node is drawn',
      { conversation_flow: flow() },
      { conversation_flow: flow({ position: { x: 9, y: 2 } }) },
      ['CHANGED conversation_flow.nodes.n.position.x'],
    ],
  ])('%s', async (_what, stored, wanted, reported) => {
    const { plan, apply, sent } = await start(stored);
    const planned = await plan(wanted);
    expect(planned).toMatchObject({ action: 'UPDATE', userErrors: [] });
    expect(planned.changes.map(({ kind, path }: { kind: string; path: string[] }) => `${kind} ${path.join('.')}`)).toEqual(reported);
    if (reported[0]?.includes('position')) expect(planned.risk).toBe('NONE');
    const { changes, userErrors } = await apply(wanted);
    expect([userErrors, changes]).toEqual([[], planned.changes]);
    expect(sent()).toHaveLength(1);
    expect(await plan(wanted)).toMatchObject({ action: 'NONE', changes: [] });
  });

  test.each([
    ['no variables', { dynamic_variables: {} }, { dynamic_variables: undefined }],
    ['what Telnyx has made', { messaging_settings: { default_messaging_profile_id: 'p' } }, { messaging_settings: undefined }],
    ['empty settings of the telephone', {}, { telephony_settings: {} }],
  ])('and %s is as good as nothing', async (_what, stored, wanted) => {
    const { plan, apply, run, sent } = await start(stored);
    const { contentHash } = await run(READ);
    expect(await plan(wanted)).toMatchObject({ action: 'NONE', changes: [], baseHash: contentHash });
    expect(await apply(wanted)).toMatchObject({ action: 'NONE', changes: [], contentHash });
    expect(sent()).toEqual([]);
  });

  test('also where a change of somebody else is all that it conflicts with', async () => {
    const { query } = await startSandboxGateway();
    const assistantId = 'assistant-front-desk';
    const { data } = await query(`{ assistant(id: "${assistantId}") { contentHash } }`);
    const set = async (name: string, rest: object) =>
      (await query(SET, { variables: { input: { assistantId, variables: { [name]: null }, ...rest } } })).data.setDynamicVariables;
    expect(await set('q', {})).toMatchObject({
      changes: [{ kind: 'ADDED', path: ['dynamic_variables', 'q'], after: null }],
      userErrors: [],
    });
    expect(await set('r', { expectedHash: data.assistant.contentHash })).toMatchObject({
      userErrors: [{ code: 'CONFLICT' }],
      changes: [{ kind: 'ADDED', path: ['dynamic_variables', 'q'] }],
    });
  });
});

test('a variable without a default that is kept stays so', async () => {
  const { apply, sent } = await start({ dynamic_variables: { a: null } });
  await apply({ dynamic_variables: { a: { $kept: true }, b: 1 } });
  expect(sent()).toEqual([{ dynamic_variables: { a: null, b: 1 } }]);
});

test.each([false, true])(
  'tools of the library stay where own ones change, though these replace all that are there: %o',
  async (replacesAllTools) => {
    const shared = { type: 'hangup', hangup: {}, shared: true, tool_id: 't1' };
    const own = { type: 'skip_turn', skip_turn: {} };
    const { plan, apply, sent } = await start({ tools: [own, shared] }, {}, { replacesAllTools });
    const wanted = { tools: [{ ...own, skip_turn: { description: 'Wait.' } }], tool_ids: ['t1'] };
    expect(await apply(wanted)).toMatchObject({ userErrors: [], changes: [{ path: ['tools', 'skip_turn', 'skip_turn', 'description'] }] });
    expect(sent()).toEqual([wanted]);
    expect(await plan(wanted)).toMatchObject({ action: 'NONE', changes: [] });
  },
);

describe('what is stored nested deeper than the stack', () => {
  const deep = nested(5_000, 'x');
  const flow = { start_node_id: 'n', nodes: [node], edges: [] };

  test('stays as it is, whatever else changes', async () => {
    const { run, sent } = await start({ dynamic_variables: { deep }, conversation_flow: flow });
    const { contentHash } = await run('{ assistant(id: "a") { contentHash } }');
    const snapshot = { ...ANN, name: 'Bea', dynamic_variables: { $kept: true }, conversation_flow: flow };
    expect(await run(PLAN, { id: 'a', snapshot })).toMatchObject({
      action: 'UPDATE',
      baseHash: contentHash,
      changes: [{ path: ['name'] }],
    });
    expect(await run(APPLY, { input: { id: 'a', snapshot } })).toMatchObject({ userErrors: [], changes: [{ path: ['name'] }] });
    const input = { assistantId: 'a', nodeId: 'n', changes: { prompt: { instructions: 'Else.' } } };
    const edit = 'mutation ($input: UpdateFlowNodeInput!) { updateFlowNode(input: $input) { changes { path } userErrors { message } } }';
    expect(await run(edit, { input })).toEqual({
      userErrors: [],
      changes: [{ path: ['conversation_flow', 'nodes', 'n', 'instructions'] }],
    });
    expect(sent().map((body) => Object.keys(body))).toEqual([['name'], ['conversation_flow']]);
  });

  test('cannot be written back, and says so', async () => {
    const { run, sent } = await start({ dynamic_variables: { deep } });
    expect((await run(SET, { input: { assistantId: 'a', variables: { b: 1 } } })).userErrors).toEqual([
      { code: 'BAD_USER_INPUT', message: 'dynamic_variables is nested too deep to be written.', field: ['input'] },
    ]);
    const reported = await run(`mutation ($input: ApplySnapshotInput!) { applySnapshot(input: $input) { userErrors { message field } } }`, {
      input: { id: 'a', snapshot: { ...ANN, dynamic_variables: { deep: { $kept: true }, b: 1 } } },
    });
    expect(reported.userErrors).toEqual([
      { message: 'dynamic_variables is nested too deep to be written.', field: ['input', 'snapshot', 'dynamic_variables'] },
    ]);
    expect(sent()).toEqual([]);
  });
});

test('why an edit is refused quotes no credential to a caller who may not see it', async () => {
  const flow = { start_node_id: 'n', nodes: [node], edges: [] };
  const { run } = await start({ conversation_flow: flow }, { auth: jwtMode() });
  const key = 'sk-live-4f9a8b7c6d5e4f3a2b1c';
  const target = { nodeId: key };
  const input = { assistantId: 'a', startNodeId: 'n', condition: { llm: { prompt: 'x' } }, target };
  const refused = await run('mutation ($input: ConnectFlowNodesInput!) { connectFlowNodes(input: $input) { userErrors { message } } }', {
    input,
  });
  expect(refused.userErrors).toMatchObject([{ message: expect.stringMatching(/^FLOW_EDGE_TARGET_UNKNOWN: /) }]);
  expect(JSON.stringify(refused)).not.toContain(key);
});
