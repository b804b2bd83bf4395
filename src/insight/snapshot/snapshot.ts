/** What of an assistant's document its author decides, in one form: what lies in files, and what is hashed. */
import { isObject, type JsonObject } from '../../json.ts';
import { finish, type Pieces } from '../../pieces.ts';
import { compareText } from '../compare-text.ts';
import { wellFormed } from './canonical-json.ts';
import { areaBelow, isReadOnly, SETS, VARIABLES, type Area } from './areas.ts';
import { isClear, KEPT, type Looks, type ShownTo } from './kept.ts';
import { rebuildInPieces, type Rebuilt } from './rebuild-json.ts';

export const SNAPSHOT_SCHEMA = 'assistants-gateway/snapshot@1';

/**
 * The canonical snapshot of an assistant, under the keys of the Telnyx API: without ids and times of versions, and without what only
 * reads add. Shared tools are named by `tool_ids`. Each secret in clear is `{"$kept": true}`.
 */
export const snapshotOf = (assistant: JsonObject, shownTo: ShownTo): JsonObject => finish(snapshotInPieces(assistant, shownTo));

/** The same in pieces, for documents of thousands of parts. */
export function* snapshotInPieces(assistant: JsonObject, { shown, looks }: ShownTo): Pieces<JsonObject> {
  const rebuilt = yield* rebuildInPieces<About>(
    withToolIds(assistant),
    { area: 'assistant', key: '', name: null, shown: withToolIds(shown) },
    (value, about) => {
      if (isObject(value)) return ofObject(value, about);
      if (Array.isArray(value)) return ofList(value, about);
      return { value: isSecret(value, about, looks) ? KEPT : typeof value === 'string' ? wellFormed(value) : (value ?? null) };
    },
  );
  return { $schema: SNAPSHOT_SCHEMA, ...(isObject(rebuilt) && rebuilt) };
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

function ofObject(object: JsonObject, { area, shown }: About): Rebuilt<About> {
  const kept = Object.keys(object).filter((key) => !isReadOnly(area, key, object) && (isGiven(object[key]) || area === VARIABLES));
  // A key that reads mask cannot stand beside what it is the key of.
  if (!isObject(shown) || kept.some((key) => !Object.hasOwn(shown, key))) return { value: KEPT };
  const name = typeof object['name'] === 'string' ? object['name'] : null;
  return {
    entries: kept
      .toSorted(compareText)
      .map((key) => [wellFormed(key), object[key], { area: areaBelow(area, key), key, name, shown: shown[key] }] as const),
  };
}

function ofList(list: readonly unknown[], { area, key, shown }: About): Rebuilt<About> {
  if (!Array.isArray(shown) || shown.length !== list.length) return { value: KEPT };
  const items = list.map((item, index) => [item, { area: areaBelow(area, ''), key, name: null, shown: shown[index] as unknown }] as const);
  const isSet = area === 'assistant-list' && SETS.has(key) && list.every((item) => typeof item === 'string');
  return { items: isSet ? items.toSorted(([one], [other]) => compareText(one as string, other as string)) : items };
}

/** What names a node, and says where it is drawn, is shown of every node, though nobody may know the kind. */
const isSecret = (value: unknown, about: About, looks: Looks): boolean =>
  isClear(value, about.area === 'name-of-node' ? { ...about, shown: value } : about, looks);

const isGiven = (value: unknown) => value !== null && value !== undefined;

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
