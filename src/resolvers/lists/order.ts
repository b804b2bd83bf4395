export type OrderField = 'created_at' | 'name' | 'id';
export type OrderDirection = 'asc' | 'desc';

export interface ListOrder {
  readonly field: OrderField;
  readonly direction: OrderDirection;
}

/** Newest first. */
export const DEFAULT_ORDER: ListOrder = { field: 'created_at', direction: 'desc' };

/** Under which keys a resource has what its lists are sorted by. */
export interface OrderKeys {
  readonly id: string;
  readonly name: string;
  /** `created_at` if not said. */
  readonly createdAt?: string;
}

/** The key of the value that an order sorts by. */
export function sortKeyOf({ field }: ListOrder, { id, name, createdAt = 'created_at' }: OrderKeys): string {
  switch (field) {
    case 'created_at':
      return createdAt;
    case 'name':
      return name;
    case 'id':
      return id;
  }
}

/** The place of an entry in an order: its sort value, null sorting last, then its id. No two places are equal. */
export type Place = readonly [value: string | number | null, id: string];

export function placeOf(entry: object, order: ListOrder, keys: OrderKeys): Place {
  const values = entry as Readonly<Record<string, unknown>>;
  const id = String(values[keys.id]);
  if (order.field === 'id') return [id, id];
  const value = values[sortKeyOf(order, keys)];
  if (typeof value !== 'string') return [null, id];
  if (order.field === 'name') return [value, id];
  const time = Date.parse(value);
  return [Number.isNaN(time) ? null : time, id];
}

export const comparePlaces =
  ({ direction }: ListOrder) =>
  (a: Place, b: Place): number =>
    compareValues(a[0], b[0], direction === 'asc' ? 1 : -1) || compare(a[1], b[1]);

function compareValues(a: Place[0], b: Place[0], sign: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * compare(a, b);
}

/** By code unit, not by language, so that an order is the same on every machine. */
const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
