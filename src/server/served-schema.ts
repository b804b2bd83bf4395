import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config.ts';
import { schema } from '../schema/index.ts';
import { createSubgraphSchema } from '../schema/subgraph.ts';

/** The schema that a configuration asks for. */
export const servedSchema = ({ subgraph, limits }: Pick<Config, 'subgraph' | 'limits'>): GraphQLSchema =>
  subgraph ? createSubgraphSchema(limits.maxEntities) : schema;
