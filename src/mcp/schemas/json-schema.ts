/** A JSON Schema of dialect 2020-12, which MCP takes where none is named. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What JSON has for the scalars of the schema; for others, as for `JSON`, any value. */
const SCALARS: Readonly<Record<string, readonly string[]>> = {
  // GraphQL takes numbers for ids, and gives texts.
  ID: ['string', 'integer'],
  String: ['string'],
  Int: ['integer'],
  Float: ['number'],
  Boolean: ['boolean'],
  DateTime: ['string'],
};

/** The types of a scalar's values; null where they may be of any. */
export const typesOfScalar = (name: string): readonly string[] | null => SCALARS[name] ?? null;

/** A schema of these types: one of them stands alone. */
export const ofTypes = (types: readonly string[]): JsonSchema => ({ type: types.length === 1 ? types[0] : types });

/** The same schema, and null. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values, anyOf } = schema;
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...(anyOf as readonly unknown[]), { type: 'null' }] };
  if (type === undefined) return '$ref' in schema ? { anyOf: [schema, { type: 'null' }] } : schema;
  return {
    ...schema,
    type: [...(Array.isArray(type) ? (type as readonly unknown[]) : [type]), 'null'],
    ...(Array.isArray(values) && { enum: [...(values as readonly unknown[]), null] }),
  };
}
