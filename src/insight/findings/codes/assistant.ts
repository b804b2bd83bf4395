import type { CodeDefinition } from './code.ts';

/** The codes of what is wrong with an assistant. */
export const ASSISTANT_CODES = {
  INSTRUCTIONS_MISSING: {
    severity: 'WARNING',
    title: 'The assistant has no instructions',
    explanation:
      'An assistant without instructions, without a flow and without a model of its own answers as its model happens to. Write `instructions`.',
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
