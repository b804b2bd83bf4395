/** JSON objects whose keys are the customer's own. */
import { parsedJson } from '../../resolvers/parsed-json.ts';
import { badInput } from '../../resolvers/user-errors.ts';
import { isObject } from '../../json.ts';
import { common, refuseMasks, type InputField, type InputFieldOptions } from './input-fields.ts';

interface MapValues {
  readonly fits: (value: unknown) => boolean;
  readonly are: string;
}

interface MapOptions extends InputFieldOptions {
  /** Keys that Telnyx sets itself. */
  readonly reserved?: RegExp;
}

const mapOf = <V>(
  description: string,
  { fits, are }: MapValues,
  { reserved, ...options }: MapOptions = {},
): InputField<{ [key: string]: V }> => ({
  ...common(description, options),
  type: () => 'JSON',
  toWire: (value, path, addFault) => {
    if (!isObject(value)) {
      addFault(badInput(path, `${path.at(-1)} takes a JSON object.`));
      return value;
    }
    for (const [key, item] of Object.entries(value)) {
      if (reserved?.test(key)) addFault(badInput([...path, key], `${key} is set by Telnyx.`));
      else if (!fits(item)) addFault(badInput([...path, key], `The values of ${path.at(-1)} are ${are}.`));
    }
    refuseMasks(value, path, addFault);
    return value;
  },
});

/** Anything by name, such as a schema. */
export const jsonMap = (description: string, options?: MapOptions) =>
  mapOf<unknown>(description, { fits: () => true, are: 'anything' }, options);

/** Texts by name. */
export const textMap = (description: string, options?: MapOptions) =>
  mapOf<string>(description, { fits: (value) => typeof value === 'string', are: 'strings' }, options);

/** Texts, numbers and booleans by name. */
export const scalarMap = (description: string, options?: MapOptions) =>
  mapOf<string | number | boolean>(
    description,
    {
      fits: (value) => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value),
      are: 'strings, numbers and booleans',
    },
    options,
  );

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

/** The same, and lists of them. */
export const scalarListMap = (description: string, options?: MapOptions) =>
  mapOf<string | number | boolean | (string | number | boolean)[]>(
    description,
    {
      fits: (value) => (Array.isArray(value) ? value.every(isScalar) : isScalar(value)),
      are: 'strings, numbers, booleans and lists of them',
    },
    options,
  );

interface LabelOptions extends InputFieldOptions {
  /** Whether null is sent, to take a label away. */
  readonly takesAway?: boolean;
}

/** Labels by name: what is sent are texts, whatever scalar is given. */
export function labels(description: string, { takesAway = false, ...options }: LabelOptions = {}): InputField<{ [key: string]: string }> {
  const are = takesAway ? 'strings, numbers, booleans and null' : 'strings, numbers and booleans';
  const scalars = mapOf<unknown>(description, { fits: (value) => isScalar(value) || (takesAway && value === null), are }, options);
  return {
    ...common(description, options),
    type: scalars.type,
    toWire: (value, path, addFault) => {
      const given = scalars.toWire(value, path, addFault);
      if (!isObject(given)) return given;
      return Object.fromEntries(Object.entries(given).map(([key, label]) => [key, isScalar(label) ? String(label) : label]));
    },
  };
}

/** JSON objects, one by one. */
export const jsonObjects = (description: string, options: InputFieldOptions = {}): InputField<{ [key: string]: unknown }[]> => ({
  ...common(description, options),
  type: () => ['JSON'],
  toWire: (value, path, addFault) => {
    for (const [index, item] of (value as readonly unknown[]).entries()) {
      if (!isObject(item)) addFault(badInput([...path, String(index)], `The items of ${path.at(-1)} are JSON objects.`));
    }
    refuseMasks(value, path, addFault);
    return value;
  },
});

/** A word of the upstream's, or a JSON object. */
export const textOrObject = (description: string, options: InputFieldOptions = {}): InputField<string | { [key: string]: unknown }> => ({
  ...common(description, options),
  type: () => 'JSON',
  toWire: (value, path, addFault) => {
    if (!isObject(value) && typeof value !== 'string') addFault(badInput(path, `${path.at(-1)} takes a string or a JSON object.`));
    refuseMasks(value, path, addFault);
    return value;
  },
});

/** A JSON object, or the text of one, as the upstream takes both. */
export const objectOrItsText = (description: string, options: InputFieldOptions = {}): InputField<string | { [key: string]: unknown }> => ({
  ...textOrObject(description, options),
  toWire: (value, path, addFault) => {
    if (!isObject(value) && !isObject(parsedJson(value))) {
      addFault(badInput(path, `${path.at(-1)} takes a JSON object, or a string with the text of one.`));
    }
    refuseMasks(value, path, addFault);
    return value;
  },
});
