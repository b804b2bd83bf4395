import {
  astFromValue,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  TypeInfo,
  typeFromAST,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
  type DocumentNode,
} from 'graphql';
import { ofTypes, orNull, typesOfScalar, type JsonSchema } from './json-schema.ts';

/** Where a variable is used first: an argument or a field of an input. */
export type Use = GraphQLArgument | GraphQLInputField;

/** Where each variable is used first, by its name. */
export function usesOfVariables(document: DocumentNode, schema: GraphQLSchema): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  const typeInfo = new TypeInfo(schema);
  /** The argument or the field whose value is being visited. */
  const within: (Use | null | undefined)[] = [];
  const hold = {
    enter: () => void within.push(typeInfo.getArgument()),
    leave: () => void within.pop(),
  };
  const inputField = (name: string): Use | undefined => {
    // The type of a field's value is that of the field; its parent is one above.
    const parent = getNamedType(typeInfo.getParentInputType());
    return isInputObjectType(parent) ? parent.getFields()[name] : undefined;
  };
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      VariableDefinition: () => false,
      Argument: hold,
      ObjectField: {
        enter: ({ name }) => void within.push(inputField(name.value)),
        leave: () => void within.pop(),
      },
      Variable: ({ name }) => {
        const use = within.at(-1);
        if (use && !uses.has(name.value)) uses.set(name.value, use);
      },
    }),
  );
  return uses;
}

interface Variables {
  readonly definitions: readonly VariableDefinitionNode[];
  readonly uses: ReadonlyMap<string, Use>;
  readonly schema: GraphQLSchema;
}

/** What an operation takes, as GraphQL takes it: a single value for a list, too, and null for whatever may be null. */
export function inputSchemaOf({ definitions, uses, schema }: Variables): JsonSchema {
  const types = new Map<string, JsonSchema>();
  const properties = Object.fromEntries(
    definitions.map(({ variable, type: node, defaultValue }) => {
      const type = typeFromAST(schema, node as never) as unknown as GraphQLInputType;
      const use = uses.get(variable.name.value);
      const fallback = defaultValue ? valueFromASTUntyped(defaultValue) : isNonNullType(type) ? undefined : defaultOf(use);
      return [variable.name.value, described(schemaOf(type, types), use?.description, fallback)];
    }),
  );
  const required = definitions.flatMap(({ variable, type, defaultValue }) =>
    type.kind === 'NonNullType' && !defaultValue ? [variable.name.value] : [],
  );
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
    ...(types.size > 0 && { $defs: Object.fromEntries(types) }),
  };
}

function described(schema: JsonSchema, description: string | null | undefined, fallback: unknown): JsonSchema {
  return { ...schema, ...(description && { description }), ...(fallback !== undefined && fallback !== null && { default: fallback }) };
}

/** The default of an argument or a field, as JSON. */
function defaultOf(use: Use | undefined): unknown {
  if (use?.defaultValue === undefined) return undefined;
  const node = astFromValue(use.defaultValue, use.type);
  return node ? valueFromASTUntyped(node) : undefined;
}

type Types = Map<string, JsonSchema>;

function schemaOf(type: GraphQLInputType, types: Types): JsonSchema {
  return isNonNullType(type) ? valueSchema(type.ofType, types) : orNull(valueSchema(type, types));
}

/** Of what is not null. */
function valueSchema(type: GraphQLInputType, types: Types): JsonSchema {
  if (isListType(type)) {
    const items = schemaOf(type.ofType, types);
    return { anyOf: [{ type: 'array', items }, items] };
  }
  if (isInputObjectType(type)) {
    // Before its fields, as it may be one of their own types.
    if (!types.has(type.name)) {
      types.set(type.name, {});
      types.set(type.name, objectSchema(type, types));
    }
    return { $ref: `#/$defs/${type.name}` };
  }
  if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) };
  const names = 'name' in type ? typesOfScalar(type.name) : null;
  return names ? ofTypes(names) : {};
}

function objectSchema(type: GraphQLInputObjectType, types: Types): JsonSchema {
  const fields = Object.values(type.getFields());
  const properties = Object.fromEntries(
    fields.map((field) => {
      const value = type.isOneOf && !isNonNullType(field.type) ? valueSchema(field.type, types) : schemaOf(field.type, types);
      return [field.name, described(value, field.description, defaultOf(field))];
    }),
  );
  const required = fields.filter(isRequiredInputField).map(({ name }) => name);
  return {
    type: 'object',
    ...(type.description && { description: type.description }),
    properties,
    ...(required.length > 0 && { required }),
    ...(type.isOneOf && { minProperties: 1, maxProperties: 1 }),
    additionalProperties: false,
  };
}
