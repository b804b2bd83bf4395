import type { RequestContext } from '../../context.ts';
import { parentIn, type Below, type Parent } from '../../upstream/kinds.ts';
import type { ListResource, Resource } from '../../upstream/resource.ts';
import { gapsOf } from '../one.ts';
import { fromCursor } from './cursor.ts';
import { comparePlaces, DEFAULT_ORDER, sortKeyOf, type ListOrder, type Place } from './order.ts';
import { placeAll, placeEach, type Placed } from './placed.ts';
import { assertSlice, pageInfoOf, type PageInfo, type SliceArgs } from './slice.ts';

export interface PageArgs extends SliceArgs {
  readonly orderBy: ListOrder | null;
}

/** Keeps the entries that pass, in their order. */
export type Filter<W> = (all: readonly W[], ctx: RequestContext) => Promise<readonly W[]> | readonly W[];

export interface Page<W extends object> {
  readonly edges: readonly Placed<W>[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
  /** Entries of the upstream's list that could not be read as what they should be. */
  readonly damaged: number;
  /** Entries that the upstream counts, and that did not come. */
  readonly missing: number;
  /** Whether the upstream does not give the rest. */
  readonly breaksOff: boolean;
}

/** A list that is read whole, and filtered, sorted and cut here. */
export type WholeSource<W extends object, P extends Parent = null> = Below<P> & {
  readonly resource: ListResource<W, P>;
  /** The key by which `NAME` sorts. */
  readonly nameKey: keyof W & string;
  /** The key by which `CREATED_AT` sorts; `created_at` if not said. */
  readonly createdKey?: keyof W & string;
};

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 250;

/**
 * A page of what the account has of a resource. One list upstream, whatever the page, filter or order; and a read for each entry of
 * which the list left out what an order that was asked for sorts by.
 */
export async function listPage<W extends object, P extends Parent = null>(
  source: WholeSource<W, P>,
  args: PageArgs,
  filter: Filter<W>,
  ctx: RequestContext,
): Promise<Page<W>> {
  const order = args.orderBy ?? DEFAULT_ORDER;
  const window = toBounds(args, order);
  const { resource, nameKey: name, createdKey: createdAt } = source;
  const list = await ctx.loaders.of(resource, parentIn<P>(source)).list();
  const left = await filter(list.entries, ctx);
  const compare = comparePlaces(order);
  const keys = { id: resource.idKey, name, ...(createdAt && { createdAt }) };
  const sortKey = sortKeyOf(order, keys);
  const isKnown = args.orderBy === null || !list.gaps.hasAny([sortKey]);
  const placed = isKnown
    ? keep(placeAll(list, order, keys), left, list.entries)
    : placeEach(await completeAll(resource, left, sortKey, ctx), order, keys);
  const { after, before } = window;
  const start = after ? placed.filter(({ place }) => compare(place, after) <= 0).length : 0;
  const end = before ? placed.filter(({ place }) => compare(place, before) < 0).length : placed.length;
  const from = window.last === null ? start : Math.max(start, end - window.last);
  const to = window.last === null ? Math.min(end, start + window.first) : end;
  const edges = placed.slice(from, to);
  return {
    edges,
    pageInfo: pageInfoOf(edges, { hasPreviousPage: from > 0, hasNextPage: to < placed.length }),
    totalCount: placed.length,
    damaged: list.damaged,
    missing: list.missing,
    breaksOff: list.breaksOff,
  };
}

/** Entries of a list that leaves something out, which only one of things that are read by id does. */
const completeAll = <W extends object, P extends Parent>(
  resource: ListResource<W, P>,
  entries: readonly W[],
  key: string,
  ctx: RequestContext,
): Promise<readonly W[]> => {
  const { complete } = gapsOf(resource as Resource<W, P>);
  const keys = [key as keyof W & string];
  return Promise.all(entries.map((entry) => complete(entry, keys, ctx)));
};

/** Those that a filter has left, in their places. */
function keep<W extends object>(placed: readonly Placed<W>[], left: readonly W[], all: readonly W[]): readonly Placed<W>[] {
  if (left.length === all.length) return placed;
  const kept = new Set(left);
  return placed.filter(({ node }) => kept.has(node));
}

interface Bounds {
  readonly first: number;
  readonly last: number | null;
  readonly after: Place | null;
  readonly before: Place | null;
}

function toBounds({ first, last, after, before }: PageArgs, order: ListOrder): Bounds {
  assertSlice({ first, last }, MAX_PAGE_SIZE);
  return {
    first: first ?? DEFAULT_PAGE_SIZE,
    last,
    after: fromCursor('after', after, order),
    before: fromCursor('before', before, order),
  };
}
