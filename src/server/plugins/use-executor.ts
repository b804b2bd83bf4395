import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Execute } from '../../operations/execution/executor.ts';
import { comesInParts } from '../../operations/incremental/comes-in-parts.ts';

/**
 * Executes with the gateway's executor. Yoga's own one takes every object with a `then` for a promise, and JSON Schemas
 * have such a key beside `if` and `else`. Answers in parts are left to it, as no other makes them.
 */
export const useExecutor = (execute: Execute): Plugin<YogaInitialContext> => ({
  onExecute: ({ args: { document, contextValue, variableValues }, setExecuteFn }) => {
    if (!comesInParts({ document, variables: variableValues, accept: contextValue.request.headers.get('accept') })) setExecuteFn(execute);
  },
});
