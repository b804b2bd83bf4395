import { execute } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { comesInParts } from '../incremental/comes-in-parts.ts';

/**
 * Executes with graphql-js itself. Yoga's own executor takes every object with a `then` for a promise, and JSON Schemas
 * have such a key beside `if` and `else`. Answers in parts are left to it, as graphql-js makes none.
 */
export const useReferenceExecutor = (): Plugin<YogaInitialContext> => ({
  onExecute: ({ args: { document, contextValue }, setExecuteFn }) => {
    if (!comesInParts(document, contextValue.request.headers.get('accept'))) setExecuteFn(execute);
  },
});
