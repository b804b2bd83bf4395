import { isObject, type JsonObject } from '../support/documents/json.ts';
import type { PlacedChange } from '../../src/insight/document-diff/diff-assistants.ts';

/** What changes make of a normalized document: an oracle that knows nothing of how they were found. */
export const applyChanges = (document: JsonObject, changes: readonly PlacedChange[]): unknown => applied(document, changes, 0);

function applied(value: unknown, changes: readonly PlacedChange[], depth: number): unknown {
  const whole = changes.find(({ kind, path }) => kind !== 'MOVED' && path.length === depth);
  if (whole) return whole.after;
  return Array.isArray(value) ? appliedToList(value, changes, depth) : appliedToObject(isObject(value) ? value : {}, changes, depth);
}

function appliedToObject(object: JsonObject, changes: readonly PlacedChange[], depth: number): JsonObject {
  const keys = new Set([...Object.keys(object), ...changes.map(({ path }) => path[depth] ?? '')]);
  const entries = [...keys].map((key) => {
    const own = changes.filter(({ path }) => path[depth] === key);
    const value: unknown = Object.hasOwn(object, key) ? object[key] : undefined;
    return [key, own.length === 0 ? value : applied(value, own, depth + 1)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function appliedToList(list: readonly unknown[], changes: readonly PlacedChange[], depth: number): readonly unknown[] {
  const isOfItem = ({ kind, path }: PlacedChange) => path.length === depth + 1 && kind !== 'CHANGED';
  const gone = new Set(changes.filter((change) => isOfItem(change) && change.placeBefore).map(({ placeBefore }) => placeBefore?.[depth]));
  const itemOf = (index: number) => {
    const own = changes.filter((change) => !isOfItem(change) && change.placeBefore?.[depth] === index);
    const added = changes.filter(
      (change) => !isOfItem(change) && change.placeBefore === null && change.placeAfter?.[depth] === places.get(index),
    );
    const all = [...own, ...added];
    return all.length === 0 ? list[index] : applied(list[index], all, depth + 1);
  };
  const arrivals = new Map<number, unknown>();
  /** Where an item of the list before stands afterwards. */
  const places = new Map<number, number>();
  const length =
    list.length + changes.filter(isOfItem).reduce((sum, { kind }) => sum + (kind === 'ADDED' ? 1 : kind === 'REMOVED' ? -1 : 0), 0);
  for (const { kind, placeBefore, placeAfter } of changes.filter(isOfItem)) {
    if (kind === 'MOVED') places.set(Number(placeBefore?.[depth]), Number(placeAfter?.[depth]));
  }
  for (const { kind, placeAfter, after } of changes.filter(isOfItem))
    if (kind === 'ADDED') arrivals.set(Number(placeAfter?.[depth]), after);
  const taken = new Set([...arrivals.keys(), ...places.values()]);
  const free = Array.from({ length }, (_, index) => index).filter((index) => !taken.has(index));
  const staying = list.map((_, index) => index).filter((index) => !gone.has(index));
  for (const [number, index] of staying.entries()) places.set(index, free[number] ?? -1);
  const made = Array.from({ length }, () => undefined as unknown);
  for (const [index, value] of arrivals) made[index] = value;
  for (const [index, place] of places) made[place] = itemOf(index);
  return made;
}
