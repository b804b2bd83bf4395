/** How inputs mirror the types that are read, as a module of the client. */
import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  isRequiredInputField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Members of a union that are given by a value of theirs: in which field of the union of inputs, and by which of their own. */
const BY_VALUE: Readonly<Record<string, readonly [field: string, from: string]>> = {
  NodeTarget: ['nodeId', 'nodeId'],
  ExpressionCondition: ['expression', 'expression'],
  DynamicVariableExpression: ['variable', 'name'],
  StringLiteralExpression: ['stringLiteral', 'stringValue'],
  NumberLiteralExpression: ['numberLiteral', 'numberValue'],
  BooleanLiteralExpression: ['boolLiteral', 'booleanValue'],
};

/** The inputs that write back what was read, with all that they take, by name. */
export function mirroredInputs(schema: GraphQLSchema): readonly GraphQLInputObjectType[] {
  const found = new Map<string, GraphQLInputObjectType>();
  const collect = (type: unknown): void => {
    if (!isInputObjectType(type) || found.has(type.name)) return;
    found.set(type.name, type);
    for (const field of Object.values(type.getFields())) collect(getNamedType(field.type));
  };
  const roots = Object.values(schema.getTypeMap()).filter(({ name }) => /(?:Changes|Draft)$/.test(name));
  for (const root of roots) collect(root);
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The input that a field takes; empty for a value. */
const nameOf = (field: GraphQLInputField): string => {
  const type = getNamedType(field.type);
  return isInputObjectType(type) ? type.name : '';
};

/** Throws where a member of a union is neither an input of its type nor known to be given by a value. */
export function inputFacts(schema: GraphQLSchema): string {
  const types = mirroredInputs(schema);
  const inputs = types
    .filter(({ isOneOf }) => !isOneOf)
    .map((type): [string, object] => [
      type.name,
      Object.fromEntries(
        Object.values(type.getFields()).map((field) => [field.name, `${nameOf(field)}${isRequiredInputField(field) ? '!' : ''}`]),
      ),
    ]);
  const unions = types.filter(({ isOneOf }) => isOneOf).map((union) => [union.name, Object.fromEntries(membersOf(union, schema))]);
  return [
    '/** Written by `npm run codegen` from the schema. */',
    `/** The fields of each input, with the inputs that they take; a mark where they are required. */\nexport const inputs: Record<string, Record<string, string>> = ${JSON.stringify(Object.fromEntries(inputs), null, 1)};`,
    `/** By the type that is read: the field of the union, the input that it takes, and which field of the type is given alone. */\nexport const inputUnions: Record<string, Record<string, readonly [field: string, type: string, from?: string]>> = ${JSON.stringify(Object.fromEntries(unions), null, 1)};`,
  ].join('\n\n');
}

/** By the type that is read; empty for what is newer than the gateway, which has no type of its own. */
type Member = readonly [typename: string, how: readonly [field: string, type: string, from?: string]];

/** The members of a union of inputs. */
export function membersOf(union: GraphQLInputObjectType, schema: GraphQLSchema): readonly Member[] {
  return Object.values(union.getFields()).map((field): Member => {
    const type = nameOf(field);
    const typename = Object.keys(BY_VALUE).find(
      (name) => BY_VALUE[name]?.[0] === field.name && !isObjectType(schema.getType(type.replace(/Input$/, ''))),
    );
    if (typename !== undefined) return [typename, [field.name, type, BY_VALUE[typename]?.[1] ?? '']];
    if (field.name === 'unknown') return ['', [field.name, type]];
    if (!isObjectType(schema.getType(type.replace(/Input$/, ''))))
      throw new TypeError(`${union.name}.${field.name} takes no type that is read.`);
    return [type.replace(/Input$/, ''), [field.name, type]];
  });
}

type GraphQLInputField = ReturnType<GraphQLInputObjectType['getFields']>[string];
