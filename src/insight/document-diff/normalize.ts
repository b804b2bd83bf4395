import { ExactNumber } from '../../exact-number.ts';
import { isObject, type JsonObject } from '../../json.ts';
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

/** A document nested deeper than this is compared as a whole from there on. */
export const MAX_DEPTH = 64;

/**
 * What of an assistant's document is compared: keys in order, without what is null or empty, without ids and times of
 * versions, and with lists that are sets in order. A tool keeps its id under `TOOL_ID`.
 */
export const normalizeAssistant = (assistant: JsonObject): JsonObject => objectOf(assistant, LEFT_OUT_OF_ASSISTANT, 0);

function objectOf(object: JsonObject, leftOut: ReadonlySet<string>, depth: number): JsonObject {
  const kept = Object.entries(object)
    .filter(([key]) => !leftOut.has(key))
    .toSorted(([one], [other]) => compareText(one, other))
    .map(([key, value]) => [key, valueOf(value, key, depth + 1)] as const)
    .filter(([, value]) => value !== undefined);
  const normal: Record<string | symbol, unknown> = Object.fromEntries(kept);
  if (leftOut === LEFT_OUT_OF_TOOL && typeof object['tool_id'] === 'string') normal[TOOL_ID] = object['tool_id'];
  return normal;
}

/** Undefined for what is as good as absent. */
function valueOf(value: unknown, key: string, depth: number): unknown {
  if (depth > MAX_DEPTH) return value ?? undefined;
  if (Array.isArray(value)) return listOf(value, key, depth);
  if (!isObject(value)) return value ?? undefined;
  const normal = objectOf(value, LEFT_OUT_OF_OTHERS, depth);
  return Object.keys(normal).length === 0 ? undefined : normal;
}

function listOf(list: readonly unknown[], key: string, depth: number): readonly unknown[] | undefined {
  const leftOut = key === 'tools' ? LEFT_OUT_OF_TOOL : key === 'nodes' ? LEFT_OUT_OF_NODE : LEFT_OUT_OF_OTHERS;
  // An item keeps its place, also where it is empty.
  const items = list.map((item) =>
    isObject(item) && depth < MAX_DEPTH ? objectOf(item, leftOut, depth + 1) : (valueOf(item, '', depth + 1) ?? null),
  );
  if (items.length === 0 && !MEANS_NONE_WHEN_EMPTY.has(key)) return undefined;
  if (!SETS.has(key)) return items;
  const byText = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...byText].toSorted(([one], [other]) => compareText(one, other)).map(([, item]) => item);
}

export const isPlain = (value: unknown): boolean => value === null || typeof value !== 'object' || value instanceof ExactNumber;
