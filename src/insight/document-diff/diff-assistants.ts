import { isObject, isSameJson, type JsonObject } from '../../json.ts';
import { compareText } from '../compare-text.ts';
import { riskOf, type ChangeRisk } from './change-risk.ts';
import { matchItems } from './match-items.ts';
import { isPlain, MAX_DEPTH, normalizeAssistant } from './normalize.ts';

export type ChangeKind = 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';

/** Keys and indexes that lead to a value of a normalized document. */
export type Place = readonly (string | number)[];

export interface Change {
  readonly kind: ChangeKind;
  /** Keys of the document, and what names an item of a list: its id, a tool's type and name, a plain value, or its index. */
  readonly path: readonly string[];
  /** For each part of the path that names an item: the texts of the item that it is made of. */
  readonly labels: readonly (readonly string[])[];
  /** The value before; where an item has moved, its index. Undefined where there was none. */
  readonly before: unknown;
  readonly after: unknown;
  /** Where the value was in the normalized document; null where there was none. */
  readonly placeBefore: Place | null;
  readonly placeAfter: Place | null;
  readonly risk: ChangeRisk;
}

export interface AssistantDiff {
  /** In order of their paths; empty where the configurations are equal but for ids and times of versions, and for what is null, empty or absent. */
  readonly changes: readonly Change[];
  /** What was compared: the places of changes are in these. */
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** What makes one assistant's configuration the other's. The changes in the other direction are the same ones, turned round. */
export function diffAssistants(one: JsonObject, other: JsonObject): AssistantDiff {
  const [before, after] = [normalizeAssistant(one), normalizeAssistant(other)];
  const [textBefore, textAfter] = [JSON.stringify(before), JSON.stringify(after)];
  // Always in one direction, so that where several answers are right both directions have the same one.
  const order = compareText(textBefore, textAfter);
  const changes = order === 0 ? [] : order < 0 ? diffOf(before, after) : diffOf(after, before).map(turned);
  return { changes: changes.toSorted(compareChanges), before, after };
}

/** The change back. */
export const turned = ({ kind, path, labels, before, after, placeBefore, placeAfter, risk }: Change): Change => ({
  kind: kind === 'ADDED' ? 'REMOVED' : kind === 'REMOVED' ? 'ADDED' : kind,
  path,
  labels,
  before: after,
  after: before,
  placeBefore: placeAfter,
  placeAfter: placeBefore,
  risk,
});

function compareChanges(one: Change, other: Change): number {
  for (const [index, segment] of one.path.entries()) {
    const against = other.path[index];
    if (against === undefined) return 1;
    if (segment !== against) return compareSegments(segment, against);
  }
  return one.path.length - other.path.length || compareText(one.kind, other.kind);
}

/** Numbers in their order, before all else. */
function compareSegments(one: string, other: string): number {
  const [isNumber, isOtherNumber] = [isIndex(one), isIndex(other)];
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return (isNumber ? Number(one) - Number(other) : 0) || compareText(one, other);
}

/** Entries beyond which a map or a list is compared as one, so that no document keeps others waiting. */
const MAX_ENTRIES = 1_000;

const isWalked = (path: readonly string[], ...values: readonly unknown[]): boolean =>
  path.length < MAX_DEPTH && values.every((value) => !isPlain(value) && Object.keys(value as object).length <= MAX_ENTRIES);

const isIndex = (segment: string) => /^\d{1,9}$/.test(segment);

function diffOf(before: JsonObject, after: JsonObject): readonly Change[] {
  const changes: Change[] = [];
  compare({ before, after, path: [], labels: [], placeBefore: [], placeAfter: [] });
  return changes;

  interface Compared {
    readonly before: unknown;
    readonly after: unknown;
    readonly path: readonly string[];
    readonly labels: readonly (readonly string[])[];
    readonly placeBefore: Place;
    readonly placeAfter: Place;
  }

  function note(kind: ChangeKind, { before: was, after: is, path, labels, placeBefore, placeAfter }: Compared): void {
    changes.push({
      kind,
      path,
      labels,
      before: was,
      after: is,
      placeBefore: kind === 'ADDED' ? null : placeBefore,
      placeAfter: kind === 'REMOVED' ? null : placeAfter,
      risk: riskOf(path, kind === 'MOVED', [was, is]),
    });
  }

  function compare(compared: Compared): void {
    const { before: was, after: is, path } = compared;
    if (was === undefined || is === undefined) {
      if (was !== is) note(was === undefined ? 'ADDED' : 'REMOVED', compared);
    } else if (isWalked(path, was, is) && Array.isArray(was) && Array.isArray(is)) compareLists(was, is, compared);
    else if (isWalked(path, was, is) && isObject(was) && isObject(is)) {
      for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
        compare({
          before: Object.hasOwn(was, key) ? was[key] : undefined,
          after: Object.hasOwn(is, key) ? is[key] : undefined,
          path: [...path, key],
          labels: [...compared.labels, [key]],
          placeBefore: [...compared.placeBefore, key],
          placeAfter: [...compared.placeAfter, key],
        });
      }
    } else if (isPlain(was) && isPlain(is) ? JSON.stringify(was) !== JSON.stringify(is) : !isSameJson(was, is)) note('CHANGED', compared);
  }

  function compareLists(was: readonly unknown[], is: readonly unknown[], { path, labels, placeBefore, placeAfter }: Compared): void {
    for (const pair of matchItems(path.at(-1) ?? '', was, is, isSameJson)) {
      const at: Compared = {
        before: pair.before === null ? undefined : was[pair.before],
        after: pair.after === null ? undefined : is[pair.after],
        path: [...path, pair.label],
        labels: [...labels, pair.texts],
        placeBefore: [...placeBefore, pair.before ?? 0],
        placeAfter: [...placeAfter, pair.after ?? 0],
      };
      if (pair.isMoved) note('MOVED', { ...at, before: pair.before, after: pair.after });
      compare(at);
    }
  }
}
