import { getOperationAST, Kind, type ExecutionArgs, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** The fields of an operation's text that a path of its answer leads to; empty where there are none. */
export function nodesAt(
  path: readonly (string | number)[],
  { document, operationName }: Pick<ExecutionArgs, 'document' | 'operationName'>,
): readonly FieldNode[] {
  const operation = getOperationAST(document, operationName);
  if (!operation) return [];
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  let sets: readonly SelectionSetNode[] = [operation.selectionSet];
  let nodes: readonly FieldNode[] = [];
  for (const key of path) {
    if (typeof key === 'number') continue;
    nodes = sets.flatMap((set) => fieldsIn(set, fragments)).filter(({ name, alias }) => (alias ?? name).value === key);
    sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  }
  return nodes;
}

/** All fields of a selection, those of its fragments included, whichever type they are for. */
const fieldsIn = (set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): readonly FieldNode[] =>
  set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return inner ? fieldsIn(inner.selectionSet, fragments) : [];
  });
