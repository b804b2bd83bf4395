/** Variables that are compared before anything has set them. */
import { quoted } from '../../quoted.ts';
import { defaultsOf, isSystemVariable } from '../../templates/template-variables.ts';
import type { FlowGraph, GraphEdge, GraphNode } from '../flow-graph.ts';
import { atEdge, theEdge, type FlowFault } from './fault.ts';
import type { FlowSubject } from './subject.ts';

/** Nothing is said where a webhook, or a tool that nobody knows the definition of, may set anything. */
export function setLater({ graph, assistant, conditions, tools }: FlowSubject): readonly FlowFault[] {
  if (!assistant || tools.hasVariablesWebhook) return [];
  const defaults = defaultsOf(assistant);
  const setters = settersByVariable(graph, tools);
  const uses = [...conditions].flatMap(([edge, { program }]) =>
    program.variables
      .filter((name) => !isSystemVariable(name) && !Object.hasOwn(defaults, name) && setters.has(name))
      .map((name) => ({ edge, name })),
  );
  if (uses.length === 0 || graph.nodes.some((node) => tools.hasUnknownToolAt(node))) return [];
  const unset = unsetUses(graph, setters, uses);
  return unset.map(({ edge, name }) => ({
    code: 'FLOW_VARIABLE_SET_LATER',
    at: atEdge(edge, 'condition', 'expression'),
    message: `${theEdge(edge)} compares the variable ${quoted(name)}, which no tool has set by then, and which has no default.`,
    advice: `Give ${quoted(name)} a default in \`dynamicVariables\`, or set it before.`,
  }));
}

function settersByVariable({ nodes }: FlowGraph, tools: FlowSubject['tools']): ReadonlyMap<string, readonly GraphNode[]> {
  const setters = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    for (const name of new Set(tools.variablesSetAt(node))) {
      const others = setters.get(name);
      if (others) others.push(node);
      else setters.set(name, [node]);
    }
  }
  return setters;
}

interface Use {
  readonly edge: GraphEdge;
  readonly name: string;
}

/** How many variables one walk follows: each has a bit of a number. */
const AT_ONCE = 31;

/** The uses that no setter leads to. Many variables are followed by one walk, so that a flow of many of them takes no time of its own for each. */
function unsetUses(graph: FlowGraph, setters: ReadonlyMap<string, readonly GraphNode[]>, uses: readonly Use[]): readonly Use[] {
  const names = [...new Set(uses.map(({ name }) => name))];
  const found = new Set<Use>();
  for (let first = 0; first < names.length; first += AT_ONCE) {
    const bits = new Map(names.slice(first, first + AT_ONCE).map((name, index) => [name, 1 << index]));
    const reached = walk(graph, bits, setters);
    for (const use of uses) {
      const bit = bits.get(use.name);
      const from = use.edge.from;
      if (bit !== undefined && from && ((reached[from.index] ?? 0) & bit) === 0) found.add(use);
    }
  }
  return uses.filter((use) => found.has(use));
}

/** By the index of the node: which of the variables have been set there, on one way at least. */
function walk(graph: FlowGraph, bits: ReadonlyMap<string, number>, setters: ReadonlyMap<string, readonly GraphNode[]>): Int32Array {
  const reached = new Int32Array(graph.nodes.length);
  const queue: GraphNode[] = [];
  for (const [name, bit] of bits) {
    for (const node of setters.get(name) ?? []) {
      reached[node.index] = (reached[node.index] ?? 0) | bit;
      queue.push(node);
    }
  }
  for (const node of queue) {
    const here = reached[node.index] ?? 0;
    for (const { to } of node.outgoing) {
      if (!to || ((reached[to.index] ?? 0) | here) === reached[to.index]) continue;
      reached[to.index] = (reached[to.index] ?? 0) | here;
      queue.push(to);
    }
  }
  return reached;
}
