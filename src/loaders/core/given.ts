import type { Taken } from './cached-reads.ts';
import type { ResourceList } from './resource-list.ts';

/** A single document, or that there is none. */
export interface Single<W> {
  readonly entry: W | null;
}

/** What was given for an id, and which read it came from. */
export interface Given<W> {
  readonly entry: W | null;
  readonly isOfList: boolean;
  readonly entryVersion: number | null;
}

export const ofSingle = <W>({ value, entryVersion }: Taken<Single<W>>): Given<W> => ({ entry: value.entry, isOfList: false, entryVersion });

export function ofList<W extends object>(list: Taken<ResourceList<W>> | undefined, id: string): Given<W> | undefined {
  const entry = list?.value.byId.get(id);
  return list && entry ? { entry, isOfList: true, entryVersion: list.entryVersion } : undefined;
}
