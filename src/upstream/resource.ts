/** What the upstream has, as data: how one of a kind is read, how all of them are, and how they are identified. */
import type { SdkOptions, Upstream } from './client.ts';
import { UNSETTLED_FRESH_MS, type Kind, type Parent } from './kinds.ts';
import type { Named } from './ids.ts';
import type { Noun } from '../noun.ts';
import type { WholeList, WindowedList } from './pages.ts';

/** One GET by id. */
export type Retrieve<P extends Parent> = (upstream: Upstream, id: string, options: SdkOptions, parent: P) => PromiseLike<unknown>;

/** One of the ids in the path above an entry. */
export interface Above<W extends object> {
  /** What it identifies. */
  readonly resource: Named;
  /** The key under which entries have it. They are given it where they do not. */
  readonly key: keyof W & string;
}

/** What a list may leave out of its entries although a single read has it. */
export interface GapKeys<K extends string = string> {
  /** What lists are known to leave out. */
  readonly keys: readonly K[];
  /** What every entry has a value for. One without any of them is bare: whatever it lacks may have been left out. Absent where there is nothing of the kind. */
  readonly core?: readonly K[];
}

/** Stands for a key that nobody names, among those that an entry may lack. */
export const ANY_KEY = '*';

/** A key that an entry may lack. */
export type GapKey<W extends object> = (keyof W & string) | typeof ANY_KEY;

/** One GET by several ids. */
export interface SomeById {
  /** Ids that one call may ask for. */
  readonly size: number;
  /** Whether such a call can ask for this id. */
  readonly takes: (id: string) => boolean;
  readonly send: (upstream: Upstream, ids: readonly string[], options: SdkOptions) => PromiseLike<unknown>;
}

/** What is only ever read as a list. */
export interface ListResource<W extends object, P extends Parent = null> {
  readonly kind: Kind;
  /** What messages call one of them, with its article. */
  readonly noun: Noun;
  /** The key of its id. Entries without one cannot be identified and are counted as damaged. */
  readonly idKey: keyof W & string;
  /** Whether a write may be answered without that id: then what it brought is shown, and not kept. */
  readonly mayLackKey?: boolean;
  /** Other ids of it that are never null. Entries without one are damaged, too. */
  readonly otherKeys?: readonly (keyof W & string)[];
  /** What its id is called beside those above it; `id` if not said. */
  readonly idName?: string;
  /** The ids above it, outermost first, under the names that they have in the graph. */
  readonly above?: Readonly<Record<string, Above<W>>>;
  /** Null where lists are only read in windows. */
  readonly list: WholeList<P> | null;
  /** Whether its ids stand in no path, so that any text may be one. */
  readonly isAnyText?: boolean;
  /** Whether its entries hardly ever change, so that what is read of them is kept for much longer than other reads. */
  readonly isLasting?: boolean;
  /** Milliseconds for which an entry stays fresh, if less than the cache's own time. */
  readonly freshMs?: (entry: W) => number;
  /** Whether more may come of it by itself, so that what is read stays fresh only for a moment, whatever its entries say. */
  isGrowing?(parent: P, entries: readonly W[]): boolean;
}

/** The key of an entry that has what was asked for, or whether it can be what was asked for. An entry without the key says nothing. */
export type ShownBy<W extends object> = (keyof W & string) | ((entry: W, asked: string) => boolean);

/** What is listed in windows: of its pages, only those are read that are asked for. */
export interface WindowResource<W extends object, P extends Parent = null, Q extends object = object> {
  readonly kind: Kind;
  /** What messages call one of them, with its article. */
  readonly noun: Noun;
  /** The key of its id, by which it is found again when the list has moved; null where entries have none, and are known by what they hold. */
  readonly windowKey: (keyof W & string) | null;
  /** Whether an entry may lack its id; otherwise it is damaged without. */
  readonly mayLackKey?: boolean;
  /** The ids above it: see `Resource`. */
  readonly above?: Readonly<Record<string, Above<W>>>;
  readonly window: WindowedList<P, Q>;
  /** How entries show what the query filters by: an upstream may pass over a filter that it does not know. */
  readonly filters?: { readonly [K in keyof Q]-?: ShownBy<W> };
  /** Milliseconds for which an entry stays fresh, if less than the cache's own time. */
  readonly freshMs?: (entry: W) => number;
  /** Whether more may come of it by itself, so that what is read stays fresh only for a moment, whatever its entries say. */
  isGrowing?(parent: P, entries: readonly W[]): boolean;
}

export interface Resource<W extends object, P extends Parent = null> extends ListResource<W, P> {
  /** Null where there is no GET by id: then an entry is what the list has under its id. */
  readonly retrieve: Retrieve<P> | null;
  /** The body of an answer as an entry, bare or under `data`; null where it says that there is none. Absent where it is one. */
  readonly readBody?: (body: unknown) => unknown;
  /** What every one has at least one of: an object without any is something else. */
  readonly tells: readonly (keyof W & string)[];
  /** What every one has all of, if empty: the answer of a write without any of these is no whole one, and is completed by a read. */
  readonly whole?: readonly (keyof W & string)[];
  /** What lists may leave out; absent where they leave nothing out. */
  readonly gaps?: GapKeys<keyof W & string>;
  /** How several are read by their ids; absent where each takes a read of its own. */
  readonly some?: SomeById;
  /** Routes beside its ids that an id of the same spelling would reach. */
  readonly siblings?: readonly string[];
}

/** Milliseconds for which a list stays fresh, or a part of it: it is as fresh as the one of its entries that changes first. */
export function freshMsOfList<W extends object, P extends Parent>(
  { freshMs, isGrowing }: Pick<ListResource<W, P>, 'freshMs' | 'isGrowing'>,
  parent: P,
  entries: readonly W[],
): number {
  const all = isGrowing?.(parent, entries) ? UNSETTLED_FRESH_MS : Infinity;
  return freshMs ? entries.reduce((least, entry) => Math.min(least, freshMs(entry)), all) : all;
}

type AboveOf<W extends object, P extends Parent> = P extends null ? unknown : { readonly above: { readonly [N in keyof P]: Above<W> } };

/** A definition, checked against the type of its entries and the ids above them. */
export const resource = <W extends object, P extends Parent = null>(definition: Resource<W, P> & AboveOf<W, P>): Resource<W, P> =>
  definition;
