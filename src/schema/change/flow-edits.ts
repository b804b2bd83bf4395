/** Edits of a conversation flow. */
import { addNode, connect, disconnect, removeNode, updateNode } from '../../insight/edits/flow-edits.ts';
import { kindOfNode } from '../../insight/flow/flow-graph.ts';
import { FlowConditionInput, FlowTargetInput } from '../flow/inputs/flow.ts';
import { FlowNodeChangesInput, NewFlowNodeInput } from '../flow/inputs/nodes.ts';
import { givenId } from '../shared/given-id.ts';
import { editMutation } from './edits.ts';

const NODE_ID = 'Id of a node of the flow.';

editMutation('addFlowNode', {
  description: 'Adds a node to the flow of an assistant; the first one is its start.',
  input: 'Which node to add to which assistant.',
  fields: (t) => ({ node: t.field({ type: NewFlowNodeInput.ref, required: true, description: 'The node. Without an id it gets one.' }) }),
  made: { field: 'nodeId', description: 'Id of the node; null where the change was refused.' },
  edit: ({ node }, addFault) => addNode(NewFlowNodeInput.toWire(node, ['input', 'node'], addFault)),
});

editMutation('updateFlowNode', {
  description: 'Changes a node of the flow of an assistant: what is absent stays as it is.',
  input: 'Which node to change, and what of it.',
  fields: (t) => ({
    nodeId: t.id({ required: true, description: NODE_ID }),
    changes: t.field({ type: FlowNodeChangesInput.ref, required: true, description: 'What to change, under the kind that the node has.' }),
  }),
  made: { field: 'nodeId', description: 'Id of the node; null where the change was refused.' },
  edit: ({ nodeId, changes }, addFault) => {
    const wire = FlowNodeChangesInput.toWire(changes, ['input', 'changes'], addFault);
    return updateNode(String(nodeId), wire, (node) => kindOfNode(node) === kindOfNode(wire));
  },
});

editMutation('removeFlowNode', {
  description: 'Takes a node away from the flow of an assistant, with the edges that leave it or lead to it.',
  input: 'Which node to take away.',
  fields: (t) => ({ nodeId: t.id({ required: true, description: NODE_ID }) }),
  made: { field: 'nodeId', description: 'Id of the node; null where the change was refused.' },
  edit: ({ nodeId }) => removeNode(String(nodeId)),
});

editMutation('connectFlowNodes', {
  description: 'Adds an edge to the flow of an assistant.',
  input: 'What leads where, and when.',
  fields: (t) => ({
    edgeId: t.id({ description: 'Id of the edge, unique in the flow; null or absent: the edge gets one.' }),
    startNodeId: t.id({ required: true, description: 'Id of the node that the edge leaves.' }),
    condition: t.field({ type: FlowConditionInput.ref, required: true, description: 'When the edge is taken.' }),
    target: t.field({ type: FlowTargetInput.ref, required: true, description: 'Where the edge leads.' }),
    beforeEdgeId: t.id({
      description: 'Id of the edge that it stands in front of, as edges are tried in their order; null or absent: behind all others.',
    }),
  }),
  made: { field: 'edgeId', description: 'Id of the edge; null where the change was refused.' },
  edit: ({ edgeId, startNodeId, condition, target, beforeEdgeId }, addFault) =>
    connect({
      id: givenId(edgeId),
      startNodeId: String(startNodeId),
      condition: FlowConditionInput.toWire(condition, ['input', 'condition'], addFault),
      target: FlowTargetInput.toWire(target, ['input', 'target'], addFault),
      before: givenId(beforeEdgeId),
    }),
});

editMutation('disconnectFlowNodes', {
  description: 'Takes an edge away from the flow of an assistant.',
  input: 'Which edge to take away.',
  fields: (t) => ({ edgeId: t.id({ required: true, description: 'Id of an edge of the flow.' }) }),
  made: { field: 'edgeId', description: 'Id of the edge; null where the change was refused.' },
  edit: ({ edgeId }) => disconnect(String(edgeId)),
});
