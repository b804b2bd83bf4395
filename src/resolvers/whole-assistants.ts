/** All assistants of the account with what their list leaves out. */
import type { RequestContext } from '../context.ts';
import type { ResourceList } from '../loaders/core/resource-list.ts';
import type { AssistantWire, ListGap } from '../upstream/wire/assistant.ts';
import { ASSISTANT_GAPS } from './assistant-gaps.ts';

/** Assistants that are read singly at most, for one answer about all of them. */
export const MAX_SINGLES = 100;

export interface WholeAssistants {
  /** In the order of the list. One of `partial` is as the list has it. */
  readonly entries: readonly AssistantWire[];
  /** Those that the list leaves incomplete, beyond the most that are read singly: an empty field of them is not known. */
  readonly partial: ReadonlySet<AssistantWire>;
  /** How many the list does not show, or are partial. */
  readonly omitted: number;
}

/** The assistants of a list with these fields: one read for each of which the list leaves one out, at most so many. */
export async function wholeAssistants(
  list: ResourceList<AssistantWire>,
  { fields, maxSingles = MAX_SINGLES }: { readonly fields: readonly ListGap[]; readonly maxSingles?: number },
  ctx: RequestContext,
): Promise<WholeAssistants> {
  const incomplete = list.gaps.hasAny(fields)
    ? list.entries.filter((entry) => fields.some((field) => ctx.loaders.mayLack(entry, field)))
    : [];
  const partial = new Set(incomplete.slice(maxSingles));
  const entries = await Promise.all(
    list.entries.map((entry) => (partial.has(entry) ? entry : ASSISTANT_GAPS.complete(entry, fields, ctx))),
  );
  return { entries, partial, omitted: list.omitted + partial.size };
}
