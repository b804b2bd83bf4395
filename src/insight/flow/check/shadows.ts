/** Edges that are never taken. */
import type { Pieces } from '../../../pieces.ts';
import { quoted } from '../../quoted.ts';
import { objectAt } from '../../read-value.ts';
import type { GraphEdge } from '../flow-graph.ts';
import { atEdge, faultsIn, theEdge, type FlowFault } from './fault.ts';
import type { Condition, FlowSubject } from './subject.ts';
import type { Bound, TermTable } from './terms.ts';

export function neverTaken({ conditions }: FlowSubject): readonly FlowFault[] {
  return faultsIn(conditions, ([edge, condition]) =>
    condition.constant === false && isSure(condition)
      ? {
          code: 'FLOW_EDGE_NEVER',
          at: atEdge(edge, 'condition', 'expression'),
          message: `${theEdge(edge)} is never taken: its expression is false, whatever is said.`,
          advice: 'Compare a variable, or remove the edge.',
        }
      : undefined,
  );
}

/** Whether all its comparisons are of values of one kind. */
const isSure = ({ doubts }: Condition): boolean => doubts.length === 0;

/** How many edges are compared before others may go on. */
const EDGES_PER_PIECE = 5_000;

export function* shadowed({ graph: { nodes }, conditions, table }: FlowSubject): Pieces<readonly FlowFault[]> {
  const found: Shadow[] = [];
  let edges = 0;
  for (const { outgoing } of nodes) {
    if (outgoing.length < 2) continue;
    for (const shadow of shadowsOf(outgoing, conditions, table)) found.push(shadow);
    edges += outgoing.length;
    if (edges < EDGES_PER_PIECE) continue;
    edges = 0;
    yield;
  }
  return found
    .toSorted((one, other) => one.edge.index - other.edge.index)
    .map(({ edge, by, why }) => ({
      code: 'FLOW_EDGE_SHADOWED',
      at: atEdge(edge, 'condition'),
      message: `${theEdge(edge)} is never taken: ${by.id === null ? 'an edge' : `the edge ${quoted(by.id)}`} of the same node ${why}.`,
      advice: 'Put the narrower condition first, or remove one of the two.',
    }));
}

interface Shadow {
  readonly edge: GraphEdge;
  readonly by: GraphEdge;
  /** What hides it, as the end of a sentence. */
  readonly why: string;
}

function shadowsOf(outgoing: readonly GraphEdge[], conditions: FlowSubject['conditions'], table: TermTable): readonly Shadow[] {
  const found: Shadow[] = [];
  const earlier = new EarlierExpressions(table);
  const prompts = new Map<string, GraphEdge>();
  const always = outgoing.find((edge) => isAlways(conditions.get(edge)));
  let isBehindAlways = false;
  for (const edge of outgoing) {
    const condition = conditions.get(edge);
    if (condition?.terms && isSure(condition)) {
      if (isBehindAlways && always) found.push({ edge, by: always, why: 'stands before it and is always true' });
      else {
        const by = earlier.impliedBy(condition.terms.root, condition.terms.conjuncts);
        if (by) found.push({ edge, by, why: 'stands before it and is true whenever this one is' });
      }
      earlier.add(edge, condition.terms.root, condition.terms.conjuncts);
      isBehindAlways ||= edge === always;
    } else if (edge.condition === 'llm') {
      const { prompt } = objectAt(edge.wire, 'condition');
      const words = typeof prompt === 'string' ? prompt.trim() : '';
      const first = prompts.get(words);
      if (always) found.push({ edge, by: always, why: 'is always true, and comparisons come before the model' });
      else if (first) found.push({ edge, by: first, why: 'stands before it and says the same' });
      else if (words !== '') prompts.set(words, edge);
    }
  }
  return found;
}

const isAlways = (condition: Condition | undefined): boolean => condition?.constant === true && isSure(condition);

/** How many earlier edges are compared with one at most: an edge that shares a part of its expression with thousands of others is not compared with each. */
const MOST_CANDIDATES = 100;

/** What edges before one of the same node say: whatever implies one of them is never reached. */
class EarlierExpressions {
  readonly #table: TermTable;
  readonly #byRoot = new Map<number, GraphEdge>();
  /** Those that hold several parts, by the part that the fewest others have. */
  readonly #byPart = new Map<number, { readonly edge: GraphEdge; readonly parts: readonly number[] }[]>();
  /** The loosest bounds of each variable, from below and from above. */
  readonly #bounds = new Map<string, { readonly edge: GraphEdge; readonly bound: Bound }>();

  constructor(table: TermTable) {
    this.#table = table;
  }

  add(edge: GraphEdge, root: number, parts: readonly number[]): void {
    if (!this.#byRoot.has(root)) this.#byRoot.set(root, edge);
    const bound = this.#table.boundOf(root);
    if (bound) this.#addBound(edge, bound);
    if (parts.length < 2) return;
    const [rarest = root] = parts.toSorted((one, other) => (this.#byPart.get(one)?.length ?? 0) - (this.#byPart.get(other)?.length ?? 0));
    const others = this.#byPart.get(rarest);
    if (others) others.push({ edge, parts });
    else this.#byPart.set(rarest, [{ edge, parts }]);
  }

  /** The first edge found that is true whenever this expression is. */
  impliedBy(root: number, parts: readonly number[]): GraphEdge | undefined {
    const equal = this.#byRoot.get(root);
    if (equal) return equal;
    for (const part of parts) {
      const found = this.#byRoot.get(part) ?? this.#looser(part);
      if (found) return found;
    }
    if (this.#byPart.size === 0) return undefined;
    const held = new Set(parts);
    let left = MOST_CANDIDATES;
    for (const part of parts) {
      for (const candidate of this.#byPart.get(part) ?? []) {
        if (left === 0) return undefined;
        left -= 1;
        if (candidate.parts.length <= held.size && candidate.parts.every((one) => held.has(one))) return candidate.edge;
      }
    }
    return undefined;
  }

  #addBound(edge: GraphEdge, bound: Bound): void {
    if (bound.op === '==') return;
    const key = keyOf(bound.variable, isLower(bound));
    const known = this.#bounds.get(key);
    if (!known || implies(known.bound, bound)) this.#bounds.set(key, { edge, bound });
  }

  #looser(part: number): GraphEdge | undefined {
    const bound = this.#table.boundOf(part);
    if (!bound) return undefined;
    for (const isFromBelow of [true, false]) {
      const known = this.#bounds.get(keyOf(bound.variable, isFromBelow));
      if (known && implies(bound, known.bound)) return known.edge;
    }
    return undefined;
  }
}

const keyOf = (variable: string, isFromBelow: boolean): string => `${isFromBelow ? '>' : '<'}${variable}`;
const isLower = ({ op }: Bound): boolean => op === '>' || op === '>=';

/** Whether a number within one bound is within another. */
function implies(narrow: Bound, wide: Bound): boolean {
  const isStrict = wide.op === '>' || wide.op === '<';
  if (narrow.op !== '==' && isLower(narrow) !== isLower(wide)) return false;
  if (narrow.value === wide.value) return !isStrict || narrow.op === wide.op;
  return isLower(wide) ? narrow.value > wide.value : narrow.value < wide.value;
}
