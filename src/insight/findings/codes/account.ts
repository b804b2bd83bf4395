import type { CodeDefinition } from './code.ts';

/** The codes of what is wrong between the assistants of an account. */
export const ACCOUNT_CODES = {
  NAME_DUPLICATE: {
    severity: 'INFO',
    title: 'Two assistants have one name',
    explanation: 'People tell assistants apart by their names. Give each a name of its own.',
  },
  HANDOFF_LOOP: {
    severity: 'INFO',
    title: 'Assistants hand over in a circle',
    explanation:
      'Each of these assistants can lead back to itself over the others. That may be meant, as when a caller is sent back to the reception; a conversation that goes round by itself is not. See that only the caller decides to go back.',
  },
  HANDOFF_ISLAND: {
    severity: 'INFO',
    title: 'Nothing leads to an assistant',
    explanation:
      'No other assistant hands over to it, and no channel reaches it: neither telephony nor messaging is enabled, and web calls are not allowed. Enable a channel, let another assistant hand over to it, or delete it.',
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
