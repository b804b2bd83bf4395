import type { RequestContext } from '../../context.ts';
import type { Taken } from '../../loaders/core/cached-reads.ts';
import { nullFor } from '../../upstream/errors.ts';
import type { Parent } from '../../upstream/kinds.ts';
import type { Slot, WindowPage } from '../../upstream/read-window.ts';
import type { WindowResource } from '../../upstream/resource.ts';
import type { WindowCursor } from './window-cursor.ts';

/** A list, page by page. */
export interface PagedList<W extends object> {
  readonly pageSize: number;
  /** A page as it was after the read with this entry version. */
  readonly read: (number: number, after?: number | null) => Promise<Taken<WindowPage<W>>>;
}

/** The pages of a list below a parent, filtered by what the upstream takes in its query. */
export function pagesOf<W extends object, P extends Parent, Q extends object>(
  resource: WindowResource<W, P, Q>,
  parent: P,
  filter: Q | undefined,
  { loaders }: RequestContext,
): PagedList<W> {
  const reads = loaders.windows(resource, parent);
  return {
    pageSize: resource.window.pageSize,
    read: (number, after) => reads.page({ number, ...(filter && { filter }) }, after),
  };
}

/** An item at its place. */
export interface Spot<W extends object> {
  readonly page: number;
  readonly index: number;
  readonly slot: Slot<W>;
}

/** What neighbouring pages hold together, each item once. */
export interface Spots<W extends object> {
  readonly all: readonly Spot<W>[];
  /** The number of the last page that was read. */
  readonly endPage: number;
  /** Whether nothing follows it. */
  readonly isAtEnd: boolean;
  /** Whether the upstream gives no more although the list goes on: a page again, or one without anything that is not the last. */
  readonly breaksOff: boolean;
  /** How many pages there are; null where the upstream does not say. */
  readonly pages: number | null;
  /** How many items all pages have; null where the upstream does not say. */
  readonly total: number | null;
}

/** What items of a list do not show. */
export interface SpotGaps {
  /** Those that could not be read as what they should be. */
  readonly damaged: number;
  /** Those that were not asked for, and came all the same. */
  readonly others: number;
}

export const gapsIn = <W extends object>(part: readonly Spot<W>[]): SpotGaps => ({
  damaged: part.filter(({ slot }) => slot.isDamaged).length,
  others: part.filter(({ slot }) => slot.isOther).length,
});

/** Pages that one part of a list may take: those that it can touch, and one more where the list has moved. */
const pagesOfPart = (pageSize: number) => Math.ceil(LARGEST_PART / pageSize) + 2;
const LARGEST_PART = 100;

/** Page after page, until there is enough, or nothing more, or the limit is reached. A page that brings nothing new is the end, whatever it says. */
export async function collect<W extends object>(
  { read, pageSize }: PagedList<W>,
  from: number,
  isEnough: (spots: Spots<W>) => boolean,
  maxPages = pagesOfPart(pageSize),
): Promise<Spots<W>> {
  const all: Spot<W>[] = [];
  const ids = new Set<string>();
  let after: number | null = null;
  let before: WindowPage<W> | null = null;
  for (let number = from; ; number += 1) {
    const reading: Promise<Taken<WindowPage<W>> | null> = readNext(read(number, after), before !== null && before.pages === null);
    const taken = await reading;
    if (!taken) return { all, endPage: number - 1, isAtEnd: true, breaksOff: false, pages: null, total: null };
    const { value, entryVersion } = taken;
    const { slots, isLast, pages, total } = value;
    const isRepeated = before !== null && isSamePage(before.slots, slots, total !== null);
    const known = all.length;
    for (let index = isRepeated ? slots.length : overlap(all, before, value); index < slots.length; index += 1) {
      const slot = slots[index];
      if (!slot || (slot.hasId && ids.has(slot.key))) continue;
      if (slot.hasId) ids.add(slot.key);
      all.push({ page: number, index, slot });
    }
    const added = all.length - known;
    const breaksOff = added === 0 && (!isLast || isRepeated);
    const spots: Spots<W> = { all, endPage: number, isAtEnd: isLast || added === 0, breaksOff, pages, total };
    if (spots.isAtEnd || isEnough(spots) || number - from + 1 >= maxPages) return spots;
    after = entryVersion;
    before = value;
  }
}

/** A page; null where there is none, and nothing has said that there is one. */
const readNext = <W extends object>(reading: Promise<Taken<WindowPage<W>>>, mayLack: boolean): Promise<Taken<WindowPage<W>> | null> =>
  mayLack ? nullFor(['NOT_FOUND'], reading) : reading;

/** All of the first pages, and whether there are more. Where the last one of them is full, and does not say, that takes a look at the next one. */
export async function collectFront<W extends object>(
  list: PagedList<W>,
  maxPages: number,
): Promise<Spots<W> & { readonly hasMore: boolean }> {
  const spots = await collect(list, 1, ({ endPage, pages }) => endPage === maxPages && pages !== null, maxPages + 1);
  const all = spots.all.filter(({ page }) => page <= maxPages);
  return { ...spots, all, hasMore: all.length < spots.all.length || (!spots.isAtEnd && spots.endPage === maxPages) };
}

/**
 * Whether a page is another one again: an upstream may pass over the number of a page. Items that are all equal and have no ids may fill any
 * number of pages, and then what the upstream counts says whether they do.
 */
export function isSamePage<W extends object>(before: readonly Slot<W>[], slots: readonly Slot<W>[], isCounted = false): boolean {
  const isSame = slots.length > 0 && before.length === slots.length && slots.every(({ key }, index) => key === before[index]?.key);
  return isSame && !(isCounted && slots.every(({ key, hasId }) => !hasId && key === slots[0]?.key));
}

/**
 * How many items of a page were on the page before it: what was inserted between both reads has moved them there. They are its first ones
 * and the last ones of the page before, with no more than as many new ones between them. Items without ids may also be equal to others:
 * then the list has to have grown by as many, where the upstream counts it.
 */
function overlap<W extends object>(all: readonly Spot<W>[], before: WindowPage<W> | null, { slots, total }: WindowPage<W>): number {
  const isKnown = ({ entry, isOther }: Slot<W>) => entry !== null || isOther;
  const end = all.findLastIndex(({ slot }) => isKnown(slot));
  const last = all[end]?.slot;
  if (!last) return 0;
  const counted = before?.total ?? null;
  const grown = last.hasId || total === null || counted === null ? null : total - counted;
  const most = grown ?? slots.length;
  const found = slots.slice(0, Math.max(0, most)).flatMap((slot, index) => (isKnown(slot) && slot.key === last.key ? [index + 1] : []));
  const seen = new Set(all.map(({ slot }) => slot.key));
  const moved = found.filter((count) => hasMoved(all, end, slots.slice(0, count), seen));
  return (grown === null ? moved[0] : moved.at(-1)) ?? 0;
}

/** Whether items are the last ones of those up to an end, in their order, and others that have come between them. */
function hasMoved<W extends object>(all: readonly Spot<W>[], end: number, items: readonly Slot<W>[], seen: ReadonlySet<string>): boolean {
  let at = end;
  let others = 0;
  for (const { key } of items.toReversed()) {
    if (all[at]?.slot.key === key) at -= 1;
    else if (seen.has(key)) return false;
    else others += 1;
  }
  return others <= end - at;
}

export interface Position {
  readonly position: number;
  /** Whether it is what the cursor names, or what stands in its place or behind. */
  readonly isSame: boolean;
}

/** Where that is what a cursor names, nearest to its place; else what stands there now. Null where that is beyond these pages. */
export function positionIn<W extends object>(all: readonly Spot<W>[], { page, index, key }: WindowCursor): Position | null {
  const isBehind = (spot: Spot<W>) => spot.page > page || (spot.page === page && spot.index >= index);
  const behind = all.findIndex(isBehind);
  const place = behind < 0 ? all.length : behind;
  const same = all.flatMap(({ slot }, position) => (slot.key === key ? [position] : []));
  const [nearest] = same.toSorted((a, b) => Math.abs(a - place) - Math.abs(b - place));
  if (nearest !== undefined) return { position: nearest, isSame: true };
  return behind < 0 ? null : { position: behind, isSame: false };
}

export const holds = <W extends object>({ all }: Spots<W>, cursor: WindowCursor): boolean => positionIn(all, cursor)?.isSame ?? false;
