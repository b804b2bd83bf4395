import { expect, test } from 'vitest';
import { freeName } from '../../src/insight/free-name.ts';

const named = (words: string, ...taken: readonly string[]) =>
  freeName(words, { separator: '-', maxLength: 12, fallback: 'item', isTaken: (name) => taken.includes(name) });

test.each([
  ['Front Desk', 'front-desk'],
  ['  Müller & Söhne!', 'muller-sohne'],
  ['a very long name', 'a-very-long-'],
  ['???', 'item'],
])('%s is %s', (words, name) => {
  expect(named(words)).toBe(name);
});

test('a name that is taken has a number behind it', () => {
  expect(named('Ask', 'ask')).toBe('ask-2');
  expect(named('Ask', 'ask', 'ask-2')).toBe('ask-3');
});
