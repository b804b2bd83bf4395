/** Snapshots of assistants: what is in them, and what their hashes tell apart. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExactNumber } from '../../src/exact-number.ts';
import { canonicalInPieces, wellFormedKeys } from '../../src/insight/snapshot/canonical-json.ts';
import { finish } from '../../src/pieces.ts';
// Types of the graph know what is masked.
import '../../src/schema/index.ts';
import { hashOf, takeSnapshot } from '../../src/schema/change/take-snapshot.ts';
import { assistantDocument } from '../support/documents/arbitrary.ts';
import { isObject, type JsonObject } from '../support/documents/json.ts';
import { realAssistants } from '../support/documents/real.ts';
import { CANARY, secretDocument } from '../support/documents/secrets.ts';

const canonicalJson = (value: unknown) => finish(canonicalInPieces(value));

const withoutSchema = ({ $schema: _schema, ...rest }: JsonObject) => rest;

/** The same document with the keys of all its objects in another order. */
const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reordered(item)]),
  );
};

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

function leavesOf(value: unknown, path: readonly (string | number)[] = []): readonly Leaf[] {
  if (isObject(value) && value['$kept'] === true) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
  return [{ path, value }];
}

function withLeaf(value: unknown, [step, ...rest]: Leaf['path'], changed: unknown): unknown {
  if (step === undefined) return changed;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? withLeaf(item, rest, changed) : (item as unknown)));
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, item]) => [key, key === step ? withLeaf(item, rest, changed) : item]),
  );
}

const otherThan = (value: unknown): unknown => {
  if (typeof value === 'string') return `${value} more`;
  return typeof value === 'number' ? (Number.isSafeInteger(value) ? value + 1 : 0) : typeof value === 'boolean' ? !value : 'set';
};

async function expectEachLeafToCount(document: object): Promise<void> {
  const snapshot = withoutSchema(await takeSnapshot(document));
  const hash = await hashOf(snapshot);
  const alike: string[] = [];
  for (const { path, value } of leavesOf(snapshot)) {
    if ((await hashOf(withLeaf(snapshot, path, otherThan(value)) as object)) === hash) alike.push(path.join('.'));
  }
  expect(alike).toEqual([]);
}

describe('a snapshot', () => {
  test.each(realAssistants())('of $file counts each value, and is its own', async ({ document }) => {
    const snapshot = await takeSnapshot(document);
    expect(await takeSnapshot(withoutSchema(snapshot))).toEqual(snapshot);
    expect(await hashOf(reordered(document) as object)).toBe(await hashOf(document));
    await expectEachLeafToCount(document);
  });

  test('of any document does so, and never fails', async () => {
    const hostile = { unknowns: true, nulls: true, nullItems: true, mistyped: true };
    await fc.assert(
      fc.asyncProperty(fc.oneof(assistantDocument(), assistantDocument(hostile)), async (document) => {
        const snapshot = await takeSnapshot(document);
        expect(await takeSnapshot(withoutSchema(snapshot))).toEqual(snapshot);
        expect(await hashOf(reordered(document) as object)).toBe(await hashOf(document));
      }),
      { numRuns: 15 },
    );
    await fc.assert(fc.asyncProperty(assistantDocument(), expectEachLeafToCount), { numRuns: 3 });
  });

  test('has no secret, and says where one is kept', async () => {
    const snapshot = await takeSnapshot(secretDocument(CANARY));
    expect(JSON.stringify(snapshot)).not.toContain(CANARY);
    expect(JSON.stringify(snapshot).match(/\{"\$kept":true\}/g)).toHaveLength(19);
    expect(snapshot).toMatchObject({ conversation_flow: { nodes: [{ id: 'n', type: 'brand_new', wherever: { $kept: true } }] } });
  });

  test('has none where a value is of another type than its key has, either', async () => {
    const webhook = { name: 'w', timeout_ms: CANARY, headers: [{ name: 'X', value: 'y' }, { 'X-Any': CANARY }] };
    const handoff = { ai_assistants: [], timeout_ms: CANARY };
    const tools = [
      { type: 'webhook', webhook },
      { type: 'handoff', handoff },
    ];
    expect(JSON.stringify(await takeSnapshot({ id: 'a', tools }))).not.toContain(CANARY);
  });

  test('has the names of secrets, and headers that say what is sent', async () => {
    const headers = [
      { name: 'Authorization', value: 'Bearer {{#integration_secret}}crm{{/integration_secret}}' },
      { name: 'X-Caller', value: '{{telnyx_end_user_target}}' },
      { name: 'Content-Type', value: 'application/json' },
      { name: 'X-Key', value: 'k-1' },
      { name: 'X-Mixed', value: 'k-1{{x}}' },
    ];
    const url = 'https://x.example/?token={{#integration_secret}}crm{{/integration_secret}}';
    const tools = [{ type: 'webhook', webhook: { name: 'w', url, headers } }];
    const { tools: shown, llm_api_key_ref: ref } = await takeSnapshot({ id: 'a', tools, llm_api_key_ref: 'crm' });
    const kept = { $kept: true };
    expect(shown).toEqual([
      {
        type: 'webhook',
        webhook: { name: 'w', url, headers: [...headers.slice(0, 3), { name: 'X-Key', value: kept }, { name: 'X-Mixed', value: kept }] },
      },
    ]);
    expect(ref).toBe('crm');
  });

  test('lacks what only reads add', async () => {
    const written = {
      name: 'A',
      tool_ids: ['t1'],
      tags: ['b', 'a'],
      dynamic_variables: { x: null },
      telephony_settings: { default_texml_app_id: '1', supports_unauthenticated_web_calls: true },
      conversation_flow: { nodes: [{ id: 'n', type: 'tool', shared_tool_id: 't2', position: { x: 1, y: 2 } }], edges: [] },
    };
    const read = {
      ...written,
      id: 'a',
      created_at: '2026-01-31T12:00:00Z',
      version_id: 'v1',
      version_name: 'one',
      import_metadata: { import_id: 'x' },
      related_mission_ids: ['m'],
      tool_ids: null,
      tags: ['a', 'b'],
      mcp_servers: [],
      description: null,
      tools: [{ type: 'hangup', hangup: {}, shared: true, tool_id: 't1', timeout_ms: 5 }],
      messaging_settings: { default_messaging_profile_id: 'p' },
      telephony_settings: { default_texml_app_id: '2', supports_unauthenticated_web_calls: true },
      conversation_flow: {
        nodes: [{ id: 'n', type: 'tool', shared_tool_id: 't2', position: { x: 1, y: 2 }, tool: [{ type: 'hangup' }] }],
        edges: [],
      },
    };
    expect(await takeSnapshot(read)).toEqual({
      $schema: 'assistants-gateway/snapshot@1',
      ...written,
      tags: ['a', 'b'],
      telephony_settings: { supports_unauthenticated_web_calls: true },
    });
    expect(await hashOf({ ...read, id: 'b', version_id: 'v2' })).toBe(await hashOf(read));
  });

  test('has a key for each one, also where halves of characters tell them apart', async () => {
    const hashes = await Promise.all(
      [{ '\ud800': 1, '\udc00': 2 }, { '\ud800': 2, '\udc00': 1 }, { '\ud800': 1, '\udc01': 2 }, { '\ufffd': 1 }].map((variables) =>
        hashOf({ id: 'a', dynamic_variables: variables }),
      ),
    );
    expect(new Set(hashes).size).toBe(4);
    const { dynamic_variables: variables } = await takeSnapshot({
      id: 'a',
      dynamic_variables: { '\ud800': 1, '\udc00': 2, '\ufffd': 3, '\\ud800': 4, 'one \ud800': 5 },
    });
    expect(variables).toEqual({ '\\\\ud800': 1, '\\udc00': 2, '\ufffd': 3, '\\ud800': 4, 'one \ufffd': 5 });
    expect((await takeSnapshot({ id: 'a', dynamic_variables: variables }))['dynamic_variables']).toEqual(variables);
  });

  test('keeps a shared tool without an id, and the ids of own tools are none of it', async () => {
    const tools = [
      { type: 'hangup', hangup: {}, shared: true },
      { type: 'skip_turn', skip_turn: {}, shared: false, tool_id: 't' },
    ];
    expect((await takeSnapshot({ id: 'a', tools }))['tools']).toEqual([
      { type: 'hangup', hangup: {}, shared: true },
      { type: 'skip_turn', skip_turn: {} },
    ]);
  });

  test('of a document nested deeper than the stack has a hash', async () => {
    const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => ({ inner }), 1);
    expect(await hashOf({ id: 'a', new_setting: deep })).toMatch(/^[0-9a-f]{64}$/);
    expect(canonicalJson(deep)).toHaveLength(100_000 * '{"inner":}'.length + 1);
  });
});

describe('canonical JSON', () => {
  // The example of RFC 8785, section 3.2.2.
  test('is as the RFC has it', () => {
    const numbers = [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001];
    const text = "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\u0022/";
    expect(canonicalJson({ numbers, string: text, literals: [null, true, false] })).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const keys = { '\u20ac': 1, '\r': 2, '\u{fb33}': 3, 1: 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\u{fb33}":3}');
  });

  test('keys with characters of two halves are those of the object', () => {
    const keys = ['a', '😀'];
    expect(wellFormedKeys(keys)).toBe(keys);
    expect(wellFormedKeys(['a', '\ud800'])).toEqual(['a', '\ufffd']);
  });

  test('keeps digits, and has no half of a character', () => {
    expect(canonicalJson([new ExactNumber('9007199254740993'), new ExactNumber('10E399'), -0])).toBe('[9007199254740993,1e400,0]');
    expect(canonicalJson({ '\ud800': '\udc00a', ['__proto__']: 2 })).toBe('{"__proto__":2,"\ufffd":"\ufffda"}');
  });
});
