/** JSON objects whose keys are the customer's own. */
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
