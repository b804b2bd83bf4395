import { orderKey, toCursor } from './cursor.ts';
import { comparePlaces, placeOf, type ListOrder, type OrderKeys, type Place } from './order.ts';

/** An entry at its place in an order: an edge of every page that shows it. */
export class Placed<W extends object> {
  readonly node: W;
  readonly place: Place;
  readonly #order: ListOrder;
  #cursor: string | undefined;

  constructor(node: W, order: ListOrder, keys: OrderKeys) {
    this.node = node;
    this.place = placeOf(node, order, keys);
    this.#order = order;
  }

  /** Made when it is first asked for. */
  get cursor(): string {
    this.#cursor ??= toCursor(this.place, this.#order);
    return this.#cursor;
  }
}

/** A list that remembers what follows from it. */
interface Derivable<W extends object> {
  derive<T>(key: string, make: (entries: readonly W[]) => T): T;
}

/** All entries of a list, sorted. Done once for each list and order. */
export const placeAll = <W extends object>(list: Derivable<W>, order: ListOrder, keys: OrderKeys): readonly Placed<W>[] =>
  list.derive(orderKey(order), (entries) => placeEach(entries, order, keys));

/** Entries sorted. */
export function placeEach<W extends object>(entries: readonly W[], order: ListOrder, keys: OrderKeys): readonly Placed<W>[] {
  const compare = comparePlaces(order);
  return entries.map((node) => new Placed(node, order, keys)).toSorted((a, b) => compare(a.place, b.place));
}
