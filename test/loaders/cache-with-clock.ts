import type { CancelSignal } from '../../src/cancellation.ts';
import type { Loaded } from '../../src/loaders/core/loaded.ts';
import { ReadCache, type ReadCacheOptions } from '../../src/loaders/core/read-cache.ts';

type Value = { readonly text: string };

/** Of a reader that stays. */
export const signal = new AbortController().signal;
export const of = (text: string, rest: Partial<Loaded<Value>> = {}): Loaded<Value> => ({ value: { text }, bytes: 100, ...rest });

/** A cache with a clock to turn, and loads that the test ends. */
export function setUp(options: Partial<ReadCacheOptions> = {}) {
  let now = 1_000;
  const cache = new ReadCache({ ttlMs: 5_000, maxBytes: 1_000_000, now: () => now, ...options });
  const loads: PendingLoad[] = [];
  const pending = (loadSignal: CancelSignal) =>
    new Promise<Loaded<Value>>((resolve, reject) => {
      loads.push({ signal: loadSignal, land: (text) => resolve(of(text)), fail: (error) => reject(error) });
    });
  return {
    cache,
    loads,
    pending,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** Reads a value that is there at once; tells the text, and counts the loads in `loads`. */
    read: async (text: string, { tenant = 't', key = 'k', ...loaded }: Partial<Loaded<Value>> & { tenant?: string; key?: string } = {}) => {
      const load = (loadSignal: CancelSignal) => {
        loads.push({ signal: loadSignal, land: () => {}, fail: () => {} });
        return Promise.resolve(of(text, loaded));
      };
      return (await cache.read(tenant, key, load, { signal })).text;
    },
  };
}

interface PendingLoad {
  readonly signal: CancelSignal;
  readonly land: (text: string) => void;
  readonly fail: (error: Error) => void;
}

/** Lets everything that is ready happen. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));
