import type { InputRef } from '@pothos/core';
import { badInput } from '../../resolvers/user-errors.ts';
import { builder } from '../builder.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { refuseMasks, type AddFault } from './input-fields.ts';
import { toCamelCase } from './object.ts';

type Path = readonly string[];

/** One member of a union of inputs. */
export interface InputMember {
  readonly ref: unknown;
  readonly description: string;
  /** The whole object of this kind, its `type` included. */
  readonly toWire: (given: unknown, path: Path, addFault: AddFault) => JsonObject;
  /** The names of the graph for a wire path of the whole object. */
  readonly nameBelow: (path: Path) => Path;
}

/** A member for each `type` of the wire union `U`; `tsc` fails when one is missing. */
export type InputMemberMap<U extends { readonly type?: string }> = { readonly [K in NonNullable<U['type']>]: InputMember };

/** A GraphQL input of which exactly one field is given: the kind, by its name. `unknown` is for kinds that are newer than the gateway. */
export function wireInputUnion<U extends { readonly type?: string }>(
  name: string,
  { description, members: given }: { readonly description: string; readonly members: InputMemberMap<U> },
) {
  const members = Object.entries<InputMember>(given).map(([type, member]) => ({ type, member, name: toCamelCase(type) }));
  const unknown = unknownKind(new Map(members.map((known) => [known.type, known.name])));
  const ref = builder.inputType(name, {
    description,
    isOneOf: true,
    fields: (t) =>
      Object.fromEntries(
        [...members, { name: UNKNOWN_FIELD, member: unknown }].map(({ name: field, member }) => [
          field,
          t.field({ type: member.ref as 'String', description: member.description }),
        ]),
      ),
  }) as unknown as InputRef<JsonObject>;
  const memberOf = (values: JsonObject) =>
    [...members, { name: UNKNOWN_FIELD, member: unknown }].find(({ name: field }) => values[field] !== undefined);
  return {
    ref,
    /** Whether the wire object holds this key by itself: its type, or the settings of a kind. */
    hasKey: (key: string): boolean => key === 'type' || members.some(({ type }) => type === key),
    toWire: (value: unknown, path: Path, addFault: AddFault): JsonObject => {
      const values = value as JsonObject;
      const found = memberOf(values);
      return found ? found.member.toWire(values[found.name], [...path, found.name], addFault) : {};
    },
    /** As the wire object holds its kind under the name of its type, that name leads to the member. */
    nameBelow: ([key = '', ...rest]: Path): Path => {
      const known = members.find(({ type }) => type === key);
      return known ? [known.name, ...known.member.nameBelow([key, ...rest])] : [];
    },
  };
}

const UNKNOWN_FIELD = 'unknown';

function unknownKind(known: ReadonlyMap<string, string>): InputMember {
  return {
    ref: unknownKindInput(),
    description: 'A kind that is newer than this gateway. A known kind is refused here.',
    toWire: (value, path, addFault) => {
      const { type, payload, timeoutMs } = value as {
        readonly type: string;
        readonly payload: unknown;
        readonly timeoutMs?: number | null;
      };
      const field = known.get(type);
      if (field !== undefined) addFault(badInput([...path, 'type'], `${type} has a field of its own, ${field}: use that one.`));
      if (!/^[a-z][a-z0-9_]*$/.test(type)) addFault(badInput([...path, 'type'], 'type takes small letters, digits and underscores.'));
      if (!isObject(payload)) addFault(badInput([...path, 'payload'], 'payload takes a JSON object.'));
      refuseMasks(payload, [...path, 'payload'], addFault);
      return { type, [type]: payload, ...(typeof timeoutMs === 'number' ? { timeout_ms: timeoutMs } : {}) };
    },
    nameBelow: (path) => path,
  };
}

let made: unknown;

/** Made once, for all unions. */
function unknownKindInput(): unknown {
  made ??= builder.inputType('UnknownKindInput', {
    description: 'An object of a kind that is newer than this gateway, sent as `{ type, [type]: payload }`.',
    fields: (t) => ({
      type: t.string({ required: true, description: "Telnyx's name of the kind." }),
      payload: t.field({ type: 'JSON', required: true, description: 'The settings of the kind, under their Telnyx keys: a JSON object.' }),
      timeoutMs: t.int({ description: 'Milliseconds Telnyx waits; null or absent means the default.' }),
    }),
  });
  return made;
}
