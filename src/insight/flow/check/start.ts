import type { FoundAt } from '../../findings/finding.ts';
import type { FlowGraph } from '../flow-graph.ts';

export function faultsOfStart({ start, startId }: FlowGraph): readonly FoundAt[] {
  if (start) return [];
  return [
    {
      code: 'FLOW_START_MISSING',
      path: ['conversationFlow', 'startNodeId'],
      message:
        startId === null ? 'The flow names no start node.' : `The flow has no node ${JSON.stringify(startId)}, where it is to start.`,
      advice: 'Set `startNodeId` to the id of a node of the flow.',
    },
  ];
}
