/** A part of a list that is read in windows: only the pages that it touches are read, and their order is the upstream's. */
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import type { Parent } from '../../upstream/kinds.ts';
import type { WindowResource } from '../../upstream/resource.ts';
import { assertSlice, type PageInfo, type SliceArgs } from './slice.ts';
import {
  collect,
  collectFront,
  gapsIn,
  holds,
  isSamePage,
  pagesOf,
  positionIn,
  type PagedList,
  type Spot,
  type SpotGaps,
  type Spots,
} from './spots.ts';
import { fromWindowCursor, toWindowCursor, type WindowCursor } from './window-cursor.ts';

export const DEFAULT_WINDOW = 20;
export const MAX_WINDOW = 100;

export interface Window<W extends object> extends SpotGaps {
  readonly edges: readonly WindowEdge<W>[];
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; null where the upstream does not say. */
  readonly totalCount: number | null;
  /** Whether the upstream gives nothing behind this part, although the list goes on. */
  readonly breaksOff: boolean;
}

export interface WindowEdge<W extends object> {
  readonly node: W;
  readonly cursor: string;
}

type Optional<Q extends object> = { readonly [K in keyof Q]?: Q[K] | undefined };

/** A list below a parent, filtered by what the upstream takes in its query. */
export interface WindowSource<W extends object, P extends Parent, Q extends object> {
  readonly resource: WindowResource<W, P, Q>;
  readonly parent: P;
  /** Parameters of the query; what is undefined is not sent. */
  readonly filter?: Optional<Q>;
}

/**
 * One call for each page that the part touches. The end of a list has to be known for `last` alone: one call more. Where the list
 * has moved since a cursor was made, the part moves along, which may take the page beside it.
 */
export async function listWindow<W extends object, P extends Parent, Q extends object>(
  { resource, parent, filter }: WindowSource<W, P, Q>,
  args: SliceArgs,
  ctx: RequestContext,
): Promise<Window<W>> {
  assertSlice(args, MAX_WINDOW);
  const slice: Slice = {
    first: args.first ?? DEFAULT_WINDOW,
    last: args.last,
    after: fromWindowCursor('after', args.after),
    before: fromWindowCursor('before', args.before),
  };
  const list = pagesOf(resource, parent, filter && definedIn(filter), ctx);
  const spots = await (slice.last === null ? forwards(list, slice) : backwards(list, slice, slice.last));
  return cut(spots, slice);
}

/** The same without entries of which something is missing that they cannot be used without: these are damaged. */
export function withoutDamaged<W extends object>(window: Window<W>, isWhole: (entry: W) => boolean): Window<W> {
  const edges = window.edges.filter(({ node }) => isWhole(node));
  return { ...window, edges, damaged: window.damaged + window.edges.length - edges.length };
}

interface Slice {
  readonly first: number;
  readonly last: number | null;
  readonly after: WindowCursor | null;
  readonly before: WindowCursor | null;
}

/** Pages from the one on which `after` stands, until there is enough behind it. */
async function forwards<W extends object>(list: PagedList<W>, { first, after }: Slice): Promise<Spots<W>> {
  if (!after) return collect(list, 1, ({ all }) => all.length >= first);
  return withCursor(list, after.page, after, (spots) => {
    const found = positionIn(spots.all, after);
    return found?.isSame ? spots.all.length - found.position > first : spots.endPage > after.page;
  });
}

/** Pages up to the one on which `before` stands, or up to the last one. */
async function backwards<W extends object>(list: PagedList<W>, { before }: Slice, last: number): Promise<Spots<W>> {
  const firstOf = (end: number, onLastPage: number, pageSize = list.pageSize) =>
    Math.max(1, end - Math.ceil(Math.max(0, last - onLastPage) / pageSize));
  if (before) {
    const isEnough = (spots: Spots<W>) => holds(spots, before) || spots.endPage > before.page;
    return withCursor(list, firstOf(before.page, before.index), before, isEnough);
  }
  const { value: front } = await list.read(1);
  if (front.isLast) return collect(list, 1, () => true);
  if (front.pages === null) {
    const whole = await collectFront(list, 1);
    if (!whole.hasMore) return whole;
    throw new GatewayError(
      'LIMIT_EXCEEDED',
      'Telnyx does not say how long this list is, so that its end is not known: page through it with first and after.',
    );
  }
  const { pageSize } = front;
  const onLastPage = front.total === null ? 0 : Math.max(0, front.total - (front.pages - 1) * pageSize);
  const spots = await collect({ ...list, pageSize }, firstOf(front.pages, onLastPage, pageSize), () => false);
  // An end that is empty, or has what the front has, is none.
  const [first] = spots.all;
  const slots = spots.all.flatMap(({ page, slot }) => (page === first?.page ? [slot] : []));
  const hasFront = first?.slot.hasId ? first.slot.key === front.slots[0]?.key : isSamePage(front.slots, slots, front.total !== null);
  const isNoEnd = first === undefined ? front.slots.length > 0 : first.page > 1 && hasFront;
  return isNoEnd ? { ...spots, breaksOff: true } : spots;
}

/** Pages that hold what a cursor names: if not where it was, then on the next page, or on the one before. */
async function withCursor<W extends object>(
  list: PagedList<W>,
  from: number,
  cursor: WindowCursor,
  isEnough: (spots: Spots<W>) => boolean,
): Promise<Spots<W>> {
  const spots = await collect(list, from, isEnough);
  return holds(spots, cursor) || from < cursor.page || from === 1 ? spots : collect(list, from - 1, isEnough);
}

/** The part that is asked for. */
function cut<W extends object>({ all, isAtEnd, breaksOff, total }: Spots<W>, { first, last, after, before }: Slice): Window<W> {
  const behind = after && positionIn(all, after);
  // What a cursor named may be gone: then the next one has moved to its place.
  const start = behind ? behind.position + (behind.isSame ? 1 : 0) : after ? all.length : 0;
  const end = before ? (positionIn(all, before)?.position ?? all.length) : all.length;
  const from = last === null ? start : Math.max(start, end - last);
  const to = last === null ? Math.min(end, start + first) : end;
  const part = all.slice(from, Math.max(from, to));
  const edges = part.flatMap((spot): readonly WindowEdge<W>[] => {
    const { entry } = spot.slot;
    return entry
      ? [
          {
            node: entry,
            get cursor() {
              return cursorOf(spot);
            },
          },
        ]
      : [];
  });
  const [begin, finish] = [part[0], part.at(-1)];
  return {
    edges,
    pageInfo: {
      startCursor: begin ? cursorOf(begin) : null,
      endCursor: finish ? cursorOf(finish) : null,
      hasPreviousPage: from > 0 || (all[0]?.page ?? 1) > 1,
      hasNextPage: to < all.length || !isAtEnd,
    },
    totalCount: total,
    breaksOff: breaksOff && to === all.length,
    ...gapsIn(part),
  };
}

const cursorOf = <W extends object>({ page, index, slot }: Spot<W>) => toWindowCursor({ page, index, key: slot.key });

const definedIn = <Q extends object>(filter: Optional<Q>): Q =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Q;
