import { isObject, type JsonObject } from '../../json.ts';
import { isPlain, TOOL_ID } from './normalize.ts';

/** What became of an item of a list; its place is null on the side that lacks it. */
export interface Pair {
  readonly before: number | null;
  readonly after: number | null;
  /** What names the item in a path: its id, its type and name, or its index. */
  readonly label: string;
  /** The texts of the item that its label is made of. */
  readonly texts: readonly string[];
  /** Whether it stands elsewhere among the items that both lists have. */
  readonly isMoved: boolean;
}

type Unplaced = Omit<Pair, 'isMoved'>;
type Labelled = Omit<Unplaced, 'texts'>;

/** Keys by which the items of a list are told apart, where each item has one of its own. */
const IDENTITIES = ['id', 'tool_id', 'integration_id', 'name', 'key', 'attribute'];

/** Which items of two lists are the same one. `isSame` says whether two items are equal. */
export function matchItems(
  key: string,
  before: readonly unknown[],
  after: readonly unknown[],
  isSame: (one: unknown, other: unknown) => boolean,
): readonly Pair[] {
  if (key === 'tools') return withMoves(matchTools(before, after));
  const identity = identityIn(before, after);
  if (identity)
    return withMoves(matchBy(before.map(identity), after.map(identity)).map((pair) => labelled(pair, pair.label, [pair.label])));
  return matchByPlace(before, after, isSame);
}

/** By what tells each item apart from the others of its list. */
function matchBy(before: readonly string[], after: readonly string[]): readonly Labelled[] {
  const places = new Map(after.map((identity, index) => [identity, index]));
  const known = new Set(before);
  return [
    ...before.map((label, index) => ({ before: index, after: places.get(label) ?? null, label })),
    ...after.flatMap((label, index) => (known.has(label) ? [] : [{ before: null, after: index, label }])),
  ];
}

/** What tells the items apart in both lists; null if nothing does. */
function identityIn(before: readonly unknown[], after: readonly unknown[]): ((item: unknown) => string) | null {
  const all = [before, after];
  if (all.every((items) => items.every(isPlain))) {
    const textOf = (item: unknown) => (typeof item === 'string' ? item : JSON.stringify(item));
    return all.every((items) => areDifferent(items.map(textOf))) ? textOf : null;
  }
  for (const key of IDENTITIES) {
    const valueOf = (item: unknown) => (isObject(item) && typeof item[key] === 'string' ? item[key] : null);
    if (all.every((items) => areDifferent(items.map(valueOf)))) return (item) => valueOf(item) ?? '';
  }
  return null;
}

const areDifferent = (values: readonly (string | null)[]) => !values.includes(null) && new Set(values).size === values.length;

/** By the id in the library, the rest by type and name, equal ones in their order. */
function matchTools(before: readonly unknown[], after: readonly unknown[]): readonly Unplaced[] {
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
      return number === 1 ? name : `${name}#${number}`;
    });
  });
  return matchBy(identitiesBefore, identitiesAfter).map((pair) => {
    const tool = pair.before === null ? after[pair.after ?? 0] : before[pair.before];
    if (!pair.label.startsWith('#') || pair.before === null || pair.after === null) return labelled(pair, pair.label, nameTextsOf(tool));
    // Called by its name where that stays and is its own.
    const name = nameOf(tool);
    const isOwn = name === nameOf(after[pair.after]) && names.every((counts) => counts.get(name) === 1);
    return isOwn ? labelled(pair, name, nameTextsOf(tool)) : labelled(pair, pair.label.slice(1), []);
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

const labelled = ({ before, after }: Labelled, label: string, texts: readonly string[]): Unplaced => ({ before, after, label, texts });

/** `webhook:get_weather`; without a name the type alone. */
const nameOf = (tool: unknown): string => nameTextsOf(tool).join(':') || 'unknown';

function nameTextsOf(tool: unknown): readonly string[] {
  if (!isObject(tool)) return [JSON.stringify(tool)];
  const { type } = tool;
  const payload: unknown = typeof type === 'string' ? tool[type] : undefined;
  const name = [tool, isObject(payload) ? payload : {}]
    .map((object: JsonObject) => object['name'])
    .find((value) => typeof value === 'string');
  return [type, name].filter((text) => typeof text === 'string');
}

/** By place, after what both lists begin and end with. */
function matchByPlace(
  before: readonly unknown[],
  after: readonly unknown[],
  isSame: (one: unknown, other: unknown) => boolean,
): readonly Pair[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSame(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && isSame(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const common = shorter - end;
  const at = (index: number) => ({ label: String(index), texts: [], isMoved: false });
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

/** Marks those that are not among the most that stay in order. */
function withMoves(pairs: readonly Unplaced[]): readonly Pair[] {
  const both = pairs.filter((pair) => pair.before !== null && pair.after !== null);
  const staying = longestRise(both.map(({ after }) => after ?? 0));
  const moved = new Set(both.filter((_, index) => !staying.has(index)));
  return pairs.map((pair) => ({ before: pair.before, after: pair.after, label: pair.label, texts: pair.texts, isMoved: moved.has(pair) }));
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
