import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config.ts';

/** The schema that a configuration asks for. The other one is neither loaded nor built. */
export async function servedSchema({ subgraph, auth, limits }: Pick<Config, 'subgraph' | 'auth' | 'limits'>): Promise<GraphQLSchema> {
  if (!subgraph) return (await import('../schema/index.ts')).schema;
  const { createSubgraphSchema } = await import('../schema/subgraph.ts');
  return createSubgraphSchema({ maxEntities: limits.maxEntities, tellRouters: auth.mode === 'jwt' });
}
