import type { RequestContext } from '../context.ts';

/** What one document weighs in a turn of the event loop, where a field of an answer weighs 1. */
const WEIGHT = 3_000;

/** Does work for each of many documents, some of them in each turn of the event loop, so that other requests go on meanwhile. */
export async function inSlices<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => R | Promise<R>,
  { slicing: { slicer } }: RequestContext,
): Promise<R[]> {
  if (!slicer) return Promise.all(items.map(work));
  return Promise.all(
    items.map((item, index) =>
      slicer.runLater(() => {
        slicer.spend(WEIGHT);
        return work(item, index);
      }),
    ),
  );
}
