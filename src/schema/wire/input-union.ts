import { toCamelCase } from '../../camel-case.ts';
import type { InputRef } from '@pothos/core';
import { badInput } from '../../resolvers/user-errors.ts';
import { builder } from '../builder.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { refuseMasks, type AddFault, type NameBelow } from './input-fields.ts';
import type { WireInput } from './input.ts';

type Path = readonly string[];

/** One member of a union of inputs. */
export interface InputMember {
  readonly ref: unknown;
  /** Its field, where that is not the camelCase of its type. */
  readonly name?: string;
  readonly description: string;
  /** The whole object of this kind, its `type` included. */
  readonly toWire: (given: unknown, path: Path, addFault: AddFault) => JsonObject;
  /** The names of the graph for a wire path of the whole object. */
  readonly nameBelow: NameBelow;
}

/** A member for each `type` of the wire union `U`; `tsc` fails when one is missing. */
export type InputMemberMap<U extends { readonly type?: string }> = { readonly [K in NonNullable<U['type']>]: InputMember };

export interface InputUnionOptions<U extends { readonly type?: string }> {
  readonly description: string;
  readonly members: InputMemberMap<U>;
  /** How kinds are given that are newer than the gateway. */
  readonly unknown: (known: ReadonlyMap<string, string>) => InputMember;
}

export interface InputUnion<U> {
  /** Only for the compiler. */
  readonly gives?: () => U;
  readonly ref: InputRef<JsonObject>;
  /** Whether the wire object holds this key by itself: its type, or the settings of a kind. */
  readonly hasKey: (key: string) => boolean;
  readonly toWire: (value: unknown, path: Path, addFault: AddFault) => JsonObject;
  readonly nameBelow: NameBelow;
}

/** A GraphQL input of which exactly one field is given: the kind, by its name. `unknown` is for kinds that are newer than the gateway. */
export function wireInputUnion<U extends { readonly type?: string }>(name: string, options: InputUnionOptions<U>): InputUnion<U> {
  const members = Object.entries<InputMember>(options.members).map(([type, member]) => ({
    type,
    member,
    name: member.name ?? toCamelCase(type),
  }));
  const unknown = { type: null, name: 'unknown', member: options.unknown(new Map(members.map((known) => [known.type, known.name]))) };
  const all = [...members, unknown];
  const ref = builder.inputType(name, {
    description: options.description,
    isOneOf: true,
    fields: (t) =>
      Object.fromEntries(
        all.map(({ name: field, member }) => [field, t.field({ type: member.ref as 'String', description: member.description })]),
      ),
  }) as unknown as InputRef<JsonObject>;
  const memberOf = (values: unknown) => (isObject(values) ? all.find(({ name: field }) => values[field] !== undefined) : undefined);
  return {
    ref,
    hasKey: (key) => key === 'type' || members.some(({ type }) => type === key),
    toWire: (value, path, addFault) => {
      const found = memberOf(value);
      return found ? found.member.toWire((value as JsonObject)[found.name], [...path, found.name], addFault) : {};
    },
    // Where nobody knows what was given, the settings of a tool tell by the key under which they are.
    nameBelow: (path, given) => {
      const found = memberOf(given) ?? members.find(({ type }) => type === path[0]);
      if (!found || path.length === 0) return [];
      return [found.name, ...found.member.nameBelow(path, isObject(given) ? given[found.name] : undefined)];
    },
  };
}

/** A kind whose keys stand beside its type. */
export const kindOf = (type: string, input: WireInput<unknown>, name?: string): InputMember => ({
  ref: input.ref,
  ...(name !== undefined && { name }),
  description: input.description,
  toWire: (given, path, addFault) => ({ type, ...input.toWire(given, path, addFault) }),
  nameBelow: (path, given) => input.nameBelow(path, given),
});

interface ValueOptions {
  readonly ref: 'ID' | 'String' | 'Float' | 'Boolean';
  readonly name?: string;
  readonly description: string;
  readonly mayBeEmpty?: boolean;
}

/** A kind of one value, which is given in place of the object. */
export const valueOf = (type: string, key: string, { ref, name, description, mayBeEmpty = false }: ValueOptions): InputMember => ({
  ref,
  ...(name !== undefined && { name }),
  description,
  toWire: (given, path, addFault) => {
    if (typeof given === 'string' && !mayBeEmpty && given.trim() === '') addFault(badInput(path, `${path.at(-1)} is empty.`));
    return { type, [key]: given };
  },
  nameBelow: () => [],
});

/** Kinds newer than the gateway, as `{ type, [type]: payload }`. */
export function unknownKind(known: ReadonlyMap<string, string>): InputMember {
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
    nameBelow: ([key = '', ...rest], given) => {
      if (key === 'type') return ['type'];
      if (key === 'timeout_ms') return ['timeoutMs'];
      return isObject(given) && given['type'] === key ? ['payload', ...rest] : [];
    },
  };
}

let madeKind: unknown;

/** Made once, for all unions. */
function unknownKindInput(): unknown {
  madeKind ??= builder.inputType('UnknownKindInput', {
    description: 'An object of a kind that is newer than this gateway, sent as `{ type, [type]: payload }`.',
    fields: (t) => ({
      type: t.string({ required: true, description: "Telnyx's name of the kind." }),
      payload: t.field({ type: 'JSON', required: true, description: 'The settings of the kind, under their Telnyx keys: a JSON object.' }),
      timeoutMs: t.int({ description: 'Milliseconds Telnyx waits; null or absent means the default, which is 5000 in the library.' }),
    }),
  });
  return madeKind;
}

/** Kinds newer than the gateway, as objects that are sent unchanged. */
export const unknownObject =
  ({ without }: { readonly without?: string } = {}) =>
  (known: ReadonlyMap<string, string>): InputMember => ({
    ref: unknownNodeInput(),
    description: 'A kind that is newer than this gateway. A known kind is refused here.',
    toWire: (value, path, addFault) => {
      const { raw } = value as { readonly raw: unknown };
      const at = [...path, 'raw'];
      refuseMasks(raw, at, addFault);
      if (!isObject(raw)) {
        addFault(badInput(at, 'raw takes a JSON object.'));
        return {};
      }
      const type = typeof raw['type'] === 'string' ? raw['type'] : without;
      const field = type === undefined ? undefined : known.get(type);
      if (field !== undefined) addFault(badInput([...at, 'type'], `${type} has a field of its own, ${field}: use that one.`));
      return raw;
    },
    nameBelow: (path) => ['raw', ...path],
  });

let madeNode: unknown;

/** Made once, for all unions. */
function unknownNodeInput(): unknown {
  madeNode ??= builder.inputType('UnknownNodeInput', {
    description: 'An object of a kind that is newer than this gateway, sent as it is.',
    fields: (t) => ({
      raw: t.field({ type: 'JSON', required: true, description: 'The object under its Telnyx keys, `type` included: a JSON object.' }),
    }),
  });
  return madeNode;
}
