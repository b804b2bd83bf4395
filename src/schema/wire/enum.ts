import type { EnumRef } from '@pothos/core';
import { UNKNOWN } from '../../resolvers/unknown.ts';
import { builder, type SchemaTypes } from '../builder.ts';

export interface WireEnum<W extends string> {
  readonly ref: EnumRef<SchemaTypes, string>;
  readonly knows: (value: unknown) => value is W;
  readonly values: readonly string[];
}

/**
 * A GraphQL enum over wire values: each is named by its SCREAMING_SNAKE form. `UNKNOWN` stands for a value that
 * the gateway does not know yet; the value itself is then in the parent's `extra`.
 */
export function wireEnum<W extends string>(name: string, description: string, values: { readonly [V in W]: string }): WireEnum<W> {
  const entries = Object.entries<string>(values);
  const known = new Set(entries.map(([value]) => value));
  const ref = builder.enumType(name, {
    description,
    values: {
      ...Object.fromEntries(
        entries.map(([value, meaning]) => [value.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase(), { value, description: meaning }]),
      ),
      UNKNOWN: {
        value: UNKNOWN,
        description:
          'A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent.',
      },
    },
  });
  return { ref, knows: (value): value is W => typeof value === 'string' && known.has(value), values: [...known] };
}
