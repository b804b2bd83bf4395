/** What is asked of the times in columns, in the query and of what it brings. */
import { compareInstants, instantOf, type Instant } from './instant.ts';
import type { KeysetOrder } from './keyset-place.ts';

/** From a time on, which is included, up to one that is not. */
export interface Range {
  readonly from: Instant | null;
  readonly until: Instant | null;
}

export type Ranges<C extends string> = { readonly [K in C]?: Range };

const EVER = 'gte.1970-01-01T00:00:00Z';

const entriesOf = <C extends string>(ranges: Ranges<C>) => Object.entries(ranges) as [C, Range][];

/**
 * The conditions of each column, those on the column of the order beginning with the one that says where the part begins; `mayLack`
 * names columns without a value in some rows, which would come first in one direction, and last in the other.
 */
export function conditionsOf<C extends string>(
  ranges: Ranges<C>,
  { column, direction }: KeysetOrder<C>,
  bound: Instant | null,
  mayLack: readonly C[],
): Readonly<Record<string, readonly string[]>> {
  const { from = null, until = null } = ranges[column] ?? {};
  const isLater = (a: Instant | null, b: Instant | null) => a !== null && (b === null || compareInstants(a, b) > 0);
  const lower = direction === 'asc' && isLater(bound, from) ? bound : from;
  const conditions = [
    ...(lower ? [`gte.${lower.text}`] : []),
    ...(direction === 'desc' && bound && (until === null || isLater(until, bound))
      ? [`lte.${bound.text}`]
      : until
        ? [`lt.${until.text}`]
        : []),
  ];
  const own = direction === 'asc' ? conditions : conditions.toReversed();
  const others = entriesOf(ranges)
    .filter(([name]) => name !== column)
    .map(([name, range]) => [
      name,
      [...(range.from ? [`gte.${range.from.text}`] : []), ...(range.until ? [`lt.${range.until.text}`] : [])],
    ]);
  return Object.fromEntries([[column, own.length === 0 && mayLack.includes(column) ? [EVER] : own], ...others]) as Readonly<
    Record<string, readonly string[]>
  >;
}

/** Whether the times of a row are within all ranges: an upstream may have taken only one condition of a column. */
export const isWithin = <C extends string>(ranges: Ranges<C>, row: object): boolean =>
  entriesOf(ranges).every(([column, { from, until }]) => {
    const at = instantOf((row as Readonly<Record<string, unknown>>)[column]);
    return at === null
      ? from === null && until === null
      : (from === null || compareInstants(at, from) >= 0) && (until === null || compareInstants(at, until) < 0);
  });

/** Whether nothing that comes after this time can be within the range of the order. */
export function isBeyond<C extends string>(ranges: Ranges<C>, { column, direction }: KeysetOrder<C>, at: Instant): boolean {
  const { from = null, until = null } = ranges[column] ?? {};
  return direction === 'asc' ? until !== null && compareInstants(at, until) >= 0 : from !== null && compareInstants(at, from) < 0;
}
