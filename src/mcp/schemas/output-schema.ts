import {
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { ofTypes, orNull, typesOfScalar, type JsonSchema } from './json-schema.ts';

/** Field nodes that answer one response key, with the types that they are selected on. */
interface Selected {
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: { readonly node: FieldNode; readonly parent: GraphQLCompositeType }[];
  /** Whether every object of the selection has it. */
  isAlways: boolean;
}

interface Within {
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
}

/** What the `data` of an operation is. It has no descriptions, as some clients show it to the model with each request. */
export function outputSchemaOf(operation: OperationDefinitionNode, within: Within): JsonSchema {
  const root = within.schema.getRootType(operation.operation);
  if (!root) return { type: 'object' };
  return objectSchema([{ parent: root, selectionSet: operation.selectionSet }], within);
}

interface Selection {
  readonly parent: GraphQLCompositeType;
  readonly selectionSet: SelectionSetNode;
}

/** Of all selections for one key: as GraphQL has it that they can be merged, a key is of one shape. */
function objectSchema(selections: readonly Selection[], within: Within): JsonSchema {
  const found = new Map<string, Selected>();
  for (const { parent, selectionSet } of selections) collect(selectionSet, { parent, isAlways: selections.length === 1 }, found, within);
  const properties = Object.fromEntries([...found].map(([key, { field, nodes }]) => [key, schemaOf(field.type, nodes, within)]));
  const required = [...found].flatMap(([key, { isAlways }]) => (isAlways ? [key] : []));
  return { type: 'object', properties, ...(required.length > 0 && { required }) };
}

function collect(
  { selections }: SelectionSetNode,
  { parent, isAlways }: { readonly parent: GraphQLCompositeType; readonly isAlways: boolean },
  found: Map<string, Selected>,
  within: Within,
): void {
  for (const selection of selections) {
    const always = isAlways && !isConditional(selection);
    if (selection.kind === 'Field') {
      const field = fieldOf(parent, selection.name.value, within.schema);
      if (!field) continue;
      const key = selection.alias?.value ?? selection.name.value;
      const known = found.get(key) ?? { field, nodes: [], isAlways: false };
      known.nodes.push({ node: selection, parent });
      known.isAlways ||= always;
      found.set(key, known);
      continue;
    }
    const fragment = selection.kind === 'InlineFragment' ? selection : fragmentOf(selection.name.value, within.document);
    if (!fragment) continue;
    const condition = fragment.typeCondition ? within.schema.getType(fragment.typeCondition.name.value) : parent;
    if (!isCompositeType(condition) || !doTypesOverlap(within.schema, condition, parent)) continue;
    const covers =
      condition === parent || (isAbstractType(condition) && !isAbstractType(parent) && within.schema.isSubType(condition, parent));
    collect(fragment.selectionSet, { parent: condition, isAlways: always && covers }, found, within);
  }
}

const isConditional = ({ directives = [] }: SelectionNode): boolean => directives.length > 0;

const fragmentOf = (name: string, { definitions }: DocumentNode) =>
  definitions.find((definition) => definition.kind === 'FragmentDefinition' && definition.name.value === name) as
    | Extract<DocumentNode['definitions'][number], { readonly kind: 'FragmentDefinition' }>
    | undefined;

function fieldOf(parent: GraphQLCompositeType, name: string, schema: GraphQLSchema): GraphQLField<unknown, unknown> | undefined {
  if (name === '__typename') return TypeNameMetaFieldDef;
  if (parent === schema.getQueryType() && name === '__schema') return SchemaMetaFieldDef;
  if (parent === schema.getQueryType() && name === '__type') return TypeMetaFieldDef;
  return 'getFields' in parent ? parent.getFields()[name] : undefined;
}

function schemaOf(type: GraphQLOutputType, nodes: Selected['nodes'], within: Within): JsonSchema {
  return isNonNullType(type) ? valueSchema(type.ofType, nodes, within) : orNull(valueSchema(type, nodes, within));
}

function valueSchema(type: GraphQLOutputType, nodes: Selected['nodes'], within: Within): JsonSchema {
  if (isListType(type)) return { type: 'array', items: schemaOf(type.ofType as GraphQLOutputType, nodes, within) };
  if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) };
  if (!isCompositeType(type)) {
    const types = 'name' in type ? typesOfScalar(type.name) : null;
    // An id is a text in every answer.
    return types ? ofTypes(types.slice(0, 1)) : {};
  }
  return objectSchema(
    nodes.flatMap(({ node, parent }) => {
      const own = fieldOf(parent, node.name.value, within.schema);
      const below = own && getNamedType(own.type);
      return node.selectionSet && isCompositeType(below) ? [{ parent: below, selectionSet: node.selectionSet }] : [];
    }),
    within,
  );
}
