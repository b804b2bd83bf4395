import { LRUCache } from 'lru-cache';
import { expect, test } from 'vitest';
import { entryLimit } from '../src/entry-limit.ts';

test('a cache has as many entries as its limit says, and the one that was used least recently goes first', () => {
  const gone: unknown[] = [];
  const cache = new LRUCache<string, number>({ ...entryLimit(2), dispose: (_value, key, reason) => void gone.push([key, reason]) });
  cache.set('a', 1).set('b', 2).set('a', 3);
  expect(gone).toEqual([['a', 'set']]);
  cache.set('c', 4);
  expect([...cache.keys()].toSorted()).toEqual(['a', 'c']);
  expect(gone.slice(1)).toEqual([['b', 'evict']]);
});
