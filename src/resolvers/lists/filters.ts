import type { Filter } from './page.ts';

/** What filters of all lists ask for. Null and absent ask for nothing. */
export interface CommonFilter {
  readonly ids?: readonly string[] | null | undefined;
  readonly nameContains?: string | null | undefined;
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

/** Whether a text, as `show` has it, holds another one, whatever the case. */
export function byText<W extends object>(key: keyof W & string, part: string | null | undefined, show: ShowUrl = asItIs): Test<W> {
  if (part === null || part === undefined) return null;
  const wanted = part.toLocaleLowerCase('en');
  return (entry) => {
    const value: unknown = entry[key];
    return typeof value === 'string' && show(value).toLocaleLowerCase('en').includes(wanted);
  };
}
const asItIs = (text: string) => text;
