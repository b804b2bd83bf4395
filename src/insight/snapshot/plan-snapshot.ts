/** What applying a snapshot changes, and what is sent for it. */
import { isObject, setOwnValue, type JsonObject } from '../../json.ts';
import type { Pieces } from '../../pieces.ts';
import { compareInPieces } from '../compare-json.ts';
import { diffToTheLast, type AssistantDiff } from '../document-diff/diff-assistants.ts';
import { OWN_OF_PLATFORM } from './areas.ts';
import { fillKept, type KeptPlace, type Place } from './fill-kept.ts';
import { rebuildJson } from './rebuild-json.ts';
import { snapshotInPieces } from './snapshot.ts';

export interface PlanProblem {
  readonly place: Place;
  readonly message: string;
}

export interface SnapshotPlan {
  /** What differs, to the last null and the last empty list: nothing only where nothing is sent. */
  readonly diff: AssistantDiff;
  /** The assistant as it is, as an open snapshot. */
  readonly before: JsonObject;
  /** The assistant as it is to be, with its secrets, under the keys that are written. */
  readonly target: JsonObject;
  /** What is sent: the keys that differ, with `tool_ids` beside `tools`; all of them where the assistant is created; empty where nothing differs. */
  readonly body: JsonObject;
  /** What cannot be sent. */
  readonly problems: readonly PlanProblem[];
  /** The secrets that stay. */
  readonly kept: readonly KeptPlace[];
}

/** The snapshot of a document with its secrets, without `$schema`: what is compared and written, and never shown. */
export function* openSnapshot(document: JsonObject): Pieces<JsonObject> {
  const { $schema: _schema, ...open } = yield* snapshotInPieces(document, null);
  return open;
}

/** How the stored document becomes what the snapshot says; one that is null is created. */
export function* planSnapshot(snapshot: JsonObject, stored: JsonObject | null): Pieces<SnapshotPlan> {
  const given = yield* openSnapshot(snapshot);
  const before = withoutErased(yield* openSnapshot(stored ?? {}), given);
  const { whole: target, kept, missing } = yield* fillKept(given, before);
  const changed: string[] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(target)])) if (yield* isOther(before, target, key)) changed.push(key);
  const gone = changed.filter((key) => !Object.hasOwn(target, key));
  const body = Object.fromEntries(
    changed.map((key) => [key, Object.hasOwn(target, key) ? sentOf(key, target[key], before[key], stored) : erased(key)]),
  );
  return {
    diff: yield* diffToTheLast(before, target),
    before,
    target,
    body: withToolIds(body, target),
    problems: [
      ...missing.map((place) => ({ place, message: stored ? NOTHING_KEPT : NOTHING_YET })),
      ...(stored ? gone : ['name', 'instructions'].filter((key) => !Object.hasOwn(target, key)))
        .filter((key) => !stored || NEVER_ABSENT.has(key))
        .map((key) => ({ place: [key], message: `${key} is missing: Telnyx has no assistant without it.` })),
      ...unnamedTools(target, changed),
    ],
    kept,
  };
}

/**
 * What is sent, with the tools of the library that the assistant is to have beside its own ones. Telnyx says that each list replaces tools of
 * its own kind; should one replace all that are there, none is lost.
 */
export const withToolIds = (body: JsonObject, { tool_ids: ids }: JsonObject): JsonObject =>
  Object.hasOwn(body, 'tools') && Array.isArray(ids) ? { ...body, tool_ids: ids } : body;

/** Whether two snapshots have another value under a key, or one of them has none. */
export function* isOther(before: JsonObject, after: JsonObject, key: string): Pieces<boolean> {
  const isInBoth = Object.hasOwn(before, key) && Object.hasOwn(after, key);
  return !isInBoth || (yield* compareInPieces(before[key], after[key])) !== 0;
}

const NOTHING_KEPT = 'There is nothing here that could be kept, or it is not known for certain to be the same: give the value.';
const NOTHING_YET = 'An assistant that is to be created has nothing to keep: give the value.';

const NEVER_ABSENT = new Set(['name', 'model']);
const LISTS = new Set(['tools', 'tool_ids', 'mcp_servers', 'integrations', 'a2a_agents', 'tags', 'enabled_features']);

/** The stored state without instructions that are empty because a snapshot took them away: it has nothing more to take. */
function withoutErased(before: JsonObject, given: JsonObject): JsonObject {
  const { instructions, ...others } = before;
  return instructions === '' && !Object.hasOwn(given, 'instructions') ? others : before;
}

/** What takes a key away from an assistant. */
const erased = (key: string): unknown => (LISTS.has(key) ? [] : key === 'instructions' ? '' : null);

/** Settings say by null what they no longer have, as nobody knows whether Telnyx merges them; other values replace those that are there. */
function sentOf(key: string, value: unknown, before: unknown, stored: JsonObject | null): unknown {
  if (!isObject(value) || key === 'dynamic_variables' || key === 'conversation_flow') return value;
  const whole = rebuildJson(value, before, (item, was) => {
    if (!isObject(item)) return { value: item };
    const old = isObject(was) ? was : {};
    const copy: Record<string, unknown> = { ...item };
    for (const name of Object.keys(old)) if (!Object.hasOwn(item, name)) setOwnValue(copy, name, null);
    const inner = Object.keys(item).filter((name) => isObject(item[name]));
    return { value: copy, left: inner.map((name) => [name, item[name], Object.hasOwn(old, name) ? old[name] : undefined] as const) };
  });
  const own = OWN_OF_PLATFORM[key];
  const settings = stored?.[key];
  const isThere = own !== undefined && isObject(settings) && Object.hasOwn(settings, own);
  return isThere ? { ...(whole as JsonObject), [own]: settings[own] } : whole;
}

const unnamedTools = ({ tools }: JsonObject, changed: readonly string[]): readonly PlanProblem[] =>
  Array.isArray(tools) && changed.includes('tools')
    ? tools.flatMap((tool: unknown, index) =>
        isObject(tool) && tool['shared'] === true
          ? [
              {
                place: ['tools', index],
                message: 'This is a tool of the library without its id: name it in tool_ids, or take `shared` away.',
              },
            ]
          : [],
      )
    : [];
