/** The texts of an assistant that the page edits and compares. */
export const TEXT_FIELDS = ['name', 'instructions', 'greeting'] as const;

export type TextField = (typeof TEXT_FIELDS)[number];
/** What a person reads and types; a text that is not set is empty. */
export type Texts = Readonly<Record<TextField, string>>;

export const TEXT_LABELS: Texts = { name: 'Name', instructions: 'Instructions', greeting: 'Greeting' };

export const textsOf = ({ name, instructions, greeting }: Readonly<Record<TextField, string | null>>): Texts => ({
  name: name ?? '',
  instructions: instructions ?? '',
  greeting: greeting ?? '',
});

/** What of the stored texts was typed over, and nothing else. */
export const changesOf = (stored: Texts, typed: Texts): Partial<Texts> =>
  Object.fromEntries(TEXT_FIELDS.filter((field) => typed[field] !== stored[field]).map((field) => [field, typed[field]]));

/** What was typed into the texts of `base`, taken over into those that are stored by now. */
export const rebase = (base: Texts, typed: Texts, stored: Texts): Texts => ({ ...stored, ...changesOf(base, typed) });
