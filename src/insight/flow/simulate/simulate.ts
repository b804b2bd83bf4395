import type { JsonObject } from '../../../json.ts';
import { finish, type Pieces } from '../../../pieces.ts';
import type { Assumption } from '../../expression/assumptions.ts';
import { readExpression, type Program } from '../../expression/program.ts';
import { defaultsOf } from '../../templates/template-variables.ts';
import { LEAVING, RunTools } from '../check/run-tools.ts';
import { type FlowGraph, type GraphEdge, type GraphNode } from '../flow-graph.ts';
import { objectAt } from '../../read-value.ts';
import { inSentences, type FlowAssumption } from './assumptions.ts';
import { considered, decide, waits, type ConsideredEdge, type Decision, type Visit } from './consider.ts';
import { DEFAULT_STEPS, MAX_STEPS } from './input.ts';
import type { RunChoice, RunInput, SimulationEnd } from './run.ts';
import { VariableHistory } from './variables.ts';

export interface SimulationStep {
  readonly index: number;
  readonly node: GraphNode;
  /** Null where no edge was taken: the run ended there, or stayed for another turn. */
  readonly taken: GraphEdge | null;
  /** Made when it is asked for: a run of many steps over a node of many edges would hold more than it is worth. */
  readonly considered: () => readonly ConsideredEdge[];
}

export interface Simulation {
  readonly steps: readonly SimulationStep[];
  readonly end: SimulationEnd;
  /** The node where it ended; null where there was none to begin with. */
  readonly endNode: GraphNode | null;
  /** The edge to the assistant that took over; null at every other end. */
  readonly handover: GraphEdge | null;
  readonly variables: JsonObject;
  readonly assumptions: readonly string[];
}

/** A dry run of a flow of an assistant, from the variables that its conversations begin with. */
export const simulate = (graph: FlowGraph, assistant: JsonObject, input: RunInput): Simulation =>
  finish(simulationInPieces(graph, assistant, input));

/** How many edges, and parts of their expressions, a run looks at; beyond that it ends as at its last step. */
export const MAX_WORK = 500_000;
/** How many steps are in one piece; those with many edges have pieces of their own. */
const PIECE = 50;

/** The same, which pauses now and then. */
export function* simulationInPieces(graph: FlowGraph, assistant: JsonObject, input: RunInput): Pieces<Simulation> {
  const run = new Simulator(graph, assistant, input);
  for (let count = 1; !run.hasEnded; count += 1) {
    yield* run.step();
    if (count % PIECE === 0) yield;
  }
  return run.result();
}

class Simulator {
  readonly #history: VariableHistory;
  readonly #choices = new Map<string, Map<number, RunChoice>>();
  readonly #visits = new Map<GraphNode, number>();
  readonly #programs = new Map<GraphEdge, Program>();
  /** The last decision at a node without a choice, which stays as it is for as long as the variables do. */
  readonly #decisions = new Map<GraphNode, { readonly version: number; readonly decision: Decision }>();
  readonly #tools: RunTools;
  readonly #assumed = new Set<Assumption | FlowAssumption>();
  readonly #missing = new Set<string>();
  readonly #steps: SimulationStep[] = [];
  readonly #maxSteps: number;
  readonly #channel: Visit['channel'];
  #node: GraphNode | null;
  #end: SimulationEnd | null = null;
  #handover: GraphEdge | null = null;
  work = 0;

  constructor(graph: FlowGraph, assistant: JsonObject, { variables, choices, startNodeId, maxSteps, channel }: RunInput) {
    this.#history = new VariableHistory(defaultsOf(assistant), variables ?? {});
    this.#tools = new RunTools(assistant);
    for (const choice of choices ?? []) {
      const ofNode = this.#choices.get(choice.nodeId) ?? new Map<number, RunChoice>();
      this.#choices.set(choice.nodeId, ofNode.set(choice.visit ?? 1, choice));
    }
    this.#maxSteps = Math.min(maxSteps ?? DEFAULT_STEPS, MAX_STEPS);
    this.#channel = channel ?? 'CALL';
    this.#node = typeof startNodeId === 'string' ? (graph.nodesById.get(startNodeId) ?? null) : graph.start;
    if (!this.#node) this.#end = 'BROKEN';
  }

  get hasEnded(): boolean {
    return this.#end !== null;
  }

  /** Enters the next node, or ends. */
  *step(): Pieces<void> {
    const node = this.#node;
    if (!node || this.#steps.length >= this.#maxSteps || this.work >= MAX_WORK) {
      this.#end = 'STEP_LIMIT';
      this.#node = this.#steps.at(-1)?.node ?? node;
      return;
    }
    const visit = this.#visit(node);
    const { taken, assumptions, missing } = yield* this.#decide(visit);
    for (const assumption of assumptions) this.#assumed.add(assumption);
    for (const name of missing) this.#missing.add(name);
    this.#steps.push({ index: this.#steps.length, node, taken, considered: () => considered(visit) });
    if (taken && LEAVING.has(this.#tools.kindRunBy(node))) this.#assumed.add('TOOL_FAILED');
    if (taken) this.#follow(taken);
    else this.#stay(visit);
  }

  result(): Simulation {
    return {
      steps: this.#steps,
      end: this.#end ?? 'STEP_LIMIT',
      endNode: this.#node,
      handover: this.#handover,
      variables: this.#history.toObject(),
      assumptions: inSentences(this.#assumed, this.#missing),
    };
  }

  #visit(node: GraphNode): Visit {
    const number = (this.#visits.get(node) ?? 0) + 1;
    this.#visits.set(node, number);
    const choice = (node.id === null ? undefined : this.#choices.get(node.id)?.get(number)) ?? null;
    const before = this.#history.at(this.#history.version);
    if (choice?.set) this.#history.set(choice.set);
    const after = choice?.set ? this.#history.at(this.#history.version) : before;
    if (node.kind === 'unknown') this.#assumed.add('UNKNOWN_NODE');
    return { node, number, channel: this.#channel, choice, before, after, programOf: (edge) => this.#programOf(edge) };
  }

  *#decide(visit: Visit): Pieces<Decision> {
    const { version } = this.#history;
    this.work += 1;
    const known = this.#decisions.get(visit.node);
    if (!visit.choice && known?.version === version) return known.decision;
    this.work += visit.node.outgoing.length;
    const decision = yield* decide(visit);
    if (!visit.choice) this.#decisions.set(visit.node, { version, decision });
    return decision;
  }

  /** Read once in a run; the work of each use is counted. */
  #programOf(edge: GraphEdge): Program {
    const program = this.#programs.get(edge) ?? readExpression(objectAt(edge.wire, 'condition')['expression']);
    this.#programs.set(edge, program);
    this.work += program.parts.length;
    return program;
  }

  #follow(edge: GraphEdge): void {
    if (edge.target === 'assistant' && edge.assistantId !== null) {
      this.#end = 'ASSISTANT';
      this.#handover = edge;
    } else if (edge.to) this.#node = edge.to;
    else this.#end = 'BROKEN';
  }

  #stay({ node, choice }: Visit): void {
    if (node.outgoing.length === 0) {
      this.#end = 'TERMINAL';
      if (node.kind === 'speak') this.#assumed.add('SILENT_END');
    } else if (!waits(node)) this.#end = 'NO_EDGE';
    else if (!choice) this.#end = 'NEEDS_CHOICE';
  }
}
