import type { Taken } from '../../loaders/core/cached-reads.ts';
import type { Slot, WindowPage } from '../../upstream/read-window.ts';
import type { WindowCursor } from './window-cursor.ts';

/** A list, page by page. */
export interface Listed<W extends object> {
  readonly pageSize: number;
  /** A page as it was after the read with this entry version. */
  readonly read: (number: number, after?: number | null) => Promise<Taken<WindowPage<W>>>;
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
  /** How many items all pages have; null where the upstream does not say. */
  readonly total: number | null;
}

/** Pages that one part of a list may take: those that it can touch, and one more where the list has moved. */
const pagesOfPart = (pageSize: number) => Math.ceil(LARGEST_PART / pageSize) + 2;
const LARGEST_PART = 100;

/**
 * Page after page, until there is enough, or nothing more, or the limit is reached. A page that brings nothing new is the end,
 * whatever it says.
 */
export async function collect<W extends object>(
  { read, pageSize }: Listed<W>,
  from: number,
  isEnough: (spots: Spots<W>) => boolean,
  maxPages = pagesOfPart(pageSize),
): Promise<Spots<W>> {
  const all: Spot<W>[] = [];
  let after: number | null = null;
  for (let number = from; ; number += 1) {
    const { value, entryVersion } = await read(number, after);
    const added = value.slots.slice(overlap(all, value)).length;
    for (let index = value.slots.length - added; index < value.slots.length; index += 1) {
      const slot = value.slots[index];
      if (slot) all.push({ page: number, index, slot });
    }
    const spots: Spots<W> = { all, endPage: number, isAtEnd: value.isLast || added === 0, total: value.total };
    if (spots.isAtEnd || isEnough(spots) || number - from + 1 >= maxPages) return spots;
    after = entryVersion;
  }
}

/** How many items of a page were on the page before it: what was inserted between both reads has moved them there. */
function overlap<W extends object>(all: readonly Spot<W>[], { slots }: WindowPage<W>): number {
  const last = all.findLast(({ slot }) => slot.entry !== null)?.slot.key;
  return last === undefined ? 0 : slots.findIndex(({ entry, key }) => entry !== null && key === last) + 1;
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
