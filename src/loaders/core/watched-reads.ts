import type { Parent } from '../../upstream/kinds.ts';
import type { Sources } from './cached-reads.ts';
import type { ResourceLoader } from './resource-loader.ts';
import type { ResourceReads } from './resource-reads.ts';

/** Notes which reads a value came from; null where they are not kept, so that they cannot be looked at again. */
export type OnRead = (sources: Sources | null) => void;

/** The reads of a loader, with an account of what is read. */
export const watchReads = <W extends object, P extends Parent>(loader: ResourceLoader<W, P>, onRead: OnRead): ResourceReads<W> => ({
  load: (id) => {
    const loading = loader.load(id);
    const note = <T>(entry: T): T => {
      onRead(loader.sourcesOf(id));
      return entry;
    };
    return loading instanceof Promise ? loading.then(note) : note(loading);
  },
  loadHeld: (id) => {
    const held = loader.loadHeld(id);
    if (held !== undefined) onRead(loader.sourcesOf(id));
    return held;
  },
  list: async () => {
    const taken = await loader.takeList();
    onRead(loader.sourcesOfList(taken));
    return taken.value;
  },
  loadWhole: async (id) => {
    const taken = await loader.takeSingle(id);
    onRead(loader.sourcesOfSingle(id, taken));
    return taken.value.entry;
  },
  complete: (entry, field) => {
    const whole = loader.takeWhole(entry, field);
    if (!whole) return entry;
    return whole.then((taken) => {
      onRead(loader.sourcesOfWhole(entry, taken));
      return taken.value.entry ?? entry;
    });
  },
});
