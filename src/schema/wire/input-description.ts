import type { InputField } from './input-fields.ts';

export const NULL_IS_ABSENT = 'Null counts as absent.';
const UNLESS_STORED = '; in changes, unless the stored object has it';

/** What an input says of a field: what it is, whether it is needed though its type allows null, and what null does. */
export function describeInput({ description, required, asked, clears, nullIsAbsent, alternative }: InputField<unknown>): string {
  if (required) return description;
  const sentences = [description];
  if (asked)
    sentences.push(
      `Required${alternative ? `, unless \`${alternative.name}\` is given` : ''}${asked === 'unlessStored' ? UNLESS_STORED : ''}.`,
    );
  if (!clears && !nullIsAbsent) sentences.push('Null is refused.');
  else if (!/\bnull\b/i.test(description)) sentences.push(nullIsAbsent ? NULL_IS_ABSENT : 'Null means none.');
  return sentences.join(' ');
}
