import { lexicographicSortSchema, printSchema } from 'graphql';

interface Which {
  readonly isSubgraph: boolean;
  /** Whether a subgraph states the required scopes, as it does with JWTs. */
  readonly hasScopes: boolean;
  readonly isSorted: boolean;
}

/** The schema of this version, as `schema.graphql` and `schema.subgraph.graphql` have it. */
export async function builtInSdl({ isSubgraph, hasScopes, isSorted }: Which): Promise<string> {
  if (isSubgraph) {
    const [{ createSubgraphSchema }, { printSubgraphSchema }] = await Promise.all([
      import('../../schema/subgraph.ts'),
      import('@apollo/subgraph'),
    ]);
    // It is sorted in any case.
    return printSubgraphSchema(createSubgraphSchema({ maxEntities: 1, tellRouters: hasScopes }));
  }
  const { schema } = await import('../../schema/index.ts');
  return printSchema(isSorted ? lexicographicSortSchema(schema) : schema);
}
