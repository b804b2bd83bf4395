/** The types of the schema's scalars, for `scalars` of graphql-codegen and `customScalarTypes` of Relay's compiler. */
export const scalars = { ID: 'string', DateTime: 'string', JSON: 'unknown' } as const;
