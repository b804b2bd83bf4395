/** Writes what is derived from the schema and the example operations. Needs no network and no running gateway. */
import type { CodegenConfig } from '@graphql-codegen/cli';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { printSubgraphSchema } from '@apollo/subgraph';
import { schema } from './src/schema/index.ts';
import { createSubgraphSchema } from './src/schema/subgraph.ts';

const EXAMPLES = ['examples/*.graphql'];
const SCALARS = { DateTime: 'string', JSON: 'unknown', ID: 'string' };

const config: CodegenConfig = {
  schema: printSchema(lexicographicSortSchema(schema)),
  importExtension: '.ts',
  generates: {
    'schema.graphql': { plugins: ['schema-ast'], config: { sort: true } },
    'schema.subgraph.graphql': {
      plugins: ['./scripts/codegen-text.mjs'],
      config: { text: printSubgraphSchema(createSubgraphSchema({ maxEntities: 1, tellRouters: true })) },
    },
    'examples/generated/': {
      documents: EXAMPLES,
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: SCALARS,
      },
    },
    'persisted-operations.json': { documents: EXAMPLES, plugins: ['./scripts/codegen-persisted.mjs'] },
    'src/server/graphiql/examples.generated.ts': { documents: EXAMPLES, plugins: ['./scripts/codegen-examples.mjs'] },
    'examples/frontend/src/generated/': {
      documents: ['examples/frontend/src/**/*.{ts,tsx,graphql}', '!examples/frontend/src/generated/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { useTypeImports: true, enumsAsTypes: true, scalars: SCALARS },
    },
    'examples/frontend/src/generated/possible-types.ts': { plugins: ['./scripts/codegen-possible-types.mjs'] },
  },
};

export default config;
