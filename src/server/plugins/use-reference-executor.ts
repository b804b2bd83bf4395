import { execute } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Executes with graphql-js itself. Yoga's own executor takes every object with a `then` for a promise, and JSON Schemas
 * have such a key beside `if` and `else`.
 */
export const useReferenceExecutor = (): Plugin => ({
  onExecute: ({ setExecuteFn }) => {
    setExecuteFn(execute);
  },
});
