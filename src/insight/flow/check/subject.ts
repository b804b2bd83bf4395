/** What rules of flows look at. */
import type { JsonObject } from '../../../json.ts';
import type { Pieces } from '../../../pieces.ts';
import { constantOf } from '../../expression/evaluate.ts';
import { readExpression, type Program } from '../../expression/program.ts';
import { defaultsOf } from '../../templates/template-variables.ts';
import type { FlowFacts } from '../flow-facts.ts';
import { type FlowGraph, type GraphEdge } from '../flow-graph.ts';
import { objectAt } from '../../read-value.ts';
import { comparisonsOf, type ComparisonFault, type Defaults } from './comparison-kinds.ts';
import { RunTools, type Setter } from './run-tools.ts';
import { TermTable, type Terms } from './terms.ts';

/** The expression of an edge. */
export interface Condition {
  readonly program: Program;
  /** Null of an expression with faults, which says nothing. */
  readonly terms: Terms | null;
  /** What it is without variables; undefined where it has some, or no value. */
  readonly constant: unknown;
  /** Comparisons of unlike kinds, of which nobody can be sure what they give. */
  readonly doubts: readonly ComparisonFault[];
}

export interface FlowSubject {
  readonly graph: FlowGraph;
  readonly facts: FlowFacts;
  /** The configuration that the flow is a part of; null where that is not known. */
  readonly assistant: JsonObject | null;
  /** Of the edges that have an expression. */
  readonly conditions: ReadonlyMap<GraphEdge, Condition>;
  readonly table: TermTable;
  readonly tools: RunTools;
  /** What sets variables. */
  readonly setters: readonly Setter[];
}

/** How many parts of expressions are read before others may go on. */
const PARTS_PER_PIECE = 5_000;

export function* subjectOf(graph: FlowGraph, facts: FlowFacts, assistant: JsonObject | null): Pieces<FlowSubject> {
  const table = new TermTable();
  const tools = new RunTools(assistant);
  const setters = yield* tools.settersIn(graph);
  const defaults = knownBefore(assistant, tools, setters);
  const conditions = new Map<GraphEdge, Condition>();
  let parts = 0;
  for (const edge of graph.edges) {
    if (edge.condition !== 'expression') continue;
    const program = readExpression(objectAt(edge.wire, 'condition')['expression']);
    const terms = program.faults.length === 0 ? table.read(program) : null;
    conditions.set(edge, {
      program,
      terms,
      constant: constantOf(program),
      doubts: terms ? comparisonsOf(terms.comparisons, defaults) : [],
    });
    parts += program.parts.length + 1;
    if (parts < PARTS_PER_PIECE) continue;
    parts = 0;
    yield;
  }
  return { graph, facts, assistant, conditions, table, tools, setters };
}

function knownBefore(assistant: JsonObject | null, tools: RunTools, setters: readonly Setter[]): Defaults {
  const values = defaultsOf(assistant ?? {});
  const set = new Set<string>();
  for (const { names } of setters) for (const name of names) set.add(name);
  const hasWebhook = tools.hasVariablesWebhook;
  return {
    valueOf: (name) => (Object.hasOwn(values, name) ? values[name] : undefined),
    mayBeSet: (name) => hasWebhook || set.has(name),
  };
}
