/** What does not fit together in a conversation flow, found before Telnyx has to. */
import { structureFaults } from '../insight/flow/check/check-flow.ts';
import { wirePath } from '../insight/flow/check/fault.ts';
import { flowGraph } from '../insight/flow/flow-graph.ts';
import type { JsonObject } from '../json.ts';
import type { Problem } from './wire-body.ts';

/** Faults between the parts of a flow on the wire, by their paths in it. */
export const flowProblems = (flow: JsonObject): readonly Problem[] =>
  structureFaults(flowGraph(flow)).map(({ at, message }) => ({ path: wirePath(at), message }));
