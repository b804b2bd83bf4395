/** Answers of writes that show a part of what was written: who shows them reads the rest. */
import { Notes } from '../notes.ts';
import type { RequestContext } from '../context.ts';

type ReadWhole<W extends object> = (ctx: RequestContext) => Promise<W | null>;

const readsOf = new Notes<object, ReadWhole<object>>();

/** Says how the whole of an entry is read. */
export const completeBy = <W extends object>(entry: W, read: ReadWhole<W>): void => readsOf.set(entry, read);

/** What a write brought: as it is where that is all, else by one GET. Where there is nothing to read any more, it is shown as it came. */
export function wholeOf<W extends object>(entry: W, ctx: RequestContext): W | Promise<W> {
  const read = readsOf.get(entry) as ReadWhole<W> | undefined;
  return read ? read(ctx).then((whole) => whole ?? entry) : entry;
}
