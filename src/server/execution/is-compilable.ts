import { Kind, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** Compiling takes about a third of a millisecond for each field, and nothing else runs meanwhile. */
const MAX_FIELDS = 100;

/**
 * Names that compiled code gets wrong: `__proto__` means something to the object literals that it builds answers with,
 * and the errors in the list of `_entities` move their neighbours.
 */
const ODD_NAMES = new Set(['__proto__', '_entities']);

/** Whether compiled code gives what the interpreter gives, and is made in a moment. */
export function isCompilable(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  let fields = 0;
  // Fragments count as often as they are used. The document is valid, so none leads back to itself.
  const isFine = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.FIELD) {
        fields += 1;
        if (fields > MAX_FIELDS || ODD_NAMES.has((selection.alias ?? selection.name).value) || ODD_NAMES.has(selection.name.value))
          return false;
        return selection.selectionSet === undefined || isFine(selection.selectionSet);
      }
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      return inner !== undefined && isFine(inner.selectionSet);
    });
  return isFine(operation.selectionSet);
}
