import type { GapKey } from '../../upstream/resource.ts';
import type { ResourceList } from './resource-list.ts';

/** What a read gives: at once where it is at hand. */
export type Loading<T> = T | Promise<T>;

/** Reads of what is only ever read as a list, for one request. */
export interface ListReads<W extends object> {
  /** All entries of the tenant, for one GET, or one for each page. */
  list(): Promise<ResourceList<W>>;
}

/** Reads of one resource for one request. */
export interface ResourceReads<W extends object> extends ListReads<W> {
  /** One entry, or null where there is none. It may come from a list: see `complete`. */
  load(id: string): Loading<W | null>;
  /**
   * What `load` would give at this moment without asking anyone; undefined where it would have to. It counts as read:
   * the answer is as fresh as that, and this request is given the same from now on.
   */
  loadHeld(id: string): W | null | undefined;
  /** One entry as a single read has it, or null where there is none: never from a list. */
  loadWhole(id: string): Promise<W | null>;
  /** The entry with `field` as a single read has it. Free where the document's own value can be trusted, else one GET. */
  complete(entry: W, field: GapKey<W>): Loading<W>;
}
