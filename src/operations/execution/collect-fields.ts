import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;
export type Variables = Readonly<Record<string, unknown>>;

/** What decides which fields of a selection an object answers. */
export interface Conditions {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  /** Coerced; only those are looked at that `@skip` and `@include` name. */
  readonly variables: Variables;
}

/**
 * The fields that selections ask of an object of one type, grouped by response name in the order of the specification.
 * Throws the GraphQLError of a condition without a value, as graphql-js does.
 */
export function collectFields(
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  conditions: Conditions,
): ReadonlyMap<string, readonly FieldNode[]> {
  const { schema, fragments, variables } = conditions;
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        if (visited.has(name) || !isIncluded(selection, variables)) continue;
        visited.add(name);
        const fragment = fragments[name];
        if (fragment && appliesTo(type, fragment, schema)) collect(fragment.selectionSet);
      } else if (!isIncluded(selection, variables)) continue;
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (appliesTo(type, selection, schema)) collect(selection.selectionSet);
      } else {
        const name = (selection.alias ?? selection.name).value;
        const group = fields.get(name);
        if (group) group.push(selection);
        else fields.set(name, [selection]);
      }
    }
  };
  for (const selectionSet of selectionSets) collect(selectionSet);
  return fields;
}

/** Whether `@skip` and `@include` leave a selection in. */
export function isIncluded(selection: SelectionNode, variables: Variables): boolean {
  if (!selection.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
}

function appliesTo(
  type: GraphQLObjectType,
  { typeCondition }: FragmentDefinitionNode | InlineFragmentNode,
  schema: GraphQLSchema,
): boolean {
  if (!typeCondition || typeCondition.name.value === type.name) return true;
  const condition = schema.getType(typeCondition.name.value);
  return isAbstractType(condition) && schema.isSubType(condition, type);
}
