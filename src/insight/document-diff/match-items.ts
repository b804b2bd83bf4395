import { isObject, isPlain, type JsonObject } from '../../json.ts';
import { isEqualJson, plainText } from '../compare-json.ts';
import { TOOL_ID } from './normalize.ts';

/** What became of an item of a list; its place is null on the side that lacks it. */
export interface Pair {
  readonly before: number | null;
  readonly after: number | null;
  /** What names the item in a path, and no other one of its list: its id, its type and name, or its index. */
  readonly label: string;
  /** The texts of the item that its label is made of. */
  readonly texts: readonly string[];
  /** Whether it stands elsewhere among the items that both lists have. */
  readonly isMoved: boolean;
}

/** Keys by which the items of a list are identified, where each item has one of its own. */
const IDENTITIES = ['id', 'tool_id', 'integration_id', 'name', 'key', 'attribute'];

/** Which items of two lists are the same one. */
export function matchItems(key: string, before: readonly unknown[], after: readonly unknown[]): readonly Pair[] {
  if (key === 'tools') return matchTools(before, after);
  const identities = identitiesIn(before, after);
  if (!identities) return matchByPlace(before, after);
  return matchBy(...identities, (label) => ({ label, texts: [label] }));
}

type Naming = (identity: string, before: number | null, after: number | null) => Pick<Pair, 'label' | 'texts'>;

/** By what tells each item apart from the others of its list. */
function matchBy(before: readonly string[], after: readonly string[], nameOf: Naming): readonly Pair[] {
  const { start, end } = equalEnds(before, after, (one, other) => one === other);
  const [endBefore, endAfter] = [before.length - end, after.length - end];
  const between = after.slice(start, endAfter);
  const places = new Map(between.map((identity, index) => [identity, start + index]));
  const placeOf = (identity: string, index: number) =>
    index < start ? index : index >= endBefore ? index - endBefore + endAfter : (places.get(identity) ?? null);
  const afters = before.map(placeOf);
  const moved = movedIn(afters, start, endBefore);
  const pairs: Pair[] = before.map((identity, index) => {
    const place = afters[index] ?? null;
    return { before: index, after: place, ...nameOf(identity, index, place), isMoved: moved.has(index) };
  });
  const known = new Set(before.slice(start, endBefore));
  for (const [index, identity] of between.entries()) {
    if (!known.has(identity)) {
      pairs.push({ before: null, after: start + index, ...nameOf(identity, null, start + index), isMoved: false });
    }
  }
  return pairs;
}

/** How many items two lists begin and end with. */
function equalEnds<T>(before: readonly T[], after: readonly T[], isSame: (one: T, other: T) => boolean) {
  const shorter = Math.min(before.length, after.length);
  const isSameAt = (one: number, other: number) => isSame(before[one] as T, after[other] as T);
  let start = 0;
  while (start < shorter && isSameAt(start, start)) start += 1;
  let end = 0;
  while (end < shorter - start && isSameAt(before.length - 1 - end, after.length - 1 - end)) end += 1;
  return { start, end };
}

/** What tells the items apart in both lists; null if nothing does. */
function identitiesIn(before: readonly unknown[], after: readonly unknown[]): readonly [readonly string[], readonly string[]] | null {
  if (before.every(isPlain) && after.every(isPlain)) return different(before.map(textOf), after.map(textOf));
  for (const key of IDENTITIES) {
    const valueOf = (item: unknown) => (isObject(item) && typeof item[key] === 'string' ? item[key] : null);
    const found = different(before.map(valueOf), after.map(valueOf));
    if (found) return found;
  }
  return null;
}

const textOf = (item: unknown) => (typeof item === 'string' ? item : plainText(item));

type Texts = readonly (string | null)[];

const different = (before: Texts, after: Texts) =>
  areDifferent(before) && areDifferent(after) ? ([before, after] as readonly [readonly string[], readonly string[]]) : null;

const areDifferent = (values: Texts): values is readonly string[] => !values.includes(null) && new Set(values).size === values.length;

/** By the id in the library, the rest by type and name, equal ones in their order. */
function matchTools(before: readonly unknown[], after: readonly unknown[]): readonly Pair[] {
  const both = [before, after] as const;
  const ids = both.map((tools) => countsOf(tools.map(idOf)));
  const names = both.map((tools) => countsOf(tools.map(nameOf)));
  /** An id that names one tool on either side. */
  const matchingId = (tool: unknown) => {
    const id = idOf(tool);
    return id !== null && ids.every((counts) => counts.get(id) === 1) ? id : null;
  };
  const [identitiesBefore = [], identitiesAfter = []] = both.map((tools) => {
    const numbers = new Map<string, number>();
    return tools.map((tool) => {
      const id = matchingId(tool);
      if (id !== null) return `#${id}`;
      const name = nameOf(tool);
      const number = (numbers.get(name) ?? 0) + 1;
      numbers.set(name, number);
      return `${number}:${name}`;
    });
  });
  const taken = new Set(names.flatMap((counts) => [...counts.keys()]));
  /** What no other tool is called. */
  const free = (start: string, end: string): string => {
    let marks = start === '' ? '' : '#';
    while (taken.has(start + marks + end)) marks += '#';
    taken.add(start + marks + end);
    return start + marks + end;
  };
  return matchBy(identitiesBefore, identitiesAfter, (identity, placeBefore, placeAfter) => {
    const tool = placeBefore === null ? after[placeAfter ?? 0] : before[placeBefore];
    const name = nameOf(tool);
    const texts = nameTextsOf(tool);
    if (identity === `1:${name}`) return { label: name, texts };
    if (!identity.startsWith('#')) return { label: free(name, identity.slice(0, identity.indexOf(':'))), texts };
    // Called by its name where that stays and is its own.
    const isOwn = name === nameOf(after[placeAfter ?? 0]) && names.every((counts) => counts.get(name) === 1);
    return isOwn ? { label: name, texts } : { label: free('', identity.slice(1)), texts: [] };
  });
}

const idOf = (tool: unknown): string | null => {
  const id = isObject(tool) ? (tool as { readonly [TOOL_ID]?: unknown })[TOOL_ID] : undefined;
  return typeof id === 'string' ? id : null;
};

function countsOf(values: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** `webhook:get_weather`; without a name the type alone. */
const nameOf = (tool: unknown): string => nameTextsOf(tool).join(':') || 'unknown';

function nameTextsOf(tool: unknown): readonly string[] {
  if (!isObject(tool)) return isPlain(tool) ? [plainText(tool)] : [];
  const { type } = tool;
  const payload: unknown = typeof type === 'string' ? tool[type] : undefined;
  const name = [tool, isObject(payload) ? payload : {}]
    .map((object: JsonObject) => object['name'])
    .find((value) => typeof value === 'string');
  return [type, name].filter((text) => typeof text === 'string');
}

/** What items are named by in lists where that tells them apart. */
function namesOf(items: readonly unknown[]): readonly string[] {
  if (items.every(isPlain)) return items.map(textOf);
  return IDENTITIES.flatMap((key) => {
    const values = items.map((item) => (isObject(item) ? item[key] : undefined)).filter((value) => typeof value === 'string');
    return values.length === items.length ? values : [];
  });
}

/** By place, after what both lists begin and end with; with a mark where a place reads as a value or an id of an item. */
function matchByPlace(before: readonly unknown[], after: readonly unknown[]): readonly Pair[] {
  const { end } = equalEnds(before, after, isEqualJson);
  const common = Math.min(before.length, after.length) - end;
  const texts = new Set(namesOf([...before, ...after]));
  const longest = Math.max(before.length, after.length);
  const isAmbiguous = Array.from(texts).some((text) => /^\d{1,9}$/.test(text) && Number(text) < longest);
  const at = (index: number) => ({ label: `${isAmbiguous ? '#' : ''}${index}`, texts: [], isMoved: false });
  return [
    ...Array.from({ length: common }, (_, index) => ({ before: index, after: index, ...at(index) })),
    ...Array.from({ length: before.length - end - common }, (_, index) => ({ before: common + index, after: null, ...at(common + index) })),
    ...Array.from({ length: after.length - end - common }, (_, index) => ({ before: null, after: common + index, ...at(common + index) })),
    ...Array.from({ length: end }, (_, index) => ({
      before: before.length - end + index,
      after: after.length - end + index,
      ...at(after.length - end + index),
    })),
  ];
}

/** The indexes of those that are not among the most that stay in order, between the items that both lists begin and end with. */
function movedIn(afters: readonly (number | null)[], start: number, end: number): ReadonlySet<number> {
  const both: number[] = [];
  for (let index = start; index < end; index += 1) if (afters[index] !== null) both.push(index);
  const staying = longestRise(both.map((index) => afters[index] ?? 0));
  return new Set(both.filter((_, number) => !staying.has(number)));
}

/** The indexes of a longest series of rising values. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  /** For each length of a series: the index of its last value, the least there is. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(ends[low - 1] ?? -1);
    ends[low] = index;
  }
  const series = new Set<number>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) series.add(index);
  return series;
}
