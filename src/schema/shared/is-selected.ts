import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Whether a field is selected below the field of `info`: where `@skip` and `@include` leave it in, on any type. */
export function isSelected(name: string, { fieldNodes, fragments, variableValues }: GraphQLResolveInfo): boolean {
  const isLeftIn = (selection: SelectionNode) =>
    getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.['if'] !== false;
  const left: SelectionSetNode[] = fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const seen = new Set<string>();
  for (let set = left.pop(); set; set = left.pop()) {
    for (const selection of set.selections) {
      if (!isLeftIn(selection)) continue;
      if (selection.kind === 'Field') {
        if (selection.name.value === name) return true;
      } else if (selection.kind === 'InlineFragment') left.push(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments[selection.name.value];
        if (fragment) left.push(fragment.selectionSet);
      }
    }
  }
  return false;
}
