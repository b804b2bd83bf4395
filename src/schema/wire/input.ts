import type { InputRef } from '@pothos/core';
import { badInput, type NameInput, type UserError } from '../../resolvers/user-errors.ts';
import type { Problem, WireBody, WireChanges } from '../../resolvers/wire-body.ts';
import { builder } from '../builder.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { extraOf } from './input-extra.ts';
import {
  common,
  type AddFault,
  type Completed,
  type InputField,
  type InputFieldOptions,
  type ListOptions,
  refuseEmpty,
  type NameBelow,
  type Patch,
} from './input-fields.ts';
import { declared, nameIn, namedFields, toWireEntries } from './input-values.ts';
import type { KnownKey } from './types.ts';

/** The value of a key in whichever of its shapes `P` stands. */
type ValueAt<P, K> = P extends unknown ? (K extends keyof P ? P[K] : undefined) : never;

/**
 * A field for every key of the SDK's parameters `P` but those left out. A key that the SDK adds, drops or re-types makes `tsc` fail
 * where the map is written.
 */
export type InputFieldMap<P, L extends PropertyKey = never> = {
  readonly [K in Exclude<KnownKey<P>, L>]: InputField<NonNullable<ValueAt<P, K>> | Extract<ValueAt<P, K>, null>>;
};

type Path = readonly string[];

/** An input that mirrors parameters of the SDK. */
export interface WireInput<out P> {
  /** Only for the compiler. */
  readonly gives?: () => P;
  readonly ref: InputRef<Readonly<Record<string, unknown>>>;
  readonly description: string;
  /** What is given at a path of the input, as the upstream takes it. */
  readonly read: (given: unknown, path: Path) => WireBody<P>;
  /** The same where it changes what the upstream has. */
  readonly readChanges: (given: unknown, path: Path) => WireChanges<P>;
  /** As the field of another input. */
  readonly toWire: (given: unknown, path: Path, addFault: AddFault) => JsonObject;
  readonly nameBelow: NameBelow;
  readonly patch: Patch;
}

export interface WireInputOptions<P, L extends PropertyKey = never> {
  readonly description: string;
  readonly fields: InputFieldMap<P, L>;
  /** Keys that `extra` may not give, as they are told by other means. */
  readonly reserved?: readonly string[];
  /** What no single field can know. It gets what was given as it would be sent, which may be incomplete. */
  readonly problems?: (wire: JsonObject) => readonly Problem[];
}

const EXTRA = 'extra';

/** A GraphQL input for parameters of the SDK, with `extra` for keys that it does not know yet. */
export function wireInput<P extends object, L extends PropertyKey = never>(name: string, options: WireInputOptions<P, L>): WireInput<P> {
  const { description, reserved = [], problems = () => [] } = options;
  const fields = namedFields(options.fields);
  const known = new Map([...reserved.map((key) => [key, null] as const), ...fields.map((field) => [field.key, field.name] as const)]);
  const ref = builder.inputType(name, {
    description,
    fields: (t) => ({
      ...declared(fields, t),
      [EXTRA]: t.field({
        type: 'JSON',
        description:
          'Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent.',
      }),
    }),
  }) as unknown as InputRef<Readonly<Record<string, unknown>>>;

  const convert = (value: unknown, path: Path, addFault: AddFault, isPatch: boolean): JsonObject => {
    const values = value as JsonObject;
    const wire = toWireEntries(fields, values, path, addFault, isPatch);
    const whole = Object.fromEntries([...wire, ...extraOf(values[EXTRA], [...path, EXTRA], known, addFault)]);
    for (const problem of problems(whole)) addFault(badInput([...path, ...nameBelow(problem.path, value)], problem.message));
    return whole;
  };
  const nameBelow: NameBelow = (path, given) => nameIn(fields, path, given) ?? (path.length === 0 ? [] : [EXTRA, ...path]);
  /** The fields that are given a value which may be completed. */
  const completable = (given: unknown) =>
    fields.flatMap(({ key, name: fieldName, field: { completion } }) => {
      const value = (given as JsonObject)[fieldName];
      return completion && value !== undefined && value !== null ? [{ key, value, completion }] : [];
    });
  /** The whole of what is given, with the faults of what is missing. */
  const complete = (given: unknown, path: Path, wire: JsonObject, stored: JsonObject) => {
    const faults: UserError[] = [];
    const completed = { ...wire };
    for (const { key, completion } of completable(given)) {
      const { whole, missing }: Completed = completion.complete(wire[key], stored[key]);
      completed[key] = whole;
      for (const below of missing) faults.push(missingAt([...path, ...nameBelow([key, ...below], given)]));
    }
    return { wire: completed, faults };
  };
  const begin = (given: unknown, path: Path) => {
    const faults: UserError[] = [];
    const wire = convert(given, path, (fault) => faults.push(fault), false);
    const nameInput: NameInput = (wirePath) => [...path, ...nameBelow(wirePath, given)];
    return { wire, faults, nameInput };
  };
  return {
    ref,
    description,
    toWire: (value, path, addFault) => convert(value, path, addFault, false),
    nameBelow,
    read: (given, path) => {
      const { wire, faults, nameInput } = begin(given, path);
      const completed = complete(given, path, wire, {});
      return { wire: completed.wire as P, faults: [...faults, ...completed.faults], nameInput };
    },
    readChanges: (given, path) => {
      const { wire, faults, nameInput } = begin(given, path);
      const isOpen = completable(given).some(({ key, value, completion }) => completion.isOpen(value, wire[key]));
      return {
        wire: wire as P,
        faults,
        nameInput,
        isOpen,
        over: (stored) => {
          const completed = complete(given, path, wire, stored);
          return { wire: completed.wire as P, faults: completed.faults, nameInput };
        },
      };
    },
    patch: {
      toWire: (value, path, addFault) => convert(value, path, addFault, true),
      isWhole: (given) => {
        const values = given as JsonObject;
        const isGiven = ({ field, name: fieldName }: (typeof fields)[number]) => {
          const value = values[fieldName];
          return value !== undefined && (value === null || !field.patch || field.patch.isWhole(value));
        };
        return values[EXTRA] !== undefined && fields.every(isGiven);
      },
      layOver: (stored, patch) => {
        const whole: Record<string, unknown> = isObject(stored) ? { ...stored } : {};
        const set = (key: string, value: unknown) =>
          Object.defineProperty(whole, key, { value, enumerable: true, writable: true, configurable: true });
        for (const [key, value] of Object.entries(patch)) {
          const field = fields.find((one) => one.key === key)?.field;
          set(key, field?.patch && isObject(value) ? field.patch.layOver(whole[key], value) : value);
        }
        return whole;
      },
      missingIn: (whole, patch) =>
        fields.flatMap(({ key, field }) => {
          const [value, changed] = [whole[key], patch[key]];
          if (field.asked && (value === undefined || value === null)) return [[key]];
          if (!field.patch || !isObject(value) || !isObject(changed)) return [];
          return field.patch.missingIn(value, changed).map((below) => [key].concat(below));
        }),
    },
  };
}

const missingAt = (path: Path) => badInput(path, `${path.at(-1)} is missing.`);

/** What is written once for an input, and used where it stands within others. */
type Nestable<P> = Pick<WireInput<P>, 'toWire' | 'nameBelow'> & { readonly ref: unknown; readonly gives?: () => P; readonly patch?: Patch };

/** An object within another one. */
export const object = <P>(input: () => Nestable<P>, description: string, options: InputFieldOptions = {}): InputField<P> => ({
  ...common(description, options),
  type: () => input().ref as 'String',
  toWire: (value, path, addFault) => input().toWire(value, path, addFault),
  nameBelow: (path, given) => input().nameBelow(path, given),
});

/** An object whose keys change one by one: what is absent stays as it is, at any depth. */
export const settings = <P>(input: WireInput<P>, description: string, options: InputFieldOptions = {}): InputField<P> => ({
  ...object(() => input, description, { clears: true, ...options }),
  patch: input.patch,
});

/** The same at the root of changes, where the rest of it can be read. */
export const rootSettings = <P>(input: WireInput<P>, description: string): InputField<P> => ({
  ...settings(input, description),
  toWire: input.patch.toWire,
  completion: {
    isOpen: (given) => !input.patch.isWhole(given),
    complete: (wire, stored) => {
      const whole = input.patch.layOver(stored, wire as JsonObject);
      return { whole, missing: input.patch.missingIn(whole, wire as JsonObject) };
    },
  },
});

/** A list of objects, which may be empty if not said otherwise. */
export const objects = <P>(
  input: () => Nestable<P>,
  description: string,
  { mayBeEmpty = true, ...options }: ListOptions = {},
): InputField<P[]> => ({
  ...common(description, options),
  type: () => [input().ref as 'String'],
  toWire: (value, path, addFault) => {
    const items = value as readonly unknown[];
    if (!mayBeEmpty) refuseEmpty(items, path, addFault);
    return items.map((item, index) => input().toWire(item, [...path, String(index)], addFault));
  },
  nameBelow: ([index, ...rest], given) =>
    index === undefined ? [] : [index, ...input().nameBelow(rest, Array.isArray(given) ? given[Number(index)] : undefined)],
});
