import { isObject, isPlain, type JsonObject } from '../../json.ts';
import { finish, Pace, type Pieces } from '../../pieces.ts';
import { compareInPieces, isEqualJson } from '../compare-json.ts';
import { compareText } from '../compare-text.ts';
import { riskOf } from './change-risk.ts';
import type { Change, ChangeKind } from './change.ts';
import { matchItems, type Pair } from './match-items.ts';
import { normalizeInPieces } from './normalize.ts';

/** Keys and indexes that lead to a value of a document. */
export type Place = readonly (string | number)[];

/** A change, and where its values are. */
export interface PlacedChange extends Change {
  /** For each part of the path that names an item: the texts of the item that it is made of. */
  readonly labels: readonly (readonly string[])[];
  /** Where the value was in the document that was compared; null where there was none. */
  readonly placeBefore: Place | null;
  readonly placeAfter: Place | null;
}

export interface AssistantDiff {
  /** In order of their paths. */
  readonly changes: readonly PlacedChange[];
  /** What was compared: the places of changes are in these. */
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/**
 * What makes one assistant's configuration the other's; nothing where they are equal but for ids and times of versions, for where nodes are
 * drawn, and for what is null, empty or absent. The changes in the other direction are the same ones, turned round.
 */
export const diffAssistants = (one: JsonObject, other: JsonObject): AssistantDiff => finish(diffInPieces(one, other));

/** The same in pieces, for documents of thousands of parts. */
export function* diffInPieces(one: JsonObject, other: JsonObject): Pieces<AssistantDiff> {
  return yield* diffToTheLast(yield* normalizeInPieces(one), yield* normalizeInPieces(other));
}

/** What two documents differ in as they stand, to the last null and the last empty list: nothing only where they are equal. */
export function* diffToTheLast(before: JsonObject, after: JsonObject): Pieces<AssistantDiff> {
  // Always in one direction, so that where several answers are right both directions have the same one.
  const order = yield* compareInPieces(before, after);
  const changes = order === 0 ? [] : order < 0 ? yield* changesOf(before, after) : (yield* changesOf(after, before)).map(turned);
  return { changes, before, after };
}

/** The change back. */
export const turned = ({ kind, path, labels, before, after, placeBefore, placeAfter, risk }: PlacedChange): PlacedChange => ({
  kind: kind === 'ADDED' ? 'REMOVED' : kind === 'REMOVED' ? 'ADDED' : kind,
  path,
  labels,
  before: after,
  after: before,
  placeBefore: placeAfter,
  placeAfter: placeBefore,
  risk,
});

/** Numbers in their order, before all else. */
function compareSteps(one: Compared, other: Compared): number {
  const [isNumber, isOtherNumber] = [isIndex(one.step), isIndex(other.step)];
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return (isNumber ? Number(one.step) - Number(other.step) : 0) || compareText(one.step, other.step);
}

const isIndex = (segment: string) => /^\d{1,9}$/.test(segment);

/** Two values in one place, and what that is in. */
interface Compared {
  readonly before: unknown;
  readonly after: unknown;
  readonly step: string;
  readonly texts: readonly string[];
  readonly keyBefore: string | number;
  readonly keyAfter: string | number;
  /** How they have moved, where they are items of a list that have. */
  readonly move: Pair | null;
  readonly above: Compared | null;
  readonly depth: number;
}

/** Documents nested deeper than this are compared as a whole from there on. */
const MAX_DEPTH = 64;
/** Changes within one list or object beyond which it is reported as one change. */
const MAX_CHANGES = 1_000;
const ENTRIES_PER_PIECE = 10_000;
/** What an item of a list weighs that is compared as a whole, in entries. */
const WEIGHT_OF_ITEM = 10;

/** In order of their paths, as what is nearer to the start of the document is looked at first. */
function* changesOf(before: JsonObject, after: JsonObject): Pieces<readonly PlacedChange[]> {
  const pace = new Pace(ENTRIES_PER_PIECE);
  const changes: PlacedChange[] = [];
  const root: Compared = { before, after, step: '', texts: [], keyBefore: '', keyAfter: '', move: null, above: null, depth: 0 };
  // Without recursion, as an answer may be nested deeper than the stack is.
  const left = [root];
  for (let compared = left.pop(); compared; compared = left.pop()) {
    const { before: was, after: is, move } = compared;
    const below = yield* entriesOf(compared, pace);
    const isWhole = below === null || below.length > MAX_CHANGES;
    if (was === undefined || is === undefined) changes.push(changeOf(was === undefined ? 'ADDED' : 'REMOVED', compared));
    else if (isWhole && !isEqualJson(was, is)) changes.push(changeOf('CHANGED', compared));
    if (move) changes.push(changeOf('MOVED', { ...compared, before: move.before, after: move.after }));
    if (!isWhole) for (const entry of below.toSorted(compareSteps).toReversed()) left.push(entry);
  }
  return changes;
}

/** What differs within two lists or two objects, or may differ in turn; null where they are compared as a whole. */
function* entriesOf(compared: Compared, pace: Pace): Pieces<readonly Compared[] | null> {
  const { before, after, depth } = compared;
  const isList = Array.isArray(before) && Array.isArray(after);
  if (depth >= MAX_DEPTH || !(isList || (isObject(before) && isObject(after)))) return null;
  const all = isList ? itemsOf(before, after, compared) : membersOf(before as JsonObject, after as JsonObject, compared);
  if (pace.isOver(1 + all.length)) yield;
  if (all.length <= MAX_CHANGES) return all;
  const differing: Compared[] = [];
  for (const one of all) {
    if (one.move !== null || !isEqualJson(one.before, one.after)) differing.push(one);
    if (pace.isOver(WEIGHT_OF_ITEM)) yield;
  }
  return differing;
}

function membersOf(was: JsonObject, is: JsonObject, above: Compared): readonly Compared[] {
  const members: Compared[] = [];
  const note = (key: string, before: unknown, after: unknown) => {
    if (!isEqualAtOnce(before, after)) {
      members.push({ before, after, step: key, texts: [key], keyBefore: key, keyAfter: key, move: null, above, depth: above.depth + 1 });
    }
  };
  for (const key of Object.keys(was)) note(key, was[key], Object.hasOwn(is, key) ? is[key] : undefined);
  for (const key of Object.keys(is)) if (!Object.hasOwn(was, key)) note(key, undefined, is[key]);
  return members;
}

function itemsOf(was: readonly unknown[], is: readonly unknown[], above: Compared): readonly Compared[] {
  const items: Compared[] = [];
  for (const pair of matchItems(above.step, was, is)) {
    const before = pair.before === null ? undefined : was[pair.before];
    const after = pair.after === null ? undefined : is[pair.after];
    if (!pair.isMoved && isEqualAtOnce(before, after)) continue;
    const [keyBefore, keyAfter] = [pair.before ?? 0, pair.after ?? 0];
    const { label: step, texts } = pair;
    items.push({ before, after, step, texts, keyBefore, keyAfter, move: pair.isMoved ? pair : null, above, depth: above.depth + 1 });
  }
  return items;
}

/** Whether two values are equal, so far as that is known without looking into them. */
const isEqualAtOnce = (one: unknown, other: unknown): boolean =>
  one === other || (isPlain(one) && isPlain(other) && one !== undefined && other !== undefined && isEqualJson(one, other));

function changeOf(kind: ChangeKind, { before, after, ...compared }: Compared): PlacedChange {
  const steps: Compared[] = [];
  for (let at: Compared | null = { before, after, ...compared }; at?.above; at = at.above) steps.push(at);
  steps.reverse();
  const path = steps.map(({ step }) => step);
  return {
    kind,
    path,
    labels: steps.map(({ texts }) => texts),
    before,
    after,
    placeBefore: kind === 'ADDED' ? null : steps.map(({ keyBefore }) => keyBefore),
    placeAfter: kind === 'REMOVED' ? null : steps.map(({ keyAfter }) => keyAfter),
    risk: riskOf(path, kind === 'MOVED', [before, after]),
  };
}
