/** What a dry run cannot be asked for. */
import { isObject } from '../../../json.ts';
import { quoted } from '../../quoted.ts';
import { isGiven } from '../../read-value.ts';
import type { FlowGraph } from '../flow-graph.ts';
import { CHANNELS, type RunChoice, type RunInput } from './run.ts';

export const DEFAULT_STEPS = 100;
export const MAX_STEPS = 1000;

/** A part of the input that cannot be, and why. */
export interface InputFault {
  readonly path: readonly string[];
  /** A sentence. */
  readonly message: string;
}

const PARTS = ['channel', 'variables', 'choices', 'startNodeId', 'maxSteps'] as const satisfies readonly (keyof RunInput)[];
const PARTS_OF_CHOICE = ['nodeId', 'edgeId', 'visit', 'set'] as const satisfies readonly (keyof RunChoice)[];

/** All that is wrong with an input for a flow, whatever it is. A run ignores choices that are wrong. */
export function faultsOfInput(graph: FlowGraph, input: RunInput): readonly InputFault[] {
  const { channel, variables, startNodeId, maxSteps, choices } = input;
  const faults: InputFault[] = otherParts(input, PARTS, []);
  if (isGiven(channel) && !CHANNELS.includes(channel))
    faults.push({ path: ['channel'], message: `channel takes ${CHANNELS.join(' or ')}.` });
  if (isGiven(variables) && !isObject(variables)) faults.push({ path: ['variables'], message: `variables ${TAKES_OBJECT}` });
  if (isGiven(startNodeId) && !graph.nodesById.has(startNodeId)) faults.push({ path: ['startNodeId'], message: noNode(startNodeId) });
  if (isGiven(maxSteps) && !(Number.isInteger(maxSteps) && maxSteps >= 1 && maxSteps <= MAX_STEPS)) {
    faults.push({ path: ['maxSteps'], message: `maxSteps is ${maxSteps}, but takes 1 to ${MAX_STEPS}.` });
  }
  if (isGiven(choices) && !Array.isArray(choices)) faults.push({ path: ['choices'], message: 'choices takes a list.' });
  const seen = new Set<string>();
  for (const [index, choice] of (Array.isArray(choices) ? (choices as readonly RunChoice[]) : []).entries())
    faults.push(...faultsOfChoice(graph, choice, ['choices', String(index)], seen));
  return faults;
}

function faultsOfChoice(graph: FlowGraph, choice: RunChoice, path: readonly string[], seen: Set<string>): readonly InputFault[] {
  if (!isObject(choice)) return [{ path, message: `A choice is an object with ${PARTS_OF_CHOICE.join(', ')}.` }];
  const faults: InputFault[] = otherParts(choice, PARTS_OF_CHOICE, path);
  const refuse = (field: string, message: string) => faults.push({ path: [...path, field], message });
  const { nodeId, edgeId, set } = choice;
  const visit = choice.visit ?? 1;
  const node = graph.nodesById.get(nodeId);
  const key = JSON.stringify([nodeId, visit]);
  if (!node) refuse('nodeId', noNode(nodeId));
  else if (seen.has(key)) refuse('visit', `Visit ${visit} of ${named(nodeId)} has a choice already.`);
  seen.add(key);
  if (!(Number.isInteger(visit) && visit >= 1)) refuse('visit', `visit is ${visit}, but takes 1 and more.`);
  if (isGiven(set) && !isObject(set)) refuse('set', `set ${TAKES_OBJECT}`);
  const edgeFault = node && isGiven(edgeId) ? faultOfEdge(graph, nodeId, edgeId) : null;
  if (edgeFault !== null) refuse('edgeId', edgeFault);
  return faults;
}

/** Keys that nothing reads: they are misspelt. */
const otherParts = (object: object, parts: readonly string[], path: readonly string[]): InputFault[] =>
  Object.keys(object)
    .filter((key) => !parts.includes(key))
    .map((key) => ({ path: [...path, key], message: `There is no ${named(key)} here, but ${parts.join(', ')}.` }));

function faultOfEdge({ nodesById, edgesById }: FlowGraph, nodeId: string, edgeId: string): string | null {
  const edge = nodesById.get(nodeId)?.outgoing.find(({ id }) => id === edgeId);
  if (!edge && edgesById.has(edgeId)) return `The edge ${named(edgeId)} leaves another node than ${named(nodeId)}.`;
  if (!edge) return `The flow has no edge ${named(edgeId)}.`;
  return edge.condition === 'llm' ? null : `The edge ${named(edgeId)} is not for the model to take: its condition is not of the kind llm.`;
}

const TAKES_OBJECT = 'takes an object: values by the names of variables.';
const noNode = (id: unknown) => `The flow has no node ${named(id)}.`;

const named = (id: unknown): string => (typeof id === 'string' ? quoted(id) : JSON.stringify(id));
