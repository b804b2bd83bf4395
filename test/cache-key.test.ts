import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cacheKey, type KeyPart } from '../src/cache-key.ts';

/** Texts made of what keys are made of: separators, digits, other keys, and halves of characters. */
const hostileText = fc.oneof(
  fc.string({ unit: fc.constantFrom(' ', ':', ';', ',', '\n', '\0', '"', '\\', '0', '1', '2', 'a', '\uD800', '\uFFFD') }),
  fc.array(fc.string({ maxLength: 3 })).map((parts) => cacheKey(...parts)),
  fc.constantFrom('null', 'undefined', 'true', '1', '1;', '0:', '1:a', '__proto__', ''),
);
const part: fc.Arbitrary<KeyPart> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  fc.integer({ min: 0, max: 12 }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined),
);
const parts = fc.array(part, { maxLength: 5 });

/** The same for lists that are equal, -0 and 0 being one number. */
const exact = (list: readonly KeyPart[]) => JSON.stringify(list.map((item) => [typeof item, String(item)]));

describe('a key tells every list of parts from all others', () => {
  test('two lists of hostile parts', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(cacheKey(...a) === cacheKey(...b)).toBe(exact(a) === exact(b));
      }),
      { numRuns: 5_000 },
    );
  });

  test('the same text cut in other places', () => {
    fc.assert(
      fc.property(hostileText, hostileText, fc.nat(), (left, right, at) => {
        const whole = left + right;
        const cut = at % (whole.length + 1);
        const [a, b] = [whole.slice(0, cut), whole.slice(cut)];
        expect(cacheKey(left, right) === cacheKey(a, b)).toBe(left === a);
        expect(cacheKey(whole)).not.toBe(cacheKey(a, b));
      }),
      { numRuns: 5_000 },
    );
  });

  test('a key that is itself a part, and the parts of one', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(cacheKey(cacheKey(...a), cacheKey(...b))).not.toBe(cacheKey(...a, ...b));
      }),
    );
  });

  test('a number and its digits', () => {
    expect(cacheKey(1)).not.toBe(cacheKey('1'));
    expect(cacheKey('')).not.toBe(cacheKey());
    expect(cacheKey(null)).not.toBe(cacheKey('null'));
  });
});
