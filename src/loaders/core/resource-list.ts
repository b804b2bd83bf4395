import { Notes } from '../../notes.ts';
import { notWhole, type Gaps, type GatewayError } from '../../errors.ts';
import type { Noun } from '../../noun.ts';
import type { Entries } from '../../upstream/entries.ts';
import { idOf } from '../../upstream/read-resource.ts';
import type { Parent } from '../../upstream/kinds.ts';
import type { GapKeys, Resource } from '../../upstream/resource.ts';
import { ListGaps } from './list-gaps.ts';

/** Entries that one answer brought together, and what that answer shows about itself. */
export class ResourceList<W extends object> implements Gaps {
  readonly entries: readonly W[];
  readonly damaged: number;
  readonly missing: number;
  readonly breaksOff: boolean;
  /** All together: what there is, and this does not show. */
  readonly omitted: number;
  /**
   * Whether it held all that there was when it was read, by the upstream's own count. Of several pages that is not known: between
   * two of them something may have moved to the one that was read before.
   */
  readonly isWhole: boolean;
  readonly byId: ReadonlyMap<string, W>;
  readonly gaps: ListGaps;
  readonly #noun: Noun;
  readonly #derived = new Map<string, unknown>();

  constructor(
    resource: Resource<W, never> | Resource<W, Parent>,
    { entries, damaged, total = null, pages = 0, breaksOff = false }: Entries<W>,
  ) {
    this.byId = new Map(entries.map((entry) => [idOf(resource as Resource<W, Parent>, entry), entry]));
    this.entries = [...this.byId.values()];
    this.damaged = damaged;
    this.#noun = resource.noun;
    const found = this.entries.length + damaged;
    this.missing = Math.max(0, (total ?? 0) - found);
    this.breaksOff = breaksOff;
    this.omitted = damaged + this.missing + Number(breaksOff);
    this.isWhole = total === found && damaged === 0 && pages === 1;
    this.gaps = new ListGaps(this.entries, resource.gaps ?? NO_GAPS);
    for (const entry of this.entries) gapsOfLists.set(entry, this.gaps);
  }

  /** Why nothing can be said of what it lacks; null where it shows all that there is. */
  notWhole(): GatewayError | null {
    return notWhole(this, this.#noun);
  }

  /** An entry by its id; null where there is none. Throws where it is not shown, and may be there. */
  find(id: string): W | null {
    const entry = this.byId.get(id);
    const problem = entry ? null : this.notWhole();
    if (problem) throw problem;
    return entry ?? null;
  }

  /** What follows from the list alone: made once, and gone with the list. */
  derive<T>(key: string, make: (entries: readonly W[]) => T): T {
    if (!this.#derived.has(key)) this.#derived.set(key, make(this.entries));
    return this.#derived.get(key) as T;
  }
}

/** Whether an empty `field` of this entry may be an omission of the list that brought it, so that it counts as "not known". */
export const mayLack = (entry: object, field: string): boolean => gapsOfLists.get(entry)?.isOf(entry, field) ?? false;

/** Whether a list brought this document, rather than a single read. */
export const isFromList = (entry: object): boolean => gapsOfLists.get(entry) !== undefined;

/**
 * Of documents that a list brought: what that list leaves out. Documents are never changed once parsed, so this can be known by
 * their identity.
 */
const gapsOfLists = new Notes<object, ListGaps>();

const NO_GAPS: GapKeys = { keys: [] };
