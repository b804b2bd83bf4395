/** Creates of shared tools and MCP servers: what is sent, what is refused, and what follows from an unknown outcome. */
import { describe, expect, test } from 'vitest';
import { fieldsOf, mutation, start } from './write.ts';

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
