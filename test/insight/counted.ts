/** How much of documents is looked at in one piece of work. */
import type { Pieces } from '../../src/pieces.ts';

/** Values that are read and objects whose keys are listed, of documents that are wrapped. */
export class Counter {
  reads = 0;

  /** The same document, of which each read counts. */
  wrap<T>(value: T): T {
    if (Array.isArray(value)) return this.#counted(value.map((item: unknown) => this.wrap(item))) as T;
    if (typeof value !== 'object' || value === null) return value;
    return this.#counted(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.wrap(item as unknown)]))) as T;
  }

  #counted<O extends object>(object: O): O {
    return new Proxy(object, {
      get: (target, key) => {
        this.reads += 1;
        return Reflect.get(target, key) as unknown;
      },
      ownKeys: (target) => {
        this.reads += 1;
        return Reflect.ownKeys(target);
      },
    });
  }
}

/** The most reads of one piece, and those of all. */
export function workOf(pieces: Pieces<unknown>, counter: Counter): { readonly longest: number; readonly all: number } {
  const from = counter.reads;
  let longest = 0;
  for (let before = from, isDone = false; !isDone; before = counter.reads) {
    isDone = pieces.next().done === true;
    longest = Math.max(longest, counter.reads - before);
  }
  return { longest, all: counter.reads - from };
}
