/** What stands where in a document, as paths of the graph. */
import { toCamelCase } from '../../camel-case.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { isOfTools, payloadKeyOf, stepsIn, stepsOfOnlyTool, toolItems } from './item-steps.ts';
import type { Place } from './path.ts';

export interface Item<Value = unknown> {
  readonly value: Value;
  readonly place: Place | null;
  /** The wire's key that it stands under; none of what is in a list. */
  readonly key: string;
  /** Whether the keys below are the customer's own. */
  readonly isMap: boolean;
  /** The key of the list that its object is in. */
  readonly list: string;
  /** The object that has it under its key; null of what is in a list. */
  readonly holder: JsonObject | null;
}

/** Texts that are looked at before others may go on. */
export const TEXTS_PER_PIECE = 2_000;

/** All texts of a document, in its order. */
export function* textsIn(document: object): Generator<Item<string>, void, void> {
  for (const item of leavesIn(document, () => false)) if (typeof item.value === 'string') yield item as Item<string>;
}

/**
 * All plain values of a document, in its order, and what else is to be looked at as a whole. Without recursion, as an answer may be nested
 * deeper than the stack is.
 */
export function* leavesIn(document: object, isLeaf: (item: Item) => boolean): Generator<Item, void, void> {
  const left: Item[] = [wholeOf(document)];
  for (let item = left.pop(); item; item = left.pop()) {
    if (typeof item.value !== 'object' || item.value === null || isLeaf(item)) {
      yield item;
      continue;
    }
    const below = itemsBelow(item);
    // The last one is looked at first. One by one, as a list may be longer than a call may have arguments.
    for (let index = below.length - 1; index >= 0; index -= 1) {
      const next = below[index];
      if (next) left.push(next);
    }
  }
}

export const wholeOf = (document: unknown): Item => ({ value: document, place: null, key: '', isMap: false, list: '', holder: null });

/** Keys whose objects have keys of the customer's own. */
const MAPS = new Set([
  'dynamic_variables',
  'parameters',
  'path_parameters',
  'query_parameters',
  'body_parameters',
  'preset_query_params',
  'preset_body_fields',
]);

/** The graph's name of a key of an object; that of the list which the object is an item of, if any, decides what its id is called. */
export const nameOf = (key: string, list: string): string => (key === 'id' && ID_NAMES.get(list)) || toCamelCase(key);

const ID_NAMES: ReadonlyMap<string, string> = new Map([
  ['nodes', 'nodeId'],
  ['edges', 'edgeId'],
]);

/** What an item has directly below it. The place of some of it is that of the item. */
export function itemsBelow(item: Item): readonly Item[] {
  const { value, key, isMap } = item;
  if (!isMap && isOfTools(key)) return itemsOf(toolItems(value), item);
  if (Array.isArray(value)) return itemsOf(value, item);
  return isObject(value) ? membersOf(value, item) : [];
}

function itemsOf(items: readonly unknown[], { place, key, isMap }: Item): readonly Item[] {
  const steps = isMap ? null : key === 'tool' ? stepsOfOnlyTool(items) : stepsIn(items, key);
  return items.map((value, index) => ({
    value,
    place: steps?.[index] === null ? place : { step: steps?.[index] ?? String(index), before: place },
    key: '',
    isMap,
    list: key,
    holder: null,
  }));
}

function membersOf(value: JsonObject, { place, key, isMap, list }: Item): readonly Item[] {
  const payloadKey = !isMap && key === '' && isOfTools(list) ? payloadKeyOf(value) : null;
  return Object.entries(value).map(([name, item]) => ({
    value: item,
    place: name === payloadKey ? place : { step: isMap ? name : nameOf(name, key === '' ? list : ''), before: place },
    key: name,
    isMap: isMap || MAPS.has(name),
    list,
    holder: value,
  }));
}
