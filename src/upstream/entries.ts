import { innerOf } from './envelope.ts';
import { isObject, scalarText } from '../json.ts';

/** A value with the bytes that its JSON took. */
export interface Sized<T> {
  readonly value: T;
  readonly bytes: number;
}

/** Entries of one answer. What is not an object or has no id cannot be identified and is only counted. */
export interface Entries<W> {
  readonly entries: readonly W[];
  readonly damaged: number;
  /** How many there are by the upstream's own count; null or absent where it does not say. */
  readonly total?: number | null;
  /** Pages of a list that they came on; absent for what is not a list. */
  readonly pages?: number;
  /** Whether the upstream may have more of them, which it does not give. */
  readonly breaksOff?: boolean;
}

/** Whether this can stand for one entry among others. */
export const isEntryId = (id: unknown): boolean => (typeof id === 'string' && id !== '') || Number.isSafeInteger(id);

/** Takes keys out of what should be an entry. */
export const without =
  (...keys: readonly string[]) =>
  (item: unknown): unknown =>
    isObject(item) && keys.some((key) => Object.hasOwn(item, key))
      ? Object.fromEntries(Object.entries(item).filter(([key]) => !keys.includes(key)))
      : item;

/** The same of the answer that brought a single one, in `data` or bare. */
export const withoutInBody = (...keys: readonly string[]) => {
  const strip = without(...keys);
  return (body: unknown): unknown => strip(innerOf(body));
};

/** Takes out what holds one of these texts, at any depth, except under the keys `kept`. */
export const withoutTexts =
  (texts: readonly string[], kept: ReadonlySet<string>) =>
  (item: unknown): unknown =>
    isObject(item) ? Object.fromEntries(Object.entries(item).filter(([key, value]) => kept.has(key) || !holdsText(value, texts))) : item;

/** Without recursion, as an answer may be nested deeper than the stack is. */
function holdsText(value: unknown, texts: readonly string[]): boolean {
  const rest = [value];
  while (rest.length > 0) {
    const item = rest.pop();
    const text = scalarText(item);
    if (text !== null && texts.some((part) => part !== '' && text.includes(part))) return true;
    if (typeof item !== 'object' || item === null) continue;
    for (const [key, below] of Object.entries(item)) rest.push(key, below);
  }
  return false;
}
