import { defaultFieldResolver, isObjectType, lexicographicSortSchema, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../../context.ts';
import type { TraceTree } from './trace-tree.ts';

/** A copy of a schema that notes in the request's tree when each field begins and ends. The schema itself stays as it is. */
export function createTracedSchema(schema: GraphQLSchema, treeOf: (context: RequestContext) => TraceTree | undefined): GraphQLSchema {
  // Sorting makes new types and fields, and keeps their resolvers.
  const copy = lexicographicSortSchema(schema);
  for (const type of Object.values(copy.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (parent, args, context: RequestContext, info) => {
        const end = treeOf(context)?.begin(info);
        if (!end) return resolve(parent, args, context, info);
        try {
          const result: unknown = resolve(parent, args, context, info);
          whenSettled(result, end);
          return result;
        } catch (error) {
          end();
          throw error;
        }
      };
    }
  }
  return copy;
}

/** A list of promises, such as entities, has ended when the last of them has. */
function whenSettled(result: unknown, end: () => void): void {
  if (result instanceof Promise) void result.then((value) => whenSettled(value, end), end);
  else if (Array.isArray(result) && result.some((item) => item instanceof Promise)) void Promise.allSettled(result).then(end);
  else end();
}
