/** What a dry run is asked for, and what cannot be asked for. */
import { isObject, type JsonObject } from '../../../json.ts';
import { isGiven } from '../../read-value.ts';
import type { FlowGraph } from '../flow-graph.ts';

/** What decides about order: on calls the model chooses in the turn of its reply, on chat after it. */
export const CHANNELS = ['CALL', 'CHAT'] as const;
export type SimulationChannel = (typeof CHANNELS)[number];

/** What happens at a node at one of the times that the run is there. */
export interface SimulationChoice {
  readonly nodeId: string;
  /** The `llm` edge that the model takes; null where it takes none. */
  readonly edgeId?: string | null | undefined;
  /** The how-manieth time, from 1; that is the default. */
  readonly visit?: number | null | undefined;
  /** Variables that are set there. */
  readonly set?: JsonObject | null | undefined;
}

export interface SimulationInput {
  readonly channel?: SimulationChannel | null | undefined;
  /** Values beside the defaults of the assistant, or in their place. */
  readonly variables?: JsonObject | null | undefined;
  readonly choices?: readonly SimulationChoice[] | null | undefined;
  /** Where the run begins; the start of the flow by default. */
  readonly startNodeId?: string | null | undefined;
  /** How many nodes the run enters at most. */
  readonly maxSteps?: number | null | undefined;
}

export const DEFAULT_STEPS = 100;
export const MAX_STEPS = 1000;

/** A part of the input that cannot be, and why. */
export interface InputFault {
  readonly path: readonly string[];
  /** A sentence. */
  readonly message: string;
}

/** All that is wrong with an input for a flow. A run ignores choices that are wrong. */
export function faultsOfInput(graph: FlowGraph, { variables, startNodeId, maxSteps, choices }: SimulationInput): readonly InputFault[] {
  const faults: InputFault[] = [];
  if (isGiven(variables) && !isObject(variables)) faults.push({ path: ['variables'], message: `variables ${TAKES_OBJECT}` });
  if (isGiven(startNodeId) && !graph.nodesById.has(startNodeId)) faults.push({ path: ['startNodeId'], message: noNode(startNodeId) });
  if (isGiven(maxSteps) && !(Number.isInteger(maxSteps) && maxSteps >= 1 && maxSteps <= MAX_STEPS)) {
    faults.push({ path: ['maxSteps'], message: `maxSteps is ${maxSteps}, but takes 1 to ${MAX_STEPS}.` });
  }
  const seen = new Set<string>();
  for (const [index, choice] of (choices ?? []).entries()) {
    const path = (field: string) => ['choices', String(index), field];
    const { nodeId, edgeId, set } = choice;
    const visit = choice.visit ?? 1;
    const node = graph.nodesById.get(nodeId);
    const key = JSON.stringify([nodeId, visit]);
    if (!node) faults.push({ path: path('nodeId'), message: noNode(nodeId) });
    else if (seen.has(key)) faults.push({ path: path('visit'), message: `Visit ${visit} of ${quoted(nodeId)} has a choice already.` });
    seen.add(key);
    if (!(Number.isInteger(visit) && visit >= 1)) faults.push({ path: path('visit'), message: `visit is ${visit}, but takes 1 and more.` });
    if (isGiven(set) && !isObject(set)) faults.push({ path: path('set'), message: `set ${TAKES_OBJECT}` });
    const edgeFault = node && isGiven(edgeId) ? faultOfEdge(graph, nodeId, edgeId) : null;
    if (edgeFault !== null) faults.push({ path: path('edgeId'), message: edgeFault });
  }
  return faults;
}

function faultOfEdge({ nodesById, edgesById }: FlowGraph, nodeId: string, edgeId: string): string | null {
  const edge = nodesById.get(nodeId)?.outgoing.find(({ id }) => id === edgeId);
  if (!edge && edgesById.has(edgeId)) return `The edge ${quoted(edgeId)} leaves another node than ${quoted(nodeId)}.`;
  if (!edge) return `The flow has no edge ${quoted(edgeId)}.`;
  return edge.condition === 'llm' ? null : `The edge ${quoted(edgeId)} is not for the model to take: its condition is not of the kind llm.`;
}

const TAKES_OBJECT = 'takes an object: values by the names of variables.';
const noNode = (id: string) => `The flow has no node ${quoted(id)}.`;

const LONGEST_ID = 100;
const quoted = (id: string) => JSON.stringify(id.length > LONGEST_ID ? `${id.slice(0, LONGEST_ID)}…` : id);
