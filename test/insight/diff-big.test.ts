/** Comparisons of documents that are as big or as deep as they may be. */
import { expect, test } from 'vitest';
import { ExactNumber } from '../../src/exact-number.ts';
import { isEqualJson } from '../../src/insight/compare-json.ts';
import { diffAssistants, diffToTheLast } from '../../src/insight/document-diff/diff-assistants.ts';
import { normalizeInPieces } from '../../src/insight/document-diff/normalize.ts';
import { flowGraphInPieces } from '../../src/insight/flow/flow-graph.ts';
import { canonicalInPieces } from '../../src/insight/snapshot/canonical-json.ts';
import { fillKept } from '../../src/insight/snapshot/fill-kept.ts';
import { openSnapshot, planSnapshot } from '../../src/insight/snapshot/plan-snapshot.ts';
import { isEqualButNulls, type JsonObject } from '../../src/json.ts';
import { finish } from '../../src/pieces.ts';
import { countedDocument, countedWork } from '../support/counted-work.ts';
import { bigAssistant, nested } from './big-documents.ts';

const changesOf = (before: JsonObject, after: JsonObject) =>
  diffAssistants(before, after).changes.map(({ kind, path }) => `${kind} ${path.slice(0, 5).join('.')}`);

/** The same with another value of a node or an edge. */
const withItems = (assistant: JsonObject, list: 'nodes' | 'edges', change: (item: JsonObject, index: number) => JsonObject): JsonObject => {
  const flow = assistant['conversation_flow'] as Record<string, readonly JsonObject[]>;
  return { ...assistant, conversation_flow: { ...flow, [list]: flow[list]?.map(change) } };
};

test('documents nested deeper than the stack are compared', () => {
  const deep = (end: unknown, rest: object = {}) => ({ dynamic_variables: nested(20_000, end), ...rest });
  expect(isEqualButNulls(deep(1), deep(1, { absent: null }))).toBe(true);
  expect(isEqualButNulls(deep(1), deep(2))).toBe(false);
  expect(changesOf(deep(1), deep(1))).toEqual([]);
  expect(changesOf(deep(1), deep(2))).toEqual(['CHANGED dynamic_variables.a.a.a.a']);
  expect(changesOf(deep(null), {})).toEqual([]);
  const lists = (end: unknown) => ({ tools: [JSON.parse(`${'['.repeat(20_000)}${JSON.stringify(end)}${']'.repeat(20_000)}`)] });
  expect(changesOf(lists(1), lists(2))).toHaveLength(1);
});

test('what is equal and nested is looked at once, not twice in each level', () => {
  expect(isEqualButNulls(nested(200, 1), nested(200, 1))).toBe(true);
  const around = (inner: unknown, last: number) => nested(62, { equal: inner, last });
  expect(changesOf({ x: around(nested(200, 1), 1) }, { x: around(nested(200, 1), 2) })).toHaveLength(1);
});

test('of thousands of nodes and edges those are reported that differ, and all of them as one where nearly all do', () => {
  const before = bigAssistant(600);
  const one = withItems(before, 'nodes', (node, index) => (index === 123 ? { ...node, instructions: 'Else.' } : node));
  expect(changesOf(before, one)).toEqual(['CHANGED conversation_flow.nodes.n123.instructions']);
  const other = withItems(one, 'edges', (edge, index) => (index === 2_222 ? { ...edge, start_node_id: 'n0' } : edge));
  expect(changesOf(before, other)).toEqual([
    'CHANGED conversation_flow.edges.n555_3.start_node_id',
    'CHANGED conversation_flow.nodes.n123.instructions',
  ]);
  const all = withItems(before, 'edges', (edge) => ({ ...edge, start_node_id: 'n0' }));
  expect(changesOf(before, all)).toEqual(['CHANGED conversation_flow.edges']);
});

test('changes are in order of their paths, numbers before all else', () => {
  const document = (end: number) => ({ b: [{ x: [[end], 1] }, { x: end }], a: { 10: end, 9: end, z: end, y: end } });
  expect(changesOf(document(1), document(3))).toEqual(
    ['a.9', 'a.10', 'a.y', 'a.z', 'b.0.x.0.1', 'b.0.x.0.3', 'b.1.x'].map((path) => expect.stringContaining(` ${path}`) as unknown),
  );
});

test('numbers of more digits than JavaScript keeps differ by each digit', () => {
  const price = (source: string) => ({ dynamic_variables: { price: new ExactNumber(source), list: [new ExactNumber(source)] } });
  expect(changesOf(price('9007199254740993'), price('9007199254740995'))).toHaveLength(2 + 1);
  expect(changesOf(price('1e400'), price('10E399'))).toEqual([]);
});

test('spellings of a number are equal, whichever way nulls count', () => {
  const [one, other, another] = ['1e400', '10E399', '1e401'].map((source) => [new ExactNumber(source)]);
  expect([isEqualButNulls(one, other), isEqualJson(one, other)]).toEqual([true, true]);
  expect([isEqualButNulls(one, another), isEqualJson(one, another)]).toEqual([false, false]);
  expect([isEqualButNulls({ a: null }, {}), isEqualJson({ a: null }, {})]).toEqual([true, false]);
});

test('to the last null and the last empty list, where that is asked for', () => {
  const exactly = (before: JsonObject, after: JsonObject) => finish(diffToTheLast(before, after)).changes;
  expect(exactly({ v: { a: null }, t: {}, l: [] }, { v: {} })).toMatchObject([
    { kind: 'REMOVED', path: ['l'], before: [] },
    { kind: 'REMOVED', path: ['t'], before: {} },
    { kind: 'REMOVED', path: ['v', 'a'], before: null },
  ]);
  expect(exactly({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toEqual([]);
});

test('no piece looks at more than a part of a big document', () => {
  const COUNT = 3_000;
  const before = countedDocument(bigAssistant(COUNT));
  const after = countedDocument(
    withItems(bigAssistant(COUNT), 'edges', (edge, index) => (index % 5 === 0 && index > 6_000 ? { ...edge, start_node_id: 'n9' } : edge)),
  );
  const all = [
    normalizeInPieces(before),
    diffToTheLast(before, after),
    openSnapshot(before),
    planSnapshot(before, after),
    canonicalInPieces(before),
    flowGraphInPieces(before['conversation_flow'] as JsonObject),
    fillKept({ ...before, instructions: { $kept: true } }, after),
  ];
  for (const pieces of all) {
    const { longest, total } = countedWork(pieces);
    // Items are matched in one piece for each list.
    expect(longest).toBeLessThan(total / 2);
  }
});
