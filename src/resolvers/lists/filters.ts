import type { Filter } from './page.ts';

/** What a caller may leave out. Null and absent ask for nothing. */
export type Given<T> = T | null | undefined;

export const isGiven = <T>(value: Given<T>): value is T => value !== null && value !== undefined;

/** What filters of all lists ask for. */
export interface CommonFilter {
  readonly ids?: Given<readonly string[]>;
  readonly nameContains?: Given<string>;
}

/** A URL as the caller sees it: a filter must not answer what the URL itself hides. */
export type ShowUrl = (url: string) => string;

type Test<W> = ((entry: W) => boolean) | null;

/** Keeps what passes all tests that ask for something. */
export function combine<W extends object>(
  idKey: keyof W & string,
  nameKey: keyof W & string,
  { ids, nameContains }: CommonFilter,
  tests: readonly Test<W>[],
): Filter<W> {
  const wanted = ids && new Set(ids);
  const asked = [wanted ? (entry: W) => wanted.has(String(entry[idKey])) : null, byText<W>(nameKey, nameContains), ...tests].filter(
    (test) => test !== null,
  );
  return (all) => (asked.length === 0 ? all : all.filter((entry) => asked.every((test) => test(entry))));
}

/** Whether an entry has this value, where one is asked for. */
export const equals = <W extends object>(key: keyof W & string, value: Given<string>): Test<W> =>
  isGiven(value) ? (entry) => entry[key] === value : null;

/** Whether a text, as `show` has it, holds another one, whatever the case. */
export function byText<W extends object>(key: keyof W & string, part: Given<string>, show: ShowUrl = asItIs): Test<W> {
  if (!isGiven(part)) return null;
  const wanted = part.toLocaleLowerCase('en');
  return (entry) => {
    const value: unknown = entry[key];
    return typeof value === 'string' && show(value).toLocaleLowerCase('en').includes(wanted);
  };
}
const asItIs = (text: string) => text;
