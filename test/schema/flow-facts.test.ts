import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const edge = (id: string, from: string, target: object): Document => ({ id, start_node_id: from, condition: { type: 'default' }, target });
const to = (id: string) => ({ type: 'node', node_id: id });
const prompt = (id: string, rest: object = {}) => ({ id, type: 'prompt', instructions: 'Ask.', ...rest });
const hangup = (id: string, rest: object = {}) => ({ type: 'hangup', tool_id: id, hangup: { description: id }, ...rest });

const FLOW = {
  start_node_id: 'a',
  nodes: [prompt('lost'), prompt('a'), prompt('b'), { id: 'end', type: 'speak', message: 'Bye' }, prompt('a', { instructions: 'Again.' })],
  edges: [
    edge('ab', 'a', to('b')),
    edge('ba', 'b', to('a')),
    edge('be', 'b', to('end')),
    edge('lost', 'lost', to('nowhere')),
    edge('x', 'b', { type: 'assistant', assistant_id: 'other' }),
  ],
};

async function ask(
  documents: readonly Document[],
  selection: string,
  options?: Parameters<typeof account>[1],
  root = 'assistant(id: "a")',
) {
  const upstream = await startUpstream(account(documents, options));
  const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0 });
  const { data, errors } = await query(`{ ${root} { ${selection} } }`);
  expect(errors).toBeUndefined();
  return { data, calls: [...upstream.calls] };
}

test('a flow says where conversations get to, where they end and where they go round', async () => {
  const { data, calls } = await ask(
    [{ id: 'a', name: 'A', conversation_flow: FLOW }],
    `conversationFlow { nodeCount edgeCount
      nodes { nodeId isStart isReachable isTerminal depth component }
      loops { nodeId } terminalNodes { nodeId } unreachableNodes { nodeId } assistantTargets { assistantId }
      end: node(nodeId: "end") { __typename depth } none: node(nodeId: "none") { depth } }`,
  );
  const node = (nodeId: string, component: number, depth: number | null, is: object = {}) => ({
    nodeId,
    isStart: false,
    isReachable: depth !== null,
    isTerminal: false,
    depth,
    component,
    ...is,
  });
  const start = node('a', 1, 0, { isStart: true });
  expect(data.assistant.conversationFlow).toEqual({
    nodeCount: 5,
    edgeCount: 5,
    nodes: [node('lost', 0, null), start, node('b', 1, 1), node('end', 2, 2, { isTerminal: true }), start],
    loops: [[{ nodeId: 'a' }, { nodeId: 'b' }]],
    terminalNodes: [{ nodeId: 'end' }],
    unreachableNodes: [{ nodeId: 'lost' }],
    assistantTargets: [{ assistantId: 'other' }],
    end: { __typename: 'SpeakNode', depth: 2 },
    none: null,
  });
  expect(calls).toEqual(['GET /ai/assistants/a']);
});

test('what is not a node has no place in the flow', async () => {
  const { data } = await ask(
    [{ id: 'a', name: 'A', conversation_flow: { nodes: [7, null], start_node_id: 7 } }],
    'conversationFlow { nodeCount nodes { isStart isReachable isTerminal depth component } loops { nodeId } }',
  );
  expect(data.assistant.conversationFlow).toEqual({
    nodeCount: 1,
    nodes: [{ isStart: false, isReachable: false, isTerminal: true, depth: null, component: -1 }],
    loops: [],
  });
});

const ASSISTANT = {
  id: 'a',
  name: 'A',
  instructions: 'Be kind.',
  model: 'general/model',
  tools: [hangup('shared', { shared: true }), hangup('own')],
};

test.each([
  ['nothing of its own', { instructions: '' }, ['Be kind.', 'general/model', ['shared', 'own'], ['shared']]],
  ['instructions', { instructions: 'Ask.' }, ['Ask.', 'general/model', ['shared', 'own'], ['shared']]],
  [
    'more instructions',
    { instructions: 'Ask.', instructions_mode: 'append' },
    ['Be kind.\n\nAsk.', 'general/model', ['shared', 'own'], ['shared']],
  ],
  [
    'blank ones to append',
    { instructions: '  ', instructions_mode: 'append' },
    ['Be kind.', 'general/model', ['shared', 'own'], ['shared']],
  ],
  ['a model', { instructions: 'Ask.', model: 'm' }, ['Ask.', 'm', ['shared', 'own'], ['shared']]],
  ['a model of its own server', { instructions: 'Ask.', external_llm: { model: 'ext' } }, ['Ask.', 'ext', ['shared', 'own'], ['shared']]],
  ['a key alone', { instructions: 'Ask.', llm_api_key_ref: 'key' }, ['Ask.', null, ['shared', 'own'], ['shared']]],
  ['no tools', { instructions: 'Ask.', shared_tool_ids: [] }, ['Ask.', 'general/model', [], []]],
  ['a mode without tools', { instructions: 'Ask.', tools_mode: 'append' }, ['Ask.', 'general/model', ['shared', 'own'], ['shared']]],
  [
    'tools',
    { instructions: 'Ask.', shared_tool_ids: ['t', 'shared', 'gone'], tools: [[hangup('t')]] },
    ['Ask.', 'general/model', ['t', 'shared'], ['t', 'shared', 'gone']],
  ],
  [
    'more tools',
    { instructions: 'Ask.', shared_tool_ids: ['t', 'shared'], tools_mode: 'append', tools: [[hangup('t')], hangup('shared')] },
    ['Ask.', 'general/model', ['own', 't', 'shared'], ['shared', 't']],
  ],
  [
    'one tool that is no list',
    { instructions: 'Ask.', shared_tool_ids: ['t'], tools: hangup('t') },
    ['Ask.', 'general/model', ['t'], ['t']],
  ],
])('a prompt node with %s inherits the rest', async (_what, node, [instructions, model, tools, sharedToolIds]) => {
  const flow = { start_node_id: 'n', nodes: [{ id: 'n', type: 'prompt', ...node }] };
  const { data, calls } = await ask(
    [{ ...ASSISTANT, conversation_flow: flow }],
    'conversationFlow { nodes { ... on PromptNode { effectiveInstructions effectiveModel effectiveTools { ... on HangupTool { description } } effectiveSharedToolIds } } }',
  );
  const [found] = data.assistant.conversationFlow.nodes;
  expect([
    found.effectiveInstructions,
    found.effectiveModel,
    found.effectiveTools.map(({ description }: { description: string }) => description),
    found.effectiveSharedToolIds,
  ]).toEqual([instructions, model, tools, sharedToolIds]);
  expect(calls).toEqual(['GET /ai/assistants/a']);
});

test('what a list leaves out of the assistant is read for its nodes, once', async () => {
  const flow = { start_node_id: 'n', nodes: [prompt('n'), prompt('m')] };
  const { data, calls } = await ask(
    [{ ...ASSISTANT, conversation_flow: flow }],
    'nodes { conversationFlow { nodes { ... on PromptNode { effectiveTools { __typename } effectiveModel } } } }',
    { listLeavesOut: ['tools'], leftOutAs: 'empty' },
    'assistants',
  );
  expect(data.assistants.nodes[0].conversationFlow.nodes[1]).toEqual({
    effectiveTools: [{ __typename: 'HangupTool' }, { __typename: 'HangupTool' }],
    effectiveModel: 'general/model',
  });
  expect(calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/a']);
});
