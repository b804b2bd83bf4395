/** Writes what is derived from the schema and the example operations. Needs no network and no running gateway. */
import type { CodegenConfig } from '@graphql-codegen/cli';
import { isAbstractType, lexicographicSortSchema, printSchema } from 'graphql';
import { printSubgraphSchema } from '@apollo/subgraph';
import { schema } from './src/schema/index.ts';
import { coveragePage } from './scripts/coverage-page.ts';
import { commandLinePage } from './scripts/command-line-page.ts';
import { findingsPage } from './scripts/findings-page.ts';
import { mcpOperations } from './scripts/mcp-operations.ts';
import { optionTypes } from './scripts/option-types.ts';
import { createSubgraphSchema } from './src/schema/subgraph.ts';
import { scalars } from './src/client/scalars.ts';
import { cacheFacts } from './scripts/codegen/caches.ts';
import { inputTypes } from './scripts/codegen/input-types.ts';
import { inputFacts } from './scripts/codegen/inputs.ts';
import { urqlTypes } from './scripts/codegen/urql-types.ts';

/** The generator and its presets are a package of their own, which `npm run codegen` installs. The type knows names only. */
const CLIENT_PRESET = './scripts/codegen/node_modules/@graphql-codegen/client-preset' as 'client';
const EXAMPLES = ['examples/*.graphql'];
/** Examples without ids of the sandbox, and which only read. */
const ANY_ACCOUNT = [
  'examples/any-account/*.graphql',
  'examples/03-tools-by-kind.graphql',
  'examples/05-handoffs-two-levels-deep.graphql',
  'examples/14-deleted-assistants.graphql',
  'examples/27-account-at-a-glance.graphql',
];

const sorted = lexicographicSortSchema(schema);
const subgraph = printSubgraphSchema(createSubgraphSchema({ maxEntities: 1, tellRouters: true }));

/** The members of each union and interface, which caches need to match fragments. */
const possibleTypes = JSON.stringify(
  Object.fromEntries(
    Object.values(sorted.getTypeMap())
      .filter(isAbstractType)
      .map((type) => [type.name, sorted.getPossibleTypes(type).map(({ name }) => name)]),
  ),
  null,
  2,
);

const config: CodegenConfig = {
  schema: printSchema(sorted),
  importExtension: '.ts',
  generates: {
    'schema.graphql': { plugins: ['./scripts/codegen/text.mjs'], config: { text: printSchema(sorted) } },
    'schema.subgraph.graphql': {
      plugins: ['./scripts/codegen/text.mjs'],
      config: { text: subgraph },
    },
    'examples/generated/': {
      documents: EXAMPLES,
      preset: CLIENT_PRESET,
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        scalars,
      },
    },
    'persisted-operations.json': { documents: EXAMPLES, plugins: ['./scripts/codegen/persisted.mjs'] },
    'src/mcp/built-in.generated.ts': {
      plugins: ['./scripts/codegen/text.mjs'],
      config: {
        text: `/** The operations that agents can call where nobody lists others, by their names. */\nexport const BUILT_IN: Readonly<Record<string, string>> = ${JSON.stringify(mcpOperations(), null, 2)};`,
      },
    },
    'examples/mcp-operations.json': {
      plugins: ['./scripts/codegen/text.mjs'],
      config: { text: JSON.stringify(mcpOperations(), null, 2) },
    },
    'docs/command-line.md': { plugins: ['./scripts/codegen/text.mjs'], config: { text: commandLinePage() } },
    'docs/findings.md': { plugins: ['./scripts/codegen/text.mjs'], config: { text: findingsPage() } },
    'docs/coverage.md': { plugins: ['./scripts/codegen/text.mjs'], config: { text: coveragePage(schema) } },
    'src/library/options.generated.ts': { plugins: ['./scripts/codegen/text.mjs'], config: { text: optionTypes() } },
    'possible-types.json': { plugins: ['./scripts/codegen/text.mjs'], config: { text: possibleTypes } },
    'src/client/possible-types.generated.ts': {
      plugins: ['./scripts/codegen/text.mjs'],
      config: {
        text: `/** The members of each union and interface, as Apollo Client takes them. */\nexport const possibleTypes: Record<string, string[]> = ${possibleTypes};`,
      },
    },
    'src/client/entities.generated.ts': {
      plugins: ['./scripts/codegen/text.mjs'],
      config: { text: cacheFacts(sorted, subgraph) },
    },
    'src/client/inputs.generated.ts': {
      plugins: ['./scripts/codegen/text.mjs'],
      config: { text: inputFacts(sorted) },
    },
    'src/client/input-types.generated.ts': {
      plugins: ['./scripts/codegen/text.mjs'],
      config: { text: inputTypes(sorted) },
    },
    'src/client/urql-types.generated.ts': {
      plugins: ['./scripts/codegen/text.mjs'],
      config: { text: urqlTypes(sorted) },
    },
    'graphiql/src/tabs.sandbox.generated.ts': { documents: EXAMPLES, plugins: ['./scripts/codegen/examples.mjs'] },
    'graphiql/src/tabs.generated.ts': { documents: ANY_ACCOUNT, plugins: ['./scripts/codegen/examples.mjs'] },
    'examples/frontend/src/generated/': {
      documents: ['examples/frontend/src/**/*.{ts,tsx,graphql}', '!examples/frontend/src/generated/**'],
      preset: CLIENT_PRESET,
      presetConfig: { fragmentMasking: false },
      config: { useTypeImports: true, enumsAsTypes: true, scalars },
    },
  },
};

export default config;
