import type { RequestContext } from '../context.ts';

/** What one document weighs in a turn of the event loop, where a field of an answer weighs 1. */
const WEIGHT = 3_000;

/** Does work for each of many documents, some of them in each turn of the event loop, so that other requests go on meanwhile. */
export const inSlices = <T, R>(
  items: readonly T[],
  work: (item: T, index: number) => R | Promise<R>,
  ctx: Pick<RequestContext, 'slicing'>,
): Promise<R[]> => Promise.all(items.map((item, index) => inTurn(() => work(item, index), ctx)));

/**
 * Does work for one document: in this turn of the event loop, or in a later one where the documents before it have used this one up. A field
 * of an assistant may be asked for of each in a list.
 */
export async function inTurn<R>(work: () => R | Promise<R>, { slicing: { slicer } }: Pick<RequestContext, 'slicing'>): Promise<R> {
  if (!slicer || slicer.take(WEIGHT)) return work();
  return slicer.runLater(() => {
    slicer.spend(WEIGHT);
    return work();
  });
}
