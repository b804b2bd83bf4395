import type { InputRef } from '@pothos/core';
import { badInput, type NameInput, type UserError } from '../../resolvers/user-errors.ts';
import type { Problem, WireBody, WireChanges } from '../../resolvers/wire-body.ts';
import { builder } from '../builder.ts';
import type { JsonObject } from '../../json.ts';
import { countUnprintable } from '../access/inspect-json.ts';
import type { AnyFieldMap } from './fields.ts';
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
import { patchOf } from './settings-patch.ts';
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
  /** Keys that `extra` may not give, as they are given by other means. */
  readonly reserved?: readonly string[];
  /** The fields of the type that shows the same object, which knows what of it is hidden from whom. */
  readonly shownBy?: AnyFieldMap;
  /** What no single field can know. It gets what was given as it would be sent, which may be incomplete. */
  readonly problems?: (wire: JsonObject) => readonly Problem[];
}

const EXTRA = 'extra';

/** A GraphQL input for parameters of the SDK, with `extra` for keys that it does not know yet. */
export function wireInput<P extends object, L extends PropertyKey = never>(name: string, options: WireInputOptions<P, L>): WireInput<P> {
  const { description, reserved = [], shownBy = {}, problems = () => [] } = options;
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
      return completion && value !== undefined && value !== null ? [{ key, completion }] : [];
    });
  /** The whole of what is given, with the faults of what is missing. */
  const complete = (given: unknown, path: Path, wire: JsonObject, stored: JsonObject) => {
    const faults: UserError[] = [];
    const secrets: string[] = [];
    const completed = { ...wire };
    for (const { key, completion } of completable(given)) {
      const found: Completed = completion.complete(wire[key], stored[key]);
      completed[key] = found.whole;
      secrets.push(...found.secrets);
      for (const fault of found.faults) faults.push(badInput([...path, ...nameBelow([key, ...fault.path], given)], fault.message));
    }
    return { wire: completed, faults, secrets };
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
      const needsStored = completable(given).some(({ key, completion }) => completion.needsStored(wire[key]));
      return {
        wire: wire as P,
        faults,
        nameInput,
        needsStored,
        applyTo: (stored) => {
          const completed = complete(given, path, wire, stored);
          return { wire: completed.wire as P, faults: completed.faults, secrets: completed.secrets, nameInput };
        },
      };
    },
    patch: {
      toWire: (value, path, addFault) => convert(value, path, addFault, true),
      ...patchOf({ fields: new Map(fields.map(({ key, field }) => [key, field])), shownBy }),
    },
  };
}

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
    // What nobody names stays, so that it has to be known.
    needsStored: () => true,
    complete: (given, stored) => {
      const wire = given as JsonObject;
      const unreadable = input.patch.unreadableIn(stored, wire).map((path) => ({ path, message: UNREADABLE }));
      if (unreadable.length > 0) return { whole: wire, faults: unreadable, secrets: [] };
      const whole = input.patch.layOver(stored, wire);
      const missing = input.patch.missingIn(whole, wire).map((path) => ({ path, message: `${path.at(-1)} is missing.` }));
      const { secrets, moved } = input.patch.carries(stored, wire);
      const sentAway = secrets.length === 0 ? [] : moved.map((path) => ({ path, message: SENT_AWAY }));
      const changed = countUnprintable(whole) === 0 ? [] : [{ path: [], message: TOO_MANY_DIGITS }];
      return { whole, faults: [...missing, ...sentAway, ...changed], secrets };
    },
  },
});

const SENT_AWAY =
  'This may not change while the same object keeps secrets that are left out: give each secret that reads mask in it, or null for it, under its Telnyx name in extra or in its field.';
const UNREADABLE =
  'What Telnyx stores here is no JSON object, and would be lost: give null for it first, if that is meant, and then what it is to be.';
const TOO_MANY_DIGITS =
  'This object holds numbers whose digits this version of Node.js cannot pass on, so that they would change: Node.js 22 and later can.';

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
