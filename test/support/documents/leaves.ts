/**
 * Which leaves of an upstream document cannot be read from the gateway's answer. Each is looked for in the one
 * place, or the few places, that the field maps give it; a value that turns up elsewhere counts as lost.
 *
 * The answer must come from a query that selects everything, `__typename` included: an object without it is a
 * JSON value, whose keys have to be the document's own. There are no exceptions: no key may be left out.
 */
import { indexPath, isObject, jsonEqual, jsonLosses, keyPath, leafPaths, own, type JsonObject } from './json.ts';
import { isEnumWord } from './enum-words.ts';

export { leafCount } from './json.ts';

export const lostLeaves = (document: unknown, answer: unknown): string[] => lostValue('assistant', '', document, answer, '');

/** Where in the document an object stands, as far as its keys are mapped by another rule than camelCase. */
type Place =
  | 'assistant'
  | 'tool'
  | 'handoff'
  | 'handoffTarget'
  | 'mcpServer'
  | 'flow'
  | 'node'
  | 'edge'
  | 'condition'
  | 'expression'
  | 'other';

interface PlaceRules {
  /** GraphQL names that camelCase does not give. */
  readonly names?: Readonly<Record<string, string>>;
  readonly children?: Readonly<Record<string, Place>>;
  /** Keys whose lists are flattened by one level, and whose bare value is a list of one. */
  readonly flattened?: readonly string[];
}

const PLACES: Readonly<Record<Place, PlaceRules>> = {
  assistant: { children: { tools: 'tool', mcp_servers: 'mcpServer', conversation_flow: 'flow' } },
  tool: {},
  handoff: { children: { ai_assistants: 'handoffTarget' } },
  handoffTarget: { names: { id: 'assistantId' } },
  mcpServer: { names: { id: 'mcpServerId' } },
  flow: { children: { nodes: 'node', edges: 'edge' } },
  node: { names: { id: 'nodeId' }, children: { tools: 'tool', tool: 'tool' }, flattened: ['tools', 'tool'] },
  edge: { names: { id: 'edgeId' }, children: { condition: 'condition' } },
  condition: { children: { expression: 'expression' } },
  expression: { children: { left: 'expression', right: 'expression', operands: 'expression' } },
  other: {},
};

const lookUp = <T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  table && Object.hasOwn(table, key) ? table[key] : undefined;

/** `whole` is the same value in a JSON field of an ancestor: what is read where the selection ends. */
function lostValue(place: Place, key: string, value: unknown, answer: unknown, path: string, whole?: unknown): string[] {
  if (jsonEqual(value, answer)) return [];
  if (isUnknownMember(answer)) return jsonLosses(value, own(answer, 'raw'), path);
  if (Array.isArray(value)) return lostItems(place, key, value, answer, path, whole);
  if (isObject(value)) {
    if (!isTyped(answer)) return jsonLosses(value, answer, path);
    return place === 'tool' ? lostFromTool(value, answer, path) : lostFromObject(place, value, answer, path, whole);
  }
  return isSame(key, value, answer) ? [] : leafPaths(value, path);
}

const isTyped = (answer: unknown): answer is JsonObject => isObject(answer) && typeof own(answer, '__typename') === 'string';

const isUnknownMember = (answer: unknown): answer is JsonObject =>
  isTyped(answer) && String(answer['__typename']).startsWith('Unknown') && Object.hasOwn(answer, 'raw');

function isSame(key: string, value: unknown, answer: unknown): boolean {
  if (typeof answer !== 'string') return false;
  if (typeof value === 'number') return /(?:^|_)ids?$/.test(key) && String(value) === answer;
  return typeof value === 'string' && isEnumWord(key, value) && answer === toEnumName(value);
}

const toEnumName = (word: string) => word.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase();

/** Null items are dropped, so the answer's items stand for the others in their order. */
function lostItems(place: Place, key: string, list: readonly unknown[], answer: unknown, path: string, whole: unknown): string[] {
  if (!Array.isArray(answer)) return leafPaths(list, path);
  return list
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => item !== null)
    .flatMap(({ item, index }, position) =>
      lostValue(place, key, item, answer[position], indexPath(path, index), Array.isArray(whole) ? whole[index] : undefined),
    );
}

function lostFlattened(place: Place, key: string, value: unknown, answer: unknown, path: string): string[] {
  const answers: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  const items = Array.isArray(value)
    ? value.flatMap((item: unknown, index) => {
        const at = indexPath(path, index);
        return Array.isArray(item) ? item.map((inner: unknown, second) => ({ item: inner, at: indexPath(at, second) })) : [{ item, at }];
      })
    : [{ item: value, at: path }];
  return items.filter(({ item }) => item !== null).flatMap(({ item, at }, position) => lostValue(place, key, item, answers[position], at));
}

function lostFromObject(place: Place, wire: JsonObject, answer: JsonObject, path: string, whole: unknown): string[] {
  return Object.entries(wire).flatMap(([key, value]) => {
    const at = keyPath(path, key);
    return fewest(value, at, [...inExtra(value, extraOf(answer), key, at), ...inField(place, wire, key, value, answer, at, whole)]);
  });
}

/** One place where a value may be read; calling it tells what cannot be read there. */
type Attempt = () => string[];

/** The losses of the first attempt that loses nothing, else of the best one. */
function fewest(value: unknown, path: string, attempts: readonly Attempt[]): string[] {
  let best = leafPaths(value, path);
  if (best.length === 0) return best;
  for (const attempt of attempts) {
    const lost = attempt();
    if (lost.length < best.length) best = lost;
    if (best.length === 0) break;
  }
  return best;
}

const extraOf = (answer: JsonObject): JsonObject => {
  const extra = own(answer, 'extra');
  return isObject(extra) ? extra : {};
};

const inExtra = (value: unknown, extra: JsonObject, key: string, path: string): Attempt[] =>
  Object.hasOwn(extra, key) ? [() => jsonLosses(value, extra[key], path)] : [];

function inField(
  place: Place,
  wire: JsonObject,
  key: string,
  value: unknown,
  answer: JsonObject,
  path: string,
  whole?: unknown,
): Attempt[] {
  const rules = PLACES[place];
  const child = lookUp(rules.children, key) ?? 'other';
  const inner = expressionJson(place, key, answer) ?? (isObject(whole) ? own(whole, key) : undefined);
  const names = fieldNames(place, wire, key, value).filter((name) => Object.hasOwn(answer, name));
  // Only what the selection did not reach is read from the JSON form.
  if (names.length === 0 && inner !== undefined) return [() => jsonLosses(value, inner, path)];
  return names.map((name) =>
    rules.flattened?.includes(key)
      ? () => lostFlattened(child, key, value, listOf(answer[name]), path)
      : () => lostValue(child, key, value, answer[name], path, inner),
  );
}

/** A field that shows one item is a list of one. */
const listOf = (answer: unknown) => (isObject(answer) ? [answer] : answer);

const expressionJson = (place: Place, key: string, answer: JsonObject): unknown =>
  place === 'condition' && key === 'expression' ? own(answer, 'expressionJson') : undefined;

const LITERAL_VALUES: Readonly<Record<string, string>> = {
  string: 'stringValue',
  number: 'numberValue',
  boolean: 'booleanValue',
};

/** The fields of GraphQL that are not the wire's. */
const GATEWAY_FIELDS = new Set(['extra', 'raw', '__typename']);

function fieldNames(place: Place, wire: JsonObject, key: string, value: unknown): readonly string[] {
  if (GATEWAY_FIELDS.has(key)) return [];
  const renamed = lookUp(PLACES[place].names, key);
  if (renamed !== undefined) return [renamed];
  if (place === 'expression' && key === 'value' && String(own(wire, 'type')).endsWith('_literal')) {
    return [LITERAL_VALUES[typeof value] ?? key];
  }
  return [...new Set([key, toCamelCase(key)])];
}

const toCamelCase = (key: string) => key.replaceAll(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

const TOOL_KEYS = new Set(['type', 'shared', 'timeout_ms', 'tool_id']);
/** The payloads that are free maps, shown whole. */
const WHOLE_PAYLOADS = new Set(['send_dtmf']);

/** A tool's keys are its own or its payload's; the payload's are lifted onto the tool's type. */
function lostFromTool(tool: JsonObject, answer: JsonObject, path: string): string[] {
  const type = own(tool, 'type');
  const payload = typeof type === 'string' && !WHOLE_PAYLOADS.has(type) ? own(tool, type) : undefined;
  const lifted: JsonObject = isObject(payload) ? payload : {};
  return Object.entries(tool).flatMap(([key, value]) => {
    const at = keyPath(path, key);
    if (key === type && value === payload && isObject(value)) return lostFromPayload(tool, key, value, answer, at);
    const attempts = inExtra(value, extraOf(answer), key, at);
    // A field of that name shows the payload's value.
    const isShadowed = !TOOL_KEYS.has(key) && Object.hasOwn(lifted, key);
    return fewest(value, at, isShadowed ? attempts : [...attempts, ...inField('tool', tool, key, value, answer, at)]);
  });
}

function lostFromPayload(tool: JsonObject, type: string, payload: JsonObject, answer: JsonObject, path: string): string[] {
  const extra = extraOf(answer);
  const shadowed = own(extra, type);
  const place: Place = type === 'handoff' ? 'handoff' : 'other';
  return Object.entries(payload).flatMap(([key, value]) => {
    const at = keyPath(path, key);
    const isTaken = Object.hasOwn(tool, key) || TOOL_KEYS.has(key);
    return fewest(value, at, [
      ...inExtra(value, isTaken ? (isObject(shadowed) ? shadowed : {}) : extra, key, at),
      ...inPayloadField(tool, type, key, place, payload, value, answer, at),
    ]);
  });
}

function inPayloadField(
  tool: JsonObject,
  type: string,
  key: string,
  place: Place,
  payload: JsonObject,
  value: unknown,
  answer: JsonObject,
  path: string,
): Attempt[] {
  const isLegacyTimeout = type === 'webhook' && key === 'timeout_ms' && (own(tool, key) ?? null) === null;
  if (TOOL_KEYS.has(key) && !isLegacyTimeout) return [];
  if (key === 'targets' && typeof value === 'string' && (type === 'transfer' || type === 'invite')) {
    return Object.hasOwn(answer, 'targetsTemplate') ? [() => lostValue('other', key, value, answer['targetsTemplate'], path)] : [];
  }
  return inField(place, payload, key, value, answer, path);
}
