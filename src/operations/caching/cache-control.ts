import { Kind, OperationTypeNode, type OperationDefinitionNode } from 'graphql';

/** What decides for how long an answer may be kept. */
export interface Storable {
  /** Null where nothing was executed. */
  readonly kind: OperationDefinitionNode['operation'] | null;
  /** Whether nothing but the schema was asked for. */
  readonly isSchemaOnly: boolean;
  /** Whether everything that was asked for is there, as the upstream has it now: no error, nothing stale, nothing to come. */
  readonly complete: boolean;
  /** Whether the answer tells how it came about, which is true of this one only. */
  readonly reported: boolean;
  /** Milliseconds for which all that was read is still fresh; null where that is not known. */
  readonly freshForMs: number | null;
}

export const NO_STORE = 'no-store';
/** May be kept, if it is asked for again each time: by its ETag that costs few bytes. */
const ASK_AGAIN = 'private, no-cache';

/**
 * The `Cache-Control` of an answer. It is kept by the caller's own cache alone, and no longer than the oldest read in
 * it is fresh; where nobody has told how long that is, it is not kept at all.
 */
export function cacheControlOf({ kind, isSchemaOnly, complete, reported, freshForMs }: Storable): string {
  if (kind !== OperationTypeNode.QUERY || !complete || reported) return NO_STORE;
  // The schema changes with the next release, and nobody knows when that is.
  if (freshForMs === null) return isSchemaOnly ? ASK_AGAIN : NO_STORE;
  const seconds = Math.floor(freshForMs / 1_000);
  return seconds > 0 ? `private, max-age=${seconds}` : ASK_AGAIN;
}

/** Whether every root field is one of introspection. Fragments at the root are not looked into. */
export const asksForSchemaOnly = ({ selectionSet }: OperationDefinitionNode): boolean =>
  selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'));
