import type { CodeDefinition } from './code.ts';

/** The codes of what is wrong between the assistants of an account. */
export const ACCOUNT_CODES = {
  NAME_DUPLICATE: {
    severity: 'INFO',
    title: 'Two assistants have one name',
    explanation: 'People tell assistants apart by their names. Give each a name of its own.',
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
