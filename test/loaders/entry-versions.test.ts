import { expect, test } from 'vitest';
import { EntryVersions } from '../../src/loaders/core/entry-versions.ts';

test('versions are in the order in which reads began, here and at other replicas', () => {
  let now = 1_000;
  const versions = new EntryVersions(() => now);
  const first = versions.next();
  now += 10;
  const mark = versions.mark();
  // Another replica began these before the mark, though nothing began here meanwhile.
  const others = [versions.of(1_005), versions.of(1_005)];
  const next = [versions.next(), versions.next()];
  now += 10;
  const later = versions.next();
  expect([...others].every((version) => first < version && version < mark)).toBe(true);
  expect([mark, ...next, later]).toEqual([mark, ...next, later].toSorted((a, b) => a - b));
  expect(new Set([first, mark, ...others, ...next, later]).size).toBe(7);
});

test('while the clock stands still, each is new', () => {
  const versions = new EntryVersions(() => 0);
  expect([versions.next(), versions.mark(), versions.next(), versions.next()]).toEqual([1, 1, 2, 3]);
});
