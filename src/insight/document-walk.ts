/** What stands where in a document, as paths of the graph. */
import { toCamelCase } from '../camel-case.ts';
import { isObject } from '../json.ts';
import { payloadKeyOf, stepTo } from './references/item-step.ts';
import type { Path } from './references/uses.ts';

/** A step of a path and those before it: paths are made for what is found only. */
export interface Place {
  readonly step: string;
  readonly before: Place | null;
}

export function pathTo(place: Place | null): Path {
  const steps: string[] = [];
  for (let at = place; at; at = at.before) steps.push(at.step);
  return steps.toReversed();
}

export interface Item<Value = unknown> {
  readonly value: Value;
  readonly place: Place | null;
  /** The wire's key that it stands under; none of what is in a list. */
  readonly key: string;
  /** Whether the keys below are the customer's own. */
  readonly isMap: boolean;
  /** The key of the list that its object is in. */
  readonly list: string;
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
  const left: Item[] = [{ value: document, place: null, key: '', isMap: false, list: '' }];
  for (let item = left.pop(); item; item = left.pop()) {
    if (typeof item.value !== 'object' || item.value === null || isLeaf(item)) yield item;
    // The last one is looked at first. One by one, as a list may be longer than a call may have arguments.
    else for (const below of itemsBelow(item).toReversed()) left.push(below);
  }
}

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

function itemsBelow({ value, place, key, isMap, list }: Item): readonly Item[] {
  if (Array.isArray(value)) {
    // Nodes have lists of lists of tools, of which the graph makes one, and a tool of their own in a list.
    const items: readonly unknown[] = isMap ? value : value.flat(4);
    const isOne = key === 'tool';
    return items.map((item, index) => ({
      value: item,
      place: isOne ? place : { step: stepTo(item, index), before: place },
      key: '',
      isMap,
      list: key,
    }));
  }
  if (!isObject(value)) return [];
  const payloadKey = isMap ? null : payloadKeyOf(value);
  return Object.entries(value).map(([name, item]) => ({
    value: item,
    // The graph has the settings of a tool at the tool.
    place: name === payloadKey ? place : { step: isMap ? name : toCamelCase(name), before: place },
    key: name,
    isMap: isMap || MAPS.has(name),
    list,
  }));
}
