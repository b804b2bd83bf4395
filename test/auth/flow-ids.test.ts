/** Ids of nodes and edges that look like keys: callers without `secrets:read` see them nowhere, whatever they ask. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { jwtMode, sign } from './tokens.ts';

const KEY = 'sk-live-abcdefghijklmnop1234';
const edge = (target: string) => ({
  id: KEY,
  start_node_id: KEY,
  condition: { type: 'llm', prompt: 'p' },
  target: { type: 'node', node_id: target },
});
const FLOW = {
  start_node_id: KEY,
  nodes: [{ id: KEY, type: 'prompt', instructions: 'Ask.', model: 'm', external_llm: { model: 'x', base_url: 'https://x.example' } }],
  edges: [edge(KEY), edge('gone')],
};
const FINDINGS = 'findings { code path nodeId edgeId message advice node { nodeId } edge { edgeId } }';
const QUERY = `{ assistant(id: "a") { lint { ${FINDINGS} } conversationFlow {
  startNodeId nodes { nodeId } edges { edgeId startNodeId target { ... on NodeTarget { nodeId } } } check { ${FINDINGS} }
  simulate(input: { maxSteps: 2 }) { endNode { nodeId } steps { nodeId takenEdgeId considered { edgeId } } }
} } }`;

test('ids of flows are masked in each place, or in none', async () => {
  const documents = [{ id: 'a', name: 'Ann', created_at: '2026-01-01T00:00:00Z', instructions: 'i', conversation_flow: FLOW }];
  const upstream = await startUpstream(account(documents), { isDescribed: false });
  const { query } = startGateway({ upstreamUrl: upstream.url, auth: await jwtMode(), limits: { backoffMs: 1 } });
  const shownTo = async (scope: string) => JSON.stringify((await query(QUERY, { token: await sign(scope) })).data.assistant);
  const masked = await shownTo('assistants:read');
  expect(masked).toContain('FLOW_EDGE_ID_DUPLICATE');
  expect(masked).not.toContain(KEY);
  const whole = await shownTo('assistants:read secrets:read');
  expect(whole).toContain(`"startNodeId":"${KEY}"`);
  expect(whole).toContain(`"takenEdgeId":`);
});
