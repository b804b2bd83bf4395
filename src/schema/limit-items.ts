import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { RequestContext } from '../context.ts';
import { GatewayError } from '../errors.ts';

type Field = GraphQLField<unknown, RequestContext>;

const TOO_MANY = 'This operation reads more objects than its limit: ask for fewer levels, or for fewer items at a time.';

/**
 * Limits the number of list items that one operation may read. A flow may have cycles, so a short query could otherwise
 * multiply the edges of one node level by level. Above the limit a list is empty, with an error.
 */
export function limitItems(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) if (isListOfObjects(field)) limitField(field);
  }
  return schema;
}

const isListOfObjects = ({ type }: Field) => isListType(getNullableType(type)) && isCompositeType(getNamedType(type));

function limitField(field: Field): void {
  const { resolve } = field;
  if (!resolve) return;
  field.resolve = (parent, args, ctx, info) => {
    const items: unknown = resolve(parent, args, ctx, info);
    return items instanceof Promise ? items.then((known: unknown) => within(known, ctx, info)) : within(items, ctx, info);
  };
}

function within(items: unknown, ctx: RequestContext, info: GraphQLResolveInfo): unknown {
  if (!Array.isArray(items) || ctx.takeItems(items.length)) return items;
  ctx.reportFieldError(info, new GatewayError('LIMIT_EXCEEDED', TOO_MANY));
  return [];
}
