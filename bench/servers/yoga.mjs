/** Plain graphql-yoga, as its documentation sets it up. */
import { createSchema, createYoga } from 'graphql-yoga';
import { serve } from './listen.mjs';
import { createContext, peerSchema } from './peer-schemas.mjs';

const { typeDefs, resolvers } = peerSchema;
const { AssistantTool: tool, ...others } = resolvers;
const schema = createSchema({
  typeDefs,
  resolvers: tool ? { ...others, AssistantTool: { __resolveType: tool.resolveType } } : others,
});

serve(createYoga({ schema, context: createContext, logging: false, graphiql: false, landingPage: false }));
