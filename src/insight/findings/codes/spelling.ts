import type { CodeDefinition } from './code.ts';

/** The codes of what an author has probably misspelt. What is newer than the gateway is spelt otherwise, and passes. */
export const SPELLING_CODES = {
  KEY_UNKNOWN: {
    severity: 'WARNING',
    title: 'A key is probably misspelt',
    explanation:
      'The gateway does not know the key, and it is nearly one that it knows and that is missing beside it. Telnyx ignores keys that it does not know, so what stands there has no effect. Write the key that is meant.',
  },
  VALUE_UNKNOWN: {
    severity: 'WARNING',
    title: 'A value is probably misspelt',
    explanation:
      'The gateway does not know the value, and it is nearly one of those that the key takes. Telnyx refuses it, or takes its default. Write the value that is meant.',
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
