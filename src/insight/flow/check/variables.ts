/** Variables that are compared before anything has set them. */
import type { JsonObject } from '../../../json.ts';
import { Pace, type Pieces } from '../../../pieces.ts';
import { quoted } from '../../quoted.ts';
import { defaultsOf, isSystemVariable } from '../../templates/template-variables.ts';
import type { GraphEdge } from '../flow-graph.ts';
import { atEdge, theEdge, type FlowFault } from './fault.ts';
import type { Setter } from './run-tools.ts';
import { unsetAt, type SetTogether } from './set-before.ts';
import type { FlowSubject } from './subject.ts';

/** Nothing is said where a webhook, or a tool that nobody knows the definition of, may set anything. */
export function* setLater(subject: FlowSubject): Pieces<readonly FlowFault[]> {
  const { graph, assistant, tools } = subject;
  if (!assistant || tools.hasVariablesWebhook) return [];
  const uses = yield* usesIn(subject, defaultsOf(assistant));
  if (uses.length === 0 || graph.nodes.some((node) => tools.hasUnknownToolAt(node))) return [];
  const found: FlowFault[] = [];
  const pace = new Pace(FAULTS_PER_PIECE);
  for (const use of yield* unsetUses(subject, uses)) {
    found.push(faultOf(use));
    if (pace.isOver()) yield;
  }
  return found;
}

const faultOf = ({ edge, name }: Use): FlowFault => ({
  code: 'FLOW_VARIABLE_SET_LATER',
  at: atEdge(edge, 'condition', 'expression'),
  message: `${theEdge(edge)} compares the variable ${quoted(name)}, which no tool has set by then, and which has no default.`,
  advice: `Give ${quoted(name)} a default in \`dynamicVariables\`, or set it before.`,
});

/** A comparison of a variable that something in the flow sets, and that has no value before. */
interface Use {
  readonly edge: GraphEdge;
  readonly name: string;
  /** The rank of the component where it is compared. */
  readonly rank: number;
  readonly together: Together;
}

/** Variables with the same setters: they are followed as one. */
interface Together extends SetTogether {
  readonly asked: Set<number>;
}

/** Findings that are put into words before others may go on. */
const FAULTS_PER_PIECE = 2_000;
/** Edges, variables and setters that are looked at before others may go on. */
const PER_PIECE = 10_000;

function* usesIn({ conditions, facts, setters }: FlowSubject, defaults: JsonObject): Pieces<readonly Use[]> {
  const pace = new Pace(PER_PIECE);
  const byName = yield* setTogether(setters, pace);
  const uses: Use[] = [];
  for (const [edge, { program }] of conditions) {
    if (!edge.from) continue;
    const rank = facts.ranks[edge.from.index] ?? 0;
    for (const name of program.variables) {
      const together = byName.get(name);
      if (together && !isSystemVariable(name) && !Object.hasOwn(defaults, name)) uses.push({ edge, name, rank, together });
    }
    if (pace.isOver(program.variables.length + 1)) yield;
  }
  return uses;
}

/** By the name of each variable that something in the flow sets. */
function* setTogether(setters: readonly Setter[], pace: Pace): Pieces<ReadonlyMap<string, Together>> {
  const indexes = new Map<string, number[]>();
  for (const [index, { names, nodes }] of setters.entries()) {
    if (nodes.length === 0) continue;
    for (const name of names) {
      const others = indexes.get(name);
      if (others) others.push(index);
      else indexes.set(name, [index]);
      if (pace.isOver()) yield;
    }
  }
  const known = new Map<string, Together>();
  const byName = new Map<string, Together>();
  for (const [name, list] of indexes) {
    const key = list.join(',');
    const together = known.get(key) ?? { setters: list, asked: new Set() };
    known.set(key, together);
    byName.set(name, together);
    if (pace.isOver(list.length)) yield;
  }
  return byName;
}

function* unsetUses({ graph, facts, setters }: FlowSubject, uses: readonly Use[]): Pieces<readonly Use[]> {
  const pace = new Pace(PER_PIECE);
  for (const { together, rank } of uses) {
    together.asked.add(rank);
    if (pace.isOver()) yield;
  }
  const unset = yield* unsetAt(graph.nodes, facts.ranks, setters, new Set(uses.map(({ together }) => together)));
  return uses.filter(({ together, rank }) => unset.get(together)?.has(rank));
}
