import { cacheKey } from '../../cache-key.ts';
import type { Increment, Part } from './place-errors.ts';

type Key = string | number;
type Path = readonly Key[];

/**
 * The parts of an answer without those that have no place in it: where a part failed and came as null, the executor still sends what
 * was deferred or streamed below it, and a client that merges parts finds nothing to merge them into.
 */
export function dropUnplaced<P extends Part>(parts: AsyncIterable<P>): AsyncIterableIterator<P> {
  const iterator = parts[Symbol.asyncIterator]();
  const sent = new Sent();
  const next = async (): Promise<IteratorResult<P, unknown>> => {
    for (let result = await iterator.next(); ; result = await iterator.next()) {
      if (result.done) return result;
      const part = sent.place(result.value);
      if (part) return { done: false, value: part };
    }
  };
  const end = async (): Promise<IteratorResult<P, unknown>> => (await iterator.return?.()) ?? { done: true, value: undefined };
  const placed: AsyncIterableIterator<P> = { next, return: end, [Symbol.asyncIterator]: () => placed };
  return placed;
}

/** What a client has so far. Values are looked into, not merged, as they may yet have to be written. */
class Sent {
  #data: unknown;
  /** What came later, by its path. */
  readonly #added = new Map<string, unknown[]>();

  /** The part as it is to be sent; null where nothing is left of it and more is to come. */
  place<P extends Part>(part: P): P | null {
    if ('data' in part) this.#data = part.data;
    if (!part.incremental) return part;
    const incremental = part.incremental.filter((increment) => this.#add(increment));
    if (incremental.length > 0) return { ...part, incremental };
    const { incremental: _dropped, ...rest } = part;
    return part.hasNext === false ? (rest as P) : null;
  }

  #add({ path = [], data, items }: Increment): boolean {
    if (items === undefined) {
      if (!this.#has(path)) return false;
      this.#remember(path, data);
      return true;
    }
    const list = path.slice(0, -1);
    if (!this.#has(list)) return false;
    const from = Number(path.at(-1));
    if (Array.isArray(items)) for (const [index, item] of items.entries()) this.#remember([...list, from + index], item);
    return true;
  }

  #remember(path: Path, value: unknown): void {
    const key = cacheKey(...path);
    const known = this.#added.get(key);
    if (known) known.push(value);
    else this.#added.set(key, [value]);
  }

  /** Whether there is an object or a list at this place. */
  #has(path: Path): boolean {
    let key = cacheKey();
    let found = [this.#data, ...(this.#added.get(key) ?? [])].filter(isObject);
    for (const step of path) {
      // Keys of paths are put together as those of their steps.
      key += cacheKey(step);
      found = [...found.map((value) => value[step]), ...(this.#added.get(key) ?? [])].filter(isObject);
      if (found.length === 0) return false;
    }
    return found.length > 0;
  }
}

const isObject = (value: unknown): value is Readonly<Record<Key, unknown>> => typeof value === 'object' && value !== null;
