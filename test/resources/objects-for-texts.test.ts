/** Objects in the place of texts, with a `toString` that is no function; and numbers that are compared with texts. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { NOT_FOUND, startUpstream } from '../support/upstream.ts';

const X = { toString: 'x' };
const AT = '2026-01-01T00:00:00Z';
const run = (id: string, rest: object = {}) => ({
  mission_id: 'm',
  run_id: id,
  status: 'running',
  started_at: AT,
  updated_at: AT,
  ...rest,
});
const conversation = (id: string, rest: object = {}) => ({ id, name: 'p', created_at: AT, last_message_at: AT, metadata: {}, ...rest });
const assistant = { id: 'a', name: 'n', model: 'm', instructions: 'i' };

async function start(bodies: Readonly<Record<string, unknown>>) {
  const upstream = await startUpstream(({ path }) => {
    const body = bodies[path.split('?')[0] ?? ''];
    if (Array.isArray(body)) return { body: { data: body, meta: { total_pages: 1, total_results: body.length } } };
    return body === undefined ? NOT_FOUND : { body };
  });
  return startGateway({ upstreamUrl: upstream.url });
}

test.each<[what: string, bodies: Readonly<Record<string, unknown>>, query: string, shown: unknown]>([
  [
    'conversations by a label',
    { '/ai/conversations': [conversation('a', { metadata: { k: X } }), conversation('b', { metadata: { k: 'v' } })] },
    '{ conversations(filter: { metadata: [{ key: "k", value: "v" }] }) { nodes { id } } }',
    { conversations: { nodes: [{ id: 'b' }] } },
  ],
  [
    'conversations by their name',
    { '/ai/conversations': [conversation('a', { name: X }), conversation('b')] },
    '{ conversations(filter: { namePrefix: "p" }) { nodes { id } } }',
    { conversations: { nodes: [{ id: 'b' }] } },
  ],
  [
    'runs by their status',
    { '/ai/missions/runs': [run('a', { status: X }), run('b')] },
    '{ missionRuns(filter: { status: RUNNING }) { nodes { runId } } }',
    { missionRuns: { nodes: [{ runId: 'b' }] } },
  ],
  [
    'runs of a mission',
    { '/ai/missions/runs': [run('a', { mission_id: X }), run('b')] },
    '{ missionRuns { nodes { missionId runId } } }',
    { missionRuns: { nodes: [{ missionId: 'm', runId: 'b' }] } },
  ],
  [
    'events by their type',
    {
      '/ai/missions/m/runs/r': { data: run('r') },
      '/ai/missions/m/runs/r/events': [
        { event_id: 'a', type: X, mission_id: 'm', run_id: 'r' },
        { event_id: 'b', type: 'custom', mission_id: 'm', run_id: 'r' },
      ],
    },
    '{ missionRun(missionId: "m", runId: "r") { events(filter: { type: CUSTOM }) { nodes { eventId } } } }',
    { missionRun: { events: { nodes: [{ eventId: 'b' }] } } },
  ],
  [
    'connections of an integration',
    {
      '/ai/integrations': [{ id: 'i', name: 'n', available_tools: [], status: 'connected' }],
      '/ai/integrations/connections': [
        { id: 'a', integration_id: X, allowed_tools: [] },
        { id: 'b', integration_id: 'i', allowed_tools: [] },
      ],
    },
    '{ integrations { connections { id } } }',
    { integrations: [{ connections: [{ id: 'b' }] }] },
  ],
  [
    'groups of an insight',
    {
      '/ai/conversations/insights': [{ id: 'i', name: 'n', instructions: 'y' }],
      '/ai/conversations/insight-groups': [{ id: 'g', name: 'g', insights: [{ id: X }, { id: 'i' }] }],
    },
    '{ insights { nodes { groups { id } } } }',
    { insights: { nodes: [{ groups: [{ id: 'g' }] }] } },
  ],
  [
    'where a shared tool is used',
    {
      '/ai/assistants': { data: [{ ...assistant, conversation_flow: { nodes: [{ id: X, shared_tool_id: 't' }] }, tools: [] }] },
      '/ai/tools/t': { id: 't', type: 'hangup', tool_definition: {} },
    },
    '{ sharedTool(id: "t") { usage { assistants { paths } } } }',
    { sharedTool: { usage: { assistants: [{ paths: [['conversationFlow', 'nodes', '0', 'sharedToolId']] }] } } },
  ],
  [
    'a number with more digits than JavaScript keeps, by its text',
    { '/ai/conversations': `{"data":[${JSON.stringify(conversation('a')).replace('{}', '{"k":12345678901234567890,"b":true}')}]}` },
    '{ conversations(filter: { metadata: [{ key: "k", value: "12345678901234567890" }, { key: "b", value: "true" }] }) { nodes { id } } }',
    { conversations: { nodes: [{ id: 'a' }] } },
  ],
])('%s', async (_what, bodies, query, shown) => {
  const answer = await (await start(bodies)).query(query);
  expect(answer.data).toMatchObject(shown as object);
  const codes = (answer.errors ?? []).map(({ extensions }) => extensions?.['code']);
  expect(codes.filter((code) => code !== 'UPSTREAM_BAD_RESPONSE')).toEqual([]);
});
