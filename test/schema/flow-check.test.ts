import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream, type Document, type Script } from '../support/upstream.ts';

const CHECK = `conversationFlow { check { isOk errorCount warningCount
  findings { code severity message advice path assistantId nodeId node { nodeId } edgeId edge { edgeId } toolName } } }`;

async function start(script: Script) {
  const upstream = await startUpstream(script);
  const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0 });
  return { query, calls: upstream.calls };
}

const FLOW = {
  start_node_id: 'hello',
  nodes: [
    { id: 'hello', type: 'prompt', instructions: '' },
    { id: 'goodbye', type: 'tool', shared_tool_id: 'end' },
  ],
  edges: [
    { id: 'e', start_node_id: 'hello', condition: { type: 'llm', prompt: 'Done.' }, target: { type: 'node', node_id: 'goodbye' } },
    { id: 'f', start_node_id: 'goodbye', condition: { type: 'default' }, target: { type: 'node', node_id: 'nowhere' } },
  ],
};
const ASSISTANT: Document = {
  id: 'a',
  name: 'A',
  instructions: 'Be kind.',
  tools: [{ type: 'hangup', tool_id: 'end', shared: true }],
  conversation_flow: FLOW,
};

test('a check names what it found, with its node or edge, without a call of its own', async () => {
  const { query, calls } = await start(account([ASSISTANT]));
  const { data, errors } = await query(`{ assistant(id: "a") { ${CHECK} } }`);
  expect(errors).toBeUndefined();
  expect(data.assistant.conversationFlow.check).toEqual({
    isOk: false,
    errorCount: 2,
    warningCount: 0,
    findings: [
      {
        code: 'FLOW_AFTER_HANGUP',
        severity: 'ERROR',
        message: 'The node "goodbye" ends the call, so the edges that leave it are never taken.',
        advice: 'Remove the edges of the node "goodbye".',
        path: ['conversationFlow', 'nodes', 'goodbye'],
        assistantId: null,
        nodeId: 'goodbye',
        node: { nodeId: 'goodbye' },
        edgeId: null,
        edge: null,
        toolName: 'hangup',
      },
      {
        code: 'FLOW_EDGE_TARGET_UNKNOWN',
        severity: 'ERROR',
        message: 'The edge "f" leads to the node "nowhere", which the flow does not have.',
        advice: 'Let it lead to a node of the flow or to an assistant, or remove the edge.',
        path: ['conversationFlow', 'edges', 'f', 'target', 'nodeId'],
        assistantId: null,
        nodeId: null,
        node: null,
        edgeId: 'f',
        edge: { edgeId: 'f' },
        toolName: null,
      },
    ],
  });
  expect(calls).toEqual(['GET /ai/assistants/a']);
});

const CODES = 'nodes { conversationFlow { check { findings { code } } } }';

test('what a list leaves out of the assistant is read for the check', async () => {
  const { query, calls } = await start(account([ASSISTANT], { listLeavesOut: ['tools'], leftOutAs: 'empty' }));
  const { data, errors } = await query(`{ assistants { ${CODES} } }`);
  expect(errors).toBeUndefined();
  expect(data.assistants.nodes[0].conversationFlow.check.findings[0].code).toBe('FLOW_AFTER_HANGUP');
  expect(calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/a']);
});

test('where it cannot be read, what does not depend on it is found all the same', async () => {
  const list = account([ASSISTANT], { listLeavesOut: ['tools'], leftOutAs: 'empty' });
  const { query } = await start((request) => (request.path === '/ai/assistants/a' ? { status: 500, body: {} } : list(request)));
  const { data, errors } = await query(`{ assistants { ${CODES} } }`);
  expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.['code']])).toEqual([
    ['assistants.nodes.0.conversationFlow.check', 'UPSTREAM_UNAVAILABLE'],
  ]);
  expect(data.assistants.nodes[0].conversationFlow.check.findings).toEqual([{ code: 'FLOW_EDGE_TARGET_UNKNOWN' }]);
});

test('a flow of thousands of nodes is checked in turns', async () => {
  const nodes = Array.from({ length: 2_000 }, (_, index) => ({ id: `n${index}`, type: 'prompt', instructions: 'Ask.' }));
  const edges = nodes.slice(1).map(({ id }, index) => ({
    id: `e${index}`,
    start_node_id: `n${index}`,
    condition: { type: 'llm', prompt: 'Go on.' },
    target: { type: 'node', node_id: id },
  }));
  const flow = { start_node_id: 'n0', nodes, edges };
  const { query } = await start(account([{ id: 'a', name: 'A', conversation_flow: flow }]));
  const { data, errors } = await query(
    '{ assistant(id: "a") { conversationFlow { check { isOk findings { code } } again: check { isOk } } } }',
  );
  expect(errors).toBeUndefined();
  expect(data.assistant.conversationFlow).toEqual({ check: { isOk: true, findings: [] }, again: { isOk: true } });
});
