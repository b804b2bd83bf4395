import { flowCheck } from '../insight/flow/check/check-flow.ts';
import type { Report } from '../insight/findings/report.ts';
import type { JsonObject } from '../json.ts';
import { finish, type Pieces } from '../pieces.ts';
import { oncePerPair } from '../notes.ts';
import { finishInTurns } from '../turns.ts';
import { bareGraphOf, factsOf } from './flow.ts';

/** What rules look at beside the flow. */
export const INHERITED = ['instructions', 'tools', 'dynamic_variables'];

/** Nodes and edges of a flow that is checked at once; a bigger one is checked a rule in each turn of the event loop. */
const AT_ONCE = 1_000;

/** Stands for an assistant that is not known. */
const UNKNOWN: JsonObject = {};

/** Aliases ask again. */
const checkOf = oncePerPair((flow: object, assistant: JsonObject): Report | Promise<Report> => {
  const { nodes, edges } = flow as JsonObject;
  const pieces = checkInPieces(flow, assistant === UNKNOWN ? null : assistant);
  return [nodes, edges].flat().length > AT_ONCE ? finishInTurns(pieces) : finish(pieces);
});

/** What is wrong with a flow of an assistant; null where that is not known. */
export const checkOfFlow = (flow: object, assistant: JsonObject | null): Report | Promise<Report> => checkOf(flow, assistant ?? UNKNOWN);

/** Its caller has done something before in the same turn. */
function* checkInPieces(flow: object, assistant: JsonObject | null): Pieces<Report> {
  yield;
  const graph = yield* bareGraphOf(flow);
  yield;
  return yield* flowCheck(graph, factsOf, assistant);
}
