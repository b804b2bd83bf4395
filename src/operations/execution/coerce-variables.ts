import {
  getNullableType,
  getVariableValues,
  GraphQLBoolean,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isInputType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type GraphQLError,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import type { Variables } from './collect-fields.ts';

/** The values as the operation declares them, or why they do not fit. */
export type Coerce = (values: Variables) => Variables | readonly GraphQLError[];

/** Errors that are reported of the variables of one request. */
const MAX_ERRORS = 50;

export interface CoercionOptions {
  /** Whether errors may hint at names of the schema. */
  readonly suggestions: boolean;
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isInt: Check = (value) => typeof value === 'number' && Math.trunc(value) === value && Math.abs(value) < 2 ** 31;

/** By type: values that stay as they are. */
const STAYS: ReadonlyMap<unknown, Check> = new Map<unknown, Check>([
  [GraphQLID, isText],
  [GraphQLString, isText],
  [GraphQLInt, isInt],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
]);

interface Declared {
  readonly name: string;
  readonly stays: Check;
  readonly isRequired: boolean;
  /** What stands in where no value is given, coerced; undefined where nothing does. */
  readonly fallback: unknown;
}

/**
 * Coerces the variables of an operation as graphql-js does, which is asked wherever a value does not simply stay as it
 * is. Most are such, and to find their types again for each request takes longer than to look at them.
 */
export function coercionOf(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  { suggestions }: CoercionOptions,
): Coerce {
  const coerce: Coerce = (values) => {
    const { coerced, errors } = getVariableValues(schema, definitions, values, { maxErrors: MAX_ERRORS, hideSuggestions: !suggestions });
    return coerced ?? errors;
  };
  const declared = definitions.map(({ variable, type: node, defaultValue }): Declared | null => {
    const type = typeFromAST(schema, node);
    const stays = STAYS.get(getNullableType(type));
    if (!isInputType(type) || !stays) return null;
    const fallback: unknown = defaultValue && valueFromAST(defaultValue, type);
    return { name: variable.name.value, stays, isRequired: isNonNullType(type), fallback };
  });
  if (!declared.every((known) => known !== null)) return coerce;
  // A plain object would take one of this name for its prototype, and one without a prototype is slow.
  const isPlain = declared.every(({ name }) => name !== '__proto__');
  return (values) => {
    const coerced = (isPlain ? {} : Object.create(null)) as Record<string, unknown>;
    for (const { name, stays, isRequired, fallback } of declared) {
      if (!Object.hasOwn(values, name)) {
        if (fallback !== undefined) coerced[name] = fallback;
        else if (isRequired) return coerce(values);
        continue;
      }
      const value = values[name];
      if (!stays(value) && (value !== null || isRequired)) return coerce(values);
      coerced[name] = value;
    }
    return isPlain ? coerced : { ...coerced };
  };
}
