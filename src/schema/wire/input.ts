import type { InputRef } from '@pothos/core';
import { badInput, type NameInput, type UserError } from '../../resolvers/user-errors.ts';
import type { WireBody } from '../../resolvers/wire-body.ts';
import { builder } from '../builder.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { common, refuseMasks, type AddFault, type InputField, type InputFieldOptions } from './input-fields.ts';
import { toCamelCase } from './object.ts';
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

type AnyInputField = InputField<unknown>;
type Path = readonly string[];

/** An input that mirrors parameters of the SDK. */
export interface WireInput<out P> {
  /** Only for the compiler. */
  readonly gives?: () => P;
  readonly ref: InputRef<Readonly<Record<string, unknown>>>;
  /** What is given at a path of the input, as the upstream takes it. */
  readonly read: (given: unknown, path: Path) => WireBody<P>;
  /** As the field of another input. */
  readonly toWire: (given: unknown, path: Path, addFault: AddFault) => JsonObject;
  readonly nameBelow: (path: Path) => Path;
}

const EXTRA = 'extra';

/** A GraphQL input for parameters of the SDK, with `extra` for keys that it does not know yet. */
export function wireInput<P extends object, L extends PropertyKey = never>(
  name: string,
  { description, fields: given }: { readonly description: string; readonly fields: InputFieldMap<P, L> },
): WireInput<P> {
  const fields = Object.entries(given as Readonly<Record<string, AnyInputField>>).map(([key, field]) => ({
    key,
    field,
    name: field.name ?? toCamelCase(key),
  }));
  const keys = new Set(fields.map(({ key }) => key));
  const ref = builder.inputType(name, {
    description,
    fields: (t) => ({
      ...Object.fromEntries(
        fields.flatMap(({ field, name: fieldName }) => [
          [fieldName, t.field({ type: field.type() as 'String', required: field.required, description: field.description })],
          ...(field.alternative ? [[field.alternative.name, t.string({ description: field.alternative.description })] as const] : []),
        ]),
      ),
      [EXTRA]: t.field({
        type: 'JSON',
        description:
          'Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused.',
      }),
    }),
  }) as unknown as InputRef<Readonly<Record<string, unknown>>>;

  const toWire = (value: unknown, path: Path, addFault: AddFault): JsonObject => {
    const values = value as Readonly<Record<string, unknown>>;
    const wire: [string, unknown][] = [];
    for (const { key, field, name: fieldName } of fields) {
      const item = values[fieldName];
      const at = [...path, fieldName];
      const { alternative } = field;
      const other = alternative && values[alternative.name];
      if (alternative && other !== undefined && other !== null) {
        if (item !== undefined && item !== null) addFault(badInput(at, `${fieldName} and ${alternative.name} cannot be given together.`));
        wire.push([key, alternative.toWire(other, [...path, alternative.name], addFault)]);
        continue;
      }
      if (item === undefined) {
        if (field.asked) addFault(badInput(at, `${fieldName} is missing${alternative ? `: give it or ${alternative.name}` : ''}.`));
        continue;
      }
      if (item !== null) wire.push([key, field.toWire(item, at, addFault)]);
      else if (field.clears) wire.push([key, null]);
      else addFault(badInput(at, `${fieldName} cannot be null: leave it out instead.`));
    }
    return Object.fromEntries([...wire, ...extraOf(values[EXTRA], [...path, EXTRA], keys, addFault)]);
  };
  const nameBelow = ([key = '', ...rest]: Path): Path => {
    const known = fields.find((field) => field.key === key);
    if (known) return [known.name, ...(known.field.nameBelow?.(rest) ?? rest)];
    return key === '' ? [] : [EXTRA, key, ...rest];
  };
  return {
    ref,
    toWire,
    nameBelow,
    read: (value, path) => {
      const faults: UserError[] = [];
      const wire = toWire(value, path, (fault) => faults.push(fault)) as P;
      const nameInput: NameInput = (wirePath) => [...path, ...nameBelow(wirePath)];
      return { wire, faults, nameInput };
    },
  };
}

function extraOf(extra: unknown, path: Path, keys: ReadonlySet<string>, addFault: AddFault): readonly [string, unknown][] {
  if (extra === undefined || extra === null) return [];
  if (!isObject(extra)) {
    addFault(badInput(path, 'extra takes a JSON object.'));
    return [];
  }
  refuseMasks(extra, path, addFault);
  for (const key of Object.keys(extra)) {
    if (keys.has(key)) addFault(badInput([...path, key], `${key} has a field of its own, ${toCamelCase(key)}: use that one.`));
  }
  return Object.entries(extra);
}

/** What is written once for an input, and used where it stands within others. */
type Nestable<P> = Pick<WireInput<P>, 'toWire' | 'nameBelow'> & { readonly ref: unknown; readonly gives?: () => P };

/** An object within another one. */
export const object = <P>(input: () => Nestable<P>, description: string, options: InputFieldOptions = {}): InputField<P> => ({
  ...common(description, options),
  type: () => input().ref as 'String',
  toWire: (value, path, addFault) => input().toWire(value, path, addFault),
  nameBelow: (path) => input().nameBelow(path),
});

/** A list of objects, which may be empty if not said otherwise. */
export const objects = <P>(
  input: () => Nestable<P>,
  description: string,
  { mayBeEmpty = true, ...options }: InputFieldOptions & { readonly mayBeEmpty?: boolean } = {},
): InputField<P[]> => ({
  ...common(description, options),
  type: () => [input().ref as 'String'],
  toWire: (value, path, addFault) => {
    const items = value as readonly unknown[];
    if (items.length === 0 && !mayBeEmpty) addFault(badInput(path, `${path.at(-1)} is empty: it takes at least one item.`));
    return items.map((item, index) => input().toWire(item, [...path, String(index)], addFault));
  },
  nameBelow: ([index, ...rest]) => (index === undefined ? [] : [index, ...input().nameBelow(rest)]),
});
