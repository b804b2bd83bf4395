/** Ids that are sent as numbers: JavaScript's are sure up to 2^53, and a larger one would be read as another id. */
import {
  getNamedType,
  getNullableType,
  GraphQLError,
  GraphQLID,
  isInputObjectType,
  isListType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { badRequest } from '../request/request-error.ts';

const isUnsafe = (value: unknown): boolean => typeof value === 'number' && !Number.isSafeInteger(value);

const fault = (place: string) =>
  badRequest(`${place} is an id, and takes a string, or a whole number of at most ${Number.MAX_SAFE_INTEGER}.`);

/** A validation rule for ids in the text of an operation. */
export const SafeIdLiteralsRule: ValidationRule = (context) => ({
  IntValue: (node) => {
    const type = context.getInputType();
    if (!type || getNamedType(type) !== GraphQLID || Number.isSafeInteger(Number(node.value))) return;
    const { message, extensions } = fault(context.getArgument()?.name ?? 'This value');
    context.reportError(new GraphQLError(message, { nodes: node, extensions }));
  },
});

export interface AskedVariables {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The error of the first id among the variables that is no safe number; null where there is none, as nearly always. */
export function unsafeIdIn({ schema, operation, variables }: AskedVariables): GraphQLError | null {
  if (!hasUnsafe(variables)) return null;
  for (const { variable, type: node } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const type = typeFromAST(schema, node) as GraphQLInputType | undefined;
    const place = type && Object.hasOwn(variables, name) ? placeOf(type, variables[name], `$${name}`) : null;
    if (place !== null) return fault(place);
  }
  return null;
}

function hasUnsafe(values: unknown): boolean {
  const left: unknown[] = [values];
  while (left.length > 0) {
    const value = left.pop();
    if (isUnsafe(value)) return true;
    if (typeof value === 'object' && value !== null) left.push(...Object.values(value));
  }
  return false;
}

/** Where in a value of the type an id is an unsafe number. */
function placeOf(given: GraphQLInputType, value: unknown, place: string): string | null {
  const type: GraphQLInputType = getNullableType(given);
  if (type === GraphQLID) return isUnsafe(value) ? place : null;
  if (isListType(type)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return firstOf(items.map((item, index) => () => placeOf(type.ofType, item, Array.isArray(value) ? `${place}[${index}]` : place)));
  }
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  return firstOf(
    Object.values(type.getFields()).map(
      (field) => () => placeOf(field.type, Object.hasOwn(fields, field.name) ? fields[field.name] : null, `${place}.${field.name}`),
    ),
  );
}

function firstOf(places: readonly (() => string | null)[]): string | null {
  for (const look of places) {
    const place = look();
    if (place !== null) return place;
  }
  return null;
}
