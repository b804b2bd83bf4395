import { defaultFieldResolver, isAbstractType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context.ts';
import { buildSchema } from './build-schema.ts';

/**
 * The same graph for an executor that treats every object with a key `then` as a promise. JSON Schemas have this key
 * beside `if` and `else`, and any document may: an object with it is wrapped for the executor, and unwrapped
 * for resolvers and for printing.
 */
export function createIncrementalSchema(): GraphQLSchema {
  const schema = buildSchema();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type) && type.resolveType) {
      const { resolveType } = type;
      type.resolveType = (value, ...rest) => resolveType(uncover(value), ...rest);
    }
    if (!isObjectType(type)) continue;
    const { isTypeOf } = type;
    if (isTypeOf) type.isTypeOf = (value, ...rest) => isTypeOf(uncover(value), ...rest);
    for (const field of Object.values(type.getFields())) coverField(field);
  }
  return schema;
}

function coverField(field: GraphQLField<unknown, RequestContext>): void {
  const { resolve = defaultFieldResolver } = field;
  field.resolve = (source, ...rest) => cover(resolve(uncover(source), ...rest));
}

class Cover {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }

  toJSON(): unknown {
    return this.value;
  }
}

const uncover = (value: unknown): unknown => (value instanceof Cover ? value.value : value);

function cover(value: unknown): unknown {
  if (value instanceof Promise) return value.then(cover);
  if (Array.isArray(value)) return value.some(hasThen) ? value.map(cover) : value;
  return hasThen(value) && typeof value.then !== 'function' ? new Cover(value) : value;
}

const hasThen = (value: unknown): value is { readonly then: unknown } => typeof value === 'object' && value !== null && 'then' in value;
