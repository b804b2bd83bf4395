/** Arguments for any field of the schema: the required ones alone, or all of them. */
import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';

export type Extent = 'required' | 'all';

/** What an argument of a field takes, by the end of `Type.field.argument.path`, the longest that there is. */
export type Values = Readonly<Record<string, unknown>>;

const SCALARS: Values = {
  ID: 'id-1',
  String: 'text',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2030-01-01T10:00:00Z',
  JSON: { key: 'value' },
};

/** Arguments that stand for the same end of a page. */
const OTHER_END = new Set(['last', 'before', 'after']);
/** A list of inputs that are nested in themselves ends there. */
const MAX_DEPTH = 8;

export function argumentsOf(coordinate: string, args: readonly GraphQLArgument[], extent: Extent, values: Values): Values {
  const given = args.filter((arg) => (extent === 'all' ? !OTHER_END.has(arg.name) : isRequiredArgument(arg)));
  return Object.fromEntries(given.map((arg) => [arg.name, valueOf(arg.type, [coordinate, arg.name], extent, values)]));
}

function valueOf(type: GraphQLInputType, path: readonly string[], extent: Extent, values: Values): unknown {
  const nullable = getNullableType(type);
  const key = path.map((_name, index) => path.slice(index).join('.')).find((suffix) => Object.hasOwn(values, suffix));
  if (key !== undefined) return values[key];
  if (isListType(nullable)) return [valueOf(nullable.ofType, path, extent, values)];
  if (isEnumType(nullable)) return nullable.getValues().find(({ name }) => name !== 'UNKNOWN')?.name;
  if (!isInputObjectType(nullable)) return SCALARS[nullable.toString()];
  const fields = Object.values(nullable.getFields()).filter(({ name }) => name !== 'unknown' && name !== 'extra');
  const given = nullable.isOneOf
    ? fields.slice(0, 1)
    : fields.filter((field) => isRequiredInputField(field) || (extent === 'all' && path.length < MAX_DEPTH));
  return Object.fromEntries(
    given.map((field: GraphQLInputField) => [field.name, valueOf(field.type, [...path, field.name], extent, values)]),
  );
}
