import { ASSUMPTIONS, type Assumption } from '../../expression/assumptions.ts';

/** Rules of flows that Telnyx does not document, by what they are called in code: each with the sentence for who reads a run. */
const FLOW_ASSUMPTIONS = {
  UNKNOWN_CONDITION: 'An edge without a condition that is known here is never taken.',
  UNKNOWN_NODE: 'A node of a kind that is not known here waits for the model, as a prompt node does.',
  DEFAULT_AT_PROMPT: 'A default edge of a prompt node, which Telnyx refuses, is taken when no other edge is.',
  MODEL_WITHOUT_TURN: 'At a speak or tool node an `llm` edge is taken where a choice names it, though the model has no turn there.',
  SET_IN_TURN: 'On chat, what is set at a prompt node is set in the turn of the model: after the comparisons that come before its reply.',
  TOOL_FAILED: 'A node that hangs up, transfers or refers the call and has an edge is left by it, as if that had failed.',
  SILENT_END: 'It ends at a speak node without edges: when that has spoken, nobody speaks, and there is silence until the caller hangs up.',
} as const satisfies Readonly<Record<string, string>>;

export type FlowAssumption = keyof typeof FLOW_ASSUMPTIONS;

const ALL: readonly (readonly [Assumption | FlowAssumption, string])[] = Object.entries({ ...FLOW_ASSUMPTIONS, ...ASSUMPTIONS }) as never;

/** As sentences, in an order of their own, so that equal runs say the same. */
export const inSentences = (assumed: ReadonlySet<Assumption | FlowAssumption>, missing: ReadonlySet<string>): readonly string[] =>
  ALL.flatMap(([name, sentence]) => {
    if (!assumed.has(name)) return [];
    return [name === 'MISSING' ? `${sentence} Without a value: ${namesOf([...missing])}.` : sentence];
  });

const MOST_NAMES = 20;
const LONGEST_NAME = 100;

/** Names of variables for a sentence: not all of very many, nor all of a very long one. */
export const namesOf = (names: readonly string[]): string => {
  const shown = names.slice(0, MOST_NAMES).map((name) => `\`${name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name}\``);
  return names.length > MOST_NAMES ? `${shown.join(', ')} and ${names.length - MOST_NAMES} more` : shown.join(', ');
};
