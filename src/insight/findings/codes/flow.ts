import type { CodeDefinition } from './code.ts';

/** The codes of what is wrong with a conversation flow. */
export const FLOW_CODES = {
  FLOW_START_MISSING: {
    severity: 'ERROR',
    title: 'The flow has no start',
    explanation:
      'The flow names no start node, or a node that it does not have, so no conversation can begin. Set `startNodeId` to the id of a node.',
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
