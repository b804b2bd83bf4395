import type { Parent } from '../../upstream/kinds.ts';
import type { Resource } from '../../upstream/resource.ts';
import type { Source, Taken } from './cached-reads.ts';
import type { Loaded } from './loaded.ts';
import type { ResourceList } from './resource-list.ts';

/** A single document, or that there is none. */
export interface Single<W> {
  readonly entry: W | null;
}

/** "There is none" is believed only briefly, as it also says "not yet". */
export const ABSENCE: Loaded<Single<never>> & { readonly ttlMs: number } = { value: { entry: null }, bytes: 0, ttlMs: 1_000, staleMs: 0 };

/** A document as it is kept, for as long as its resource says. */
export const toKeep = <W extends object, P extends Parent>(
  { freshMs, isLasting }: Resource<W, P>,
  entry: W,
  bytes: number,
): Loaded<Single<W>> => ({ value: { entry }, bytes, ttlMs: freshMs?.(entry), isLasting });

/** What was given for an id, and which read it came from. */
export interface Given<W> {
  readonly entry: W | null;
  readonly isOfList: boolean;
  readonly entryVersion: number | null;
  /** Of an entry that the list lacks: what is held as long as that proves anything. */
  readonly absence?: Source;
}

export const ofSingle = <W>({ value, entryVersion }: Taken<Single<W>>): Given<W> => ({ entry: value.entry, isOfList: false, entryVersion });

export function ofList<W extends object>(list: Taken<ResourceList<W>> | undefined, id: string): Given<W> | undefined {
  const entry = list?.value.byId.get(id);
  return list && entry ? { entry, isOfList: true, entryVersion: list.entryVersion } : undefined;
}
