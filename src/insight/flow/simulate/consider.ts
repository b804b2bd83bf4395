/** How the edges of a node are considered at one visit of it. */
import type { Pieces } from '../../../pieces.ts';
import type { Assumption } from '../../expression/assumptions.ts';
import { conditionOf, UNKNOWN, type Variables } from '../../expression/evaluate.ts';
import type { Program } from '../../expression/program.ts';
import type { GraphEdge, GraphNode } from '../flow-graph.ts';
import type { FlowAssumption } from './assumptions.ts';
import * as reason from './reasons.ts';
import type { EdgeOutcome, RunChoice, SimulationChannel } from './run.ts';

export interface ConsideredEdge {
  readonly edge: GraphEdge;
  readonly outcome: EdgeOutcome;
  /** In words. Names variables, and never holds a value of one. */
  readonly reason: string;
}

/** A visit of a node, with all that decides about it. */
export interface Visit {
  readonly node: GraphNode;
  /** How many times the run has been there, with this one. */
  readonly number: number;
  readonly channel: SimulationChannel;
  readonly choice: RunChoice | null;
  /** The variables when it began, and with what is set there. */
  readonly before: Variables;
  readonly after: Variables;
  readonly programOf: (edge: GraphEdge) => Program;
}

export interface Decision {
  readonly taken: GraphEdge | null;
  readonly assumptions: ReadonlySet<Assumption | FlowAssumption>;
  /** Names of variables without a value that edges asked for. */
  readonly missing: ReadonlySet<string>;
}

/** How many edges are considered in one piece. */
const PIECE = 2000;

/** Which edge is taken. Pauses now and then, as a node may have very many. */
export function* decide(visit: Visit): Pieces<Decision> {
  const assumptions = new Set<Assumption | FlowAssumption>();
  const missing = new Set<string>();
  let taken: GraphEdge | null = null;
  let count = 0;
  for (const { edge, variables } of ordered(visit)) {
    count += 1;
    if (count % PIECE === 0) yield;
    const assumption = assumedOfEdge(edge, visit);
    if (assumption) assumptions.add(assumption);
    const { isTaken, assumed, missing: names } = judge(edge, variables, visit);
    for (const rule of assumed) assumptions.add(rule);
    for (const name of names) missing.add(name);
    if (!isTaken) continue;
    taken = edge;
    break;
  }
  return { taken, assumptions, missing };
}

/** What became of each edge of a node, in the order in which they are considered. */
export function considered(visit: Visit): readonly ConsideredEdge[] {
  const outcomes = new Map<GraphEdge, ConsideredEdge>();
  let taken: GraphEdge | null = null;
  for (const { edge, variables } of ordered(visit)) {
    if (taken) {
      if (!outcomes.has(edge)) outcomes.set(edge, behind(edge, taken, visit));
      continue;
    }
    const { isTaken, outcome, why } = judge(edge, variables, visit);
    outcomes.set(edge, { edge, outcome, reason: why() });
    if (isTaken) taken = edge;
  }
  return [...outcomes.values()];
}

/** The model chooses among all of its edges, so none of these is behind the one that it took. */
const behind = (edge: GraphEdge, taken: GraphEdge, { choice, number }: Visit): ConsideredEdge =>
  taken.condition === 'llm' && edge.condition === 'llm'
    ? { edge, outcome: 'NOT_CHOSEN', reason: reason.notChosen(choice, number) }
    : { edge, outcome: 'NOT_REACHED', reason: reason.NOT_REACHED };

interface Asked {
  readonly edge: GraphEdge;
  readonly variables: Variables;
}

/**
 * Comparisons come before the model's turn, and default edges last. On chat what is still open after the model's turn is considered in one
 * row, in the order of the document; only a prompt node has such a turn.
 */
function* ordered({ node, channel, before, after }: Visit): Generator<Asked, void, void> {
  const hasTurn = channel === 'CHAT' && waits(node);
  const mayHaveChanged = hasTurn && before !== after;
  for (const edge of node.outgoing) if (!isLast(edge) && edge.condition !== 'llm') yield { edge, variables: hasTurn ? before : after };
  for (const edge of node.outgoing) if (!isLast(edge) && (mayHaveChanged || edge.condition === 'llm')) yield { edge, variables: after };
  for (const edge of node.outgoing) if (isLast(edge)) yield { edge, variables: after };
}

/** Whether a conversation stays at a node where nothing is true. */
export const waits = ({ kind }: GraphNode): boolean => kind === 'prompt' || kind === 'unknown';

const isLast = ({ condition }: GraphEdge) => condition === 'default';

interface Judged {
  readonly isTaken: boolean;
  readonly outcome: EdgeOutcome;
  /** Made where it is shown. */
  readonly why: () => string;
  readonly assumed: readonly Assumption[];
  readonly missing: readonly string[];
}

function judge(edge: GraphEdge, variables: Variables, { choice, number, programOf }: Visit): Judged {
  switch (edge.condition) {
    case 'default':
      return taken(() => reason.DEFAULT);
    case 'llm':
      return edge.id !== null && choice?.edgeId === edge.id
        ? taken(() => reason.chosen(number))
        : { ...NOTHING, outcome: 'NOT_CHOSEN', why: () => reason.notChosen(choice, number) };
    case 'expression': {
      const program = programOf(edge);
      const [fault] = program.faults;
      if (fault) return { ...NOTHING, outcome: 'UNKNOWN', why: () => reason.noValue(fault) };
      const { value, assumptions } = conditionOf(program, variables);
      const missing = assumptions.includes('MISSING') ? program.variables.filter((name) => (variables.get(name) ?? null) === null) : [];
      const about = { assumed: assumptions, missing };
      if (value === true) return { ...taken(() => reason.isTrue(edge, missing)), ...about };
      if (value === UNKNOWN) return { ...NOTHING, outcome: 'UNKNOWN', why: () => reason.UNKNOWN_CONDITION };
      return { ...about, isTaken: false, outcome: 'FALSE', why: () => reason.isFalse(edge, missing, assumptions.includes('ONLY_TRUE')) };
    }
    case 'none':
      return { ...NOTHING, outcome: 'UNKNOWN', why: () => reason.NO_CONDITION };
    case 'unknown':
      return { ...NOTHING, outcome: 'UNKNOWN', why: () => reason.UNKNOWN_CONDITION };
  }
}

const NOTHING = { isTaken: false, assumed: [], missing: [] } as const;
const taken = (why: () => string): Judged => ({ ...NOTHING, isTaken: true, outcome: 'TAKEN', why });

/** What has to be assumed where an edge is considered at all. */
function assumedOfEdge({ condition }: GraphEdge, { node, channel, choice }: Visit): FlowAssumption | null {
  switch (condition) {
    case 'default':
      return waits(node) ? 'DEFAULT_AT_PROMPT' : null;
    case 'llm':
      return waits(node) ? null : 'MODEL_WITHOUT_TURN';
    case 'expression':
      return channel === 'CHAT' && waits(node) && choice?.set ? 'SET_IN_TURN' : null;
    case 'unknown':
    case 'none':
      return 'UNKNOWN_CONDITION';
  }
}
