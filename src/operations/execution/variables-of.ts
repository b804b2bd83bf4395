import { Kind, type SelectionSetNode, type ValueNode } from 'graphql';
import { isIncluded, type Conditions } from './collect-fields.ts';

/** Variables that the arguments within selections name, sorted. Throws the GraphQLError of a condition without a value. */
export function variablesOf(selectionSets: readonly SelectionSetNode[], { fragments, variables }: Conditions): readonly string[] {
  const names = new Set<string>();
  const visited = new Set<string>();
  const add = (value: ValueNode): void => {
    if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    if (value.kind === Kind.LIST) for (const item of value.values) add(item);
    if (value.kind === Kind.OBJECT) for (const field of value.fields) add(field.value);
  };
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!isIncluded(selection, variables)) continue;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        // For which types a fragment is met makes no difference to the variables in it.
        if (visited.has(name)) continue;
        visited.add(name);
        const fragment = fragments[name];
        if (fragment) walk(fragment.selectionSet);
        continue;
      }
      if (selection.kind === Kind.FIELD) for (const { value } of selection.arguments ?? []) add(value);
      if (selection.selectionSet) walk(selection.selectionSet);
    }
  };
  for (const selectionSet of selectionSets) walk(selectionSet);
  return [...names].toSorted();
}
