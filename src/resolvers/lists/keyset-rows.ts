import { GatewayError } from '../../errors.ts';
import { badResponse } from '../../upstream/errors.ts';
import type { KeysetRows } from '../../upstream/read-keyset.ts';
import { compareInstants, instantOf, type Instant } from './instant.ts';
import { comparePlaces, MAX_TIES, type CursorPlace, type KeysetOrder } from './keyset-place.ts';
import { isBeyond, isWithin, type Ranges } from './keyset-ranges.ts';

export interface Row<W extends object> {
  readonly node: W;
  readonly place: CursorPlace;
}

/** Rows of this time and behind it, or from the front where it is null. */
export interface ReadRows<W extends object> {
  (bound: Instant | null, limit: number): Promise<KeysetRows<W>>;
  /** The last rows of the list first. */
  readonly fromEnd: (limit: number) => Promise<KeysetRows<W>>;
  /** As many as the upstream is known to give at once. */
  readonly most: () => number;
  readonly gave: (count: number) => void;
}

interface Asked<W extends object, C extends string> {
  readonly first: number;
  readonly from: CursorPlace | null;
  readonly order: KeysetOrder<C>;
  readonly ranges: Ranges<C>;
  readonly idKey: string;
  readonly passes: (row: W) => boolean;
  /** Rows that there can be. */
  readonly atMost: number;
}

interface Collected<W extends object> {
  readonly rows: readonly Row<W>[];
  readonly hasMore: boolean;
  readonly damaged: number;
  /** Rows that do not pass, although they were not asked for. */
  readonly others: number;
}

/** Rows that one call asks for. */
const MAX_ROWS = MAX_TIES + 1;
/** Whether it may be a maximum that somebody has set, such as 25: to ask again after each short answer would double the calls of small accounts. */
const isRound = (count: number): boolean => count % 5 === 0;

/** Calls that one part may take. */
const MAX_READS = 10;

/**
 * Rows behind a place. Of rows with the same time the upstream keeps no order, so they are sorted here: the last of them that a call
 * brings may have more beside them, and wait for the next call, which reads on from their time. Where all that it brings has one time,
 * more is asked for at once. An answer that is short of the limit is the end, unless it looks like a maximum of the upstream.
 */
export async function collectRows<W extends object, C extends string>(read: ReadRows<W>, asked: Asked<W, C>): Promise<Collected<W>> {
  const { first, from, order, ranges, idKey, passes, atMost } = asked;
  const others = new Set<string>();
  const rows: Row<W>[] = [];
  let bound = from?.at ?? null;
  let last = from;
  let limit = first + 1 + (from?.ties ?? 0);
  let damaged = 0;
  const giveUp = (): Collected<W> => {
    if (rows.length > 0) return { rows: rows.slice(0, first), hasMore: true, damaged, others: others.size };
    if (others.size > 0) throw badResponse(NOT_FILTERED);
    throw new GatewayError('LIMIT_EXCEEDED', tooMany(read.most()));
  };
  for (let reads = 1; ; reads += 1) {
    const brought = await read(bound, Math.min(limit, MAX_ROWS));
    const found = placed(brought, order, idKey);
    damaged = Math.max(damaged, brought.count - found.length);
    const isFull = brought.count >= Math.min(limit, MAX_ROWS);
    const end = found.at(-1)?.at;
    const areAll = found.filter(({ node }) => passes(node)).length >= atMost;
    let mayGoOn = !areAll && (isFull || (end !== undefined && brought.count >= read.most() && isRound(brought.count)));
    read.gave(brought.count);
    const isStuck = end !== undefined && [bound, found[0]?.at].some((at) => at && compareInstants(at, end) === 0);
    if (mayGoOn && !isFull && isStuck) {
      // A higher limit would bring no more, nor would reading on: from the other end, the rows are the same or others.
      if (reads >= MAX_READS) return giveUp();
      reads += 1;
      const known = [...rows.map(({ place }) => place), ...(from ? [from] : [])];
      if (!isWhole(found, known, await read.fromEnd(brought.count + 1), asked)) return giveUp();
      mayGoOn = false;
    }
    const isOpen = ({ at }: Found<W>) => mayGoOn && end !== undefined && compareInstants(at, end) === 0;
    const isBehind = ({ at, id }: Found<W>) => last === null || comparePlaces(order, { at, id }, last) > 0;
    const isMeant = (row: Found<W>) => isBehind(row) && isWithin(ranges, row.node) && passes(row.node);
    for (const row of found) if (isBehind(row) && !passes(row.node)) others.add(row.id);
    const open = found.filter(isOpen);
    const settled = found.filter((row) => !isOpen(row));
    for (const { node, at, id } of settled.filter(isMeant)) {
      const ties: number = last && compareInstants(last.at, at) === 0 ? last.ties + 1 : 1;
      last = { at, id, ties };
      rows.push({ node, place: last });
    }
    const isAtEnd = !mayGoOn || found.some(({ at }) => isBeyond(ranges, order, at));
    const hasMore = rows.length > first || (!isAtEnd && rows.length === first && open.some(isMeant));
    if (isAtEnd || hasMore) return { rows: rows.slice(0, first), hasMore, damaged, others: others.size };
    if (reads >= MAX_READS) return giveUp();
    if (settled.length > 0 && end && (bound === null || compareInstants(bound, end) !== 0)) {
      bound = end;
      limit = Math.max(1, first - rows.length) + 1 + open.length;
    } else {
      if (limit >= MAX_ROWS) return giveUp();
      limit *= 2;
    }
  }
}

const NOT_FILTERED = 'it is not filtered as it was asked to be';

const tooMany = (count: number) =>
  `The next item of this list is behind ${count} or more of the same time, or too many that do not pass the filter: ask for a narrower range of time.`;

interface Found<W extends object> {
  readonly node: W;
  readonly at: Instant;
  readonly id: string;
}

/**
 * Whether rows of one time are the last ones of a list, by what comes from its end: nothing behind them, and none of their time beside
 * them. Where it is as many again, other rows that are known to come before them show that the upstream gives no more at once.
 */
function isWhole<W extends object, C extends string>(
  found: readonly Found<W>[],
  known: readonly { readonly at: Instant; readonly id: string }[],
  tail: KeysetRows<W>,
  { order, idKey }: Asked<W, C>,
): boolean {
  const ids = new Set(found.map(({ id }) => id));
  const end = found.at(-1)?.at;
  const sign = order.direction === 'asc' ? 1 : -1;
  const isBefore = (at: Instant) => end !== undefined && sign * compareInstants(at, end) < 0;
  const isCut = tail.count <= found.length && known.some(({ at, id }) => isBefore(at) && !ids.has(id));
  return !isCut && timed(tail, order, idKey).every(({ at, id }) => ids.has(id) || isBefore(at));
}

/** The rows with a time in the order. */
const timed = <W extends object, C extends string>(
  { rows }: KeysetRows<W>,
  { column }: KeysetOrder<C>,
  idKey: string,
): readonly Found<W>[] =>
  rows.flatMap((node): readonly Found<W>[] => {
    const values = node as Readonly<Record<string, unknown>>;
    const at = instantOf(values[column]);
    return at ? [{ node, at, id: String(values[idKey]) }] : [];
  });

/** The same sorted. Throws where the upstream has another order: nothing could be read on from. */
function placed<W extends object, C extends string>(brought: KeysetRows<W>, order: KeysetOrder<C>, idKey: string): readonly Found<W>[] {
  const found = timed(brought, order, idKey);
  const sign = order.direction === 'asc' ? 1 : -1;
  const isSorted = found.every(({ at }, index) => index === 0 || sign * compareInstants(found[index - 1]?.at ?? at, at) <= 0);
  if (!isSorted) throw badResponse('it is not in the order that was asked for');
  return found.toSorted((a, b) => comparePlaces(order, a, b));
}
