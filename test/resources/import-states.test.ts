/** What a report of an import takes for the states before and after, and that the import is sent whatever they cost. */
import { expect, test } from 'vitest';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream, type Document, type UpstreamReply } from '../support/upstream.ts';

const INPUT = 'provider: VAPI, apiKeyRef: "KEY"';
const IMPORT = `mutation { importAssistants(input: { ${INPUT} }) { userErrors { message }
  report { isComplete entries { assistantId outcome changes { kind path } } } } }`;
const PLAN = (more = '') =>
  `{ importPlan(${INPUT}${more}) { secretExists unknownIds notes wouldOverwrite { importId assistant { id } } } }`;

const FLOW = { start_node_id: 'n', nodes: [{ id: 'n', type: 'prompt', instructions: 'x' }], edges: [] };
const TOOLS = [{ type: 'hangup', hangup: { description: 'End' } }];
const native = (id: string): Document => ({ id, name: id, instructions: 'Old.', model: 'm', created_at: '2026-01-01T00:00:00Z' });
const imported = (id: string, rest: Document = {}): Document => ({
  ...native(id),
  tools: TOOLS,
  mcp_servers: [{ id: 'm' }],
  conversation_flow: FLOW,
  import_metadata: { import_provider: 'vapi', import_id: `at-${id}` },
  ...rest,
});
const without = (document: Document, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(document).filter(([key]) => !keys.includes(key)));
const many = (count: number, make: (id: string) => Document) => Array.from({ length: count }, (_item, index) => make(`a${index}`));

interface Account {
  list: readonly Document[];
  singles: readonly Document[];
  answer: readonly Document[];
  /** What answers in place of all reads of this path. */
  failing?: readonly [path: string, reply: UpstreamReply];
  secrets?: UpstreamReply;
}

async function start(account: Account, options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(
    ({ method, path }) => {
      const [pathname = ''] = path.split('?');
      const { failing, list, singles, answer } = account;
      if (method === 'POST') return { body: { data: answer } };
      if (failing?.[0] === pathname) return failing[1];
      if (pathname === '/integration_secrets')
        return account.secrets ?? { body: { data: [{ identifier: 'KEY', id: 's' }], meta: { total_pages: 1 } } };
      if (pathname === '/ai/assistants') return { body: { data: list } };
      const found = singles.find(({ id }) => pathname === `/ai/assistants/${String(id)}`);
      return found ? { body: found } : NOT_FOUND;
    },
    { isDescribed: false },
  );
  const { query } = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 }, ...options });
  const report = async (operation = IMPORT) => {
    const { data, errors } = await query(operation);
    expect(errors).toBeUndefined();
    return data.importAssistants.report;
  };
  return { query, report, calls: () => upstream.calls.splice(0).map((call) => call.replace(/\?.*/, '')) };
}

test('assistants that no import overwrites are not read, and the import is sent', async () => {
  const { report, calls, query } = await start({ list: many(120, native), singles: [], answer: [imported('new')] });
  expect(await report()).toMatchObject({ isComplete: true, entries: [{ assistantId: 'new', outcome: 'CREATED' }] });
  expect(calls()).toEqual(['GET /ai/assistants', 'POST /ai/assistants/import']);
  await query(IMPORT.replace('report {', 'report @include(if: false) {'));
  await query(IMPORT.replace('report {', '... @skip(if: true) { report {').replace('} } } }', '} } } } }'));
  expect(calls()).toEqual(['POST /ai/assistants/import', 'POST /ai/assistants/import']);
});

test.each([
  [120, {}, 82],
  [120, { maxUpstreamCalls: 40 }, 31],
  [1, { maxUpstreamCalls: 5 }, 1],
])('calls are kept for the import: of %i assistants, with %o', async (count, operationLimits, cost) => {
  const singles = many(count, (id) => imported(id));
  const list = singles.map((one) => without(one, ['conversation_flow']));
  const { report, calls } = await start({ list, singles, answer: [imported(`a${count - 1}`)] }, { operationLimits });
  expect(await report()).toMatchObject({ isComplete: false });
  const sent = calls();
  expect(sent).toHaveLength(cost);
  expect(sent).toContain('POST /ai/assistants/import');
});

test('a list that hides where its assistants come from has no false changes', async () => {
  const singles = many(100, (id) => imported(id));
  const list = singles.map(({ id, name }) => ({ id, name }));
  const { report } = await start({ list, singles, answer: [imported('a99', { instructions: 'New.' })] });
  expect(await report()).toEqual({ isComplete: false, entries: [{ assistantId: 'a99', outcome: 'UNCHANGED', changes: [] }] });
});

const PARTS = ['tools', 'mcp_servers', 'conversation_flow'];
test.each<readonly [what: string, answer: Document]>([
  ['leaves parts out', without(imported('a1'), PARTS)],
  ['has empty parts', imported('a1', { tools: [], mcp_servers: [], conversation_flow: null })],
  ['has a name alone', { id: 'a1', name: 'a1' }],
])('an answer that %s takes nothing away', async (_what, answer) => {
  const account: Account = { list: [imported('a1')], singles: [imported('a1')], answer: [answer] };
  const { report, calls } = await start(account);
  const unchanged = [{ assistantId: 'a1', outcome: 'UNCHANGED', changes: [] }];
  expect(await report()).toEqual({ isComplete: true, entries: unchanged });
  expect(calls()).toEqual(['GET /ai/assistants', 'POST /ai/assistants/import', 'GET /ai/assistants/a1']);
  account.failing = ['/ai/assistants/a1', { status: 403, body: {} }];
  expect(await report()).toEqual({ isComplete: false, entries: unchanged });
});

test('what an import has taken away is reported once a read has shown it', async () => {
  const now = imported('a1', { tools: [] });
  const { report } = await start({ list: [imported('a1')], singles: [now], answer: [now] });
  expect(await report()).toEqual({
    isComplete: true,
    entries: [{ assistantId: 'a1', outcome: 'OVERWRITTEN', changes: [{ kind: 'REMOVED', path: ['tools'] }] }],
  });
});

test('the state before is that of now, whatever is held, and never one that stands in for it', async () => {
  let now = 0;
  const account: Account = { list: [imported('a1')], singles: [], answer: [imported('a1'), imported('a2')] };
  const { query, report, calls } = await start(account, { now: () => now, staleIfErrorMs: 300_000 });
  await query('{ assistants(first: 5) { nodes { name } } }');
  account.list = [imported('a1', { instructions: 'Edited by a colleague.' }), imported('a2')];
  calls();
  expect(await report()).toEqual({
    isComplete: true,
    entries: [
      { assistantId: 'a1', outcome: 'OVERWRITTEN', changes: [{ kind: 'CHANGED', path: ['instructions'] }] },
      { assistantId: 'a2', outcome: 'UNCHANGED', changes: [] },
    ],
  });
  expect(calls()).toEqual(['GET /ai/assistants', 'POST /ai/assistants/import']);
  await query('{ assistants(first: 5) { nodes { name } } }');
  now += 60_000;
  account.failing = ['/ai/assistants', { status: 500, body: {} }];
  expect(await report()).toEqual({ isComplete: false, entries: [] });
});

test('of two imports at once, the later one does not claim to know', async () => {
  const { report, calls } = await start({ list: [], singles: [], answer: [imported('a1')] });
  const both = await Promise.all([report(), report()]);
  expect(both.map(({ isComplete }) => isComplete).toSorted()).toEqual([false, true]);
  expect(calls().filter((call) => call.startsWith('POST'))).toHaveLength(2);
});

test('a plan names all that were imported from one agent, and stands without the list of secrets', async () => {
  const twin = (id: string) => imported(id, { import_metadata: { import_provider: 'vapi', import_id: 'one' } });
  const account: Account = { list: [twin('a1'), twin('a2')], singles: [], answer: [] };
  const { query, calls } = await start(account, { cacheTtlMs: 0 });
  const plan = async () => (await query(PLAN(', importIds: ["one", "x", "one", "x"]'))).data.importPlan;
  expect(await plan()).toEqual({
    secretExists: true,
    unknownIds: ['x'],
    notes: ['More than one assistant was imported from "one": which of them is overwritten is not known.'],
    wouldOverwrite: ['a1', 'a2'].map((id) => ({ importId: 'one', assistant: { id } })),
  });
  expect(calls()).toEqual(['GET /ai/assistants', 'GET /integration_secrets']);
  for (const status of [403, 404, 500]) {
    account.secrets = { status, body: {} };
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect(await plan()).toMatchObject({
      secretExists: null,
      wouldOverwrite: [{}, {}],
      notes: [expect.stringContaining('not known'), expect.stringContaining('list of secrets')].toReversed(),
    });
  }
});
