/** Which way conversations took through the flow of their assistant. */
import { nodeOfMessage } from '../../insight/flow/node-of-message.ts';
import { nodeOf, pathOfConversation, visitsOf, type NodeVisits as Visits } from '../../resolvers/flow-visits.ts';
import { access, MAY_READ_BOTH, MAY_READ_CONVERSATIONS } from '../access/access.ts';
import { builder } from '../builder.ts';
import { ConversationFlow } from '../flow/flow.ts';
import { FlowNode } from '../flow/refs.ts';
import { COST } from '../shared/directives.ts';
import { Conversation, ConversationMessage } from './ref.ts';

const COST_OF_FLOW =
  'one upstream read for the version of the assistant that the conversation names, or for the assistant as it is now where it names none that exists';
const COST_OF_MESSAGES =
  'one upstream call for each 100 messages of a conversation; one of more than 1,000 messages is an error with the code `LIMIT_EXCEEDED`, and costs one';

builder.objectFields(ConversationMessage, (t) => ({
  flowNodeId: t.id({
    description:
      'Id of the node of the flow at which the message was written: `workflow_node_id`, `flow_node_id` or `node_id` of the message, or of its metadata, as Telnyx does not publish the key. Null where there is none of these.',
    extensions: access({ isProse: true }),
    resolve: nodeOfMessage,
  }),
  flowNode: t.field({
    type: FlowNode,
    description: `The node of \`flowNodeId\`; null where the flow has none of this id. Cost: ${COST_OF_FLOW}, for all messages of it together.`,
    extensions: access({ needs: MAY_READ_BOTH }),
    resolve: (message, _args, ctx) => nodeOf(message, ctx),
  }),
}));

builder.objectField(Conversation, 'flowPath', (t) =>
  t.field({
    type: [FlowNode],
    nullable: true,
    cost: COST.read,
    listSize: { assumedSize: 10 },
    description: `The nodes of the flow that the conversation came through, in the order of time, each once for as long as it stays there; those that the flow does not have are left out. Messages without a time stay behind the one that they follow. Null where its messages name none; see \`ConversationMessage.flowNodeId\`. Cost: ${COST_OF_MESSAGES}, and ${COST_OF_FLOW}.`,
    extensions: access({ needs: MAY_READ_BOTH }),
    resolve: async (conversation, _args, ctx) => {
      const path = await pathOfConversation(conversation, ctx);
      return path && [...path];
    },
  }),
);

const NodeVisits = builder.objectRef<Visits>('NodeVisits').implement({
  description: 'How often conversations came to a node of a flow.',
  fields: (t) => ({
    node: t.field({ type: FlowNode, nullable: false, description: 'The node that they came to.', resolve: ({ node }) => node }),
    visits: t.int({
      nullable: false,
      description: 'How many times conversations came there: a stay of several messages is one.',
      resolve: ({ visits }) => visits,
    }),
    endings: t.int({
      nullable: false,
      description: 'How many conversations had their last message there that names a node.',
      resolve: ({ endings }) => endings,
    }),
  }),
});

builder.objectField(ConversationFlow, 'heatmap', (t) =>
  t.field({
    type: [NodeVisits],
    nullable: false,
    cost: COST.read,
    listSize: { assumedSize: 20 },
    description: `How often these conversations came to each node of the flow that has an id, in the order of the nodes; see \`ConversationMessage.flowNodeId\`. Nodes that the flow does not have do not count. A conversation that cannot be read as a whole, has more than 1,000 messages, or names another assistant than that of the flow is not counted; there is one error for each reason, which names the conversations. They are read in the order of \`conversationIds\`, four at a time: those for which the upstream calls of the operation do not suffice (\`MAX_UPSTREAM_CALLS\`, 100 by default: with the read of the assistant enough for 97 conversations of 100 messages at most) are not counted either, and may be asked for in another operation. Cost: one upstream call for each 50 conversations, and ${COST_OF_MESSAGES}.`,
    args: {
      conversationIds: t.arg.idList({
        required: true,
        description:
          'Ids of the conversations, 100 at most, and as many as the upstream calls of the operation suffice for; the same id counts once.',
      }),
    },
    extensions: access({ needs: MAY_READ_CONVERSATIONS }),
    resolve: async (flow, { conversationIds }, ctx, info) => {
      const visits = await visitsOf(flow, conversationIds.map(String), ctx, (error) => ctx.reportFieldError(info, error));
      return [...visits];
    },
  }),
);
