/** Every path that anything tells of a document leads to what it is about. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportOf } from '../../../src/insight/findings/report.ts';
import type { AccountFacts } from '../../../src/insight/lint/facts.ts';
import { lintOf, lookAt } from '../../../src/insight/lint/lint-assistant.ts';
import { handoffsOf } from '../../../src/insight/handoff/handoffs.ts';
import { partsOf } from '../../../src/insight/parts.ts';
import type { Item } from '../../../src/insight/places/document-walk.ts';
import type { Path } from '../../../src/insight/places/path.ts';
import { wayFinder, type FindWay } from '../../../src/insight/places/way-finder.ts';
import { secretPlacesInPieces } from '../../../src/insight/references/secret-places.ts';
import * as uses from '../../../src/insight/references/uses.ts';
import { templatesOf } from '../../../src/insight/templates/template-variables.ts';
import { finish } from '../../../src/pieces.ts';
import { isObject, type JsonObject } from '../../../src/json.ts';
import { SECRET_LOOKS } from '../../../src/schema/integration-secret/looks.ts';
import { hostileDocument } from './hostile-document.ts';

const NOTHING = { byId: new Map(), isWhole: true };
const FACTS: AccountFacts = {
  assistants: NOTHING,
  sharedTools: NOTHING,
  mcpServers: NOTHING,
  secrets: NOTHING,
  models: NOTHING,
  insightGroups: NOTHING,
};
const USED = [
  uses.mcpServerUses,
  uses.integrationUses,
  uses.insightGroupUses,
  uses.missionUses,
  uses.sharedToolUses,
  uses.assistantUses,
  uses.modelUses,
];

const SEEDS = fc.integer({ min: 0, max: 2 ** 31 });
const forEach = (check: (document: JsonObject) => void) =>
  fc.assert(
    fc.property(SEEDS, (seed) => check(hostileDocument(seed))),
    { numRuns: 80 },
  );

/** What a path leads to, all of whose steps there have to be. */
function valueAt(findWay: FindWay, path: Path): unknown {
  const way = findWay(path);
  const last = way.at(-1);
  const steps: string[] = [];
  for (let place = last?.place ?? null; place; place = place.before) steps.unshift(place.step);
  expect(steps).toEqual(path);
  return last?.value;
}

/** What names something: the text or number itself, an object with it as its id, or a list with it. */
function names(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((item) => !isObject(item) && names(item, id));
  if (!isObject(value)) return String(value) === id;
  return ['id', 'tool_id', 'integration_id', 'assistant_id'].some((key) => Object.hasOwn(value, key) && String(value[key]) === id);
}

/** Names the place where it does not. */
function holds(isRight: boolean, path: Path): void {
  expect([isRight, path.join('.')]).toEqual([true, path.join('.')]);
}

const uniqueOf = (paths: readonly Path[]) => new Set(paths.map((path) => JSON.stringify(path)));

test('uses and handoffs, no two of them with one path', () => {
  forEach((document) => {
    const findWay = wayFinder(document);
    for (const { usesIn } of USED) {
      for (const { id, path } of usesIn(document)) holds(names(valueAt(findWay, path), id), path);
    }
    const handoffs = handoffsOf(partsOf(document));
    for (const { toId, at } of handoffs) holds(names(valueAt(findWay, at.path), toId), at.path);
    expect(uniqueOf(handoffs.map(({ at }) => at.path)).size).toBe(handoffs.length);
    expect(uses.assistantUses.usesIn(document)).toEqual(
      handoffs.filter(({ toId }) => toId !== 'me').map(({ toId: id, at: { path } }) => ({ id, path })),
    );
  });
});

test('tools, no two of them with one path', () => {
  forEach((document) => {
    const { tools } = partsOf(document);
    const findWay = wayFinder(document);
    for (const { path, wire } of tools) holds(toolOn(findWay([...path, 'type'])) === wire, path);
    expect(uniqueOf(tools.map(({ path }) => path)).size).toBe(tools.length);
  });
});

test('secrets and variables, each at the text that has it', () => {
  forEach((document) => {
    const findWay = wayFinder(document);
    for (const { identifier, path } of finish(secretPlacesInPieces(document, SECRET_LOOKS)).references) {
      expect(String(valueAt(findWay, path))).toMatch(new RegExp(`^${identifier}$|}}${identifier}{{`));
    }
    const { variables, broken } = templatesOf(document);
    for (const { name, usedAt, setBy } of variables) {
      for (const path of usedAt) holds(usesVariable(valueAt(findWay, path), name, path), path);
      for (const path of setBy) expect(valueAt(findWay, path)).toMatchObject({ name });
    }
    for (const path of broken) expect(valueAt(findWay, path)).toContain('{{broken');
  });
});

/** The argument of a tool node's tool is a use, too. */
const usesVariable = (value: unknown, name: string, path: Path): boolean =>
  isObject(value) ? path.at(-1) === name || JSON.stringify(value).includes(`"name":"${name}"`) : String(value).includes(`{{${name}}}`);

test('findings, with the node, the edge and the tool that their paths lead through', () => {
  const seen = { nodes: 0, edges: 0, tools: 0 };
  forEach((document) => {
    const findWay = wayFinder(document);
    const { nodes, edges } = document['conversation_flow'] as { readonly nodes: readonly unknown[]; readonly edges: readonly unknown[] };
    const { found } = lintOf(finish(lookAt(partsOf(document), SECRET_LOOKS)), FACTS);
    for (const { code, path, message, nodeId, edgeId, toolName } of reportOf(found).findings) {
      const way = findWay(path);
      const [node, edge, tool] = [itemOf(way, 'nodes'), itemOf(way, 'edges'), toolOn(way)];
      // What is missing is a setting, and no item of a list.
      holds(!isList(way.at(-1)) || stepsOf(way) === path.length, path);
      expect([code, ...path, nodeId, edgeId]).toEqual([code, ...path, idOf(node), idOf(edge)]);
      if (tool || !NAMING_A_TOOL.has(code)) holds(toolName === (tool ? (nameOf(tool) ?? null) : null), path);
      const place = /without an id at place (\d+)/.exec(message)?.[1];
      if (place !== undefined) holds((node ? nodes : edges)[Number(place)] === (node ?? edge), path);
      seen.nodes += Number(nodeId !== null);
      seen.edges += Number(edgeId !== null);
      seen.tools += Number(toolName !== null);
    }
  });
  expect(Math.min(seen.nodes, seen.edges, seen.tools)).toBeGreaterThan(80);
});

/** Of a flow or a node: the tool that they name may be defined anywhere. */
const NAMING_A_TOOL: ReadonlySet<string> = new Set(['FLOW_WITH_HANDOFF_TOOL', 'FLOW_AFTER_HANGUP', 'FLOW_AFTER_TRANSFER']);

const stepsOf = (way: readonly Item[]): number => {
  let count = 0;
  for (let place = way.at(-1)?.place ?? null; place; place = place.before) count += 1;
  return count;
};
/** The graph has one tool in the place of the list of a tool node. */
const isList = (item: Item | undefined): boolean => Array.isArray(item?.value) && item?.key !== 'tool';
const itemOf = (way: readonly Item[], list: string): unknown => way.find((item) => item.key === '' && item.list === list)?.value;

/** The tool on a way; where the way ends at the place of a tool node's tool, that one. */
function toolOn(way: readonly Item[]): JsonObject | undefined {
  const found = way.find((item) => item.key === '' && (item.list === 'tools' || item.list === 'tool'))?.value;
  if (isObject(found)) return found;
  const last = way.at(-1);
  return last?.key === 'tool' ? [last.value].flat(9).find(isObject) : undefined;
}

function idOf(item: unknown): string | null {
  const id = isObject(item) ? item['id'] : null;
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? String(id) : null;
}

function nameOf(tool: JsonObject): unknown {
  const { type } = tool;
  const settings = typeof type === 'string' ? tool[type] : null;
  const name = isObject(settings) ? settings['name'] : null;
  return typeof name === 'string' && name !== '' ? name : type;
}
