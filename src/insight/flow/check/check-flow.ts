import type { JsonObject } from '../../../json.ts';
import { finish, type Pieces } from '../../../pieces.ts';
import type { FoundAt } from '../../findings/finding.ts';
import { reportInPieces, type Report } from '../../findings/report.ts';
import { flowFacts, type FlowFacts } from '../flow-facts.ts';
import type { FlowGraph } from '../flow-graph.ts';
import { comparisons, statusOnOneChannel } from './comparisons.ts';
import { afterTheEnd, defaults } from './defaults.ts';
import { conditions, ends, expressions, unknownKinds, unusableIds } from './edges.ts';
import { foundAt, type FlowFault } from './fault.ts';
import { missingIds, repeatedIds, start } from './ids.ts';
import { loops } from './loops.ts';
import { handoffBeside, models, needs, silentEnds, unreachable } from './nodes.ts';
import { RunTools } from './run-tools.ts';
import { neverTaken, shadowed } from './shadows.ts';
import { subjectOf, type FlowSubject } from './subject.ts';
import { setLater } from './variables.ts';

/** What decides whether Telnyx takes a flow: these need nothing but the graph. */
const STRUCTURE = [start, repeatedIds, ends, defaults, models] as const;

/** In pieces where a rule takes long for a big flow. */
type Rule = (subject: FlowSubject) => readonly FlowFault[] | Pieces<readonly FlowFault[]>;

const RULES: readonly Rule[] = [
  ...STRUCTURE,
  missingIds,
  afterTheEnd,
  needs,
  silentEnds,
  unreachable,
  expressions,
  conditions,
  unknownKinds,
  unusableIds,
  comparisons,
  statusOnOneChannel,
  neverTaken,
  shadowed,
  setLater,
  loops,
  handoffBeside,
];

/** What is wrong with a conversation flow, and what is worth knowing of it. `assistant` is the configuration that it is a part of; null where that is not known. */
export const checkFlow = (graph: FlowGraph, assistant: JsonObject | null = null): Report => finish(flowCheck(graph, flowFacts, assistant));

/** The same in pieces, for flows of thousands of nodes. */
export function* flowCheck(graph: FlowGraph, factsOf: (graph: FlowGraph) => FlowFacts, assistant: JsonObject | null): Pieces<Report> {
  const facts = factsOf(graph);
  yield;
  const subject = yield* subjectOf(graph, facts, assistant);
  const found: FlowFault[] = [];
  for (const rule of RULES) {
    const faults = rule(subject);
    for (const fault of 'next' in faults ? yield* faults : faults) found.push(fault);
    yield;
  }
  return yield* reportInPieces(placed(found));
}

function* placed(faults: readonly FlowFault[]): Generator<FoundAt, void, void> {
  for (const fault of faults) yield foundAt(fault);
}

/** What Telnyx refuses of a flow that is written. */
export function structureFaults(graph: FlowGraph): readonly FlowFault[] {
  const subject = { graph, tools: new RunTools(null) };
  return STRUCTURE.flatMap((rule) => rule(subject));
}
