import { Kind, type DirectiveNode, type FragmentDefinitionNode, type SelectionNode, type SelectionSetNode, type ValueNode } from 'graphql';

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;
export type Variables = Readonly<Record<string, unknown>>;

export interface Needs {
  /** Variables whose values decide what the selection gives: those of conditions, and of what the conditions leave. */
  readonly variables: ReadonlySet<string>;
  /** Names of the fields that are left, whatever their types. */
  readonly fields: ReadonlySet<string>;
}

/** What a selection needs once its conditions are decided by these variables; null where they cannot be. */
export function needsOf(selectionSet: SelectionSetNode, fragments: Fragments, values: Variables): Needs | null {
  const variables = new Set<string>();
  const fields = new Set<string>();
  const seen = new Set<string>();
  // An answer is the same whichever of two selections of one field came first, so each fragment is walked once.
  const walk = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      const isLeft = decide(selection, values, variables);
      if (isLeft === null) return false;
      return !isLeft || enter(selection);
    });
  const enter = (selection: SelectionNode): boolean => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return walk(selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const { value: name } = selection.name;
      if (seen.has(name)) return true;
      seen.add(name);
      const fragment = fragments[name];
      return fragment !== undefined && walk(fragment.selectionSet);
    }
    fields.add(selection.name.value);
    for (const { value } of selection.arguments ?? []) addVariables(value, variables);
    return selection.selectionSet === undefined || walk(selection.selectionSet);
  };
  return walk(selectionSet) ? { variables, fields } : null;
}

/** Whether a selection is left by its directives; null for directives that do more than that. */
function decide({ directives = [] }: SelectionNode, values: Variables, used: Set<string>): boolean | null {
  let isLeft = true;
  for (const directive of directives) {
    const condition = conditionOf(directive, values, used);
    if (condition === null) return null;
    if (condition === (directive.name.value === 'skip')) isLeft = false;
  }
  return isLeft;
}

function conditionOf({ name, arguments: given = [] }: DirectiveNode, values: Variables, used: Set<string>): boolean | null {
  if (name.value !== 'skip' && name.value !== 'include') return null;
  const value = given[0]?.value;
  if (value?.kind === Kind.BOOLEAN) return value.value;
  if (value?.kind !== Kind.VARIABLE) return null;
  used.add(value.name.value);
  const decided = values[value.name.value];
  return typeof decided === 'boolean' ? decided : null;
}

function addVariables(value: ValueNode, variables: Set<string>): void {
  if (value.kind === Kind.VARIABLE) variables.add(value.name.value);
  if (value.kind === Kind.LIST) for (const item of value.values) addVariables(item, variables);
  if (value.kind === Kind.OBJECT) for (const field of value.fields) addVariables(field.value, variables);
}
