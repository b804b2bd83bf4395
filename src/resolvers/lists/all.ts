import type { RequestContext } from '../../context.ts';
import type { ListResource } from '../../upstream/resource.ts';
import type { Filter } from './page.ts';

/** A list that is shown as a whole. */
export interface Listed<W extends object> {
  readonly entries: readonly W[];
  /** Entries of the upstream's list that could not be read as what they should be. */
  readonly damaged: number;
  /** Entries that the upstream counts, and that did not come. */
  readonly missing: number;
}

/** All that the account has of a resource, in the upstream's order. One list upstream, whatever the filter. */
export async function listAll<W extends object>(resource: ListResource<W>, filter: Filter<W>, ctx: RequestContext): Promise<Listed<W>> {
  const list = await ctx.loaders.of(resource).list();
  return { entries: await filter(list.entries, ctx), damaged: list.damaged, missing: list.missing };
}
