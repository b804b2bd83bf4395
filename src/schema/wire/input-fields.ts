/**
 * The kinds of field an input may use. A field is declared under its wire key, checks what is given and turns it into what the
 * upstream takes. Absent, null and a value are three things: absent leaves the key out, null is sent where it clears something.
 */
import { instantOf } from '../../resolvers/lists/instant.ts';
import type { InputType } from '@pothos/core';
import { badInput, type UserError } from '../../resolvers/user-errors.ts';
import { noUnknown, UNKNOWN } from '../../resolvers/unknown.ts';
import type { Problem } from '../../resolvers/wire-body.ts';
import { MASK } from '../access/mask.ts';
import type { SchemaTypes } from '../builder.ts';
import type { JsonObject } from '../../json.ts';
import type { WireEnum } from './enum.ts';

type Path = readonly string[];
export type AddFault = (fault: UserError) => void;

/** Whether a key is needed always, or in changes only where the stored object lacks it. */
type Asked = boolean | 'unlessStored';

export interface InputField<out W> {
  /** Only for the compiler. */
  readonly gives?: () => W;
  /** The GraphQL name, where it is not the camelCase of the wire key. */
  readonly name?: string | undefined;
  readonly description: string;
  readonly type: () => InputType<SchemaTypes> | [InputType<SchemaTypes>];
  readonly required: boolean;
  /** Whether null is sent, and clears what was there; else it is refused. */
  readonly clears: boolean;
  /** Whether the upstream requires the key inside this object, so that its absence is refused here. */
  readonly asked: Asked;
  /** Whether null stands for absence. */
  readonly nullIsAbsent?: boolean;
  /** Another field that gives the same key, instead of this one. */
  readonly alternative?: AlternativeField;
  /** The wire value of what is given, which is neither null nor absent. */
  readonly toWire: (value: unknown, path: Path, addFault: AddFault) => unknown;
  /** The names of the graph below this field for a wire path; the same path where there is no other. */
  readonly nameBelow?: NameBelow;
  /** Whether its text may say where something is, as URLs do. */
  readonly isPlace?: boolean;
  /** Where it is an object, how its keys are changed one by one. */
  readonly patch?: Patch;
  /** Where it may leave out what the upstream has already, how that is put in. */
  readonly completion?: Completion;
}

/** The names of the graph for a wire path of what is given; undefined is given where that is not known. */
export type NameBelow = (path: Path, given: unknown) => Path;

/** An object of which only some keys are given. */
export interface Patch {
  readonly toWire: (given: unknown, path: Path, addFault: AddFault) => JsonObject;
  /** What was there, with the given keys in place of its own. */
  readonly layOver: (stored: unknown, patch: JsonObject) => JsonObject;
  /** Paths of what is stored as something else than an object where the patch changes one: it would be lost. */
  readonly unreadableIn: (stored: unknown, patch: JsonObject) => readonly Path[];
  /** Paths of what the upstream requires in the objects of the patch, and the whole does not have. */
  readonly missingIn: (whole: JsonObject, patch: JsonObject) => readonly Path[];
  /** What it leaves as it is, unseen, and what it sends elsewhere. */
  readonly carries: (stored: unknown, patch: JsonObject) => Carried;
}

/** Secrets that stay in an object because the changes of it do not name them. */
export interface Carried {
  readonly secrets: readonly string[];
  /** Paths of what may decide where they go, and is no longer as stored. */
  readonly moved: readonly Path[];
}

export interface Completion {
  /** Whether what became of the given value needs what the upstream has. */
  readonly needsStored: (wire: unknown) => boolean;
  /** The whole value, and what is wrong with it all the same. */
  readonly complete: (wire: unknown, stored: unknown) => Completed;
}

export interface Completed {
  readonly whole: unknown;
  readonly faults: readonly Problem[];
  /** What was put in, and the sender of the rest may not see. */
  readonly secrets: readonly string[];
}

export interface AlternativeField {
  readonly name: string;
  readonly description: string;
  readonly toWire: (value: unknown, path: Path, addFault: AddFault) => unknown;
}

export interface InputFieldOptions {
  readonly name?: string;
  /** Whether it has to be given, and cannot be null. */
  readonly required?: boolean;
  /** Whether null is sent, and clears what was there. */
  readonly clears?: boolean;
  /** Whether the upstream requires it, though the type of the graph does not. */
  readonly asked?: Asked;
  /** Whether null stands for absence. */
  readonly nullIsAbsent?: boolean;
}

interface TextOptions extends InputFieldOptions {
  readonly mayBeEmpty?: boolean;
  readonly maxLength?: number;
  /** Whether reads may mask it: a mask that is sent back is refused, since it would overwrite the secret. */
  readonly isMasked?: boolean;
}

export const common = (
  description: string,
  { name, required = false, clears = false, asked = false, nullIsAbsent = false }: InputFieldOptions,
) => ({ name, description, required, clears, asked, nullIsAbsent });
const nameOf = (path: Path): string => path.at(-1) ?? '';

export function text<O extends TextOptions>(
  description: string,
  options?: O,
): InputField<O['clears'] extends true ? string | null : string> {
  const { mayBeEmpty = false, maxLength = Infinity, isMasked = false, ...rest }: TextOptions = options ?? {};
  return {
    ...common(description, rest),
    type: () => 'String',
    isPlace: isMasked,
    toWire: (value, path, addFault) => {
      const given = String(value);
      if (!mayBeEmpty && given.trim() === '') addFault(badInput(path, `${nameOf(path)} is empty.`));
      if (given.length > maxLength) addFault(badInput(path, `${nameOf(path)} is longer than ${maxLength} characters.`));
      if (isMasked) refuseMasks(given, path, addFault);
      return given;
    },
  };
}

/** A text of an open list, of which the SDK knows some. */
export const word = <W extends string>(description: string, options: TextOptions = {}): InputField<W> =>
  text<TextOptions>(description, options) as InputField<unknown> as InputField<W>;

/** The same field, of which null is sent although the SDK does not say so: some fields have no other way back to their default. */
export const clearing = <W>(field: InputField<W>): InputField<W> => ({ ...field, clears: true });

/** Options of a list. */
export interface ListOptions extends InputFieldOptions {
  readonly mayBeEmpty?: boolean;
}

/** Refuses a list without items. */
export function refuseEmpty(items: readonly unknown[], path: Path, addFault: AddFault): void {
  if (items.length === 0) addFault(badInput(path, `${nameOf(path)} is empty: it takes at least one item.`));
}

export function texts<O extends ListOptions>(
  description: string,
  options?: O,
): InputField<O['clears'] extends true ? string[] | null : string[]> {
  const { mayBeEmpty = true, ...rest }: ListOptions = options ?? {};
  return {
    ...common(description, rest),
    type: () => ['String'],
    toWire: (value, path, addFault) => {
      const items = value as readonly unknown[];
      if (!mayBeEmpty) refuseEmpty(items, path, addFault);
      return items.map(String);
    },
  };
}

export const id = (description: string, options: InputFieldOptions = {}): InputField<string> => ({
  ...common(description, options),
  type: () => 'ID',
  toWire: (value, path, addFault) => {
    if (String(value).trim() === '') addFault(badInput(path, `${nameOf(path)} is empty.`));
    return String(value);
  },
});

export const ids = (description: string, options: InputFieldOptions = {}): InputField<string[]> => ({
  ...common(description, options),
  type: () => ['ID'],
  toWire: (value, path, addFault) =>
    (value as readonly unknown[]).map((item, index) => {
      if (String(item).trim() === '') addFault(badInput([...path, String(index)], `An id of ${nameOf(path)} is empty.`));
      return String(item);
    }),
});

export interface NumberOptions extends InputFieldOptions {
  readonly min?: number;
  readonly max?: number;
}

const number = (type: 'Int' | 'Float', description: string, { min = -Infinity, max = Infinity, ...options }: NumberOptions) => ({
  ...common(description, options),
  type: () => type,
  toWire: (value: unknown, path: Path, addFault: AddFault) => {
    const given = Number(value);
    const range = max === Infinity ? `${min} or more` : min === -Infinity ? `${max} or less` : `${min} to ${max}`;
    if (given < min || given > max) addFault(badInput(path, `${nameOf(path)} is ${given}, but takes ${range}.`));
    return given;
  },
});

export const int = (description: string, options: NumberOptions = {}): InputField<number> => number('Int', description, options);
export const float = (description: string, options: NumberOptions = {}): InputField<number> => number('Float', description, options);

export const boolean = (description: string, options: InputFieldOptions = {}): InputField<boolean> => ({
  ...common(description, options),
  type: () => 'Boolean',
  toWire: (value) => value,
});

/** A point in time, in UTC where it names no zone. A date alone would leave the time of day to the reader. */
export const dateTime = (description: string, options: InputFieldOptions = {}): InputField<string> => ({
  ...common(description, options),
  type: () => 'DateTime',
  toWire: (value, path, addFault) => {
    const given = String(value);
    const at = instantOf(given);
    if (!/\d[T ]\d/i.test(given)) addFault(badInput(path, `${nameOf(path)} is a date without a time of day.`));
    else if (!at) addFault(badInput(path, `${nameOf(path)} is a date or a time that does not exist.`));
    return at?.text ?? given;
  },
});

/** A value of a closed set; `UNKNOWN` is refused, as it is only ever read. */
export const oneOf = <W extends string>({ ref }: WireEnum<W>, description: string, options: InputFieldOptions = {}): InputField<W> => ({
  ...common(description, options),
  type: () => ref,
  toWire: (value, path, addFault) => {
    if (value === UNKNOWN) addFault(badInput(path, `${noUnknown(nameOf(path))}.`));
    return value;
  },
});

/** Values of a closed set, under the same rule. */
export const someOf = <W extends string>(values: WireEnum<W>, description: string, options: InputFieldOptions = {}): InputField<W[]> => {
  const { toWire } = oneOf(values, description);
  return {
    ...common(description, options),
    type: () => [values.ref],
    toWire: (items, path, addFault) => (items as readonly unknown[]).map((item, index) => toWire(item, [...path, String(index)], addFault)),
  };
};

/** Refuses texts that hold the mask of reads: sent back, it would overwrite a secret. */
export function refuseMasks(value: unknown, path: Path, addFault: AddFault): void {
  if (typeof value === 'string' && value.includes(MASK)) {
    addFault(
      badInput(path, `${nameOf(path)} holds "${MASK}", which stands for a secret that was not shown: send the secret, or leave this out.`),
    );
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) refuseMasks(item, [...path, key], addFault);
}
