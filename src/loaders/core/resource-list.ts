import type { Entries } from '../../upstream/entries.ts';
import { idOf } from '../../upstream/read-resource.ts';
import type { Parent } from '../../upstream/kinds.ts';
import type { Resource } from '../../upstream/resource.ts';

/** Entries that one answer brought together, and what that answer shows about itself. */
export class ResourceList<W extends object> {
  readonly entries: readonly W[];
  /** Entries of the answer that were none of the kind. */
  readonly damaged: number;
  /** Entries that the upstream counts, and that did not come. */
  readonly missing: number;
  /**
   * Whether it held all that there was when it was read, by the upstream's own count. Of several pages that is not known: between
   * two of them something may have moved to the one that was read before.
   */
  readonly isWhole: boolean;
  readonly byId: ReadonlyMap<string, W>;
  /** Fields that no entry has a value for, so that nothing is known about them. */
  readonly gaps: ReadonlySet<string>;
  readonly #derived = new Map<string, unknown>();

  constructor(resource: Resource<W, never> | Resource<W, Parent>, { entries, damaged, total = null, pages = 0 }: Entries<W>) {
    this.byId = new Map(entries.map((entry) => [idOf(resource as Resource<W, Parent>, entry), entry]));
    this.entries = [...this.byId.values()];
    this.damaged = damaged;
    const found = this.entries.length + damaged;
    this.missing = Math.max(0, (total ?? 0) - found);
    this.isWhole = total === found && damaged === 0 && pages === 1;
    this.gaps = new Set((resource.gaps ?? []).filter((field) => !this.entries.some((entry) => isFilled(entry[field]))));
    for (const entry of this.entries) gapsOfLists.set(entry, this.gaps);
  }

  /** What follows from the list alone: made once, and gone with the list. */
  derive<T>(key: string, make: (entries: readonly W[]) => T): T {
    if (!this.#derived.has(key)) this.#derived.set(key, make(this.entries));
    return this.#derived.get(key) as T;
  }
}

/**
 * Whether an empty `field` of this entry may be an omission of the list that brought it. It counts as "not known",
 * unless the same list shows that it does carry the field.
 */
export function mayLack<W extends object>(entry: W, field: keyof W & string): boolean {
  return (gapsOfLists.get(entry)?.has(field) ?? false) && !isFilled(entry[field]);
}

/** Whether a list brought this document, rather than a single read. */
export const isFromList = (entry: object): boolean => gapsOfLists.has(entry);

/**
 * Of documents that a list brought: what that list leaves out. Documents are never changed once parsed, so this can be known by
 * their identity. Not the list itself: until the next full collection of garbage, what a WeakMap leads to is not collected.
 */
const gapsOfLists = new WeakMap<object, ReadonlySet<string>>();

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && (typeof value !== 'object' || Object.keys(value).length > 0);
