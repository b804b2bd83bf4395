/** Reads of the cache at the same time: who shares a load, who leaves it, and who does without. */
import { describe, expect, test } from 'vitest';
import { ALONE } from '../../src/replicas/coordination.ts';
import type { Loaded } from '../../src/loaders/core/loaded.ts';
import { of, settle, setUp, signal } from './cache-with-clock.ts';

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

  test('the last one to leave ends the load, and the next reader starts another', async () => {
    const { cache, pending, loads, read } = setUp();
    const leaving = [new AbortController(), new AbortController()];
    const left = leaving.map((controller) => cache.read('t', 'k', pending, { signal: controller.signal }));
    await settle();
    for (const controller of leaving) controller.abort(new Error('left'));
    expect((await Promise.allSettled(left)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(loads[0]?.signal.aborted).toBe(true);
    expect(await read('again')).toBe('again');
    loads[0]?.land('too late');
    await settle();
    expect(cache.peek('t', 'k')).toEqual({ text: 'again' });
  });

  test('one that had left before it came asks nobody', async () => {
    const { cache, pending, loads } = setUp();
    await expect(cache.read('t', 'k', pending, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
    expect(loads).toHaveLength(0);
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

  test.each([
    [900, 'found'],
    [1_400, 'own'],
  ])(
    'that may have missed a write give one that was found, begun %i ms before they asked, no longer than a lease',
    async (ageMs, given) => {
      const { cache, pass, read } = setUp({ coordination: { ...ALONE, isCurrent: false, leaseMs: 1_000 } });
      let land = (_loaded: Loaded<{ text: string }>) => {};
      const first = cache.read('t', 'k', () => new Promise<Loaded<{ text: string }>>((resolve) => (land = resolve)), { signal });
      await settle();
      pass(500);
      const second = read('own');
      await settle();
      land(of('found', { begun: performance.now() - ageMs }));
      expect([(await first).text, await second]).toEqual(['found', given]);
    },
  );
});
