/** Rules of expressions that Telnyx does not document, by what they are called in code: each with the sentence for who reads a result. */
export const ASSUMPTIONS = {
  MISSING: 'A variable without a value is null: it equals nothing, contains nothing and is false in every ordering.',
  NULL_EQUALS_NOTHING: 'Null equals nothing, not even null.',
  STRICT_EQUALITY: '`==`, `!=` and lists compare kinds too: "200" and 200 differ, as do "10" and "10.0".',
  EXACT_TEXT: 'Strings are equal only in every character, case and spaces included.',
  NUMERIC_STRINGS: 'Numeric strings count as numbers in `<`, `<=`, `>`, `>=` and in arithmetic.',
  TEXT_ORDER: 'Other strings are ordered by code point, so "Z" comes before "a".',
  UNLIKE_ORDER: '`<`, `<=`, `>` and `>=` are false between values of unlike kinds, and for booleans, lists and maps.',
  UNLIKE_CONTAINS: '`contains` is false where the left value is neither a string nor a list, or where no string is looked for in a string.',
  NO_NUMBER: 'Arithmetic gives null for what is no number, for a division by zero, and beyond the range of numbers.',
  REMAINDER_SIGN: 'The remainder `%` has the sign of the divisor: -7 % 3 is 2.',
  ONLY_TRUE: 'Only the boolean true counts as true: neither the string "true" nor a number does.',
  DOUBLES: 'Numbers of more digits than a double holds are compared and calculated with as the nearest double.',
} as const satisfies Readonly<Record<string, string>>;

export type Assumption = keyof typeof ASSUMPTIONS;

/** A set of assumptions as bits of a number, since every value of an evaluation carries one. */
export type AssumptionSet = number;

const NAMES = Object.keys(ASSUMPTIONS) as readonly Assumption[];

export const NONE: AssumptionSet = 0;
export const setOf = (...names: readonly Assumption[]): AssumptionSet =>
  names.reduce((set, name) => set | (1 << NAMES.indexOf(name)), NONE);
export const namesIn = (set: AssumptionSet): readonly Assumption[] =>
  set === NONE ? [] : NAMES.filter((_name, index) => (set & (1 << index)) !== 0);
