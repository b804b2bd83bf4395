import type { RequestContext } from '../../context.ts';
import type { Gaps } from '../../errors.ts';
import type { ResourceList } from '../../loaders/core/resource-list.ts';
import type { ListResource } from '../../upstream/resource.ts';
import type { Filter } from './page.ts';

/** A list that is shown as a whole. */
export interface Listed<W extends object> extends Gaps {
  readonly entries: readonly W[];
}

/** All that the account has of a resource, in the upstream's order. One list upstream, whatever the filter. */
export async function listAll<W extends object>(resource: ListResource<W>, filter: Filter<W>, ctx: RequestContext): Promise<Listed<W>> {
  const list = await ctx.loaders.of(resource).list();
  return withGapsOf(list, await filter(list.entries, ctx));
}

/** Entries that were found in a list, and what it does not show: there may be more of them. */
export const withGapsOf = <E>({ damaged, missing, breaksOff }: ResourceList<object>, entries: readonly E[]) => ({
  entries,
  damaged,
  missing,
  breaksOff,
});
