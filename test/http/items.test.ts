import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream } from '../support/upstream.ts';

/** A flow of one node with arrows to itself: each level of a query multiplies by their number. */
const flow = (edges: number) => ({
  start_node_id: 'n',
  nodes: [{ id: 'n', type: 'prompt', instructions: 'Again.' }],
  edges: Array.from({ length: edges }, (_, index) => ({
    id: `e${index}`,
    start_node_id: 'n',
    condition: { type: 'llm', prompt: 'always' },
    target: { type: 'node', node_id: 'n' },
  })),
});

const CIRCLES = `{ assistant(id: "a") { name conversationFlow { nodes { nodeId outgoing { startNode { outgoing { startNode { outgoing { startNode {
  outgoing { edgeId } } } } } } } } } } }`;

async function start(edges: number, maxItems?: number) {
  const upstream = await startUpstream(account([{ id: 'a', name: 'Circles', conversation_flow: flow(edges) }]));
  return startGateway({ upstreamUrl: upstream.url, ...(maxItems === undefined ? {} : { operationLimits: { maxItems } }) });
}

test('a query that walks in circles ends at the limit, and what was read before stays', async () => {
  const { query } = await start(100);
  const { data, errors } = await query(CIRCLES);
  expect(data.assistant.name).toBe('Circles');
  expect(data.assistant.conversationFlow.nodes[0].outgoing).toHaveLength(100);
  expect(errors?.every(({ extensions }) => extensions?.['code'] === 'LIMIT_EXCEEDED')).toBe(true);
  expect(errors?.length).toBeGreaterThan(0);
});

test('the limit counts every object of every list: at the limit all is answered, one over is not', async () => {
  // One node, then 3, 9, 27 and 81 edges.
  const items = 1 + 3 + 9 + 27 + 81;
  const within = await (await start(3, items)).query(CIRCLES);
  expect(within.errors).toBeUndefined();
  const over = await (await start(3, items - 1)).query(CIRCLES);
  expect(over.errors).toHaveLength(1);
});
