/** The sandbox's shared tools and MCP servers: the wire of the API, valid against its description. */
import { expect, test } from 'vitest';
import { createClock } from '../../src/sandbox/clock.ts';
import { startSandbox } from '../../src/sandbox/app.ts';
import { assistantsOf, start } from './client.ts';
import { faultsAs } from './description.ts';

const SERVERS = '/ai/mcp_servers';
const TOOLS = '/ai/tools';
const SERVER = { name: 'Orders', type: 'http', url: 'https://mcp.example.com' };

test('MCP servers come in bare arrays, page by page, and tools with a count', async () => {
  const { ask } = await start();
  const pages = await Promise.all([1, 2, 3].map((number) => ask(`${SERVERS}?page[number]=${number}&page[size]=100`)));
  expect(pages.map(({ body }) => (body as unknown[]).length)).toEqual([100, 5, 0]);
  for (const { body } of pages) expect(faultsAs('MCPServersListResponse', body)).toEqual([]);
  const tools = await ask(`${TOOLS}?page[size]=5&page[number]=2`);
  expect(faultsAs('SharedToolListResponse', tools.body)).toEqual([]);
  expect(tools.body).toMatchObject({ meta: { page_number: 2, page_size: 5, total_pages: 4, total_results: 17 } });
  expect((await ask(`${TOOLS}?filter[type]=pay`)).body).toMatchObject({ data: [{ id: 'tool-take-payment' }], meta: { total_results: 1 } });
});

test.each([
  [`${SERVERS}?page[size]=101`, 422],
  [`${TOOLS}?page[number]=0`, 422],
  [`${SERVERS}/nobody`, 404],
  [`${TOOLS}/nobody`, 404],
])('%s is %i', async (path, status) => {
  const { ask } = await start();
  expect((await ask(path)).status).toBe(status);
});

test('a server is made, read, changed in part and deleted, for its account alone', async () => {
  const { ask } = await start();
  const made = await ask(SERVERS, { body: SERVER, headers: { 'idempotency-key': 'k' } });
  expect([made.status, faultsAs('MCPServer', made.body)]).toEqual([200, []]);
  expect((await ask(SERVERS, { body: SERVER, headers: { 'idempotency-key': 'k' } })).body).toEqual(made.body);
  const { id } = made.body as { id: string };
  const changed = await ask(`${SERVERS}/${id}`, { method: 'PUT', body: { allowed_tools: null, id: 'other' } });
  expect(changed.body).toEqual({ ...(made.body as object), allowed_tools: null });
  expect((await ask(`${SERVERS}/${id}`, { token: 'another' })).status).toBe(404);
  expect((await ask(`${SERVERS}/${id}`, { method: 'DELETE' })).status).toBe(200);
  expect((await ask(`${SERVERS}/${id}`, { method: 'DELETE' })).status).toBe(404);
});

test.each([
  [SERVERS, SERVER, 'PUT'],
  [TOOLS, { type: 'webhook', display_name: 'x', webhook: {} }, 'PATCH'],
])('%s keeps keys that an answer has too: status, body, headers, refusal', async (path, item, change) => {
  const { ask } = await start();
  const others = { status: 503, body: 'b', headers: { 'retry-after': '9' }, refusal: 'r' };
  const made = await ask(path, { body: { ...item, ...others } });
  expect(made).toMatchObject({ status: 200, body: { id: expect.any(String) as string, ...others } });
  const at = `${path}/${(made.body as { id: string }).id}`;
  const changed = await ask(at, { method: change, body: { status: 404, body: null } });
  expect(changed).toMatchObject({ status: 200, body: { ...others, status: 404, body: null } });
  expect((await ask(at)).body).toEqual(changed.body);
});

test('what is refused is named as the framework names it', async () => {
  const { ask } = await start();
  const answer = await ask(SERVERS, { body: { name: 1, url: 'u', allowed_tools: [2] } });
  expect(answer.status).toBe(422);
  expect(faultsAs('HTTPValidationError', answer.body)).toEqual([]);
  expect((answer.body as { detail: { loc: unknown }[] }).detail.map(({ loc }) => loc)).toEqual([
    ['body', 'name'],
    ['body', 'type'],
    ['body', 'allowed_tools'],
  ]);
  expect((await ask(TOOLS, { body: { type: 'webhook', display_name: 'x' } })).body).toMatchObject({
    detail: [{ loc: ['body', 'webhook'] }],
  });
  expect((await ask(TOOLS, { body: '{' })).status).toBe(400);
});

test('a shared tool is a part of the assistants that use it: a change shows there, and a delete is refused', async () => {
  const { ask, list } = await start();
  const path = `${TOOLS}/tool-open-ticket`;
  expect((await ask(path, { method: 'DELETE' })).status).toBe(409);
  const { body } = await ask(path, { method: 'PATCH', body: { webhook: { name: 'open_case', url: 'https://x.example' }, timeout_ms: 9 } });
  expect(faultsAs('SharedToolResponse', body)).toEqual([]);
  expect(body).toMatchObject({ display_name: 'Open a ticket', timeout_ms: 9, tool_definition: { name: 'open_case' } });
  const using = (await list()).filter((assistant) => JSON.stringify(assistant).includes('"tool_id":"tool-open-ticket"'));
  expect(using.length).toBeGreaterThan(1);
  for (const assistant of using) expect(JSON.stringify(assistant)).toContain('"name":"open_case"');
  expect((await ask(`${TOOLS}/tool-library-hangup`, { method: 'DELETE' })).status).toBe(200);
});

test('the seed has one tool of each kind, both forms of definition, and references that lead nowhere', async () => {
  const { ask } = await start();
  const { data } = (await ask(`${TOOLS}?page[size]=100`)).body as { data: { id: string; type: string; tool_definition: object }[] };
  expect(new Set(data.map(({ type }) => type)).size).toBe(14);
  expect(new Set(data.map(({ type, tool_definition: definition }) => type in definition)).size).toBe(2);
  const assistants = assistantsOf(await ask('/ai/assistants'));
  const servers = assistants.flatMap(({ mcp_servers: found = [] }) => found.map(({ id }) => id));
  const statuses = await Promise.all(servers.map(async (id) => (await ask(`${SERVERS}/${id}`)).status));
  expect(new Set(statuses)).toEqual(new Set([200, 404]));
});

test('time passes by hand, and for nothing but the sandbox', async () => {
  const clock = createClock();
  const sandbox = await startSandbox({ clock });
  const before = clock.now();
  const move = (body: unknown, method = 'POST') =>
    fetch(new URL('/sandbox/clock', sandbox.url), { method, ...(method === 'POST' && { body: JSON.stringify(body) }) });
  const moved = (await (await move({ advanceMs: 3_600_000 })).json()) as { now: string };
  expect(Date.parse(moved.now) - before).toBeGreaterThanOrEqual(3_600_000);
  expect([(await move({ advanceMs: -1 })).status, (await move({})).status, (await move({}, 'GET')).status]).toEqual([422, 422, 405]);
  const made = await fetch(`${sandbox.url}${SERVERS}`, {
    method: 'POST',
    headers: { authorization: 'Bearer x' },
    body: JSON.stringify(SERVER),
  });
  expect(Date.parse(((await made.json()) as { created_at: string }).created_at) - before).toBeGreaterThanOrEqual(3_600_000);
  await sandbox.close();
});
