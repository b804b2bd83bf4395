/** The schemas of the GraphQL peers: a small one by hand, and the whole one over documents that are finished already. */
import DataLoader from 'dataloader';
import { SDL } from '../finished.mjs';
import { getAssistant, getAssistants, getFinished } from './upstream.mjs';

const TYPES = {
  webhook: 'WebhookTool',
  handoff: 'HandoffTool',
  retrieval: 'RetrievalTool',
  send_dtmf: 'DTMFTool',
  hangup: 'HangupTool',
};

/** As somebody would write it for W1, W2 and W3: no field map, and no reuse of what a list brought. */
const small = {
  typeDefs: `
    type Query { assistant(id: ID!): Assistant assistants(first: Int! = 50): AssistantConnection! }
    type AssistantConnection { nodes: [Assistant!]! }
    type Assistant { id: ID! name: String model: String tools: [AssistantTool!]! }
    union AssistantTool = WebhookTool | HandoffTool | RetrievalTool | DTMFTool | HangupTool
    type WebhookTool { type: String }
    type RetrievalTool { type: String }
    type DTMFTool { type: String }
    type HangupTool { type: String }
    type HandoffTool { type: String aiAssistants: [HandoffTarget!]! }
    type HandoffTarget { assistantId: ID assistant: Assistant }
  `,
  resolvers: {
    Query: {
      assistant: (_root, { id }, { assistants }) => assistants.load(id),
      assistants: async (_root, { first }) => ({ nodes: (await getAssistants()).slice(0, first) }),
    },
    AssistantTool: { resolveType: ({ type }) => TYPES[type] },
    HandoffTool: { aiAssistants: ({ handoff }) => handoff.ai_assistants },
    HandoffTarget: {
      assistantId: ({ id }) => id,
      assistant: ({ id }, _args, { assistants }) => assistants.load(id),
    },
  },
};

/** For W4: default resolvers all the way, as the upstream's stand-in gives these servers finished documents. */
const full = { typeDefs: SDL, resolvers: { Query: { assistant: (_root, { id }) => getFinished(id) } } };

export const peerSchema = { small, full }[process.env['PEER_SCHEMA']];

/** One DataLoader per request, over single reads. */
export const createContext = () => ({ assistants: new DataLoader((ids) => Promise.all(ids.map(getAssistant))) });
