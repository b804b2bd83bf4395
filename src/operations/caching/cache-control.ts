import { Kind, OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import type { Answer } from '../answers/answer.ts';

export const NO_STORE = 'no-store';
/** Of streams: a proxy that compresses would hold back what is to be shown at once. */
export const STREAM = 'no-store, no-transform';
/** May be kept, if it is asked for again each time: by its ETag that costs few bytes. */
const ASK_AGAIN = 'private, no-cache';

/**
 * The `Cache-Control` of an answer. It is kept by the caller's own cache alone, and no longer than the oldest read in
 * it is fresh; where that is not known, it is not kept at all.
 */
export function cacheControlOf(
  {
    kind,
    isSchemaOnly,
    isComplete,
    hasReport,
    freshUntil,
  }: Pick<Answer, 'kind' | 'isSchemaOnly' | 'isComplete' | 'hasReport' | 'freshUntil'>,
  now: () => number,
): string {
  if (kind !== OperationTypeNode.QUERY || !isComplete || hasReport) return NO_STORE;
  // The schema changes with the next release, and nobody knows when that is.
  if (freshUntil === null) return isSchemaOnly ? ASK_AGAIN : NO_STORE;
  const seconds = Math.floor(Math.max(0, freshUntil - now()) / 1_000);
  return seconds > 0 ? `private, max-age=${seconds}` : ASK_AGAIN;
}

/** Whether every root field is one of introspection. Fragments at the root are not looked into. */
export const asksForSchemaOnly = ({ selectionSet }: OperationDefinitionNode): boolean =>
  selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'));
