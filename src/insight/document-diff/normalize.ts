import { isPlain, setOwnValue, type JsonObject } from '../../json.ts';
import { Pace, type Pieces } from '../../pieces.ts';
import { plainText, sortedKeys } from '../compare-json.ts';
import { compareText } from '../compare-text.ts';

/** Keys of an assistant that say which version it is and when it was made, or that only reads add. */
const LEFT_OUT_OF_ASSISTANT = new Set([
  'id',
  'created_at',
  'updated_at',
  'version_id',
  'version_name',
  'version_created_at',
  'import_metadata',
  'related_mission_ids',
]);
/** Keys of tools that say where the definition is kept. */
const LEFT_OUT_OF_TOOL = new Set(['tool_id', 'shared']);
/** Where a node is drawn. */
const LEFT_OUT_OF_NODE = new Set(['position']);
const LEFT_OUT_OF_OTHERS = new Set<string>();

/** Lists whose order and repetitions mean nothing. */
const SETS = new Set(['tags', 'enabled_features']);
/** Lists where none at all means "all", or "as before", and an empty one means "none". */
const MEANS_NONE_WHEN_EMPTY = new Set(['shared_tool_ids', 'allowed_tools', 'allowed_list']);

/** The key that stands for the identity of a tool of the library, which the comparison itself does not look at. */
export const TOOL_ID = Symbol('tool_id');

/** A list or an object of the document, and what becomes of it. */
type Part =
  | { readonly from: JsonObject; readonly into: NormalObject; readonly leftOut: ReadonlySet<string>; readonly held: Held | null }
  | { readonly from: readonly unknown[]; readonly into: unknown[]; readonly key: string };
type NormalObject = Record<string | symbol, unknown>;
/** The object that an object stands in, and its key there. */
interface Held {
  readonly holder: NormalObject;
  readonly key: string;
}

/**
 * What of an assistant's document is compared: keys in order, without what is null or empty, without ids and times of
 * versions, and with lists that are sets in order. A tool keeps its id under `TOOL_ID`.
 */
export function* normalizeInPieces(assistant: JsonObject): Pieces<JsonObject> {
  const pace = new Pace(VALUES_PER_PIECE);
  const root: NormalObject = {};
  const doubtful: (Held & { readonly object: NormalObject })[] = [];
  // Without recursion, as an answer may be nested deeper than the stack is.
  const left: Part[] = [{ from: assistant, into: root, leftOut: LEFT_OUT_OF_ASSISTANT, held: null }];
  for (let part = left.pop(); part; part = left.pop()) {
    if ('key' in part) {
      fillList(part.from, part.into, part.key, left);
      if (pace.isOver(part.from.length)) yield;
      continue;
    }
    const keys = sortedKeys(part.from);
    const isFilled = fillObject(part.from, keys, part.into, part.leftOut, left);
    if (part.held && !isFilled) doubtful.push({ ...part.held, object: part.into });
    if (pace.isOver(1 + keys.length)) yield;
  }
  // Those inside come after those that they are in.
  for (const { holder, key, object } of doubtful.toReversed()) if (Object.keys(object).length === 0) delete holder[key];
  return root;
}

const VALUES_PER_PIECE = 20_000;

/** Whether something stands in it for certain: an object may turn out to be empty. */
function fillObject(from: JsonObject, keys: readonly string[], into: NormalObject, leftOut: ReadonlySet<string>, left: Part[]): boolean {
  let isFilled = false;
  for (const key of keys) {
    const value = from[key];
    if (value === null || leftOut.has(key)) continue;
    if (isPlain(value)) setOwnValue(into, key, value);
    else if (Array.isArray(value)) {
      if (value.length === 0 && !MEANS_NONE_WHEN_EMPTY.has(key)) continue;
      setOwnValue(into, key, normalList(value, key, left));
    } else {
      const inner: NormalObject = {};
      setOwnValue(into, key, inner);
      left.push({ from: value as JsonObject, into: inner, leftOut: LEFT_OUT_OF_OTHERS, held: { holder: into, key } });
      continue;
    }
    isFilled = true;
  }
  if (leftOut === LEFT_OUT_OF_TOOL && typeof from['tool_id'] === 'string') into[TOOL_ID] = from['tool_id'];
  return isFilled;
}

function normalList(list: readonly unknown[], key: string, left: Part[]): readonly unknown[] {
  if (SETS.has(key) && list.every(isPlain)) {
    const byText = new Map(list.map((item) => [plainText(item), item]));
    return [...byText].toSorted(([one], [other]) => compareText(one, other)).map(([, item]) => item);
  }
  const normal: unknown[] = [];
  left.push({ from: list, into: normal, key });
  return normal;
}

function fillList(from: readonly unknown[], into: unknown[], key: string, left: Part[]): void {
  const leftOut = key === 'tools' ? LEFT_OUT_OF_TOOL : key === 'nodes' ? LEFT_OUT_OF_NODE : LEFT_OUT_OF_OTHERS;
  for (const item of from) {
    // An item keeps its place, also where it is empty.
    if (isPlain(item)) into.push(item ?? null);
    else if (Array.isArray(item)) into.push(item.length === 0 ? null : normalList(item, '', left));
    else {
      const inner: NormalObject = {};
      into.push(inner);
      left.push({ from: item as JsonObject, into: inner, leftOut, held: null });
    }
  }
}
