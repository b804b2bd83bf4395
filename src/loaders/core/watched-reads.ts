import type { Parent } from '../../upstream/kinds.ts';
import type { Sources } from './cached-reads.ts';
import type { ResourceLoader } from './resource-loader.ts';
import type { ResourceReads } from './resource-reads.ts';

/** Notes which reads a value came from; null where they are not kept, so that they cannot be looked at again. */
export type OnRead = (sources: Sources | null) => void;

/** Notes what a read gives, or that it has failed: a failure is not kept, and who catches it makes a value of it. */
export const noted = <T>(reading: Promise<T>, onRead: OnRead, sourcesOf: (taken: T) => Sources | null): Promise<T> =>
  reading.then(
    (taken) => {
      onRead(sourcesOf(taken));
      return taken;
    },
    (error: unknown) => {
      onRead(null);
      throw error;
    },
  );

/** The reads of a loader, with an account of what is read. */
export const watchReads = <W extends object, P extends Parent>(loader: ResourceLoader<W, P>, onRead: OnRead): ResourceReads<W> => ({
  load: (id) => {
    const loading = loader.load(id);
    if (loading instanceof Promise) return noted(loading, onRead, () => loader.sourcesOf(id));
    onRead(loader.sourcesOf(id));
    return loading;
  },
  loadHeld: (id) => {
    const held = loader.loadHeld(id);
    if (held !== undefined) onRead(loader.sourcesOf(id));
    return held;
  },
  list: async () => (await noted(loader.takeList(), onRead, (taken) => loader.sourcesOfList(taken))).value,
  loadWhole: async (id) => (await noted(loader.takeSingle(id), onRead, (taken) => loader.sourcesOfSingle(id, taken))).value.entry,
  complete: (entry, field) => {
    const whole = loader.takeWhole(entry, field);
    if (!whole) return entry;
    return noted(whole, onRead, (taken) => loader.sourcesOfWhole(entry, taken)).then(({ value }) => value.entry ?? entry);
  },
});
