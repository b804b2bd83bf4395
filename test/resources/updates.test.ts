/** Updates of shared tools and MCP servers: what is sent, what is refused, and what follows from an unknown outcome. */
import { describe, expect, test } from 'vitest';
import { mutation, start } from './write.ts';

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
