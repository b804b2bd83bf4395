/** What of an assistant's document its author decides, in one form: what lies in files, and what is hashed. */
import { isObject, isPlain, setOwnValue, type JsonObject } from '../../json.ts';
import type { Pieces } from '../../pieces.ts';
import { sortedKeys } from '../compare-json.ts';
import { inOrder, wellFormed, wellFormedKeys } from './canonical-json.ts';
import { areaBelow, isReadOnly, OWN_OF_PLATFORM, SETS, VARIABLES, type Area } from './areas.ts';
import { isClear, KEPT, type Looks, type ShownTo } from './kept.ts';
import { rebuildInPieces, type Left, type Rebuilt } from './rebuild-json.ts';

export const SNAPSHOT_SCHEMA = 'assistants-gateway/snapshot@1';

/**
 * The canonical snapshot of an assistant, under the keys of the Telnyx API: without ids and times of versions, and without what only
 * reads add. Shared tools are named by `tool_ids`. Each secret in clear is `{"$kept": true}`, or stands there where it is shown to nobody.
 */
export function* snapshotInPieces(assistant: JsonObject, shownTo: ShownTo | null): Pieces<JsonObject> {
  const plain = (value: unknown, leaf: About): unknown => {
    if (shownTo !== null && isSecret(value, leaf, shownTo.looks)) return KEPT;
    return typeof value === 'string' ? wellFormed(value) : (value ?? null);
  };
  const root: About = { area: 'assistant', key: '', name: null, shown: shownTo && withToolIds(shownTo.shown) };
  const rebuilt = yield* rebuildInPieces<About>(withToolIds(assistant), root, (value, about) => {
    if (isObject(value)) return ofObject(value, about, shownTo !== null, plain);
    return Array.isArray(value) ? ofList(value, about, shownTo !== null, plain) : { value: plain(value, about) };
  });
  const whole = isObject(rebuilt) ? Object.entries(rebuilt).filter(([key, value]) => !isAsGoodAsAbsent(key, value)) : [];
  return { $schema: SNAPSHOT_SCHEMA, ...Object.fromEntries(whole) };
}

interface About {
  readonly area: Area;
  /** The key that the value stands under, or the list that it is in. */
  readonly key: string;
  /** The name of the object that the value is in. */
  readonly name: string | null;
  /** The value as callers see it who may not see secrets. */
  readonly shown: unknown;
}

type Plain = (value: unknown, leaf: About) => unknown;

function ofObject(object: JsonObject, { area, shown }: About, isMasked: boolean, plain: Plain): Rebuilt<About> {
  const keys = sortedKeys(object).filter((key) => (object[key] !== null || area === VARIABLES) && !isReadOnly(area, key, object));
  // A key that reads mask cannot stand beside what it is the key of.
  if (isMasked && (!isObject(shown) || keys.some((key) => !Object.hasOwn(shown, key)))) return { value: KEPT };
  const shownIn = isObject(shown) ? shown : {};
  const name = typeof object['name'] === 'string' ? object['name'] : null;
  const names = wellFormedKeys(keys);
  const copy: Record<string, unknown> = {};
  const left: Left<About>[] = [];
  for (const index of names === keys ? keys.keys() : inOrder(names)) {
    const key = keys[index] ?? '';
    const named = names[index] ?? '';
    const value = object[key];
    const about = { area: areaBelow(area, key), key, name, shown: shownIn[key] };
    // Keys stand in their order.
    setOwnValue(copy, named, isPlain(value) ? plain(value, about) : null);
    if (!isPlain(value)) left.push([named, value, about]);
  }
  return { value: copy, left };
}

function ofList(list: readonly unknown[], { area, key, shown }: About, isMasked: boolean, plain: Plain): Rebuilt<About> {
  const shownIn = Array.isArray(shown) ? (shown as readonly unknown[]) : [];
  if (isMasked && (!Array.isArray(shown) || shown.length !== list.length)) return { value: KEPT };
  const isSet = area === 'assistant-list' && SETS.has(key) && list.every((item) => typeof item === 'string');
  const below = areaBelow(area, '');
  const left: Left<About>[] = [];
  const copy = list.map((item, index) => {
    const about = { area: below, key, name: null, shown: shownIn[index] };
    if (isPlain(item)) return plain(item, about);
    left.push([index, item, about]);
    return null;
  });
  return { value: isSet ? inOrder(list).map((index) => copy[index]) : copy, left };
}

/** What names a node, and says where it is drawn, is shown of every node, though nobody may know the kind. */
const isSecret = (value: unknown, about: About, looks: Looks): boolean =>
  isClear(value, about.area === 'name-of-node' ? { ...about, shown: value } : about, looks);

/** Objects of an assistant that are as good as absent where they are empty: reads add them, some with nothing but what Telnyx has made. */
const MADE_BY_READS: ReadonlySet<string> = new Set(['dynamic_variables', ...Object.keys(OWN_OF_PLATFORM)]);

const isAsGoodAsAbsent = (key: string, value: unknown): boolean =>
  MADE_BY_READS.has(key) && isObject(value) && Object.keys(value).length === 0;

/** Lists of an assistant that are as good as absent where they are empty: reads add them. */
const EMPTY_OR_ABSENT: ReadonlySet<string> = new Set([
  'tools',
  'tool_ids',
  'mcp_servers',
  'integrations',
  'a2a_agents',
  'tags',
  'enabled_features',
]);

/** The tools of the library by their ids, as they are written, in place of their definitions, as they are read. */
function withToolIds(assistant: JsonObject): JsonObject {
  const { tools } = assistant;
  const own = Array.isArray(tools) ? (tools as readonly unknown[]).filter((tool) => sharedId(tool) === null) : tools;
  const ids = [...listIn(assistant['tool_ids']), ...listIn(tools).map(sharedId)].filter((id) => id !== null);
  const whole: JsonObject = { ...assistant, tools: own, ...(ids.length > 0 && { tool_ids: [...new Set(ids)] }) };
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
  return Object.fromEntries(Object.entries(whole).filter(([key, value]) => !(EMPTY_OR_ABSENT.has(key) && isEmpty(value))));
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);

/** The id of a tool of the library; null of the assistant's own. */
const sharedId = (tool: unknown): string | null =>
  isObject(tool) && tool['shared'] === true && typeof tool['tool_id'] === 'string' ? tool['tool_id'] : null;
