import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that add types to the one schema builder, which the others must not see, and those that measure memory, which takes long in a heap of many tests. */
const ALONE = ['test/schema/field-map-types.test.ts', 'test/http/floods.test.ts'];

const ALL = ['test/**/*.test.ts'];
/** What the graph shows, and what it costs upstream. */
const GRAPH = ['area', 'documents', 'loaders', 'resolvers', 'resources', 'schema', 'upstream'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

const shared = (
  name: string,
  { include, exclude = [] }: { readonly include: readonly string[]; readonly exclude?: readonly string[] },
) => ({
  extends: true as const,
  test: {
    name,
    include: [...include],
    exclude: [...configDefaults.exclude, ...ALONE, ...exclude],
    isolate: false,
    globalSetup: 'test/support/run-folder.ts',
  },
});

export default defineConfig({
  // graphql 16 ships two builds; Vite would take the other one than Node does, and `instanceof GraphQLError` fail.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes; on a busy machine it may take its time.
    expect: { poll: { timeout: 20_000 } },
    // Apollo's gateway, behind which the subgraph is tested, would report home.
    env: { APOLLO_TELEMETRY_DISABLED: 'true' },
    // The schema is built once per worker instead of once per file; no test keeps state outside of itself. Two groups, as the heap of a worker grows with its files.
    projects: [
      shared('graph', { include: GRAPH }),
      shared('others', { include: ALL, exclude: GRAPH }),
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
