/** Deletes of shared tools and MCP servers: what is looked at before, and what follows from an unknown outcome. */
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { library, LISTS } from '../support/resources.ts';
import { startUpstream } from '../support/upstream.ts';
import { LIBRARY, mutation, start } from './write.ts';

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

  test('names the way out where looking for uses takes too many calls', async () => {
    const assistants = Array.from({ length: 20 }, (_, index) => ({ id: `a${index}`, name: 'A' }));
    const upstream = await startUpstream(library({ ...LIBRARY(), assistants }));
    const { query } = startGateway({ upstreamUrl: upstream.url, operationLimits: { maxUpstreamCalls: 5 } });
    const { data } = await query(mutation('deleteMcpServer', '{ id: "free" }', 'deletedId'));
    expect(data.deleteMcpServer.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'id'] }]);
    expect(data.deleteMcpServer.userErrors[0].message).toContain('evenIfUsed');
    expect(upstream.calls.filter((call) => call.startsWith('DELETE'))).toEqual([]);
    expect((await query(mutation('deleteMcpServer', '{ id: "free", evenIfUsed: true }', 'deletedId'))).data.deleteMcpServer.deletedId).toBe(
      'free',
    );
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
