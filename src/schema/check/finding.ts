import type { Finding as Found } from '../../insight/findings/finding.ts';
import { getReferencedAssistant } from '../../resolvers/assistant.ts';
import { edgeOn, graphOf, nodeOn } from '../../resolvers/flow.ts';
import { access } from '../access/access.ts';
import { builder } from '../builder.ts';
import { FlowEdge } from '../flow/edge.ts';
import { FlowNode } from '../flow/refs.ts';
import { assistantLink } from '../shared/assistant-link.ts';
import { Severity } from './codes.ts';

/** A finding, and the flow that its node and edge are of; null where it is about none. */
export interface ShownFinding extends Found {
  readonly flow: object | null;
}

// Ids and names are the author's, and may be anything.
const named = access({ isProse: true });

export const Finding = builder.objectRef<ShownFinding>('Finding').implement({
  description:
    'Something that is wrong with a document, or worth knowing of it. It names places and kinds of secrets, and never their values. Its own fields cost no upstream call.',
  fields: (t) => ({
    code: t.exposeString('code', {
      nullable: false,
      description: 'What it is; `Query.findingCodes` has all codes. Codes stay as they are.',
    }),
    severity: t.field({ type: Severity, nullable: false, description: 'How bad it is.', resolve: ({ severity }) => severity }),
    message: t.exposeString('message', {
      nullable: false,
      description: 'Names the thing, and what is wrong with it.',
      extensions: named,
    }),
    advice: t.exposeString('advice', { nullable: false, description: 'What would be right.', extensions: named }),
    path: t.stringList({
      nullable: false,
      description:
        'The place by the names of this graph, for example `["conversationFlow", "edges", "to_billing", "target"]`. Items of a list are named by their ids, else by their names (tools by their kinds if they have no name), and by their places, from 0, where they have neither, or one that an earlier item has; nodes and edges are named by their ids or places. A place that is the id of another item has a `#` before it. Keys that are one name in this graph, as `a_b` and `aB` of variables are, have one step; so has the name of a tool, be it that of its settings or its own. `changes` name places by the keys of the Telnyx API instead.',
      extensions: named,
      resolve: ({ path }) => [...path],
    }),
    assistantId: t.id({
      description: 'Id of the assistant that it is about; null where a flow alone was looked at.',
      resolve: ({ assistantId }) => assistantId,
    }),
    assistant: t.field(
      assistantLink(
        'The assistant that it is about; null where a flow alone was looked at, or the assistant does not exist.',
        (finding: ShownFinding, ctx) => getReferencedAssistant(finding.assistantId, ctx),
      ),
    ),
    nodeId: t.id({
      description: 'Id of the node of the flow that it is about; null where it is about none, or one without an id.',
      extensions: named,
      resolve: ({ nodeId }) => nodeId,
    }),
    node: t.field({
      type: FlowNode,
      description:
        'The node of the flow that it is about, also where it has no id, or one that an earlier node has. Costs no upstream call.',
      resolve: ({ flow, path, nodeId }) => flow && nodeOn(graphOf(flow), path, nodeId),
    }),
    edgeId: t.id({
      description: 'Id of the edge of the flow that it is about; null where it is about none, or one without an id.',
      extensions: named,
      resolve: ({ edgeId }) => edgeId,
    }),
    edge: t.field({
      type: FlowEdge,
      description:
        'The edge of the flow that it is about, also where it has no id, or one that an earlier edge has. Costs no upstream call.',
      resolve: ({ flow, path, edgeId }) => flow && edgeOn(graphOf(flow), path, edgeId),
    }),
    toolName: t.exposeString('toolName', {
      description: 'The name of the tool that it is about; null where it is about none.',
      extensions: named,
    }),
  }),
});
