import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** Fields that are selected below a field, at all levels and for all types: an estimate of the cost of one of its objects. */
export const sizeOfSelection = ({ fieldNodes, fragments }: Asked): number =>
  fieldNodes.reduce((size, { selectionSet }) => size + sizeOf(selectionSet, fragments), 0);

/** Keyed by AST nodes, which live as long as their document. */
const sizes = new WeakMap<SelectionSetNode, number>();

function sizeOf(set: SelectionSetNode | undefined, fragments: Asked['fragments']): number {
  if (!set) return 0;
  const known = sizes.get(set);
  if (known !== undefined) return known;
  let size = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) size += sizeOf(fragments[selection.name.value]?.selectionSet, fragments);
    else size += (selection.kind === Kind.FIELD ? 1 : 0) + sizeOf(selection.selectionSet, fragments);
  }
  sizes.set(set, size);
  return size;
}
