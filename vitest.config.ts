import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Tests that add types to the one schema builder, which the others must not see, and those that measure memory, which takes long in a heap of many tests. */
const ALONE = ['test/schema/field-map-types.test.ts', 'test/http/floods.test.ts'];

export default defineConfig({
  // graphql 16 ships two builds; Vite would take the other one than Node does, and `instanceof GraphQLError` fail.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    // One more than the processors of most machines that build: files with replicas, browsers and processes wait for most of their time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes; on a busy machine it may take its time, and elsewhere the usual 50 ms would be most of the wait.
    expect: { poll: { interval: 10, timeout: 20_000 } },
    // Apollo's gateway, behind which the subgraph is tested, would report home.
    env: { APOLLO_TELEMETRY_DISABLED: 'true' },
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...ALONE],
          // The schema is built once per worker instead of once per file; no test keeps state outside of itself.
          isolate: false,
          globalSetup: 'test/support/run-folder.ts',
        },
      },
    ],
  },
});
