import { expect, test } from 'vitest';
import { maskByFields } from '../../src/schema/wire/mask-by-fields.ts';

test('keys that are masked alike take no value from others', () => {
  const keys = ['sk_live_0123456789abcdefghijklmn', `ghp_${'0123456789'.repeat(4)}`];
  const shown = maskByFields({ [keys[0] ?? '']: 'x', [keys[1] ?? '']: 'y', a: 'A', q: 'bye' }, {});
  expect(shown).toMatchObject({ a: 'A', q: 'bye' });
  expect(Object.keys(shown).filter((key) => keys.includes(key))).toEqual([]);
});
