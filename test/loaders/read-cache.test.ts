import { describe, expect, test } from 'vitest';
import { ReadCache, type Loaded, type ReadCacheOptions } from '../../src/loaders/core/read-cache.ts';

type Value = { readonly text: string };
const signal = new AbortController().signal;
const of = (text: string, rest: Partial<Loaded<Value>> = {}): Loaded<Value> => ({ value: { text }, bytes: 100, ...rest });

/** A cache with a clock to turn, and loads that end when told. */
function setUp(options: Partial<ReadCacheOptions> = {}) {
  let now = 1_000;
  const cache = new ReadCache({ ttlMs: 5_000, maxBytes: 1_000_000, now: () => now, ...options });
  const loads: PendingLoad[] = [];
  const pending = (loadSignal: AbortSignal) =>
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
      const load = (loadSignal: AbortSignal) => {
        loads.push({ signal: loadSignal, land: () => {}, fail: () => {} });
        return Promise.resolve(of(text, loaded));
      };
      return (await cache.read(tenant, key, load, { signal })).text;
    },
  };
}

interface PendingLoad {
  readonly signal: AbortSignal;
  readonly land: (text: string) => void;
  readonly fail: (error: Error) => void;
}

/** Lets everything that is ready happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('freshness', () => {
  test('a value is served until its time is over, and asked for again after that', async () => {
    const { read, pass, cache } = setUp();
    expect(await read('one')).toBe('one');
    pass(4_999);
    expect(await read('two')).toBe('one');
    expect(cache.peek('t', 'k')).toEqual({ text: 'one' });
    pass(2);
    expect(cache.peek('t', 'k')).toBeUndefined();
    expect(await read('two')).toBe('two');
  });

  test('a load may give its value less time, never more', async () => {
    const { read, pass } = setUp();
    await read('short', { key: 'short', ttlMs: 1_000 });
    await read('long', { key: 'long', ttlMs: 60_000 });
    pass(999);
    expect(await read('new', { key: 'short' })).toBe('short');
    pass(2);
    expect(await read('new', { key: 'short' })).toBe('new');
    pass(4_000);
    expect(await read('new', { key: 'long' })).toBe('new');
  });

  test('no time at all keeps nothing, yet reads in flight are one', async () => {
    const { cache, read, pending, loads } = setUp({ ttlMs: 0 });
    const both = ['a', 'b'].map(() => cache.read('t', 'k', pending, { signal }));
    await settle();
    expect(loads).toHaveLength(1);
    loads[0]?.land('shared');
    expect(await Promise.all(both)).toEqual([{ text: 'shared' }, { text: 'shared' }]);
    expect(loads[0]?.signal.aborted).toBe(false);
    expect(cache.peek('t', 'k')).toBeUndefined();
    expect(await read('anew')).toBe('anew');
    cache.prime('t', 'k', of('primed'));
    expect(cache.peek('t', 'k')).toBeUndefined();
    expect(cache.usage).toEqual({ entries: 0, bytes: 0 });
  });

  test('what is primed is served like what was read', async () => {
    const { cache, read, loads, pass } = setUp();
    cache.prime('t', 'k', of('primed', { bytes: 33.3 }));
    expect(await read('read')).toBe('primed');
    expect(loads).toHaveLength(0);
    pass(5_001);
    expect(await read('read')).toBe('read');
  });
});

describe('bounds', () => {
  test('a flood of distinct keys stays within the bytes, and the newest are kept', async () => {
    const { cache, read, loads } = setUp({ maxBytes: 500_000 });
    for (let index = 0; index < 100_000; index += 1) {
      cache.prime(`tenant-${index % 1_000}`, `key-${index}`, of('x', { bytes: index % 2_000 }));
      if (index % 1_000 === 0) expect(cache.usage.bytes).toBeLessThanOrEqual(500_000);
    }
    expect(cache.usage.bytes).toBeLessThanOrEqual(500_000);
    expect(cache.usage.entries).toBeGreaterThan(50);
    expect(await read('new', { tenant: 'tenant-999', key: 'key-99999' })).toBe('x');
    expect(loads).toHaveLength(0);
  });

  test('a flood of reads that find nothing is bounded too, as nothing has a size', async () => {
    const { cache, read } = setUp({ maxBytes: 100_000 });
    for (let index = 0; index < 5_000; index += 1) await read('none', { key: `key-${index}`, bytes: 0 });
    expect(cache.usage.bytes).toBeLessThanOrEqual(100_000);
    expect(cache.usage.entries).toBeLessThan(300);
  });

  test('a value larger than the cache is returned, not kept', async () => {
    const { cache, read } = setUp({ maxBytes: 10_000 });
    expect(await read('huge', { bytes: 50_000 })).toBe('huge');
    expect(cache.peek('t', 'k')).toBeUndefined();
    expect(await read('again')).toBe('again');
  });

  test('eviction while a load is in flight fails none of its readers', async () => {
    const { cache, pending, loads } = setUp({ maxBytes: 5_000 });
    const readers = [1, 2, 3].map(() => cache.read('t', 'k', pending, { signal }));
    for (let index = 0; index < 100; index += 1) cache.prime('t', `other-${index}`, of('x', { bytes: 500 }));
    const late = cache.read('t', 'k', pending, { signal });
    await settle();
    for (const load of loads) load.land('landed');
    expect(await Promise.all([...readers, late])).toEqual(Array.from({ length: 4 }, () => ({ text: 'landed' })));
  });
});

describe('failure', () => {
  test('it reaches every reader and is never held', async () => {
    const { cache, pending, loads, read } = setUp();
    const readers = [1, 2].map(() => cache.read('t', 'k', pending, { signal }));
    await settle();
    loads[0]?.fail(new Error('upstream'));
    const results = await Promise.allSettled(readers);
    expect(results.map((result) => result.status === 'rejected' && (result.reason as Error).message)).toEqual(['upstream', 'upstream']);
    expect(cache.usage.entries).toBe(0);
    expect(await read('then')).toBe('then');
  });

  test('a load that throws at once fails its reader alone', async () => {
    const { cache, read } = setUp();
    const load = () => {
      throw new TypeError('at once');
    };
    await expect(cache.read('t', 'k', load, { signal })).rejects.toThrow('at once');
    expect(await read('then')).toBe('then');
  });
});

describe('readers of one load', () => {
  test('share it, whenever they come', async () => {
    const { cache, pending, loads } = setUp();
    const first = cache.read('t', 'k', pending, { signal });
    await settle();
    const second = cache.read('t', 'k', pending, { signal });
    await settle();
    expect(loads).toHaveLength(1);
    loads[0]?.land('one');
    const [a, b] = await Promise.all([first, second]);
    expect(a).toBe(b);
  });

  test('have loads of their own per key and per tenant', async () => {
    const { cache, pending, loads } = setUp();
    const readers = ['k', 'l'].flatMap((key) => ['t', 'u'].map((tenant) => cache.read(tenant, key, pending, { signal })));
    await settle();
    loads.forEach((load, index) => load.land(`load ${index}`));
    expect((await Promise.all(readers)).map(({ text }) => text)).toEqual(['load 0', 'load 1', 'load 2', 'load 3']);
  });

  test('one that leaves gets its own reason at once; the others get the value', async () => {
    const { cache, pending, loads } = setUp();
    const leaving = new AbortController();
    const staying = cache.read('t', 'k', pending, { signal });
    const left = cache.read('t', 'k', pending, { signal: leaving.signal });
    await settle();
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    expect(loads[0]?.signal.aborted).toBe(false);
    loads[0]?.land('for the other');
    expect(await staying).toEqual({ text: 'for the other' });
  });

  test('the first to come may leave as well as any other', async () => {
    const { cache, pending, loads } = setUp();
    const leaving = new AbortController();
    const left = cache.read('t', 'k', pending, { signal: leaving.signal });
    const staying = cache.read('t', 'k', pending, { signal });
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    loads[0]?.land('still');
    expect(await staying).toEqual({ text: 'still' });
    expect(cache.peek('t', 'k')).toEqual({ text: 'still' });
  });

  test('the last one to leave ends the load, and the next reader starts anew', async () => {
    const { cache, pending, loads, read } = setUp();
    const leaving = [new AbortController(), new AbortController()];
    const left = leaving.map((controller) => cache.read('t', 'k', pending, { signal: controller.signal }));
    await settle();
    for (const controller of leaving) controller.abort(new Error('left'));
    expect((await Promise.allSettled(left)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(loads[0]?.signal.aborted).toBe(true);
    expect(await read('anew')).toBe('anew');
    loads[0]?.land('too late');
    await settle();
    expect(cache.peek('t', 'k')).toEqual({ text: 'anew' });
  });

  test('one that had left before it came asks nobody', async () => {
    const { cache, pending, loads } = setUp();
    await expect(cache.read('t', 'k', pending, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
    expect(loads).toHaveLength(0);
  });
});

describe('a write', () => {
  test('makes the tenant forget, and nobody else', async () => {
    const { cache, read } = setUp();
    for (const tenant of ['t', 'u']) for (const key of ['k|1', 'k|2', 'l|1']) await read('before', { tenant, key });
    cache.invalidate('t', ['k', 'l']);
    expect(cache.peek('t', 'k|1')).toBeUndefined();
    expect(await read('after', { tenant: 't', key: 'k|2' })).toBe('after');
    expect(await read('after', { tenant: 't', key: 'l|1' })).toBe('after');
    expect(await read('after', { tenant: 'u', key: 'k|1' })).toBe('before');
  });

  test('of a kind leaves other kinds as they are, and one below a parent leaves other parents', async () => {
    const { cache, read } = setUp();
    const keys = ['k|1', 'k(a)|1', 'k(b)|1', 'kk|1', 'l|1'];
    const left = () => keys.filter((key) => cache.peek('t', key) !== undefined);
    for (const key of keys) await read('before', { tenant: 't', key });
    cache.invalidate('t', ['k(a)']);
    expect(left()).toEqual(['k|1', 'k(b)|1', 'kk|1', 'l|1']);
    cache.invalidate('t', ['k']);
    expect(left()).toEqual(['kk|1', 'l|1']);
    expect(cache.lastWrite('t')).toBeGreaterThan(cache.lastWrite('u'));
  });

  test('counts for all kinds where a tenant wrote to more of them than are remembered', async () => {
    const { cache, read } = setUp();
    for (const key of ['k(0)|1', 'l|1']) await read('before', { tenant: 't', key });
    for (let parent = 0; parent <= 1_000; parent += 1) cache.invalidate('t', [`k(${parent})`]);
    await read('after', { tenant: 't', key: 'k(0)|1' });
    expect(cache.peek('t', 'k(0)|1')).toEqual({ text: 'after' });
    expect(cache.peek('t', 'l|1')).toBeUndefined();
  });

  test('outdates what is in flight: its readers get it, later ones do not', async () => {
    const { cache, pending, loads, read } = setUp();
    const early = cache.read('t', 'k', pending, { signal });
    await settle();
    cache.invalidate('t', ['k']);
    const late = cache.read('t', 'k', pending, { signal });
    await settle();
    expect(loads).toHaveLength(2);
    loads[1]?.land('after');
    expect(await late).toEqual({ text: 'after' });
    loads[0]?.land('before');
    expect(await early).toEqual({ text: 'before' });
    expect(await read('never')).toBe('after');
  });

  test('outdates a refresh in flight as well', async () => {
    const { cache, pending, loads, read } = setUp();
    const refreshed = cache.read('t', 'k', pending, { signal, refresh: true });
    await settle();
    cache.invalidate('t', ['k']);
    loads[0]?.land('before');
    expect(await refreshed).toEqual({ text: 'before' });
    expect(await read('after')).toBe('after');
  });

  test('is not forgotten while what it outdated could still be found', async () => {
    const { cache, read, pass } = setUp({ ttlMs: 600_000 });
    await read('before');
    cache.invalidate('t', ['k']);
    for (let passed = 0; passed < 600_000; passed += 60_000) {
      pass(60_000);
      expect(await read(`after ${passed}`)).toMatch(/^after/);
    }
  });
});

describe('a refresh', () => {
  test('asks though a fresh value is held, and replaces it', async () => {
    const { cache, pending, loads, read } = setUp();
    await read('old');
    const refreshed = cache.read('t', 'k', pending, { signal, refresh: true });
    expect(await read('never')).toBe('old');
    loads[1]?.land('new');
    expect(await refreshed).toEqual({ text: 'new' });
    expect(await read('never')).toBe('new');
  });

  test('does not share a read that was under way before it, which does not replace what it brought', async () => {
    const { cache, pending, loads, read } = setUp();
    const earlier = cache.read('t', 'k', pending, { signal });
    await settle();
    const refreshed = cache.read('t', 'k', pending, { signal, refresh: true });
    await settle();
    expect(loads).toHaveLength(2);
    loads[1]?.land('refreshed');
    expect(await refreshed).toEqual({ text: 'refreshed' });
    loads[0]?.land('earlier');
    expect(await earlier).toEqual({ text: 'earlier' });
    expect(await read('never')).toBe('refreshed');
  });

  test('that fails leaves the held value where it is', async () => {
    const { cache, read } = setUp();
    await read('old');
    await expect(cache.read('t', 'k', () => Promise.reject(new Error('down')), { signal, refresh: true })).rejects.toThrow('down');
    expect(await read('never')).toBe('old');
  });
});
