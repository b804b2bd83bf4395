import { isObject, isPlain, setOwnValue, type JsonObject } from '../../json.ts';
import { Pace, type Pieces } from '../../pieces.ts';
import { matchItems } from '../document-diff/match-items.ts';
import { isKept } from './kept.ts';
import { rebuildInPieces, type Left, type Rebuilt } from './rebuild-json.ts';

export type Place = readonly (string | number)[];

/** A value that stays, and what it belongs to: a tool, a node, an object of settings. */
export interface KeptPlace {
  readonly place: Place;
  /** Where in the snapshot what it belongs to is; null where it stands for itself. */
  readonly holder: Place | null;
  /** The same as it is stored. */
  readonly storedHolder: unknown;
}

export interface Filled {
  /** The snapshot with the stored values in the places of those that are kept. */
  readonly whole: JsonObject;
  readonly kept: readonly KeptPlace[];
  /** Where nothing is stored that could be kept. */
  readonly missing: readonly Place[];
}

/** Puts in what a snapshot keeps. Items of lists are the same ones by their ids or names, as when two documents are compared. */
export function* fillKept(snapshot: JsonObject, stored: JsonObject): Pieces<Filled> {
  const kept: KeptPlace[] = [];
  const missing: Place[] = [];
  const step = (value: unknown, about: About): Rebuilt<About> => {
    if (isObject(value) && !isKept(value)) return ofObject(value, about);
    if (Array.isArray(value)) return ofList(value, about);
    if (!isKept(value)) return { value };
    const { stored: there } = about;
    const place = placeOf(about);
    let holder = about.above;
    while (holder && !holder.isHolder) holder = holder.above;
    if (there === undefined || isKept(there)) missing.push(place);
    else kept.push({ place, holder: holder && placeOf(holder), storedHolder: holder?.stored });
    return { value: there === undefined ? value : there };
  };
  const whole: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(snapshot)) {
    const hasKept = yield* keepsSomething(value);
    const about = hasKept ? below(null, key, Object.hasOwn(stored, key) ? stored[key] : undefined, value) : null;
    setOwnValue(whole, key, about ? yield* rebuildInPieces(value, about, step) : value);
  }
  return { whole, kept, missing };
}

function* keepsSomething(root: unknown): Pieces<boolean> {
  const pace = new Pace(VALUES_PER_PIECE);
  const left = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (isKept(value)) return true;
    if (isPlain(value)) continue;
    const inner = Object.values(value as object) as readonly unknown[];
    for (const item of inner) if (!isPlain(item)) left.push(item);
    if (pace.isOver(1 + inner.length)) yield;
  }
  return false;
}

const VALUES_PER_PIECE = 50_000;

/** What is known of a value; its place is made for what is kept only, as it may be deep. */
interface About {
  readonly step: string | number;
  readonly above: About | null;
  readonly depth: number;
  /** What is stored in the same place; undefined where nothing is. */
  readonly stored: unknown;
  /** Whether what stands here belongs together: an object of settings, an item of a list of the assistant, a node or an edge. */
  readonly isHolder: boolean;
}

function placeOf(about: About): Place {
  const steps: (string | number)[] = [];
  for (let at: About | null = about; at; at = at.above) steps.push(at.step);
  return steps.toReversed();
}

function ofObject(object: JsonObject, about: About): Rebuilt<About> {
  const { stored } = about;
  const copy = { ...object };
  const left: Left<About>[] = [];
  for (const [key, value] of Object.entries(object)) {
    const there = isObject(stored) && Object.hasOwn(stored, key) ? stored[key] : undefined;
    if (!isPlain(value)) left.push([key, value, below(about, key, there, value)]);
  }
  return { value: copy, left };
}

function ofList(list: readonly unknown[], about: About): Rebuilt<About> {
  const stored = Array.isArray(about.stored) ? (about.stored as readonly unknown[]) : [];
  const pairs = matchItems(String(about.step), stored, list).filter(({ before, after }) => before !== null && after !== null);
  const storedOf = new Map(pairs.map(({ before, after }) => [after, before]));
  const taken = new Set(storedOf.values());
  const left: Left<About>[] = [];
  for (const [index, item] of list.entries()) {
    if (isPlain(item)) continue;
    // Nothing tells which one is kept as a whole but where it stands.
    const inPlace = isKept(item) && index < stored.length && !taken.has(index) ? index : null;
    const before = storedOf.get(index) ?? inPlace;
    left.push([index, item, below(about, index, before === null ? undefined : stored[before], item)]);
  }
  return { value: [...list], left };
}

function below(above: About | null, step: string | number, stored: unknown, value: unknown): About {
  const depth = 1 + (above?.depth ?? 0);
  const at: About = { step, above, depth, stored, isHolder: false };
  return depth <= DEPTH_OF_NODES && isObject(value) && !isKept(value) && isWholeAt(placeOf(at)) ? { ...at, isHolder: true } : at;
}

const DEPTH_OF_NODES = 3;

function isWholeAt([root, part, ...rest]: Place): boolean {
  if (root === 'dynamic_variables') return false;
  if (root === 'conversation_flow') return rest.length === 1 && (part === 'nodes' || part === 'edges');
  return rest.length === 0 && (part === undefined || typeof part === 'number');
}
