/** Keys and values that authors have misspelt: unknown ones that are nearly one that the types of the graph know. */
import type { FoundAt } from '../../insight/findings/finding.ts';
import { itemsBelow, wholeOf, type Item } from '../../insight/places/document-walk.ts';
import { isOfTools, payloadKeyOf } from '../../insight/places/item-steps.ts';
import { pathTo } from '../../insight/places/path.ts';
import { objectAt, textIn } from '../../insight/read-value.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { Pace, type Pieces } from '../../pieces.ts';
import { isMistyped, nearest, SimilarWords } from '../../similar-words.ts';
import type { WireEnum } from './enum.ts';
import type { AnyFieldMap, Kind } from './fields.ts';
import { fieldsShowing, kindsOf } from './object.ts';

/** Something of a document, and what is known of it. */
interface Looked {
  readonly item: Item;
  /** The kind of value that its key takes; null where nothing is known of it. */
  readonly kind: Kind | null;
  /** What is probably meant by its key; null where that is known, or no key is near. */
  readonly meant: string | null;
  readonly toolName: string | null;
}

const ITEMS_PER_PIECE = 2_000;

/** What is misspelt in a document, in its order. `others`: keys that it may have beside those that have fields. */
export function* misspeltIn(document: JsonObject, fields: AnyFieldMap, others: readonly string[]): Pieces<readonly FoundAt[]> {
  const pace = new Pace(ITEMS_PER_PIECE);
  const found: FoundAt[] = [];
  const whole: Looked = { item: wholeOf(document), kind: null, meant: null, toolName: null };
  const left = membersOf(whole, fields, others);
  for (let looked = left.pop(); looked; looked = left.pop()) {
    if (pace.isOver()) yield;
    const fault = faultOf(looked);
    if (fault) found.push(fault);
    for (const below of lookBelow(looked)) left.push(below);
  }
  return found;
}

/** What is below something, the last one first. */
function lookBelow({ kind, toolName, item }: Looked): readonly Looked[] {
  const { value, key, isMap } = item;
  if (!kind) return [];
  if (Array.isArray(value) || (isOfTools(key) && !isMap)) {
    return itemsBelow(item)
      .map((below) => ({ item: below, kind, meant: null, toolName: toolNameOf(below) ?? toolName }))
      .toReversed();
  }
  const fields = isObject(value) ? fieldsOf(kind, value) : undefined;
  return fields ? membersOf({ item, kind, meant: null, toolName }, fields, []) : [];
}

const fieldsOf = ({ name, definition }: Kind, value: JsonObject): AnyFieldMap | undefined =>
  name === 'object' || name === 'union' ? fieldsShowing((definition as () => object)(), value) : undefined;

function membersOf({ item, toolName }: Looked, fields: AnyFieldMap, others: readonly string[]): Looked[] {
  const object = item.value as JsonObject;
  return itemsBelow(item)
    .map((below): Looked => {
      const { key } = below;
      if (Object.hasOwn(fields, key)) return { item: below, kind: fields[key]?.shows?.kind ?? null, meant: null, toolName };
      return { item: below, kind: null, meant: others.includes(key) ? null : meantBy(key, object, fields, others), toolName };
    })
    .toReversed();
}

/** Those that somebody may mean: a field that shows nothing is there for the masks of an unknown key. */
const shownKeys = (fields: AnyFieldMap) => Object.keys(fields).filter((key) => fields[key]?.shows);

/** Each type has a list of its own. */
const known = new WeakMap<AnyFieldMap, SimilarWords>();

function wordsOf(fields: AnyFieldMap, others: readonly string[]): SimilarWords {
  const words = known.get(fields) ?? new SimilarWords([...shownKeys(fields), ...others]);
  known.set(fields, words);
  return words;
}

/** The nearest key that the object has not. */
const keyMeant = (key: string, object: JsonObject, words: SimilarWords): string | null =>
  words.near(key, aLetter).find((one) => !Object.hasOwn(object, one) && isMistyped(key, one)) ?? null;

/** What is newer than the gateway is spelt otherwise. */
const valueMeant = (value: string, values: readonly string[]): string | null =>
  nearest(
    value,
    values.filter((one) => isMistyped(value, one)),
    aLetter,
  );

const aLetter = () => 1;

function meantBy(key: string, object: JsonObject, fields: AnyFieldMap, others: readonly string[]): string | null {
  const isLacking = (one: string) => Object.hasOwn(fields, one) && !Object.hasOwn(object, one);
  // A target of the type `node` names it by `node_id`.
  if (object['type'] === key && isLacking(`${key}_id`)) return `${key}_id`;
  const isCut = (one: string) => one.length === SHORT + 1 && one.startsWith(key) && isLacking(one);
  const whole = key.length === SHORT ? Object.keys(fields).find(isCut) : undefined;
  return whole ?? keyMeant(key, object, wordsOf(fields, others));
}

/** Of keys so short, one that lacks its last letter is meant, and no other. */
const SHORT = 3;

const toolNameOf = ({ list, value }: Item): string | null => {
  const payloadKey = isOfTools(list) && isObject(value) ? payloadKeyOf(value) : null;
  return payloadKey === null ? null : textIn(objectAt(value as JsonObject, payloadKey)['name']);
};

function faultOf({ item, kind, meant, toolName }: Looked): FoundAt | null {
  const { value, key, place } = item;
  if (meant !== null) {
    return {
      code: 'KEY_UNKNOWN',
      message: `The gateway does not know the key \`${key}\`: is it \`${meant}\`?`,
      advice: `Write \`${meant}\`, if that is meant.`,
      path: pathTo(place),
      toolName,
    };
  }
  const given = kind?.name === 'union' && isObject(value) ? value['type'] : kind?.name === 'enum' ? value : undefined;
  if (!kind || typeof given !== 'string') return null;
  const values = valuesOf(kind);
  const near = values.includes(given) ? null : valueMeant(given, values);
  return near === null
    ? null
    : {
        code: 'VALUE_UNKNOWN',
        message: `The gateway does not know the value \`${given}\`: is it \`${near}\`?`,
        advice: `Write \`${near}\`, if that is meant.`,
        path: [...pathTo(place), ...(kind.name === 'union' ? ['type'] : [])],
        toolName,
      };
}

const valuesOf = ({ name, definition }: Kind): readonly string[] =>
  name === 'enum' ? (definition as WireEnum<string>).values : kindsOf((definition as () => object)());
