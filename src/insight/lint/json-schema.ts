/** What is wrong with a JSON Schema, as far as tools use it. */
import { isObject, type JsonObject } from '../../json.ts';
import { numberOf } from '../expression/values.ts';
import { pathTo, type Place } from '../places/path.ts';
import { quoted } from '../quoted.ts';
import { isGiven } from '../read-value.ts';

export interface SchemaFault {
  /** Whether it is a schema, and no value can be right by it. */
  readonly isUnfillable: boolean;
  /** What is wrong, as the end of a sentence. */
  readonly problem: string;
  /** Keys that lead to it. */
  readonly path: readonly string[];
}

const TYPES: ReadonlySet<unknown> = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']);
/** Keys under which a schema has others by names. */
const MAPS = ['properties', 'patternProperties', '$defs', 'definitions'];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const SINGLES = ['items', 'additionalProperties', 'not', 'contains'];
/** What may define a property that `properties` lack. */
const OTHER_SOURCES = ['allOf', 'anyOf', 'oneOf', '$ref', 'patternProperties'];
const BOUNDS = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

interface Item {
  readonly schema: unknown;
  readonly place: Place | null;
}

/** All faults, from the outside to the inside. Without recursion, as a document may be nested deeper than the stack is. */
export function faultsOfSchema(root: JsonObject): readonly SchemaFault[] {
  const faults: SchemaFault[] = [];
  const left: Item[] = [{ schema: root, place: null }];
  for (let item = left.pop(); item; item = left.pop()) {
    const { schema, place } = item;
    const report = (isUnfillable: boolean, problem: string, ...below: readonly string[]) =>
      faults.push({ isUnfillable, problem, path: [...pathTo(place), ...below] });
    if (typeof schema === 'boolean') continue;
    if (isObject(schema)) {
      noteFaults(schema, report);
      for (const below of schemasBelow(schema, place, report).toReversed()) left.push(below);
    } else report(false, 'a part is neither an object nor a boolean, so it is no schema');
  }
  return faults;
}

type Report = (isUnfillable: boolean, problem: string, ...below: readonly string[]) => void;

function noteFaults(schema: JsonObject, report: Report): void {
  const { type, required, enum: values } = schema;
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (isGiven(type) && (types.length === 0 || !types.every((one) => TYPES.has(one))))
    report(false, 'a type is none of JSON Schema', 'type');
  if (isGiven(required)) noteRequired(schema, required, report);
  if (isGiven(values)) {
    if (!Array.isArray(values)) report(false, 'the values of an enum are no list', 'enum');
    else if (values.length === 0) report(true, 'an enum has no value', 'enum');
  }
  for (const [low, high] of BOUNDS) {
    const [min, max] = [numberOf(schema[low]), numberOf(schema[high])];
    if (min !== null && max !== null && min > max) report(true, `${low} is more than ${high}`, low);
  }
}

function noteRequired(schema: JsonObject, required: unknown, report: Report): void {
  if (!Array.isArray(required) || !required.every((name) => typeof name === 'string')) {
    report(false, '`required` is no list of names', 'required');
    return;
  }
  const { properties } = schema;
  if (OTHER_SOURCES.some((key) => isGiven(schema[key])) || (isGiven(properties) && !isObject(properties))) return;
  for (const [index, name] of required.entries()) {
    if (!isObject(properties) || !Object.hasOwn(properties, name)) {
      report(false, `the property ${quoted(name)} is required and is none of the properties`, 'required', String(index));
    }
  }
}

function schemasBelow(schema: JsonObject, place: Place | null, report: Report): readonly Item[] {
  const under = (...names: readonly string[]) => names.reduce<Place | null>((before, name) => ({ step: name, before }), place);
  return [
    ...MAPS.flatMap((key) => {
      const map = schema[key];
      if (!isGiven(map)) return [];
      if (isObject(map)) return Object.entries(map).map(([name, one]) => ({ schema: one, place: under(key, name) }));
      report(false, `\`${key}\` are no object`, key);
      return [];
    }),
    ...LISTS.flatMap((key) => {
      const list = schema[key];
      if (!isGiven(list)) return [];
      if (Array.isArray(list)) return list.map((one: unknown, index) => ({ schema: one, place: under(key, String(index)) }));
      report(false, `\`${key}\` is no list`, key);
      return [];
    }),
    ...SINGLES.flatMap((key) => {
      const one = schema[key];
      if (!isGiven(one)) return [];
      // Of older drafts: a schema for each item.
      if (key === 'items' && Array.isArray(one))
        return one.map((item: unknown, index) => ({ schema: item, place: under(key, String(index)) }));
      return [{ schema: one, place: under(key) }];
    }),
  ];
}
