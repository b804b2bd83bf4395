import type { AssistantWire } from '../upstream/wire/assistant.ts';
import { comparePlaces, placeOf, type AssistantOrder, type Place } from './assistant-order.ts';
import { orderKey, toCursor } from './cursor.ts';

/** An assistant with its position in an order: an edge of every page that shows it. */
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

  /** Made on first access. */
  get cursor(): string {
    this.#cursor ??= toCursor(this.place, this.#order);
    return this.#cursor;
  }
}

/** A list of assistants that caches what is derived from it. */
interface Derivable {
  derive<T>(key: string, make: (entries: readonly AssistantWire[]) => T): T;
}

/** All assistants of a list, sorted. Done once for each list and order. */
export const placeAll = (list: Derivable, order: AssistantOrder): readonly PlacedAssistant[] =>
  list.derive(orderKey(order), (assistants) => {
    const compare = comparePlaces(order);
    return assistants.map((node) => new PlacedAssistant(node, order)).toSorted((a, b) => compare(a.place, b.place));
  });
