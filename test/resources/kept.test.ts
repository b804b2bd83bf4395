/** What is kept lives as long as the reads that it was made from, of whatever kind, and no longer. */
import { describe, expect, test } from 'vitest';
import { startExecutions } from '../support/executions.ts';
import { startKeptAnswers } from '../support/kept-answers.ts';
import { library, server, tool, type Library } from '../support/resources.ts';
import { startUpstream } from '../support/upstream.ts';

const state = (): Library => ({
  assistants: [{ id: 'a', name: 'Ann', mcp_servers: [{ id: 's' }], tools: [{ type: 'hangup', shared: true, tool_id: 't', hangup: {} }] }],
  tools: [tool('t')],
  servers: [server('s')],
});
const LINKED = '{ assistant(id: "a") { name mcpServers { mcpServer { name } } } }';

describe('the JSON of an entity', () => {
  async function start() {
    const held = state();
    let now = 0;
    const upstream = await startUpstream(library(held));
    return {
      held,
      wait: (milliseconds: number) => {
        now += milliseconds;
      },
      ...startExecutions({ url: upstream.url, calls: () => upstream.calls, now: () => now }),
    };
  }

  test('of which a resource of another kind is a part is kept, and goes with that', async () => {
    const { held, warm, ask, made } = await start();
    await warm(LINKED);
    const before = made();
    const again = await ask(LINKED);
    expect(again).toMatchObject({ calls: [] });
    expect(again.text).toContain('Name of s');
    expect(made()).toBe(before);
    held.servers = [server('s', { name: 'Renamed' })];
    await ask('{ mcpServer(id: "s") { name } }', { headers: { 'cache-control': 'no-cache' } });
    expect((await ask(LINKED)).result.data).toMatchObject({ assistant: { mcpServers: [{ mcpServer: { name: 'Renamed' } }] } });
  });

  test('goes with a write of the kind that is a part of it, and stays with one of another kind', async () => {
    const { held, warm, ask, made } = await start();
    const { ctx } = await warm(LINKED);
    await ask(LINKED);
    const before = made();
    void ctx.loaders.outdate(['shared-tools']);
    expect(await ask(LINKED)).toMatchObject({ calls: [] });
    expect(made()).toBe(before);
    held.servers = [server('s', { name: 'Renamed' })];
    void ctx.loaders.outdate(['mcp-servers']);
    const { result, calls } = await ask(LINKED);
    expect(result.data).toMatchObject({ assistant: { mcpServers: [{ mcpServer: { name: 'Renamed' } }] } });
    expect(calls).toEqual(['GET /ai/mcp_servers/s']);
  });

  test('says how long it may be kept by the older of its reads', async () => {
    const { wait, ask } = await start();
    await ask('{ mcpServer(id: "s") { name } }');
    wait(20_000);
    for (let turn = 0; turn < 3; turn += 1) expect((await ask(LINKED)).freshForMs).toBe(40_000);
  });

  test('of what a list leaves out is kept with the single read that completed it', async () => {
    const held = state();
    const upstream = await startUpstream((sent) => {
      if (sent.path === '/ai/assistants') return { body: { data: [{ id: 'a', name: 'Ann' }] } };
      return library(held)(sent);
    });
    const { warm, ask, made } = startExecutions({ url: upstream.url, calls: () => upstream.calls });
    const query = '{ assistants { nodes { name mcpServers { mcpServerId } } } }';
    await warm(query);
    const before = made();
    const { result, calls, text } = await ask(query);
    expect(result.data).toEqual({ assistants: { nodes: [{ name: 'Ann', mcpServers: [{ mcpServerId: 's' }] }] } });
    expect([calls, text === null, made()]).toEqual([[], false, before]);
    held.assistants = [{ id: 'a', name: 'Ann', mcp_servers: [{ id: 'other' }] }];
    await ask('{ assistant(id: "a") { name } }', { headers: { 'cache-control': 'no-cache' } });
    expect((await ask(query)).result.data).toMatchObject({ assistants: { nodes: [{ mcpServers: [{ mcpServerId: 'other' }] }] } });
  });
});

describe('a whole answer', () => {
  async function start() {
    const held = state();
    const answers = await startKeptAnswers(
      (sent) => (sent.path === '/ai/assistants/import' ? { body: { data: held.assistants } } : library(held)(sent)),
      () => 0,
    );
    return { held, ...answers };
  }
  const ONE = '{ assistant(id: "a") { name } }';
  const write = (field: string, input: string) => `mutation { ${field}(input: ${input}) { userErrors { code message } } }`;

  test.each([
    ['an MCP server was updated', write('updateMcpServer', '{ id: "s", changes: { name: "Other" } }'), true],
    ['a shared tool was created', write('createSharedTool', '{ tool: { displayName: "x", tool: { hangup: {} } } }'), true],
    [
      'a shared tool was updated, whose definition assistants have',
      write('updateSharedTool', '{ id: "t", changes: { displayName: "x" } }'),
      false,
    ],
    ['assistants were imported', write('importAssistants', '{ provider: VAPI, apiKeyRef: "key" }'), false],
  ])('of an assistant, after %s', async (_name, mutation, isKept) => {
    const { ask, reused, calls } = await start();
    for (let turn = 0; turn < 5; turn += 1) await ask(ONE);
    const before = await reused();
    expect(before).toBeGreaterThan(0);
    expect(await ask(mutation)).toContain('"userErrors":[]');
    calls.length = 0;
    expect(await ask(ONE)).toBe('{"data":{"assistant":{"name":"Ann"}}}');
    expect((await reused()) - before).toBe(isKept ? 1 : 0);
    if (isKept) expect(calls).toEqual([]);
  });

  test('that shows what was written is another one', async () => {
    const { ask } = await start();
    for (let turn = 0; turn < 5; turn += 1) await ask(LINKED);
    await ask(write('updateMcpServer', '{ id: "s", changes: { name: "Other" } }'));
    expect(await ask(LINKED)).toContain('"Other"');
  });
});
