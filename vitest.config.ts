import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql 16 ships two builds; Vite would take the other one than Node does, and `instanceof GraphQLError` fail.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    server: { deps: { inline: [/@pothos/, /graphql-yoga/, /@envelop/, /@graphql-tools/] } },
  },
});
