import { flowCheck } from '../insight/flow/check/check-flow.ts';
import type { Report } from '../insight/findings/report.ts';
import type { JsonObject } from '../json.ts';
import { finish, type Pieces } from '../pieces.ts';
import { finishInTurns } from '../turns.ts';
import { bareGraphOf, factsOf } from './flow.ts';

/** What rules look at beside the flow. */
export const INHERITED = ['instructions', 'tools', 'dynamic_variables'];

/** Nodes and edges of a flow that is checked at once; a bigger one is checked a rule in each turn of the event loop. */
const AT_ONCE = 1_000;

interface Checked {
  readonly assistant: JsonObject | null;
  readonly report: Report | Promise<Report>;
}

/** Parsed documents are never changed, and aliases ask again. */
const known = new WeakMap<object, Checked>();

/** What is wrong with a flow of an assistant; null where that is not known. */
export function checkOfFlow(flow: object, assistant: JsonObject | null): Report | Promise<Report> {
  const before = known.get(flow);
  if (before?.assistant === assistant) return before.report;
  const { nodes, edges } = flow as JsonObject;
  const isBig = [nodes, edges].flat().length > AT_ONCE;
  const report = isBig ? finishInTurns(checkInPieces(flow, assistant)) : finish(checkInPieces(flow, assistant));
  known.set(flow, { assistant, report });
  return report;
}

/** Its caller has done something before in the same turn. */
function* checkInPieces(flow: object, assistant: JsonObject | null): Pieces<Report> {
  yield;
  const graph = yield* bareGraphOf(flow);
  yield;
  return yield* flowCheck(graph, factsOf, assistant);
}
