import { Pace, type Pieces } from '../../src/pieces.ts';

/**
 * What is counted: looks at maps and sets, what is given to a pace, and reads of documents that are `countedDocument`s. Time is none of it,
 * which depends on the machine.
 */
const COUNTED = [
  [Map.prototype, ['get', 'set', 'has']],
  [Set.prototype, ['add', 'has']],
] as const;

let count = 0;

export interface CountedWork {
  /** Of all pieces. */
  readonly total: number;
  /** Of the longest one. */
  readonly longest: number;
}

/** Does all of it, and counts the work of each piece. */
export function countedWork(pieces: Pieces<unknown>): CountedWork {
  const restore = COUNTED.flatMap(([prototype, names]) => names.map((name) => counted(prototype, name, () => (count += 1))));
  restore.push(counted(Pace.prototype, 'isOver', (weight = 1) => (count += Number(weight))));
  let [total, longest] = [0, 0];
  try {
    for (let isDone = false; !isDone;) {
      count = 0;
      isDone = pieces.next().done ?? false;
      total += count;
      longest = Math.max(longest, count);
    }
  } finally {
    for (const undo of restore) undo();
  }
  return { total, longest };
}

/** The same document, of which each value that is read counts, and each object whose keys are listed. */
export function countedDocument<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy: object = Array.isArray(value)
    ? value.map((item: unknown) => countedDocument(item))
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, countedDocument(item as unknown)]));
  return new Proxy(copy, {
    get: (target, key) => {
      count += 1;
      return Reflect.get(target, key) as unknown;
    },
    ownKeys: (target) => {
      count += 1;
      return Reflect.ownKeys(target);
    },
  }) as T;
}

/** Puts a counter before a method; gives what takes it away again. */
function counted(prototype: object, name: string, onCall: (first: unknown) => void): () => void {
  const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
  const withCounter = function (this: unknown, ...args: unknown[]): unknown {
    onCall(args[0]);
    return original.apply(this, args);
  };
  Reflect.set(prototype, name, withCounter);
  return () => Reflect.set(prototype, name, original);
}
