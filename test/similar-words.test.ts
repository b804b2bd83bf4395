import { expect, test } from 'vitest';
import { distance, nearest, SimilarWords } from '../src/similar-words.ts';

const WORDS = ['instructions', 'interruption_settings', 'id', 'model', 'name', 'no', 'tools', 'tools_mode', ''];
const TYPED = ['instructons', 'isntructions', 'interuption-settings', 'modle', 'di', 'tool_mode', 'eman', 'x', ''];

test('a distance beyond the limit is infinite, and every other one is the same', () => {
  for (const a of TYPED) {
    for (const b of WORDS) {
      const far = distance(a, b);
      for (const limit of [0, 1, 2, 3, 8])
        expect([a, b, limit, distance(a, b, limit)]).toEqual([a, b, limit, far <= limit ? far : Infinity]);
    }
  }
});

test('those that may be meant come in order of their distance', () => {
  const words = new SimilarWords(WORDS);
  expect(words.near('tool_mode', () => 5)).toEqual(['tools_mode', 'tools', 'model']);
  expect(words.near('Instructons')).toEqual(['instructions']);
  for (const one of TYPED) expect(nearest(one, WORDS)).toBe(words.near(one)[0] ?? null);
});
