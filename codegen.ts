/** Writes what is derived from the schema and the example operations. Needs no network and no running gateway. */
import type { CodegenConfig } from '@graphql-codegen/cli';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { printSubgraphSchema } from '@apollo/subgraph';
import { schema } from './src/schema/index.ts';
import { createSubgraphSchema } from './src/schema/subgraph.ts';

/** Documents of clients other than the examples that `persisted-operations.json` lists, too. */
const CLIENT_DOCUMENTS: string[] = [];

const config: CodegenConfig = {
  schema: printSchema(lexicographicSortSchema(schema)),
  documents: ['examples/*.graphql'],
  importExtension: '.ts',
  generates: {
    'schema.graphql': { plugins: ['schema-ast'], config: { sort: true } },
    'schema.subgraph.graphql': {
      plugins: ['./scripts/codegen-text.mjs'],
      config: { text: printSubgraphSchema(createSubgraphSchema({ maxEntities: 1, tellRouters: true })) },
    },
    'examples/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { DateTime: 'string', JSON: 'unknown', ID: 'string' },
      },
    },
    'persisted-operations.json': { documents: CLIENT_DOCUMENTS, plugins: ['./scripts/codegen-persisted.mjs'] },
    'src/server/graphiql/examples.generated.ts': { plugins: ['./scripts/codegen-examples.mjs'] },
  },
};

export default config;
