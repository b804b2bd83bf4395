/** What follows from the shape of a flow. */
import { isTerminal } from '../../insight/flow/flow-facts.ts';
import { idIn } from '../../insight/read-value.ts';
import { factsOf, graphOf, nodeIn, nodeWire, placeOf } from '../../resolvers/flow.ts';
import { builder } from '../builder.ts';
import { ConversationFlow } from './flow.ts';
import { FlowNode } from './refs.ts';
import { AssistantTarget } from './target.ts';

const FREE = 'Costs no upstream call.';

builder.interfaceFields(FlowNode, (t) => ({
  isStart: t.boolean({
    nullable: false,
    description: `Whether every conversation starts here. ${FREE}`,
    resolve: (wire) => {
      const place = placeOf(wire);
      return place !== null && place.node === place.graph.start;
    },
  }),
  isReachable: t.boolean({
    nullable: false,
    description: `Whether edges lead here from the start, whatever their conditions. ${FREE}`,
    resolve: (wire) => depthOf(wire) !== null,
  }),
  isTerminal: t.boolean({
    nullable: false,
    description: `Whether no edge leads away from here to a node or an assistant; one to something that does not exist counts as leading away. ${FREE}`,
    resolve: (wire) => {
      const place = placeOf(wire);
      return place === null || isTerminal(place.node);
    },
  }),
  depth: t.int({
    description: `How many edges a shortest way from the start has: 0 at the start, null where no way leads here. ${FREE}`,
    resolve: depthOf,
  }),
  component: t.int({
    nullable: false,
    description: `A number that nodes share which lead to each other, from 0 in the order of the first nodes of each; -1 for an item of the list that is not an object. ${FREE}`,
    resolve: (wire) => {
      const place = placeOf(wire);
      return (place && factsOf(place.graph).components[place.node.index]) ?? -1;
    },
  }),
}));

function depthOf(wire: unknown): number | null {
  const place = placeOf(wire);
  const depth = place ? (factsOf(place.graph).depths[place.node.index] ?? -1) : -1;
  return depth === -1 ? null : depth;
}

builder.objectFields(ConversationFlow, (t) => ({
  nodeCount: t.int({
    nullable: false,
    description: `How many nodes there are, those with the id of another one among them. ${FREE}`,
    resolve: ({ nodes }) => countOf(nodes),
  }),
  edgeCount: t.int({ nullable: false, description: `How many edges there are. ${FREE}`, resolve: ({ edges }) => countOf(edges) }),
  loops: t.field({
    type: t.listRef(t.listRef(FlowNode)),
    nullable: false,
    description: `The ways in which a conversation may go round: nodes that lead to each other, and nodes with an edge to themselves. The biggest first, each in the order of the nodes. ${FREE}`,
    resolve: (flow) => factsOf(graphOf(flow)).loops.map((loop) => loop.map(nodeWire)),
  }),
  terminalNodes: t.field({
    type: [FlowNode],
    nullable: false,
    description: `The nodes where conversations end; see \`FlowNode.isTerminal\`. ${FREE}`,
    resolve: (flow) => factsOf(graphOf(flow)).terminal.map(nodeWire),
  }),
  unreachableNodes: t.field({
    type: [FlowNode],
    nullable: false,
    description: `The nodes that no conversation gets to; see \`FlowNode.isReachable\`. All of them where the flow has no start. ${FREE}`,
    resolve: (flow) => factsOf(graphOf(flow)).unreachable.map(nodeWire),
  }),
  assistantTargets: t.field({
    type: [AssistantTarget],
    nullable: false,
    description: `Where edges hand over to other assistants, in the order of the edges. ${FREE}`,
    resolve: (flow) => graphOf(flow).edges.flatMap(({ target, wire }) => (target === 'assistant' ? [wire['target'] as never] : [])),
  }),
  node: t.field({
    type: FlowNode,
    description: `A node by its id; null if the flow has none. Of nodes with the same id it is the first. ${FREE}`,
    args: { nodeId: t.arg.id({ required: true, description: 'The id of the node.' }) },
    resolve: (flow, { nodeId }) => nodeIn(graphOf(flow), idIn(nodeId)),
  }),
}));

/** How many items of a list the graph shows. */
const countOf = (list: unknown): number => (Array.isArray(list) ? list.filter((item: unknown) => item !== null).length : 0);
