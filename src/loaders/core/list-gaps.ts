import type { GapKeys } from '../../upstream/resource.ts';

/** What a list leaves out of its entries although a single read may have it. */
export class ListGaps {
  readonly #core: readonly string[];
  /** Keys that lists are known to leave out, and that no entry has a value for. */
  readonly #unseen: ReadonlySet<string>;
  /** Keys that every bare entry has, some with a value; null where no entry is bare. */
  readonly #ofBare: BareKeys | null;
  readonly #areAllBare: boolean;

  constructor(entries: readonly object[], { keys, core = [] }: GapKeys) {
    this.#core = core;
    this.#unseen = new Set(keys.filter((key) => !entries.some((entry) => isFilled(valueOf(entry, key)))));
    const bare = entries.filter((entry) => this.#isBare(entry));
    this.#ofBare = bare.length === 0 ? null : new BareKeys(bare);
    this.#areAllBare = bare.length === entries.length;
  }

  /** Whether each entry may lack it. */
  has(key: string): boolean {
    return this.#unseen.has(key) || (this.#areAllBare && this.#ofBare?.areSureOf(key) === false);
  }

  /** Whether any entry may lack one of these. */
  hasAny(keys: readonly string[]): boolean {
    return keys.some((key) => this.#unseen.has(key) || this.#ofBare?.areSureOf(key) === false);
  }

  /** Whether an empty value of this entry is not known to be what a single read has. */
  isOf(entry: object, key: string): boolean {
    const isUnseen = this.#unseen.has(key);
    if (!isUnseen && this.#ofBare === null) return false;
    if (isFilled(valueOf(entry, key))) return false;
    return isUnseen || (this.#isBare(entry) && !(Object.hasOwn(entry, key) && this.#ofBare?.carried.has(key)));
  }

  #isBare(entry: object): boolean {
    return this.#core.length > 0 && !this.#core.some((key) => isFilled(valueOf(entry, key)));
  }
}

/** The keys of entries that have little more than a name. */
class BareKeys {
  /** Those that one has a value for. */
  readonly carried = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #size: number;

  constructor(entries: readonly object[]) {
    this.#size = entries.length;
    for (const [key, value] of entries.flatMap((entry) => Object.entries(entry))) {
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
      if (isFilled(value)) this.carried.add(key);
    }
  }

  /** Whether what they have under it, or that it is empty, can be believed. */
  areSureOf(key: string): boolean {
    return this.carried.has(key) && this.#counts.get(key) === this.#size;
  }
}

const valueOf = (entry: object, key: string): unknown => (entry as Readonly<Record<string, unknown>>)[key];

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && (typeof value !== 'object' || Object.keys(value).length > 0);
