import { GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql';

export const ASSISTANT = 'Assistant';

/** The same types, with an assistant as the root, so that a selection on one is an operation by itself. */
export function assistantSchemaOf(schema: GraphQLSchema): GraphQLSchema {
  const query = schema.getType(ASSISTANT);
  if (!isObjectType(query)) throw new TypeError(`The schema has no type ${ASSISTANT}.`);
  return new GraphQLSchema({
    query,
    types: Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type)),
    directives: schema.getDirectives(),
    assumeValid: true,
  });
}
