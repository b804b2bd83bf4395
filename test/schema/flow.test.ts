import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assistantDocument } from '../support/documents/arbitrary.ts';
import { isObject, own, type JsonObject } from '../support/documents/json.ts';
import { startGateway } from '../support/gateway.ts';
import { account, startUpstream, type Document } from '../support/upstream.ts';

const assistantWith = (conversation_flow: unknown): Document => ({ id: 'a', name: 'A', conversation_flow });

/** A gateway in front of an account whose one assistant has the flow that the moment asks for. */
async function start() {
  let document: Document = {};
  const upstream = await startUpstream((request) => account([document])(request));
  const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0 });
  return async (flow: unknown, selection: string) => {
    document = assistantWith(flow);
    upstream.calls.length = 0;
    const { data, errors } = await query(`{ assistant(id: "a") { conversationFlow { ${selection} } } }`);
    return { flow: data.assistant.conversationFlow, errors, calls: [...upstream.calls] };
  };
}

const edge = (id: string, from: string, to: string): Document => ({
  id,
  start_node_id: from,
  condition: { type: 'llm', prompt: 'always' },
  target: { type: 'node', node_id: to },
});

describe('the kind of a node', () => {
  test.each([
    ['its type: prompt', { id: 'n', type: 'prompt', instructions: 'Hi' }, 'PromptNode'],
    ['its type: tool', { id: 'n', type: 'tool', shared_tool_id: 't' }, 'ToolNode'],
    ['its type: speak', { id: 'n', type: 'speak', message: 'Hi' }, 'SpeakNode'],
    ['its type, whatever its keys', { id: 'n', type: 'prompt', shared_tool_id: 't', message: 'Hi' }, 'PromptNode'],
    ['its shared tool, without a type', { id: 'n', shared_tool_id: 't' }, 'ToolNode'],
    ['its message, with a type of null', { id: 'n', type: null, message: 'Hi' }, 'SpeakNode'],
    ['nothing: a prompt', { id: 'n' }, 'PromptNode'],
    ['its instructions, without a type', { id: 'n', instructions: 'Hi' }, 'PromptNode'],
    ['a type that nobody knows', { id: 'n', type: 'listen', message: 'Hi' }, 'UnknownFlowNode'],
    ["a type that is a prototype's property", { id: 'n', type: 'constructor' }, 'UnknownFlowNode'],
    ['a type that is no string', { id: 'n', type: 7 }, 'UnknownFlowNode'],
  ])('is recognised by %s', async (_what, node, kind) => {
    const read = await start();
    const { flow, errors } = await read({ nodes: [node] }, 'nodes { __typename nodeId }');
    expect(errors).toBeUndefined();
    expect(flow.nodes).toEqual([{ __typename: kind, nodeId: 'n' }]);
  });

  test('an unknown node shows what all nodes have, and the rest raw', async () => {
    const read = await start();
    const node = { id: 'n', type: 'listen', name: 'Ears', position: { x: 1, y: 2 }, secs: 3 };
    const { flow, errors } = await read(
      { nodes: [node], edges: [edge('e', 'n', 'n')] },
      `nodes { nodeId type name position { x y } outgoing { edgeId } incoming { edgeId } extra ... on UnknownFlowNode { raw } }`,
    );
    expect(errors).toBeUndefined();
    expect(flow.nodes).toEqual([
      {
        nodeId: 'n',
        type: 'listen',
        name: 'Ears',
        position: { x: 1, y: 2 },
        outgoing: [{ edgeId: 'e' }],
        incoming: [{ edgeId: 'e' }],
        extra: { secs: 3 },
        raw: node,
      },
    ]);
  });

  test('a node that is no object is unknown and shown raw, and a null one is left out', async () => {
    const read = await start();
    const { flow, errors } = await read(
      { nodes: ['n', null, ['n'], 7], edges: [edge('e', 'n', 'n')] },
      'nodes { __typename nodeId outgoing { edgeId } extra ... on UnknownFlowNode { raw } }',
    );
    expect(errors).toBeUndefined();
    const unknown = { __typename: 'UnknownFlowNode', nodeId: null, outgoing: [], extra: null };
    expect(flow.nodes).toEqual([
      { ...unknown, raw: 'n' },
      { ...unknown, raw: ['n'] },
      { ...unknown, raw: 7 },
    ]);
  });
});

const ARROWS = `nodes { nodeId outgoing { edgeId } incoming { edgeId } } edges { edgeId startNode { nodeId } target { ... on NodeTarget { node { nodeId } } } } startNode { nodeId }`;

/** The arrows of a flow, found by looking at every edge for every node. */
function naiveArrows(flow: JsonObject) {
  const list = (key: string) => (Array.isArray(flow[key]) ? (flow[key] as unknown[]) : []).filter((item) => item !== null);
  const nodes = list('nodes').map((node) => (isObject(node) ? node : {}));
  const edges = list('edges').filter(isObject);
  const idsOf = (some: readonly JsonObject[]) => some.map((one) => ({ edgeId: own(one, 'id') ?? null }));
  const named = (id: unknown) => (nodes.some((node) => typeof id === 'string' && node['id'] === id) ? { nodeId: id } : null);
  const leadsTo = ({ target }: JsonObject, id: unknown) => isObject(target) && target['type'] === 'node' && target['node_id'] === id;
  const isId = (id: unknown) => typeof id === 'string';
  return {
    nodes: nodes.map(({ id = null }) => ({
      nodeId: id,
      outgoing: isId(id) ? idsOf(edges.filter((one) => one['start_node_id'] === id)) : [],
      incoming: isId(id) ? idsOf(edges.filter((one) => leadsTo(one, id))) : [],
    })),
    edges: edges.map((one) => ({
      edgeId: own(one, 'id') ?? null,
      startNode: named(one['start_node_id']),
      target: targetOf(one['target'], named),
    })),
    startNode: named(flow['start_node_id']),
  };
}

function targetOf(target: unknown, named: (id: unknown) => unknown): unknown {
  if (target === undefined || target === null) return null;
  return isObject(target) && target['type'] === 'node' ? { node: named(target['node_id']) } : {};
}

describe('arrows', () => {
  test('outgoing, incoming and named nodes are what a look at every edge finds, in the order of the edges', async () => {
    const read = await start();
    const anyId = fc.constantFrom('n1', 'n2', 'n3', 'n4', '__proto__', 'constructor', 'nowhere');
    const flows = fc.record({
      nodes: fc.array(fc.record({ id: anyId, type: fc.constantFrom('prompt', 'speak', 'listen') }), { maxLength: 6 }),
      edges: fc.array(
        fc.record({
          id: fc.uuid(),
          start_node_id: anyId,
          target: fc.oneof(
            { weight: 5, arbitrary: fc.record({ type: fc.constant('node'), node_id: anyId }) },
            { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('assistant', 'phone'), node_id: anyId }) },
            { weight: 1, arbitrary: fc.constantFrom(null, 'n1') },
          ),
        }),
        { maxLength: 12 },
      ),
      start_node_id: anyId,
    });
    let arrows = 0;
    await fc.assert(
      fc.asyncProperty(flows, async (flow) => {
        const { flow: answer, errors, calls } = await read(flow, ARROWS);
        expect(errors).toBeUndefined();
        expect(answer).toEqual(naiveArrows(flow));
        expect(calls).toEqual(['GET /ai/assistants/a']);
        arrows += answer.nodes.flatMap((node: { incoming: unknown[] }) => node.incoming).length;
      }),
      { numRuns: 150 },
    );
    expect(arrows).toBeGreaterThan(100);
  });

  test('they hold in documents with faults of every kind', async () => {
    const read = await start();
    const documents = assistantDocument({ unknowns: true, nulls: true, nullItems: true });
    await fc.assert(
      fc.asyncProperty(documents, async ({ conversation_flow: flow }) => {
        fc.pre(isObject(flow));
        const { flow: answer, errors } = await read(flow, ARROWS);
        expect(errors).toBeUndefined();
        expect(answer).toEqual(naiveArrows(flow as JsonObject));
      }),
      { numRuns: 60 },
    );
  });

  test('they can be followed from node to node, at the price of one read', async () => {
    const read = await start();
    const { flow, errors, calls } = await read(
      {
        start_node_id: 'ask',
        nodes: [{ id: 'ask' }, { id: 'end', message: 'Bye' }],
        edges: [edge('1', 'ask', 'end'), edge('2', 'ask', 'ask')],
      },
      `startNode { outgoing { target { ... on NodeTarget { nodeId node { ... on SpeakNode { message }
        incoming { edgeId startNode { nodeId incoming { edgeId } } } } } } } }`,
    );
    expect(errors).toBeUndefined();
    const intoAsk = { nodeId: 'ask', incoming: [{ edgeId: '2' }] };
    expect(flow.startNode.outgoing).toEqual([
      { target: { nodeId: 'end', node: { message: 'Bye', incoming: [{ edgeId: '1', startNode: intoAsk }] } } },
      { target: { nodeId: 'ask', node: { incoming: [{ edgeId: '2', startNode: intoAsk }] } } },
    ]);
    expect(calls).toEqual(['GET /ai/assistants/a']);
  });

  test('what names a node that does not exist has its id, and null for the node', async () => {
    const read = await start();
    const { flow, errors } = await read(
      { start_node_id: 'gone', nodes: [{ id: 'n' }], edges: [edge('e', 'gone', '__proto__')] },
      'startNodeId startNode { nodeId } edges { startNodeId startNode { nodeId } target { ... on NodeTarget { nodeId node { nodeId } } } }',
    );
    expect(errors).toBeUndefined();
    expect(flow).toEqual({
      startNodeId: 'gone',
      startNode: null,
      edges: [{ startNodeId: 'gone', startNode: null, target: { nodeId: '__proto__', node: null } }],
    });
  });

  test('of two nodes with one id both are listed and share the arrows, and the first is the one that is named', async () => {
    const read = await start();
    const { flow, errors } = await read(
      {
        start_node_id: 'n',
        nodes: [
          { id: 'n', name: 'first' },
          { id: 'n', name: 'second' },
        ],
        edges: [edge('e', 'n', 'n')],
      },
      'startNode { name } nodes { name outgoing { edgeId target { ... on NodeTarget { node { name } } } } incoming { edgeId } }',
    );
    expect(errors).toBeUndefined();
    expect(flow.startNode).toEqual({ name: 'first' });
    const arrows = { outgoing: [{ edgeId: 'e', target: { node: { name: 'first' } } }], incoming: [{ edgeId: 'e' }] };
    expect(flow.nodes).toEqual([
      { name: 'first', ...arrows },
      { name: 'second', ...arrows },
    ]);
  });

  test('edges that are no list cost only themselves', async () => {
    const read = await start();
    const { flow, errors } = await read(
      { nodes: [{ id: 'n', name: 'N' }], edges: { e: edge('e', 'n', 'n') } },
      'nodes { name outgoing { edgeId } incoming { edgeId } } edges { edgeId } extra',
    );
    expect(flow).toEqual({
      nodes: [{ name: 'N', outgoing: [], incoming: [] }],
      edges: [],
      extra: { edges: { e: edge('e', 'n', 'n') } },
    });
    expect(errors?.map(({ path, extensions }) => [path, extensions?.['code']])).toEqual([
      [['assistant', 'conversationFlow', 'edges'], 'UPSTREAM_BAD_RESPONSE'],
    ]);
  });

  test('edges lack what they lack, and their neighbours stand', async () => {
    const read = await start();
    const { flow, errors } = await read(
      { nodes: [{ id: 'n' }], edges: [{ id: 'bare', start_node_id: 'n' }, null, { target: { type: 'node' } }, edge('e', 'n', 'n')] },
      'nodes { outgoing { edgeId } incoming { edgeId } } edges { edgeId condition { __typename } target { __typename } }',
    );
    expect(errors).toBeUndefined();
    expect(flow.nodes).toEqual([{ outgoing: [{ edgeId: 'bare' }, { edgeId: 'e' }], incoming: [{ edgeId: 'e' }] }]);
    expect(flow.edges).toEqual([
      { edgeId: 'bare', condition: null, target: null },
      { edgeId: null, condition: null, target: { __typename: 'NodeTarget' } },
      { edgeId: 'e', condition: { __typename: 'LLMCondition' }, target: { __typename: 'NodeTarget' } },
    ]);
  });
});

describe('tools of nodes', () => {
  const hangup = { type: 'hangup', hangup: {} };
  const skip = { type: 'skip_turn', skip_turn: {} };

  test.each([
    ['nested lists', [[hangup, skip], [], [hangup]], ['HangupTool', 'SkipTurnTool', 'HangupTool']],
    ['one flat list', [hangup, skip], ['HangupTool', 'SkipTurnTool']],
    ['a mixture with nulls', [[null, hangup], null, skip], ['HangupTool', 'SkipTurnTool']],
    ['a list of one', [hangup], ['HangupTool']],
    ['a bare tool', hangup, ['HangupTool']],
    ['nothing', undefined, []],
    ['an empty list', [null, []], []],
    ['a string', 'hangup', ['UnknownTool']],
  ])('%s read as one flat list, and as the one tool of a tool node', async (_what, tools, kinds) => {
    const read = await start();
    const { flow, errors } = await read(
      {
        nodes: [
          { id: 'p', tools },
          { id: 't', shared_tool_id: 's', tool: tools },
        ],
      },
      'nodes { extra ... on PromptNode { tools { __typename } } ... on ToolNode { tool { __typename } } }',
    );
    expect(errors).toBeUndefined();
    const [first, ...others] = kinds.map((__typename) => ({ __typename }));
    expect(flow.nodes).toEqual([
      { extra: null, tools: first ? [first, ...others] : [] },
      { extra: others.length > 0 ? { tool: tools } : null, tool: first ?? null },
    ]);
  });
});
