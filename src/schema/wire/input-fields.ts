/**
 * The kinds of field an input may use. A field is declared under its wire key, checks what is given and turns it into what the
 * upstream takes. Absent, null and a value are three things: absent leaves the key out, null is sent where it clears something.
 */
import type { InputType } from '@pothos/core';
import { badInput, type UserError } from '../../resolvers/user-errors.ts';
import { MASK } from '../access/mask.ts';
import type { SchemaTypes } from '../builder.ts';
import { isObject } from '../../json.ts';
import { UNKNOWN, type WireEnum } from './enum.ts';

type Path = readonly string[];
export type AddFault = (fault: UserError) => void;

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
  readonly asked: boolean;
  /** Another field that gives the same key, instead of this one. */
  readonly alternative?: AlternativeField;
  /** The wire value of what is given, which is neither null nor absent. */
  readonly toWire: (value: unknown, path: Path, addFault: AddFault) => unknown;
  /** The names of the graph below this field for a wire path; the same path where there is no other. */
  readonly nameBelow?: (path: Path) => Path;
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
  readonly asked?: boolean;
}

interface TextOptions extends InputFieldOptions {
  readonly mayBeEmpty?: boolean;
  readonly maxLength?: number;
}

export const common = (description: string, { name, required = false, clears = false, asked = false }: InputFieldOptions) => ({
  name,
  description,
  required,
  clears,
  asked,
});
const nameOf = (path: Path): string => path.at(-1) ?? '';

/** A text; what is masked in reads is refused, since it would overwrite the secret with its mask. */
export function text<O extends TextOptions>(
  description: string,
  options?: O,
): InputField<O['clears'] extends true ? string | null : string> {
  const { mayBeEmpty = false, maxLength = Infinity, ...rest }: TextOptions = options ?? {};
  return {
    ...common(description, rest),
    type: () => 'String',
    toWire: (value, path, addFault) => {
      const given = String(value);
      if (!mayBeEmpty && given.trim() === '') addFault(badInput(path, `${nameOf(path)} is empty.`));
      if (given.length > maxLength) addFault(badInput(path, `${nameOf(path)} is longer than ${maxLength} characters.`));
      refuseMasks(given, path, addFault);
      return given;
    },
  };
}

export const texts = <O extends InputFieldOptions>(
  description: string,
  options?: O,
): InputField<O['clears'] extends true ? string[] | null : string[]> => ({
  ...common(description, options ?? {}),
  type: () => ['String'],
  toWire: (value) => (value as readonly unknown[]).map(String),
});

export const id = (description: string, options: InputFieldOptions = {}): InputField<string> => ({
  ...common(description, options),
  type: () => 'ID',
  toWire: (value, path, addFault) => {
    if (String(value).trim() === '') addFault(badInput(path, `${nameOf(path)} is empty.`));
    return String(value);
  },
});

export interface IntOptions extends InputFieldOptions {
  readonly min?: number;
  readonly max?: number;
}

export const int = (description: string, { min = -Infinity, max = Infinity, ...options }: IntOptions = {}): InputField<number> => ({
  ...common(description, options),
  type: () => 'Int',
  toWire: (value, path, addFault) => {
    const given = Number(value);
    if (given < min || given > max)
      addFault(
        badInput(
          path,
          `${nameOf(path)} is ${given}, but takes ${max === Infinity ? `${min} or more` : min === -Infinity ? `${max} or less` : `${min} to ${max}`}.`,
        ),
      );
    return given;
  },
});

export const float = (description: string, options: InputFieldOptions = {}): InputField<number> => ({
  ...common(description, options),
  type: () => 'Float',
  toWire: (value) => value,
});

export const boolean = (description: string, options: InputFieldOptions = {}): InputField<boolean> => ({
  ...common(description, options),
  type: () => 'Boolean',
  toWire: (value) => value,
});

/** A value of a closed set; `UNKNOWN` is refused, as it is only ever read. */
export const oneOf = <W extends string>({ ref }: WireEnum<W>, description: string, options: InputFieldOptions = {}): InputField<W> => ({
  ...common(description, options),
  type: () => ref,
  toWire: (value, path, addFault) => {
    if (value === UNKNOWN) addFault(badInput(path, `${nameOf(path)} takes no UNKNOWN: that value is only ever read.`));
    return value;
  },
});

type JsonMap = { [key: string]: unknown };

/** A JSON object, such as a schema or a map whose keys are the customer's. */
export const jsonMap = (description: string, options: InputFieldOptions = {}): InputField<JsonMap> => ({
  ...common(description, options),
  type: () => 'JSON',
  toWire: (value, path, addFault) => {
    if (!isObject(value)) addFault(badInput(path, `${nameOf(path)} takes a JSON object.`));
    refuseMasks(value, path, addFault);
    return value;
  },
});

/** Refuses texts that hold the mask of reads: whoever sends one back would overwrite a secret with it. */
export function refuseMasks(value: unknown, path: Path, addFault: AddFault): void {
  if (typeof value === 'string' && value.includes(MASK)) {
    addFault(
      badInput(path, `${nameOf(path)} holds "${MASK}", which stands for a secret that was not shown: send the secret, or leave this out.`),
    );
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) refuseMasks(item, [...path, key], addFault);
}
