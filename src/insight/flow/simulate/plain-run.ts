import type { JsonObject } from '../../../json.ts';
import type { EdgeOutcome } from './consider.ts';
import { finish } from '../../../pieces.ts';
import type { FlowGraph } from '../flow-graph.ts';
import type { SimulationInput } from './input.ts';
import { simulate, type SimulationEnd } from './simulate.ts';
import { unusedOf } from './unused.ts';

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
  /** Names that are given, and that neither the flow nor its assistant uses; none where a tool is named without its definition. */
  readonly unusedVariables: readonly string[];
}

export function plainRun(graph: FlowGraph, assistant: JsonObject, input: SimulationInput): PlainRun {
  const { steps, end, endNode, handover, variables, assumptions } = simulate(graph, assistant, input);
  return {
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
    unusedVariables: finish(unusedOf(graph, assistant, input)),
  };
}
