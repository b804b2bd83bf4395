/** What messages call one of a kind, with its article, and what each must have: an `id` if not said, nothing where it is null. */
export type Noun = readonly [article: 'a' | 'an', noun: string, key?: 'name' | null];

/** Several of them: "assistants of a run". */
export const plural = ([, noun]: Noun): string => noun.replace(/^(.*?)(?= (?:of|to) |$)/, '$1s');

/** One of them: "an assistant of a run". */
export const singular = ([article, noun]: Noun): string => `${article} ${noun}`;
