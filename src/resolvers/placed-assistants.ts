import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { comparePlaces, placeOf, type AssistantOrder, type Place } from './assistant-order.ts';
import { orderKey, toCursor } from './cursor.ts';

/** An assistant at its place in an order: an edge of every page that shows it. */
export class PlacedAssistant {
  readonly node: AssistantWire;
  readonly place: Place;
  readonly #order: AssistantOrder;
  #cursor: string | undefined;

  constructor(node: AssistantWire, order: AssistantOrder) {
    this.node = node;
    this.place = placeOf(node, order);
    this.#order = order;
  }

  /** Made when it is first asked for. */
  get cursor(): string {
    this.#cursor ??= toCursor(this.place, this.#order);
    return this.#cursor;
  }
}

/** All assistants of a list, sorted. Done once for each list and order, as lists are never changed once parsed. */
export function placeAll(assistants: readonly AssistantWire[], order: AssistantOrder): readonly PlacedAssistant[] {
  const known = orders.get(assistants) ?? new Map<string, readonly PlacedAssistant[]>();
  orders.set(assistants, known);
  const sorted = known.get(orderKey(order));
  if (sorted) return sorted;
  const compare = comparePlaces(order);
  const fresh = assistants.map((node) => new PlacedAssistant(node, order)).toSorted((a, b) => compare(a.place, b.place));
  known.set(orderKey(order), fresh);
  return fresh;
}

/** By the list's own array. */
const orders = new WeakMap<readonly AssistantWire[], Map<string, readonly PlacedAssistant[]>>();
