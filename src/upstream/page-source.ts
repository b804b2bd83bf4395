import { cacheKey, type KeyPart } from '../cache-key.ts';
import type { CallOptions, Upstream } from './client.ts';
import type { Sized } from './entries.ts';
import type { Scope } from './kinds.ts';

/** What is read in parts, each for one call: `A` says which part is asked for, `V` is what it brings. */
export interface PageSource<A, V extends object> {
  /** What writes outdate its parts by. */
  readonly scope: Scope;
  /** Tells it from what else is read in parts in the same scope. */
  readonly name: string;
  /** What tells one part from the others. */
  readonly partsOf: (asked: A) => readonly KeyPart[];
  readonly read: (upstream: Upstream, asked: A, call: CallOptions) => Promise<Sized<V>>;
  /** Milliseconds for which a part stays fresh, if less than the cache's own time. */
  readonly freshMs?: (page: V) => number;
}

/** Lists of values by their names, as parts of a key. */
export const partsOfLists = (lists: Readonly<Record<string, readonly string[] | undefined>>): readonly KeyPart[] =>
  Object.entries(lists).flatMap(([name, values = []]) => [name, cacheKey(...values)]);
