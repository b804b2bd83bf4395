import { describe, expect, test } from 'vitest';
import { writtenFlow } from '../insight/flow/written-flow.ts';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const FLOW = {
  ...writtenFlow(
    'a prompt, t tool, b prompt',
    'e1: a -> t llm',
    'e2: a -> @other when age >= 18',
    'e3: t -> b when status == "200"',
    'e4: t -> a default',
  ),
};
const ASSISTANT = {
  id: 'a',
  name: 'A',
  dynamic_variables: { age: 3, api_token: 'sk-very-secret' },
  tools: [{ type: 'webhook', tool_id: 't', shared: true, webhook: { name: 'look_up' } }],
  conversation_flow: FLOW,
};

async function start(documents: readonly Document[] = [ASSISTANT], options?: Parameters<typeof account>[1], gateway: object = {}) {
  const upstream = await startUpstream(account(documents, options));
  const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0, ...gateway });
  return { query, calls: upstream.calls };
}

const simulation = (selection: string) =>
  `query ($input: SimulateFlowInput!) { assistant(id: "a") { conversationFlow { simulate(input: $input) { ${selection} } } } }`;

test('a dry run starts from the variables of the assistant, and costs no call of its own', async () => {
  const { query, calls } = await start();
  const input = {
    variables: { extra: [1] },
    choices: [
      { nodeId: 'a', edgeId: 'e1' },
      { nodeId: 't', set: { status: '200' } },
    ],
  };
  const { data, errors } = await query(
    simulation(`steps { index nodeId node { nodeId } takenEdgeId taken { edgeId } considered { edgeId edge { edgeId } outcome reason } }
      end endNode { nodeId __typename } assistantTarget { assistantId } variables assumptions unusedVariables`),
    { variables: { input } },
  );
  expect(errors).toBeUndefined();
  const edge = (id: string, outcome: string, reason: string) => ({ edgeId: id, edge: { edgeId: id }, outcome, reason });
  const step = (index: number, id: string, taken: string | null, considered: object[]) => ({
    index,
    nodeId: id,
    node: { nodeId: id },
    takenEdgeId: taken,
    taken: taken && { edgeId: taken },
    considered,
  });
  expect(data.assistant.conversationFlow.simulate).toEqual({
    steps: [
      step(0, 'a', 'e1', [edge('e2', 'FALSE', '`age >= 18` is false.'), edge('e1', 'TAKEN', 'The choice for visit 1 takes it.')]),
      step(1, 't', 'e3', [
        edge('e3', 'TAKEN', '`status == "200"` is true.'),
        edge('e4', 'NOT_REACHED', 'Another edge was taken before it.'),
      ]),
      step(2, 'b', null, []),
    ],
    end: 'TERMINAL',
    endNode: { nodeId: 'b', __typename: 'PromptNode' },
    assistantTarget: null,
    variables: { age: 3, api_token: 'sk-very-secret', extra: [1], status: '200' },
    assumptions: [],
    unusedVariables: ['extra'],
  });
  expect(calls).toEqual(['GET /ai/assistants/a']);
});

test('it may end at another assistant, or for want of a choice', async () => {
  const { query } = await start();
  const ends = await query(
    `{ assistant(id: "a") { conversationFlow {
      handed: simulate(input: { variables: { age: 18 } }) { end assistantTarget { assistantId } }
      waits: simulate(input: { channel: CHAT, maxSteps: null }) { end endNode { nodeId } } } } }`,
  );
  expect(ends.data.assistant.conversationFlow).toEqual({
    handed: { end: 'ASSISTANT', assistantTarget: { assistantId: 'other' } },
    waits: { end: 'NEEDS_CHOICE', endNode: { nodeId: 'a' } },
  });
});

test('what is used is known of all of the assistant: where a list leaves something out by one read, and only where that is asked for', async () => {
  const listed = (selection: string) =>
    `{ assistants { nodes { conversationFlow { simulate(input: { variables: { order_id: "1", orderid: "1" } }) { ${selection} } } } } }`;
  const one = { ...ASSISTANT, instructions: 'On {{order_id}}.', conversation_flow: writtenFlow('a prompt') };
  const { query, calls } = await start([one], { listLeavesOut: ['instructions'] });
  await query(listed('end'));
  expect(calls).toEqual(['GET /ai/assistants']);
  const { data, errors } = await query(listed('unusedVariables'));
  expect(errors).toBeUndefined();
  expect(data.assistants.nodes[0].conversationFlow.simulate).toEqual({ unusedVariables: ['orderid'] });
  expect(calls.slice(1)).toEqual(['GET /ai/assistants', 'GET /ai/assistants/a']);
});

test('all that is wrong with the input is refused at once, by its places', async () => {
  const { query } = await start();
  const { data, errors } = await query(simulation('end'), {
    variables: {
      input: {
        variables: 'x',
        maxSteps: 0,
        startNodeId: 'z',
        choices: [
          { nodeId: 'a', edgeId: 'e3', set: [1] },
          { nodeId: 'y', visit: 0 },
        ],
      },
    },
  });
  expect(data.assistant.conversationFlow).toBeNull();
  expect(errors?.map(({ message, extensions }) => [extensions?.['code'], message.match(/input\.[\w.]+/g)])).toEqual([
    [
      'BAD_USER_INPUT',
      [
        'input.variables',
        'input.startNodeId',
        'input.maxSteps',
        'input.choices.0.set',
        'input.choices.0.edgeId',
        'input.choices.1.nodeId',
        'input.choices.1.visit',
      ],
    ],
  ]);
});

describe('variables that a list leaves out', () => {
  const listed =
    '{ assistants { nodes { conversationFlow { simulate(input: { variables: { status: "200" } }) { variables } variables { name default } } } } }';

  test('are read with one call for each assistant', async () => {
    const { query, calls } = await start([ASSISTANT], { listLeavesOut: ['dynamic_variables'] });
    const { data, errors } = await query(listed);
    expect(errors).toBeUndefined();
    expect(data.assistants.nodes[0].conversationFlow).toEqual({
      simulate: { variables: { ...ASSISTANT.dynamic_variables, status: '200' } },
      variables: [
        { name: 'age', default: 3 },
        { name: 'status', default: null },
      ],
    });
    expect(calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/a']);
  });
});

test('tools that tool nodes name by ids are read where a list leaves them out, and only then', async () => {
  const listed = '{ assistants { nodes { conversationFlow { simulate(input: {}) { end assumptions } } } } }';
  const flow = writtenFlow('t tool, b prompt', 'e1: t -> b default');
  const nodes = [
    { id: 't', type: 'tool', shared_tool_id: 's' },
    { id: 'b', type: 'prompt' },
  ];
  const tools = [{ type: 'hangup', tool_id: 's', shared: true, hangup: {} }];
  const one = { ...ASSISTANT, tools, conversation_flow: { ...flow, nodes } };
  const named = await start([one], { listLeavesOut: ['tools'] });
  const { data } = await named.query(listed);
  expect(data.assistants.nodes[0].conversationFlow.simulate).toEqual({
    end: 'TERMINAL',
    assumptions: [expect.stringContaining('hangs up')],
  });
  expect(named.calls).toEqual(['GET /ai/assistants', 'GET /ai/assistants/a']);
  const plain = await start([{ ...ASSISTANT, conversation_flow: writtenFlow('a prompt') }], { listLeavesOut: ['tools'] });
  await plain.query(listed);
  expect(plain.calls).toEqual(['GET /ai/assistants']);
});
