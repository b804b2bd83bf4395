import { handleStreamOrSingleExecutionResult, type Plugin, type YogaInitialContext } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';

/** Adds `extensions[name]` to an answer when all of it is there; one that comes in parts gets it with its last part. */
export const useExtension = (
  name: string,
  valueOf: (context: RequestContext & YogaInitialContext) => object | null,
): Plugin<RequestContext & YogaInitialContext> => ({
  onExecute: () => ({
    onExecuteDone: (done) =>
      handleStreamOrSingleExecutionResult(done, ({ args, result, setResult }) => {
        if ('hasNext' in result && result.hasNext) return;
        const value = valueOf(args.contextValue);
        if (value !== null) setResult({ ...result, extensions: { ...result.extensions, [name]: value } });
      }),
  }),
});
