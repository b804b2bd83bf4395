/** What was read, as the input that writes it back: by the schema alone, as any client could do it. */
import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { everythingQuery, isFlowReference } from './select-all.ts';
import { isObject, own, type JsonObject } from './json.ts';

/** Reads all of an assistant that an input could take back, with expressions of five levels. */
export const readAll = (schema: GraphQLSchema): string =>
  everythingQuery(schema, 'assistant', {
    depth: 5,
    skip: (type, field) => field === 'dynamicVariablesFromWebhook' || isFlowReference(type, field),
  });

export const UPDATE =
  'mutation($input: UpdateAssistantInput!) { updateAssistant(input: $input) { assistant { id } userErrors { code field message } } }';

/** Members of a union that are given by a value of theirs, and which field of the union of inputs that is. */
const BY_VALUE: Readonly<Record<string, readonly [field: string, of: string]>> = {
  NodeTarget: ['nodeId', 'nodeId'],
  ExpressionCondition: ['expression', 'expression'],
  DynamicVariableExpression: ['variable', 'name'],
  StringLiteralExpression: ['stringLiteral', 'stringValue'],
  NumberLiteralExpression: ['numberLiteral', 'numberValue'],
  BooleanLiteralExpression: ['boolLiteral', 'booleanValue'],
};

/** An answer as the input of this name. Null is left out, as nothing is there; so are tools of the library, which are not the assistant's own. */
export function asInput(schema: GraphQLSchema, inputName: string, answer: JsonObject): JsonObject {
  const type = schema.getType(inputName);
  if (!isInputObjectType(type)) throw new TypeError(`${inputName} is no input.`);
  return objectOf(type, answer);
}

function objectOf(type: GraphQLInputObjectType, answer: JsonObject): JsonObject {
  if (type.isOneOf) return memberOf(type, answer);
  const entries = Object.values(type.getFields()).flatMap((field) => {
    const value = own(answer, field.name);
    if (value === undefined || value === null) {
      if (isRequiredInputField(field)) throw new Incomplete(`${type.name}.${field.name}`);
      return [];
    }
    return [[field.name, valueOf(field.type, value)] as const];
  });
  return Object.fromEntries(entries);
}

/** Thrown where a document lacks what every input of its kind needs. */
export class Incomplete extends Error {}

function valueOf(type: GraphQLInputType, value: unknown): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = value as readonly unknown[];
    return items.filter((item) => !isObject(item) || item['shared'] !== true).map((item) => valueOf(nullable.ofType, item));
  }
  const named = getNamedType(type);
  return isInputObjectType(named) && isObject(value) ? objectOf(named, value) : value;
}

function memberOf(union: GraphQLInputObjectType, answer: JsonObject): JsonObject {
  const typename = String(answer['__typename']);
  const fields = union.getFields();
  const [name, from] = BY_VALUE[typename] ?? [];
  if (name !== undefined && from !== undefined) {
    const value = answer[from];
    if (value === undefined || value === null) throw new Incomplete(`${typename}.${from}`);
    return { [name]: valueOf(fields[name]!.type, value) };
  }
  const member = Object.values(fields).find((field) => getNamedType(field.type).name === `${typename}Input`);
  if (member) return { [member.name]: valueOf(member.type, answer) };
  const { raw } = answer;
  if (getNamedType(fields['unknown']!.type).name === 'UnknownNodeInput') return { unknown: { raw } };
  const type = isObject(raw) ? raw['type'] : undefined;
  if (!isObject(raw) || typeof type !== 'string' || !isObject(own(raw, type))) throw new Incomplete(typename);
  return { unknown: { type, payload: raw[type], ...(typeof raw['timeout_ms'] === 'number' && { timeoutMs: raw['timeout_ms'] }) } };
}
