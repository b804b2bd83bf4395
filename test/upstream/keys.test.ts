import { describe, expect, test } from 'vitest';
import { faultsOfKey, idsOf, keyOf, keyParts, toKey, withParent } from '../../src/upstream/keys.ts';
import { unpaged } from '../../src/upstream/pages.ts';
import { resource } from '../../src/upstream/resource.ts';

interface Leaf {
  readonly leaf_id: string;
  readonly tree_id?: string;
  readonly branch_id?: string;
}
const trees = { noun: ['a', 'tree'], siblings: ['leaves'] } as const;
const nothing = () => Promise.resolve();
const leaves = resource<Leaf, { readonly treeId: string; readonly branchId: string }>({
  kind: 'leaves' as 'assistants',
  noun: ['a', 'leaf'],
  idKey: 'leaf_id',
  idName: 'leafId',
  above: { treeId: { resource: trees, key: 'tree_id' }, branchId: { resource: { noun: ['a', 'branch'] }, key: 'branch_id' } },
  retrieve: nothing,
  list: unpaged('leaves', nothing),
  tells: [],
});
const key = { parent: { treeId: 't', branchId: 'b' }, id: 'l' };

describe('a key', () => {
  test('has the ids above in their order, then its own', () => {
    expect(keyParts(leaves).map(({ name }) => name)).toEqual(['treeId', 'branchId', 'leafId']);
    expect(idsOf(key)).toEqual(['t', 'b', 'l']);
    expect(toKey(leaves, ['t', 'b', 'l'])).toEqual(key);
    expect(keyOf<Leaf, typeof key.parent>(leaves, { leaf_id: 'l', tree_id: 't', branch_id: 'b' })).toEqual(key);
  });

  test('is refused part by part, each by what it identifies', () => {
    expect(faultsOfKey(leaves, key)).toEqual([]);
    const names = (ids: readonly string[]) => faultsOfKey(leaves, toKey(leaves, ids)).map(({ name }) => name);
    expect(names(['leaves', '..', 'l'])).toEqual(['treeId', 'branchId']);
    expect(names(['t', 'b', 'leaves'])).toEqual([]);
    expect(names(['t', 'b'])).toEqual(['leafId']);
  });

  test('is that of the path, and an entry that has it already stays the same object', () => {
    const whole: Leaf = { leaf_id: 'l', tree_id: 't', branch_id: 'b' };
    expect(withParent(leaves, whole, key.parent)).toBe(whole);
    expect(withParent<Leaf, typeof key.parent>(leaves, { leaf_id: 'l', tree_id: 'x' }, key.parent)).toEqual(whole);
  });
});
