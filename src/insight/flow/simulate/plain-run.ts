import type { JsonObject } from '../../../json.ts';
import { finish } from '../../../pieces.ts';
import type { FlowGraph } from '../flow-graph.ts';
import type { Run, RunInput } from './run.ts';
import { simulate } from './simulate.ts';
import { unusedOf } from './unused.ts';

/** A dry run as JSON holds it: nodes, edges and assistants by their ids. */
export function plainRun(graph: FlowGraph, assistant: JsonObject, input: RunInput): Run {
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
