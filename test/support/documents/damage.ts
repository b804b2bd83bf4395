/** Documents with one thing wrong, for every place that documents have. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonDocument = { readonly [key: string]: Json };

export interface Damaged {
  readonly place: string;
  readonly document: JsonDocument;
}

/** What stands where something else should: nothing, and every kind of value. */
export const WRONG_VALUES: readonly Json[] = [
  null,
  'wrong',
  7,
  -0.5,
  true,
  [],
  {},
  [null],
  [[]],
  ['wrong', 7, {}],
  { type: 'wrong' },
  { type: 7 },
];

type Place = readonly (string | number)[];

/**
 * For each place that occurs in the documents, `values` damaged copies. Places that differ only by index or id count as
 * one, unless they hold objects of different types; the id of the document itself stays, so that it can be identified.
 */
export function damagedCopies(documents: readonly JsonDocument[], values: number): readonly Damaged[] {
  const seen = new Set<string>();
  const damaged: Damaged[] = [];
  let turn = 0;
  for (const document of documents) {
    for (const place of placesIn(document)) {
      const name = nameOf(document, place);
      if (name === 'id' || seen.has(name)) continue;
      seen.add(name);
      for (let count = 0; count < values; count += 1) {
        turn += 1;
        const copy = withValueAt(document, place, WRONG_VALUES[turn % WRONG_VALUES.length] ?? null);
        damaged.push({ place: name, document: { ...(copy as JsonDocument), id: `damaged-${damaged.length}` } });
      }
      damaged.push({
        place: name,
        document: { ...(withValueAt(document, place, undefined) as JsonDocument), id: `damaged-${damaged.length}` },
      });
    }
  }
  return damaged;
}

const isObject = (value: Json | undefined): value is JsonDocument => typeof value === 'object' && value !== null && !Array.isArray(value);

function placesIn(value: Json, here: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  const inner = Object.entries(value).flatMap(([key, item]) => placesIn(item, [...here, Array.isArray(value) ? Number(key) : key]));
  return here.length === 0 ? inner : [here, ...inner];
}

/** `tools[webhook].webhook.url`: keys, and the types of the objects on the way. */
function nameOf(document: JsonDocument, place: Place): string {
  let value: Json | undefined = document;
  return place
    .map((key) => {
      value = (value as Readonly<Record<string | number, Json>>)[key];
      const type = isObject(value) && typeof value['type'] === 'string' ? `[${value['type']}]` : '';
      return `${typeof key === 'number' ? '' : `.${key}`}${type}`;
    })
    .join('')
    .slice(1);
}

/** A copy with another value at a place, or without what stands there. */
function withValueAt(value: Json, [key, ...rest]: Place, replacement: Json | undefined): Json {
  if (key === undefined) return replacement ?? null;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    if (rest.length === 0 && replacement === undefined) return items.filter((_item, index) => index !== key);
    return items.map((item, index) => (index === key ? withValueAt(item, rest, replacement) : item));
  }
  const entries = Object.entries(value as JsonDocument);
  if (rest.length === 0 && replacement === undefined) return Object.fromEntries(entries.filter(([name]) => name !== key));
  return Object.fromEntries(entries.map(([name, item]) => [name, name === key ? withValueAt(item, rest, replacement) : item]));
}
