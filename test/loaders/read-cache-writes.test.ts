/** What writes outdate in the read cache, reads in flight included. */
import { describe, expect, test } from 'vitest';
import { settle, setUp, signal } from './cache-with-clock.ts';

describe('a write', () => {
  test('makes the tenant forget, and nobody else', async () => {
    const { cache, read } = setUp();
    for (const tenant of ['t', 'u']) for (const key of ['k|1', 'k|2', 'l|1']) await read('before', { tenant, key });
    void cache.invalidate('t', ['k', 'l']);
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
    void cache.invalidate('t', ['k(a)']);
    expect(left()).toEqual(['k|1', 'k(b)|1', 'kk|1', 'l|1']);
    void cache.invalidate('t', ['k']);
    expect(left()).toEqual(['kk|1', 'l|1']);
    expect(cache.lastWrite('t')).toBeGreaterThan(cache.lastWrite('u'));
  });

  test('counts for all kinds where a tenant wrote to more of them than are remembered', async () => {
    const { cache, read } = setUp();
    for (const key of ['k(0)|1', 'l|1']) await read('before', { tenant: 't', key });
    for (let parent = 0; parent <= 1_000; parent += 1) void cache.invalidate('t', [`k(${parent})`]);
    await read('after', { tenant: 't', key: 'k(0)|1' });
    expect(cache.peek('t', 'k(0)|1')).toEqual({ text: 'after' });
    expect(cache.peek('t', 'l|1')).toBeUndefined();
  });

  test('outdates what is in flight: its readers get it, later ones do not', async () => {
    const { cache, pending, loads, read } = setUp();
    const early = cache.read('t', 'k', pending, { signal });
    await settle();
    void cache.invalidate('t', ['k']);
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
    void cache.invalidate('t', ['k']);
    loads[0]?.land('before');
    expect(await refreshed).toEqual({ text: 'before' });
    expect(await read('after')).toBe('after');
  });

  test('is not forgotten while what it outdated could still be found', async () => {
    const { cache, read, pass } = setUp({ ttlMs: 600_000 });
    await read('before');
    void cache.invalidate('t', ['k']);
    for (let passed = 0; passed < 600_000; passed += 60_000) {
      pass(60_000);
      expect(await read(`after ${passed}`)).toMatch(/^after/);
    }
  });
});
