import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assistantDocument, assistantDocuments } from '../support/documents/arbitrary.ts';
import { isObject, jsonEqual, type JsonObject } from '../support/documents/json.ts';
import { isEnumWord } from '../support/documents/enum-words.ts';

const SEED = { numRuns: 500, seed: 4711 };
const sample = fc.sample(assistantDocument(), SEED);
const hostile = fc.sample(assistantDocument({ unknowns: true, nulls: true, nullItems: true, mistyped: true }), SEED);

/** All objects of a document, with the key under which they stand. */
function* objectsIn(value: unknown, key = ''): Generator<{ key: string; object: JsonObject }> {
  if (Array.isArray(value)) for (const item of value) yield* objectsIn(item, key);
  if (!isObject(value)) return;
  yield { key, object: value };
  for (const [name, item] of Object.entries(value)) yield* objectsIn(item, name);
}
/** The items of a list, and of the lists in it. */
const itemsUnder = (documents: readonly unknown[], key: string): unknown[] =>
  documents.flatMap((document) =>
    [...objectsIn(document)].flatMap(({ object }) => {
      const value = Object.hasOwn(object, key) ? object[key] : undefined;
      return Array.isArray(value) ? value.flat(2) : value === undefined ? [] : [value];
    }),
  );
const typesUnder = (documents: readonly unknown[], key: string): Set<unknown> =>
  new Set(itemsUnder(documents, key).flatMap((item) => (isObject(item) && Object.hasOwn(item, 'type') ? [item['type']] : [])));

const largest = (documents: readonly unknown[]) => Math.max(...itemsUnder(documents, 'timeout_ms').map((value) => Math.abs(Number(value))));

const TOOLS = [
  'webhook',
  'retrieval',
  'handoff',
  'hangup',
  'transfer',
  'refer',
  'send_dtmf',
  'invite',
  'send_message',
  'skip_turn',
  'client_side_tool',
  'pay',
  'function',
  'update_dynamic_variables',
];
const ADDED = ['x_added_later', 'tool_id', '__proto__', 'constructor', '__typename'];
const EXPRESSIONS = ['comparison', 'bool_op', 'arithmetic', 'variable', 'string_literal', 'number_literal', 'bool_literal'];

describe('documents as the SDK types them', () => {
  test('are what JSON can say, with an id', () => {
    for (const document of sample) {
      expect(jsonEqual(JSON.parse(JSON.stringify(document)), document)).toBe(true);
      expect(document.id).toMatch(/^assistant-[0-9a-f-]{36}$/);
    }
    expect(new Set(sample.map(({ id }) => id)).size).toBe(sample.length);
  });

  test.each([
    ['tools', TOOLS],
    ['tool', TOOLS],
    ['nodes', ['prompt', 'tool', 'speak']],
    ['condition', ['llm', 'expression', 'default']],
    ['target', ['node', 'assistant']],
    ['expression', EXPRESSIONS],
    ['left', EXPRESSIONS],
    ['operands', EXPRESSIONS],
    ['background_audio', ['predefined_media', 'media_url', 'media_name']],
    ['messages', ['request_start', 'request_response_delayed']],
  ])('show every kind of %s', (key, types) => {
    expect([...typesUnder(sample, key)]).toEqual(expect.arrayContaining(types));
  });

  test('show the forms that differ from the types', () => {
    const nodes = itemsUnder(sample, 'nodes').filter(isObject);
    expect(nodes.some((node) => !Object.hasOwn(node, 'type') && Object.hasOwn(node, 'instructions'))).toBe(true);
    const tools = nodes.flatMap(({ tools: lists }) => (Array.isArray(lists) ? lists : []));
    expect(tools.some((item) => Array.isArray(item))).toBe(true);
    expect(tools.some(isObject)).toBe(true);
    expect(nodes.some(({ tool }) => Array.isArray(tool))).toBe(true);
    expect(nodes.some(({ tool }) => isObject(tool))).toBe(true);
    for (const key of ['transfer', 'invite']) {
      const targets = itemsUnder(sample, key).flatMap((payload) => (isObject(payload) ? [payload['targets']] : []));
      expect(targets.some((value) => typeof value === 'string')).toBe(true);
      expect(targets.some((value) => Array.isArray(value))).toBe(true);
    }
    const webhooks = itemsUnder(sample, 'tools')
      .filter(isObject)
      .filter(({ type }) => type === 'webhook');
    expect(webhooks.some((tool) => isObject(tool['webhook']) && 'timeout_ms' in tool['webhook'] && 'timeout_ms' in tool)).toBe(true);
    expect(webhooks.some((tool) => isObject(tool['webhook']) && 'timeout_ms' in tool['webhook'] && !('timeout_ms' in tool))).toBe(true);
  });

  test('show expressions of four levels and no more', () => {
    const levels = (value: unknown): number => {
      if (!isObject(value)) return 0;
      const operands = Array.isArray(value['operands']) ? value['operands'] : [];
      return 1 + Math.max(0, levels(value['left']), levels(value['right']), ...operands.map(levels));
    };
    expect(Math.max(...itemsUnder(sample, 'expression').map(levels))).toBe(4);
  });

  test('show the enum words of the types, and no others', () => {
    expect(new Set(itemsUnder(sample, 'voice_mode'))).toEqual(new Set(['distinct', 'unified']));
    expect(itemsUnder(sample, 'enabled_features').every((word) => isEnumWord('enabled_features', String(word)))).toBe(true);
  });

  test('show keys that every object inherits, as own keys', () => {
    const keys = new Set(sample.flatMap(({ dynamic_variables: map }) => (isObject(map) ? Object.keys(map) : [])));
    expect([...keys]).toEqual(expect.arrayContaining(['__proto__', 'constructor', 'hasOwnProperty']));
  });

  test('show times with and without a fraction, and in all kinds of zone', () => {
    const times = sample.map(({ created_at: time }) => String(time));
    for (const form of [/T\d\d:\d\d:\d\dZ$/, /\.\d+Z$/, /[+-]\d\d:\d\d$/, /T\d\d:\d\d:\d\d$/]) {
      expect(times.some((time) => form.test(time))).toBe(true);
    }
  });

  test('show integers beyond 32 bits unless asked not to', () => {
    expect(largest(sample)).toBeGreaterThan(2 ** 31);
    expect(largest(fc.sample(assistantDocument({ bigNumbers: false }), SEED))).toBeLessThanOrEqual(2 ** 31);
  });
});

describe('hostile documents', () => {
  test('still have an id, and are what JSON can say', () => {
    for (const document of hostile) {
      expect(typeof document.id).toBe('string');
      expect(jsonEqual(JSON.parse(JSON.stringify(document)), document)).toBe(true);
    }
  });

  test.each(['tools', 'nodes', 'condition', 'target', 'expression', 'background_audio'])('show unknown kinds of %s', (key) => {
    const types = typesUnder(hostile, key);
    expect(['teleport', 'constructor', '__proto__', 'WEBHOOK', ''].some((type) => types.has(type))).toBe(true);
    expect(types).toContain(null);
  });

  test('show unknown keys on every level', () => {
    for (const place of ['', 'telephony_settings', 'tools', 'webhook', 'nodes', 'edges', 'left']) {
      const objects = hostile.flatMap((document) => [...objectsIn(document)]).filter(({ key }) => key === place);
      expect(objects.some(({ object }) => ADDED.some((added) => Object.hasOwn(object, added)))).toBe(true);
    }
  });

  test('show unknown enum words, nulls in any place, and values of other types', () => {
    expect(itemsUnder(hostile, 'voice_mode')).toEqual(expect.arrayContaining(['added_later', null]));
    expect(hostile.some(({ name }) => name === null)).toBe(true);
    expect(hostile.some(({ tags }) => Array.isArray(tags) && tags.includes(null))).toBe(true);
    expect(hostile.some(({ name }) => typeof name === 'number')).toBe(true);
    expect(hostile.some(({ tools }) => isObject(tools))).toBe(true);
  });
});

test('several documents never share an id', () => {
  for (const documents of fc.sample(assistantDocuments({}, { minLength: 3, maxLength: 6 }), 20)) {
    expect(documents.length).toBeGreaterThanOrEqual(3);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  }
});
