/** What the read cache keeps: for how long, up to which size, and nothing that failed. */
import { describe, expect, test } from 'vitest';
import { of, settle, setUp, signal } from './cache-with-clock.ts';

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
    expect(await read('again')).toBe('again');
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
