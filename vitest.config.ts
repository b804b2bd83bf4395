import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql 16 ships two builds; Vite would take the other one than Node does, and `instanceof GraphQLError` fail.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    include: ['test/**/*.test.ts'],
    // The schema is built once per worker instead of once per file; no test keeps state outside of itself.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
