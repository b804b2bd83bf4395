import { isObject, type JsonObject } from '../../json.ts';
import { matchItems } from '../document-diff/match-items.ts';
import { isKept } from './kept.ts';
import { rebuildJson, type Rebuilt } from './rebuild-json.ts';

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
export function fillKept(snapshot: JsonObject, stored: JsonObject): Filled {
  const kept: KeptPlace[] = [];
  const missing: Place[] = [];
  const whole = rebuildJson<About>(snapshot, { place: [], stored, holder: null, storedHolder: null }, (value, about) => {
    if (isKept(value)) {
      if (about.stored === undefined || isKept(about.stored)) missing.push(about.place);
      else kept.push(about);
      return { value: about.stored ?? value };
    }
    if (isObject(value)) return ofObject(value, about);
    return Array.isArray(value) ? ofList(value, about) : { value };
  });
  return { whole: whole as JsonObject, kept, missing };
}

interface About extends KeptPlace {
  readonly stored: unknown;
}

const ofObject = (object: JsonObject, about: About): Rebuilt<About> => {
  const { stored } = about;
  return {
    entries: Object.entries(object).map(([key, value]) => [
      key,
      value,
      below(about, key, isObject(stored) && Object.hasOwn(stored, key) ? stored[key] : undefined, value),
    ]),
  };
};

const ofList = (list: readonly unknown[], about: About): Rebuilt<About> => {
  const stored = Array.isArray(about.stored) ? (about.stored as readonly unknown[]) : [];
  const key = String(about.place.at(-1) ?? '');
  const pairs = matchItems(key, stored, list).filter(({ before, after }) => before !== null && after !== null);
  const storedOf = new Map(pairs.map(({ before, after }) => [after, before]));
  const taken = new Set(storedOf.values());
  return {
    items: list.map((item, index) => {
      // Nothing tells which one is kept as a whole but where it stands.
      const inPlace = isKept(item) && index < stored.length && !taken.has(index) ? index : null;
      const before = storedOf.get(index) ?? inPlace;
      return [item, below(about, index, before === null ? undefined : stored[before], item)];
    }),
  };
};

/** Whether what stands here belongs together: an object of settings, an item of a list of the assistant, a node or an edge. */
function isHolder(place: Place, value: unknown): boolean {
  const [root, part] = place;
  if (!isObject(value) || isKept(value) || root === 'dynamic_variables') return false;
  if (root === 'conversation_flow') return place.length === 3 && (part === 'nodes' || part === 'edges');
  return place.length === 1 || (place.length === 2 && typeof part === 'number');
}

function below({ place, holder, storedHolder }: About, step: string | number, stored: unknown, value: unknown): About {
  const at = [...place, step];
  return isHolder(at, value) ? { place: at, stored, holder: at, storedHolder: stored } : { place: at, stored, holder, storedHolder };
}
