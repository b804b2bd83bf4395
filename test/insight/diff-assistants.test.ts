/** What two versions of an assistant differ in. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffAssistants, turned, type PlacedChange } from '../../src/insight/document-diff/diff-assistants.ts';
import { textHunks } from '../../src/insight/document-diff/text-hunks.ts';
import { assistantDocument } from '../support/documents/arbitrary.ts';
import { isObject, type JsonObject } from '../support/documents/json.ts';
import { realAssistants } from '../support/documents/real.ts';
import { applyChanges } from './apply-changes.ts';

const changesOf = (before: JsonObject, after: JsonObject) => diffAssistants(before, after).changes;
const shown = (changes: readonly PlacedChange[]) => changes.map(({ kind, path, risk }) => `${kind} ${path.join('.')} ${risk}`);
const diff = (before: JsonObject, after: JsonObject) => shown(changesOf(before, after));
const byText = (changes: readonly PlacedChange[]) => changes.map((change) => JSON.stringify(change)).toSorted();

/** A copy with some of its values changed, taken out, added to, or in another order. */
function edited(value: unknown, random: () => number): unknown {
  const chance = random();
  if (Array.isArray(value)) {
    const items: unknown[] = value.map((item) => (random() < 0.4 ? edited(item, random) : item));
    if (chance < 0.2) items.reverse();
    else if (chance < 0.4) items.splice(Math.floor(random() * items.length), 1);
    else if (chance < 0.6) items.splice(Math.floor(random() * items.length), 0, ...items.slice(0, 1));
    else if (chance < 0.8) items.push(...items.splice(0, 1));
    return items;
  }
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => [key, random() < 0.3 ? edited(item, random) : item] as const);
    return Object.fromEntries(chance < 0.2 ? entries.slice(1) : entries.toReversed());
  }
  if (typeof value === 'string') return chance < 0.5 ? `${value}\nand more` : null;
  return typeof value === 'number' ? value + 1 : chance < 0.5 ? !value : value;
}

const pairs = fc
  .tuple(
    assistantDocument(),
    assistantDocument(),
    fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 40, maxLength: 40 }),
  )
  .map(([one, other, numbers]) => {
    let index = 0;
    const random = () => numbers[(index += 1) % numbers.length] ?? 0;
    return [one, numbers[0] !== undefined && numbers[0] < 0.7 ? edited(one, random) : other] as [JsonObject, JsonObject];
  });

describe('any two documents', () => {
  test('differ by what makes one of the other, in either direction, and not from themselves', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const { changes, ...normalized } = diffAssistants(before, after);
        expect(applyChanges(normalized.before, changes)).toEqual(normalized.after);
        expect(byText(changesOf(after, before))).toEqual(byText(changes.map(turned)));
        expect(changesOf(after, structuredClone(after))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test.each(realAssistants())(
    '$name does not differ from itself in another order of keys, by ids and times of versions, or by what is empty',
    ({ document }) => {
      const reordered = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(reordered);
        if (!isObject(value)) return value;
        const entries = Object.entries(value).toReversed();
        return Object.fromEntries([
          ...entries.map(([key, item]) => [key, reordered(item)] as const),
          ['added_list', []],
          ['added_null', null],
          ['added_object', {}],
        ]);
      };
      const other = {
        ...(reordered(document) as JsonObject),
        id: 'x',
        version_id: 'y',
        version_created_at: '2026-01-01T00:00:00Z',
        version_name: 'z',
      };
      expect(changesOf(document as JsonObject, other)).toEqual([]);
    },
  );
});

const webhook = (name: string, more: object = {}) => ({
  type: 'webhook',
  webhook: { name, description: `${name}.`, url: 'https://example.com', ...more },
});
const node = (id: string, more: object = {}) => ({ id, type: 'prompt', instructions: `At ${id}.`, position: { x: 1, y: 2 }, ...more });
const edge = (id: string, more: object = {}) => ({ id, start_node_id: 'a', target: { type: 'node', node_id: 'b' }, ...more });

describe('tools', () => {
  test('are the same by their id in the library, else by type and name', () => {
    const before = { tools: [{ ...webhook('weather'), tool_id: 't1', shared: true }, webhook('orders'), { type: 'hangup', hangup: {} }] };
    const after = {
      tools: [{ type: 'hangup', hangup: {} }, webhook('orders', { timeout_ms: 5 }), { ...webhook('forecast'), tool_id: 't1' }],
    };
    expect(diff(before, after)).toEqual([
      'MOVED tools.hangup NONE',
      'CHANGED tools.t1.webhook.description WORDING',
      'CHANGED tools.t1.webhook.name WORDING',
      'MOVED tools.webhook:orders NONE',
      'ADDED tools.webhook:orders.webhook.timeout_ms BEHAVIOUR',
    ]);
  });

  test('without a name are distinguished by their order', () => {
    const transfer = (to: string) => ({ type: 'transfer', transfer: { targets: [{ name: to, to }] } });
    expect(diff({ tools: [transfer('+1'), transfer('+2')] }, { tools: [transfer('+1'), transfer('+3'), transfer('+4')] })).toEqual([
      'REMOVED tools.transfer#2.transfer.targets.+2 ROUTING',
      'ADDED tools.transfer#2.transfer.targets.+3 ROUTING',
      'ADDED tools.transfer#3 ROUTING',
    ]);
  });

  test('have paths of their own, whatever they are called', () => {
    const all = [webhook('get'), webhook('get'), webhook('get#2')];
    const url = { url: 'https://other.example' };
    const changed = (index: number) => ({ tools: all.map((tool, at) => (at === index ? webhook(tool.webhook.name, url) : tool)) });
    expect(diff({ tools: all }, changed(1))).toEqual(['CHANGED tools.webhook:get##2.webhook.url PRIVACY']);
    expect(diff({ tools: all }, changed(2))).toEqual(['CHANGED tools.webhook:get#2.webhook.url PRIVACY']);
    expect(diff({ tools: all }, { tools: [all[0], all[2]] })).toEqual(['REMOVED tools.webhook:get##2 PRIVACY']);
    const shared = (name: string, more: object = {}) => ({ ...webhook(name, more), tool_id: 'webhook:b', shared: true });
    expect(diff({ tools: [shared('a'), webhook('b')] }, { tools: [shared('c'), webhook('b', url)] })).toEqual([
      'CHANGED tools.#webhook:b.webhook.description WORDING',
      'CHANGED tools.#webhook:b.webhook.name WORDING',
      'CHANGED tools.webhook:b.webhook.url PRIVACY',
    ]);
  });

  test.each<readonly [before: readonly unknown[], after: readonly unknown[], expected: readonly string[]]>([
    [[1, '1'], [1], ['REMOVED x.#1']],
    [[{ id: '1' }, { id: '1', a: 2 }], [{ id: '1' }], ['REMOVED x.#1']],
    [['a', 'a', 'b'], ['a', 'c', 'b'], ['CHANGED x.1']],
    [[7, 7, 9], [7, 8, 9], ['CHANGED x.1']],
  ])('and a place in a list does not read as an item of it: %j to %j', (before, after, expected) => {
    expect(diff({ x: before }, { x: after }).map((change) => change.replace(/ \w+$/, ''))).toEqual(expected);
  });
});

describe('a flow', () => {
  test('has nodes and edges by their ids; where a node is drawn is nothing, the order of edges is', () => {
    const before = { conversation_flow: { nodes: [node('a'), node('b')], edges: [edge('1'), edge('2')], start_node_id: 'a' } };
    const after = {
      conversation_flow: {
        nodes: [node('a', { position: { x: 9 } }), node('b', { instructions: 'Else.' }), node('c')],
        edges: [edge('2'), edge('1')],
        start_node_id: 'b',
      },
    };
    expect(diff(before, after)).toEqual([
      'MOVED conversation_flow.edges.1 ROUTING',
      'CHANGED conversation_flow.nodes.b.instructions WORDING',
      'ADDED conversation_flow.nodes.c ROUTING',
      'CHANGED conversation_flow.start_node_id ROUTING',
    ]);
  });
});

describe('values', () => {
  test('in sets have no order; a list that is empty is no list but where it means that nothing is allowed', () => {
    expect(diff({ tags: ['a', 'b', 'b'] }, { tags: ['b', 'a'] })).toEqual([]);
    expect(diff({ tags: ['a'] }, { tags: ['a', '1b', '10', '2'] })).toEqual([
      'ADDED tags.2 NONE',
      'ADDED tags.10 NONE',
      'ADDED tags.1b NONE',
    ]);
    expect(diff({ tags: ['a'] }, { tags: ['b', 'a'] })).toEqual(['ADDED tags.b NONE']);
    expect(diff({ a2a_agents: [] }, {})).toEqual([]);
    expect(diff({ mcp_servers: [{ id: 'm', allowed_tools: [] }] }, { mcp_servers: [{ id: 'm' }] })).toEqual([
      'REMOVED mcp_servers.m.allowed_tools PRIVACY',
    ]);
  });

  test.each([
    [{ instructions: 'a' }, { instructions: 'b' }, 'CHANGED instructions WORDING'],
    [{ model: 'a' }, { model: 'b' }, 'CHANGED model BEHAVIOUR'],
    [
      { telephony_settings: { time_limit_secs: 1 } },
      { telephony_settings: { time_limit_secs: 2 } },
      'CHANGED telephony_settings.time_limit_secs TELEPHONY',
    ],
    [
      { privacy_settings: { data_retention: true } },
      { privacy_settings: { data_retention: false } },
      'CHANGED privacy_settings.data_retention PRIVACY',
    ],
    [{ telephony_settings: {} }, { telephony_settings: { recording_settings: { enabled: true } } }, 'ADDED telephony_settings PRIVACY'],
    [{ tools: [] }, { tools: [webhook('w')] }, 'ADDED tools PRIVACY'],
    [{ dynamic_variables_webhook_url: 'a' }, { dynamic_variables_webhook_url: 'b' }, 'CHANGED dynamic_variables_webhook_url PRIVACY'],
    [{ greeting: 'a' }, { greeting: ['a'] }, 'CHANGED greeting WORDING'],
    [{ not_known: 1 }, { not_known: 2 }, 'CHANGED not_known BEHAVIOUR'],
    [{ newer: 'a' }, { newer: { webhook_url: 'https://x' } }, 'CHANGED newer PRIVACY'],
    [{ newer: { basic_auth_password: 'a' } }, { newer: { basic_auth_password: 'b' } }, 'CHANGED newer.basic_auth_password PRIVACY'],
    [{ tags: [] }, { tags: ['2', '10', '1b'] }, 'ADDED tags NONE'],
  ])('%j to %j is %s', (before, after, expected) => {
    expect(diff(before, after)).toEqual([expected]);
  });

  test('nested far deeper than documents are, are compared as one', () => {
    const nested = (end: string) => Array.from({ length: 500 }).reduce((inner: JsonObject) => ({ a: inner }), { end });
    expect(changesOf(nested('x'), nested('y'))).toHaveLength(1);
    expect(changesOf(nested('x'), nested('x'))).toEqual([]);
  });
});

describe('lines of texts', () => {
  test.each([
    ['a\nb\nc', 'a\nx\ny\nc', [{ beforeLine: 2, afterLine: 2, removed: ['b'], added: ['x', 'y'] }]],
    [
      'a\nb',
      'n\na\nb\nm',
      [
        { beforeLine: 1, afterLine: 1, removed: [], added: ['n'] },
        { beforeLine: 3, afterLine: 4, removed: [], added: ['m'] },
      ],
    ],
    ['one line', 'another', []],
    ['a\nb', null, []],
    ['a\nb', 'a\nb', []],
  ])('from %j to %j', (before, after, hunks) => {
    expect(textHunks(before, after)).toEqual(hunks);
  });

  test('make the text after of the text before, however much differs', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((all) => all.join('\n'));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const all = before.split('\n');
        for (const { beforeLine, removed, added } of textHunks(before, after).toReversed())
          all.splice(beforeLine - 1, removed.length, ...added);
        if ((before + after).includes('\n')) expect(all.join('\n')).toBe(after);
      }),
    );
    const long = (word: string) => Array.from({ length: 5_000 }, (_, index) => `${word} ${index}`).join('\n');
    expect(textHunks(long('a'), long('b'))).toMatchObject([{ beforeLine: 1, afterLine: 1 }]);
  });
});
