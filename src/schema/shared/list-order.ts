import type { OrderField } from '../../resolvers/lists/order.ts';
import { builder } from '../builder.ts';

export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which end of an order comes first.',
  values: {
    ASC: { value: 'asc', description: 'Smallest, earliest or first in the alphabet.' },
    DESC: { value: 'desc', description: 'Largest, latest or last in the alphabet.' },
  } as const,
});

const ListOrderField = builder.enumType('ListOrderField', {
  description: 'What a list is sorted by. Equal values are ordered by id, and missing ones come last.',
  values: {
    CREATED_AT: { value: 'created_at', description: 'Time of creation.' },
    NAME: { value: 'name', description: 'Name, or the display name, by code point: capitals come before small letters.' },
    ID: { value: 'id', description: 'Id, by code point.' },
  } as const satisfies Readonly<Record<string, { readonly value: OrderField; readonly description: string }>>,
});

export const ListOrder = builder.inputType('ListOrder', {
  description: 'How to sort a list.',
  fields: (t) => ({
    field: t.field({ type: ListOrderField, required: true, description: 'What to sort by.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'asc',
      description: 'Which end comes first; ascending if not said.',
    }),
  }),
});
