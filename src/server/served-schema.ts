import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config.ts';
import { schema } from '../schema/index.ts';
import { createSubgraphSchema } from '../schema/subgraph.ts';

/** The schema that a configuration asks for. */
export const servedSchema = ({ subgraph, auth, limits }: Pick<Config, 'subgraph' | 'auth' | 'limits'>): GraphQLSchema =>
  subgraph ? createSubgraphSchema({ maxEntities: limits.maxEntities, tellRouters: auth.mode === 'jwt' }) : schema;
