import type { GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import { TraceTree } from '../../operations/trace/trace-tree.ts';
import { createTracedSchema } from '../../operations/trace/traced-schema.ts';

const HEADER = 'apollo-federation-include-trace';

/**
 * Answers a router that asks for it with the time of each field, as Apollo's `ftv1`. Other requests run on the schema
 * without any of this.
 */
export function useInlineTrace(): Plugin<RequestContext> {
  const trees = new WeakMap<object, TraceTree>();
  let traced: GraphQLSchema | undefined;
  return {
    onExecute: ({ args, context, executeFn, setExecuteFn }) => {
      const { request } = context as { readonly request?: Request };
      if (!request || request.headers.get(HEADER) !== 'ftv1') return;
      traced ??= createTracedSchema(args.schema, (own) => trees.get(own));
      const schema = traced;
      trees.set(args.contextValue, new TraceTree());
      setExecuteFn((own) => executeFn({ ...own, schema }));
    },
    // Runs when errors are masked and those of fields have joined them.
    onExecutionResult: async ({ result, context, setResult }) => {
      const tree = trees.get(context);
      if (!tree || !result || Symbol.asyncIterator in result) return;
      const { Trace } = await import('@apollo/usage-reporting-protobuf');
      const ftv1 = Buffer.from(Trace.encode(tree.end(result.errors ?? [])).finish()).toString('base64');
      setResult({ ...result, extensions: { ...result.extensions, ftv1 } });
    },
  };
}
