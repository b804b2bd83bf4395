import { defineConfig } from 'vitest/config';

/** What takes thousands of reads, or seconds of waiting: `npm run scale -- guarantees`, `npm run worker:check`. */
export default defineConfig({
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    include: ['test/replicas/proofs/**/*.proof.ts', 'test/delivery/*.proof.ts'],
    isolate: false,
    globalSetup: 'test/support/run-folder.ts',
    execArgv: ['--expose-gc'],
    fileParallelism: false,
    // On a busy machine what is built and started takes its time.
    testTimeout: 300_000,
    reporters: ['default'],
  },
});
