/** A part of a list that is read on from the time of an item: the upstream knows neither pages nor places in its order. */
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import { keysetSource, type KeysetResource } from '../../upstream/read-keyset.ts';
import { fromKeysetCursor, toKeysetCursor, type KeysetOrder } from './keyset-place.ts';
import type { Instant } from './instant.ts';
import { conditionsOf, type Ranges } from './keyset-ranges.ts';
import { collectRows, type ReadRows } from './keyset-rows.ts';
import { assertSlice, pageInfoOf, type PageInfo, type SliceArgs } from './slice.ts';
import { DEFAULT_WINDOW, MAX_WINDOW } from './window.ts';

export interface KeysetList<W extends object, C extends string> {
  readonly resource: KeysetResource<W>;
  /** Columns in which rows may have no value: those that lack it are in no list of their order. */
  readonly mayLack: readonly C[];
  /** What else the upstream filters by, as parameters of its query. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly ranges: Ranges<C>;
  /** Whether a row can be what the parameters ask for. */
  readonly passes: (row: W) => boolean;
  /** How many can pass; absent where that is any number. */
  readonly atMost?: number;
}

export interface KeysetArgs<C extends string> extends Pick<SliceArgs, 'first' | 'after'> {
  readonly order: KeysetOrder<C>;
}

export interface KeysetPage<W extends object> {
  readonly edges: readonly { readonly node: W; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
  /** Items that have no id, or no time in the order. */
  readonly damaged: number;
  /** Items that were not asked for, and came all the same. */
  readonly others: number;
}

/** One call; more where items have the same time as the last of the part. */
export async function listKeyset<W extends object, C extends string>(
  list: KeysetList<W, C>,
  { first, after, order }: KeysetArgs<C>,
  ctx: RequestContext,
): Promise<KeysetPage<W>> {
  assertSlice({ first, last: null }, MAX_WINDOW);
  const from = fromKeysetCursor('after', after, order);
  const { rows, hasMore, damaged, others } = await collectRows(readerOf(list, order, ctx), {
    first: first ?? DEFAULT_WINDOW,
    from,
    order,
    ranges: list.ranges,
    passes: list.passes,
    atMost: list.atMost ?? Infinity,
    idKey: list.resource.idKey,
  });
  const edges = rows.map(({ node, place }) => ({ node, cursor: toKeysetCursor(place, order) }));
  return {
    edges,
    pageInfo: pageInfoOf(edges, { hasPreviousPage: from !== null, hasNextPage: hasMore }),
    damaged,
    others,
  };
}

/** A page without anything, for a filter that nothing can pass. */
export const emptyKeysetPage = <W extends object>(): KeysetPage<W> => ({
  edges: [],
  pageInfo: pageInfoOf([], { hasPreviousPage: false, hasNextPage: false }),
  damaged: 0,
  others: 0,
});

/** Milliseconds for which an upstream is believed to give as many at once as it did. */
const MOST_FOR_MS = 3_600_000;

function readerOf<W extends object, C extends string>(
  { resource, mayLack, parameters, ranges }: KeysetList<W, C>,
  order: KeysetOrder<C>,
  { loaders }: RequestContext,
): ReadRows<W> {
  const reads = loaders.pages(keysetSource(resource));
  const own = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, [value]]));
  const read = async (by: KeysetOrder<C>, bound: Instant | null, limit: number) => {
    const conditions = conditionsOf(ranges, by, bound, mayLack);
    const asked = { order: `${by.column}.${by.direction}`, limit };
    const page = await reads.page({ ...asked, parameters: { ...own, ...conditions } }).catch((error: unknown) => {
      const once = Object.entries(conditions).map(([column, [condition]]) => [column, condition === undefined ? [] : [condition]] as const);
      const isRepeated = Object.values(conditions).some(({ length }) => length > 1);
      if (!isRepeated || !(error instanceof GatewayError && error.code === 'BAD_USER_INPUT')) throw error;
      // It may not take two conditions on one column: then the rest is seen to here.
      return reads.page({ ...asked, parameters: { ...own, ...Object.fromEntries(once) } });
    });
    return page.value;
  };
  const fact = `most ${resource.kind} at once`;
  const reverse: KeysetOrder<C> = { ...order, direction: order.direction === 'asc' ? 'desc' : 'asc' };
  return Object.assign((bound: Instant | null, limit: number) => read(order, bound, limit), {
    fromEnd: (limit: number) => read(reverse, null, limit),
    most: () => loaders.facts.get(fact) ?? 0,
    gave: (count: number) => {
      if (count >= (loaders.facts.get(fact) ?? 0)) loaders.facts.learn(fact, count, MOST_FOR_MS);
    },
  });
}
