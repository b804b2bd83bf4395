export type GreetingMode = 'TEXT' | 'WAITS' | 'GENERATED';

/** The greeting with which Telnyx has the model write one. */
const GENERATED = '<assistant-speaks-first-with-model-generated-message>';

/** Who speaks first: Telnyx hides it in the text of the greeting. */
export function greetingMode(greeting: unknown): GreetingMode {
  if (typeof greeting !== 'string' || greeting.trim() === '') return 'WAITS';
  return greeting.trim() === GENERATED ? 'GENERATED' : 'TEXT';
}
