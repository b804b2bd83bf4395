import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';

/** Says in `extensions.stale` how many reads were answered from earlier ones, as the upstream cannot be reached now. */
export const useStaleNote = (): Plugin<RequestContext> => ({
  onExecute: ({ args }) => ({
    onExecuteDone: ({ result, setResult }) => {
      const { staleReads } = args.contextValue.cost;
      if (staleReads === 0 || Symbol.asyncIterator in result) return;
      const executed = result as ExecutionResult;
      setResult({ ...executed, extensions: { ...executed.extensions, stale: { reads: staleReads } } });
    },
  }),
});
