/** Writes of shared tools and MCP servers: what is sent, what is refused, and what follows from an unknown outcome. */
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { library, LISTS, server, tool, type Library } from '../support/resources.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';

const LIBRARY = (): Library => ({
  assistants: [
    {
      id: 'a',
      name: 'Ann',
      mcp_servers: [{ id: 'used' }],
      tools: [{ type: 'hangup', shared: true, tool_id: 'used', hangup: {} }],
      conversation_flow: { nodes: [] },
    },
  ],
  tools: [tool('used'), tool('free')],
  servers: [server('used'), server('free')],
});

async function start(instead?: (method: string, path: string) => UpstreamReply | undefined) {
  const upstream = await startUpstream(library(LIBRARY(), instead));
  const gateway = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
  const bodyOf = (index: number): unknown => JSON.parse(upstream.requests[index]?.body ?? 'null');
  return { ...gateway, calls: upstream.calls, requests: upstream.requests, bodyOf };
}

const mutation = (field: string, input: string, selection: string) =>
  `mutation { ${field}(input: ${input}) { ${selection} userErrors { code field message } } }`;
const fieldsOf = (userErrors: readonly { readonly field: readonly string[] | null }[]) => userErrors.map(({ field }) => field?.join('.'));

describe('a create', () => {
  test('sends what is given, under a key of its own, and what it brought is read without a call', async () => {
    const { query, calls, requests, bodyOf, audited } = await start();
    const { data } = await query(`mutation {
      createMcpServer(input: { mcpServer: { name: "N", type: "sse", url: "https://x.example", apiKeyRef: null, extra: { region: "eu" } } }) {
        mcpServer { id name allowedTools extra } userErrors { code }
      } }`);
    expect(data.createMcpServer).toEqual({
      mcpServer: { id: 'new', name: 'N', allowedTools: null, extra: { region: 'eu' } },
      userErrors: [],
    });
    expect(bodyOf(0)).toEqual({ name: 'N', type: 'sse', url: 'https://x.example', api_key_ref: null, region: 'eu' });
    expect(requests[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect((await query('{ mcpServer(id: "new") { name } }')).data).toEqual({ mcpServer: { name: 'N' } });
    expect(calls).toEqual(['POST /ai/mcp_servers']);
    expect(audited).toMatchObject([{ operation: 'createMcpServer', outcome: 'done', written: ['new'], upstreamRequestId: 'req-1' }]);
  });

  test.each([
    ['{ hangup: { description: "Bye." } }', { type: 'hangup', hangup: { description: 'Bye.' } }],
    ['{ sendDtmf: { sendDtmf: { digits: "1" }, timeoutMs: 9 } }', { type: 'send_dtmf', send_dtmf: { digits: '1' }, timeout_ms: 9 }],
    [
      '{ webhook: { name: "n", description: "d", url: "https://x.example", method: GET, headers: [{ name: "h", value: "v" }], timeoutMs: 5 } }',
      {
        type: 'webhook',
        webhook: { name: 'n', description: 'd', url: 'https://x.example', method: 'GET', headers: [{ name: 'h', value: 'v' }] },
        timeout_ms: 5,
      },
    ],
    [
      '{ handoff: { aiAssistants: [{ assistantId: "a", name: "Ann" }], voiceMode: DISTINCT } }',
      { type: 'handoff', handoff: { ai_assistants: [{ id: 'a', name: 'Ann' }], voice_mode: 'distinct' } },
    ],
    ['{ transfer: { from: "+1", targetsTemplate: "{{ t }}" } }', { type: 'transfer', transfer: { from: '+1', targets: '{{ t }}' } }],
    ['{ transfer: { from: "+1", targets: [{ to: "+2" }] } }', { type: 'transfer', transfer: { from: '+1', targets: [{ to: '+2' }] } }],
    ['{ invite: { from: "+1", targets: null } }', { type: 'invite', invite: { from: '+1', targets: null } }],
    ['{ unknown: { type: "teleport", payload: { to: "moon" } } }', { type: 'teleport', teleport: { to: 'moon' } }],
  ])('sends the tool %s as the upstream has it', async (given, sent) => {
    const { query, bodyOf } = await start();
    const { data, errors } = await query(
      mutation('createSharedTool', `{ tool: { displayName: "D", tool: ${given} } }`, 'sharedTool { id }'),
    );
    expect(errors).toBeUndefined();
    expect(data.createSharedTool).toEqual({ sharedTool: { id: 'new' }, userErrors: [] });
    expect(bodyOf(0)).toEqual({ display_name: 'D', ...sent });
  });

  test.each([
    ['{ hangup: {}, pay: { connectorName: "c" } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{}', 'GRAPHQL_VALIDATION_FAILED'],
  ])('of a tool of none or two kinds is refused by the type: %s', async (given, code) => {
    const { query, calls } = await start();
    const { errors } = await query(mutation('createSharedTool', `{ tool: { displayName: "D", tool: ${given} } }`, 'sharedTool { id }'));
    expect(errors?.[0]?.extensions?.['code']).toBe(code);
    expect(calls).toEqual([]);
  });

  test('is refused with all faults at once, at their places, without a call', async () => {
    const { query, calls, audited } = await start();
    const { data } = await query(`mutation {
      mcp: createMcpServer(input: { idempotencyKey: "a b",
        mcpServer: { name: " ", type: "http", url: "https://u:***@x.example", allowedTools: ["x"], extra: { api_key_ref: "k", more: "***" } } }) {
        mcpServer { id } userErrors { code field } }
      pay: createSharedTool(input: { tool: { displayName: "D", timeoutMs: -1, tool: { pay: { currency: "USD" } } } }) { userErrors { code field } }
      transfer: createSharedTool(input: { tool: { displayName: "D",
        tool: { transfer: { from: "+1", targets: [], targetsTemplate: "{{ t }}" } } } }) { userErrors { field } }
      variables: createSharedTool(input: { tool: { displayName: "D",
        tool: { updateDynamicVariables: { name: "n", description: "d", updatableVariables: [{ name: "telnyx_x" }] } } } }) { userErrors { field } }
      known: createSharedTool(input: { tool: { displayName: "D", tool: { unknown: { type: "pay", payload: {} } } } }) { userErrors { field } }
      mode: createSharedTool(input: { tool: { displayName: "D",
        tool: { handoff: { aiAssistants: [{ assistantId: "a", name: null }], voiceMode: UNKNOWN } } } }) { userErrors { field } }
    }`);
    expect(data.mcp.mcpServer).toBeNull();
    expect(fieldsOf(data.mcp.userErrors)).toEqual([
      'input.mcpServer.name',
      'input.mcpServer.url',
      'input.mcpServer.extra.more',
      'input.mcpServer.extra.api_key_ref',
      'input.idempotencyKey',
    ]);
    expect(fieldsOf(data.pay.userErrors)).toEqual(['input.tool.tool.pay.connectorName', 'input.tool.timeoutMs']);
    expect(fieldsOf(data.transfer.userErrors)).toEqual(['input.tool.tool.transfer.targets']);
    expect(fieldsOf(data.variables.userErrors)).toEqual(['input.tool.tool.updateDynamicVariables.updatableVariables.0.name']);
    expect(fieldsOf(data.known.userErrors)).toEqual(['input.tool.tool.unknown.type']);
    expect(fieldsOf(data.mode.userErrors)).toEqual(['input.tool.tool.handoff.aiAssistants.0.name', 'input.tool.tool.handoff.voiceMode']);
    expect(calls).toEqual([]);
    expect(audited.map(({ outcome, codes }) => [outcome, codes])).toEqual(Array.from({ length: 6 }, () => ['refused', ['BAD_USER_INPUT']]));
  });

  test.each([
    ['{ function: { name: "f" } }', '{ type: "hangup", hangup: {} }', ['type', 'hangup']],
    ['{ function: { name: "f" } }', '{ function: { name: "g" } }', ['function']],
    ['{ unknown: { type: "future", payload: {} } }', '{ future: {}, other: 1 }', ['future']],
  ])('refuses the tool %s with the extra %s', async (given, extra, keys) => {
    const { query, calls } = await start();
    const { data } = await query(`mutation {
      createSharedTool(input: { tool: { displayName: "D", tool: ${given}, extra: ${extra} } }) { userErrors { field message } }
      updateSharedTool(input: { id: "free", changes: { tool: ${given}, extra: ${extra} } }) { userErrors { field } } }`);
    expect(fieldsOf(data.createSharedTool.userErrors)).toEqual(keys.map((key) => `input.tool.extra.${key}`));
    expect(fieldsOf(data.updateSharedTool.userErrors)).toEqual(keys.map((key) => `input.changes.extra.${key}`));
    expect(data.createSharedTool.userErrors[0].message).toContain('has a field of its own, tool');
    expect(calls).toEqual([]);
  });

  test('refuses another kind in the extra of changes without a tool', async () => {
    const { query, calls } = await start();
    const { data } = await query(
      mutation('updateSharedTool', '{ id: "free", changes: { extra: { type: "skip_turn", skip_turn: {} } } }', 'sharedTool { id }'),
    );
    expect(fieldsOf(data.updateSharedTool.userErrors)).toEqual(['input.changes.extra.type', 'input.changes.extra.skip_turn']);
    expect(calls).toEqual([]);
  });

  test('says of a number out of its range which it takes', async () => {
    const { query } = await start();
    const { data } = await query(
      mutation('createSharedTool', '{ tool: { displayName: "D", timeoutMs: -1, tool: { hangup: {} } } }', 'sharedTool { id }'),
    );
    expect(data.createSharedTool.userErrors[0].message).toBe('timeoutMs is -1, but takes 0 or more.');
  });

  test('names what the upstream refuses in the words of the input', async () => {
    const detail = [
      { loc: ['body', 'webhook', 'headers', 0, 'name'], msg: 'Bad name', type: 'value_error' },
      { loc: ['body', 'display_name'], msg: 'Too long', type: 'value_error' },
      { loc: ['header', 'Idempotency-Key'], msg: 'Used before', type: 'value_error' },
    ];
    const { query } = await start((method) => (method === 'POST' ? { status: 422, body: { detail } } : undefined));
    const { data } = await query(
      mutation(
        'createSharedTool',
        '{ tool: { displayName: "D", tool: { webhook: { name: "n", description: "d", url: "u", headers: [{ name: "h", value: "v" }] } } } }',
        'sharedTool { id }',
      ),
    );
    expect(fieldsOf(data.createSharedTool.userErrors)).toEqual([
      'input.tool.tool.webhook.headers.0.name',
      'input.tool.displayName',
      'input.idempotencyKey',
    ]);
  });

  test('is repeated under its key where nobody knows whether it arrived', async () => {
    let attempts = 0;
    const { query, calls, requests } = await start((method) => {
      if (method !== 'POST') return undefined;
      attempts += 1;
      return attempts === 1 ? { status: 503, body: {} } : undefined;
    });
    const { data } = await query(mutation('createMcpServer', '{ mcpServer: { name: "N", type: "sse", url: "u" } }', 'mcpServer { id }'));
    expect(data.createMcpServer.mcpServer).toEqual({ id: 'new' });
    expect(calls).toHaveLength(2);
    expect(requests[1]?.headers['idempotency-key']).toBe(requests[0]?.headers['idempotency-key']);
  });
});

describe('an update', () => {
  test('sends only what is given: absent, null and a value are three things', async () => {
    const { query, requests, bodyOf, calls } = await start();
    const { data } = await query(
      mutation(
        'updateMcpServer',
        '{ id: "free", changes: { allowedTools: [], apiKeyRef: null } }',
        'mcpServer { name allowedTools apiKeyRef }',
      ),
    );
    expect(data.updateMcpServer.mcpServer).toEqual({ name: 'Name of free', allowedTools: [], apiKeyRef: null });
    expect(bodyOf(0)).toEqual({ allowed_tools: [], api_key_ref: null });
    expect(requests[0]?.headers['idempotency-key']).toBeUndefined();
    await query(mutation('updateSharedTool', '{ id: "free", changes: { timeoutMs: 9 } }', 'sharedTool { timeoutMs }'));
    expect(bodyOf(1)).toEqual({ timeout_ms: 9 });
    expect(calls).toEqual(['PUT /ai/mcp_servers/free', 'PATCH /ai/tools/free']);
  });

  test.each([
    ['{ id: "free", changes: {} }', ['BAD_USER_INPUT', 'input.changes']],
    ['{ id: "free", changes: { name: null } }', ['BAD_USER_INPUT', 'input.changes.name']],
    ['{ id: "../x", changes: { name: "N" } }', ['BAD_USER_INPUT', 'input.id']],
  ])('is refused without a call: %s', async (input, [code, field]) => {
    const { query, calls } = await start();
    const { data } = await query(mutation('updateMcpServer', input, 'mcpServer { id }'));
    const [error] = data.updateMcpServer.userErrors;
    expect([error.code, error.field.join('.')]).toEqual([code, field]);
    expect(calls).toEqual([]);
  });

  test('of what does not exist is NOT_FOUND at the id, and forgets nothing', async () => {
    const { query, calls } = await start();
    await query('{ mcpServer(id: "free") { name } }');
    const { data } = await query(mutation('updateMcpServer', '{ id: "gone", changes: { name: "N" } }', 'mcpServer { id }'));
    expect(data.updateMcpServer.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'id'] }]);
    await query('{ mcpServer(id: "free") { name } }');
    expect(calls).toEqual(['GET /ai/mcp_servers/free', 'PUT /ai/mcp_servers/gone']);
  });

  test('is sent once, and where its outcome is unknown its kind is read again and not kept', async () => {
    const { query, calls, audited } = await start((method) => (method === 'PUT' ? { status: 503, body: {} } : undefined));
    const readAll = '{ mcpServer(id: "free") { name } assistant(id: "a") { name } }';
    await query(readAll);
    const { errors } = await query(mutation('updateMcpServer', '{ id: "free", changes: { name: "N" } }', 'mcpServer { id }'));
    expect(errors?.[0]?.extensions?.['code']).toBe('UPSTREAM_UNAVAILABLE');
    expect(audited.at(-1)).toMatchObject({ operation: 'updateMcpServer', outcome: 'failed', codes: ['UPSTREAM_UNAVAILABLE'] });
    calls.length = 0;
    await query(readAll);
    await query(readAll);
    expect(calls).toEqual(['GET /ai/mcp_servers/free', 'GET /ai/mcp_servers/free']);
  });

  test('is read by the same operation, and by later ones through links', async () => {
    const { query } = await start();
    const linked = '{ assistant(id: "a") { mcpServers { mcpServer { name } } sharedTools { displayName } } }';
    await query(linked);
    await query(mutation('updateMcpServer', '{ id: "used", changes: { name: "N" } }', 'mcpServer { name }'));
    await query(mutation('updateSharedTool', '{ id: "used", changes: { displayName: "D" } }', 'sharedTool { displayName }'));
    expect((await query(linked)).data.assistant).toEqual({
      mcpServers: [{ mcpServer: { name: 'N' } }],
      sharedTools: [{ displayName: 'D' }],
    });
  });
});

describe('a delete', () => {
  test.each([
    ['deleteMcpServer', 'DELETE /ai/mcp_servers/free'],
    ['deleteSharedTool', 'DELETE /ai/tools/free'],
  ])('%s of what nobody uses looks first, then deletes, and says so', async (field, call) => {
    const { query, calls, audited } = await start();
    const { data } = await query(mutation(field, '{ id: "free" }', 'deletedId'));
    expect(data[field]).toEqual({ deletedId: 'free', userErrors: [] });
    expect(calls).toEqual([LISTS.assistants, call]);
    expect(audited).toMatchObject([{ operation: field, outcome: 'done', written: ['free'] }]);
    const noun = field.slice('delete'.length);
    expect((await query(`{ found: ${noun[0]?.toLowerCase()}${noun.slice(1)}(id: "free") { id } }`)).data).toEqual({ found: null });
  });

  test.each(['deleteMcpServer', 'deleteSharedTool'])('%s of what is in use is a CONFLICT, unless that does not matter', async (field) => {
    const { query, calls } = await start();
    const { data } = await query(mutation(field, '{ id: "used" }', 'deletedId'));
    expect(data[field]).toMatchObject({ deletedId: null, userErrors: [{ code: 'CONFLICT', field: ['input', 'id'] }] });
    expect(data[field].userErrors[0].message).toContain('assistant a');
    calls.length = 0;
    const { data: forced } = await query(mutation(field, '{ id: "used", evenIfUsed: true }', 'deletedId'));
    expect(forced[field].deletedId).toBe('used');
    expect(calls).toHaveLength(1);
  });

  test('looks at assistants as they are now, whatever has been read before', async () => {
    const state = LIBRARY();
    const upstream = await startUpstream(library(state));
    const { query } = startGateway({ upstreamUrl: upstream.url });
    expect((await query('{ mcpServer(id: "free") { usage { isUsed } } }')).data.mcpServer.usage.isUsed).toBe(false);
    state.assistants = [...state.assistants, { id: 'b', name: 'Bea', mcp_servers: [{ id: 'free' }] }];
    upstream.calls.length = 0;
    const { data } = await query(mutation('deleteMcpServer', '{ id: "free" }', 'deletedId'));
    expect(data.deleteMcpServer).toMatchObject({ deletedId: null, userErrors: [{ code: 'CONFLICT' }] });
    expect(upstream.calls).toEqual([LISTS.assistants]);
  });

  test('that is gone after a repeat of our own is done; without one it is NOT_FOUND', async () => {
    let attempts = 0;
    const { query } = await start((method) => {
      if (method !== 'DELETE') return undefined;
      attempts += 1;
      return attempts === 1 ? { status: 503, body: {} } : { status: 404, body: {} };
    });
    const remove = mutation('deleteMcpServer', '{ id: "free", evenIfUsed: true }', 'deletedId');
    expect((await query(remove)).data.deleteMcpServer).toEqual({ deletedId: 'free', userErrors: [] });
    expect((await query(remove)).data.deleteMcpServer.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'id'] }]);
  });
});
