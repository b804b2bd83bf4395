/** What applying a snapshot changes, and what is sent for it. */
import { isObject, type JsonObject } from '../../json.ts';
import { diffAssistants, type AssistantDiff } from '../document-diff/diff-assistants.ts';
import { OWN_OF_PLATFORM } from './areas.ts';
import { canonicalJson } from './canonical-json.ts';
import { fillKept, type KeptPlace, type Place } from './fill-kept.ts';
import { rebuildJson } from './rebuild-json.ts';
import { snapshotOf } from './snapshot.ts';

export interface PlanProblem {
  readonly place: Place;
  readonly message: string;
}

export interface SnapshotPlan {
  readonly diff: AssistantDiff;
  /** The assistant as it is to be, with its secrets, under the keys that are written. */
  readonly target: JsonObject;
  /** What is sent: the keys that differ, or all of them where the assistant is to be created; empty where nothing differs. */
  readonly body: JsonObject;
  /** What cannot be sent. */
  readonly problems: readonly PlanProblem[];
  /** The secrets that stay. */
  readonly kept: readonly KeptPlace[];
}

const NOTHING_IS_HIDDEN = { isSecretUrl: () => false, hasToken: () => false };

/** The snapshot of a document with its secrets, without `$schema`: what is compared and written, and never shown. */
export function openSnapshotOf(document: JsonObject): JsonObject {
  const { $schema: _schema, ...open } = snapshotOf(document, { shown: document, looks: NOTHING_IS_HIDDEN });
  return open;
}

/** How the stored document becomes what the snapshot says; one that is null is created. */
export function planSnapshot(snapshot: JsonObject, stored: JsonObject | null): SnapshotPlan {
  const given = openSnapshotOf(snapshot);
  const before = withoutErased(openSnapshotOf(stored ?? {}), given);
  const { whole: target, kept, missing } = fillKept(given, before);
  const changed = [...new Set([...Object.keys(before), ...Object.keys(target)])].filter(
    (key) => textAt(before, key) !== textAt(target, key),
  );
  const gone = changed.filter((key) => !Object.hasOwn(target, key));
  const body = Object.fromEntries(
    changed.map((key) => [key, Object.hasOwn(target, key) ? sentOf(key, target[key], before[key], stored) : erased(key)]),
  );
  return {
    diff: diffAssistants(before, target),
    target,
    body,
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

const NOTHING_KEPT = 'There is nothing here that could be kept, or it is not known for certain to be the same: give the value.';
const NOTHING_YET = 'An assistant that is to be created has nothing to keep: give the value.';

const textAt = (object: JsonObject, key: string) => (Object.hasOwn(object, key) ? canonicalJson(object[key]) : null);

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
    const gone = Object.keys(old).filter((name) => !Object.hasOwn(item, name));
    return {
      entries: [
        ...Object.entries(item).map(([name, inner]) => [name, inner, Object.hasOwn(old, name) ? old[name] : undefined] as const),
        ...gone.map((name) => [name, null, undefined] as const),
      ],
    };
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
