import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import { planReads } from '../../operations/read-plan.ts';

/** Tells the loaders what an operation asks for. */
export const useReadPlan = (): Plugin<RequestContext> => ({
  onExecute: ({ args }) => planReads(args.document, args.schema, args.contextValue),
});
