/** Files that name the same assistant. */
import { expect, test } from 'vitest';
import { withoutEqualIds } from '../../src/cli/changes/files.ts';

const fileOf = (file: string, id: string | null) => ({ file, snapshot: {}, text: '', id, fault: null });

test('files of one id are refused with the names of the others, and those without an id are not alike', () => {
  const files = withoutEqualIds([fileOf('1', 'a'), fileOf('2', 'a'), fileOf('3', 'b'), fileOf('4', null), fileOf('5', null)]);
  expect(files.map(({ fault }) => fault)).toEqual(['it has the id "a", and so has 2', 'it has the id "a", and so has 1', null, null, null]);
  expect(files.map(({ id }) => id)).toEqual(['a', 'a', 'b', null, null]);
});

test('of very many of one id each names three', () => {
  const files = withoutEqualIds(Array.from({ length: 3_000 }, (_item, index) => fileOf(`${index}.json`, 'a')));
  expect([files[0]?.fault, files[2_999]?.fault]).toEqual([
    'it has the id "a", and so has 1.json, 2.json, 3.json, 2996 more',
    'it has the id "a", and so has 0.json, 1.json, 2.json, 2996 more',
  ]);
});
