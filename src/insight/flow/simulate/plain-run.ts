import type { JsonObject } from '../../../json.ts';
import type { EdgeOutcome } from './consider.ts';
import type { Simulation, SimulationEnd } from './simulate.ts';

/** A dry run as JSON holds it: nodes, edges and assistants by their ids. */
export interface PlainRun {
  readonly steps: readonly {
    readonly index: number;
    readonly nodeId: string | null;
    readonly takenEdgeId: string | null;
    readonly considered: readonly { readonly edgeId: string | null; readonly outcome: EdgeOutcome; readonly reason: string }[];
  }[];
  readonly end: SimulationEnd;
  readonly endNodeId: string | null;
  /** The assistant that took over. */
  readonly assistantId: string | null;
  readonly variables: JsonObject;
  readonly assumptions: readonly string[];
  /** Names that are given, and that nothing of the flow reads. */
  readonly unusedVariables: readonly string[];
}

export const plainRun = ({ steps, end, endNode, handover, variables, assumptions, unusedVariables }: Simulation): PlainRun => ({
  steps: steps.map(({ index, node, taken, considered }) => ({
    index,
    nodeId: node.id,
    takenEdgeId: taken?.id ?? null,
    considered: considered().map(({ edge, outcome, reason }) => ({ edgeId: edge.id, outcome, reason })),
  })),
  end,
  endNodeId: endNode?.id ?? null,
  assistantId: handover?.assistantId ?? null,
  variables,
  assumptions,
  unusedVariables,
});
