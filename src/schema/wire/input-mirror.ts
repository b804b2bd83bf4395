/** Inputs made from the types that show the same object: equal names, descriptions and types, without what is derived. */
import type { WireEnum } from './enum.ts';
import type { AnyFieldMap, ShowsKeys } from './fields.ts';
import {
  boolean,
  float,
  id,
  ids,
  int,
  oneOf,
  someOf,
  text,
  texts,
  type InputField,
  type InputFieldOptions,
  type NumberOptions,
} from './input-fields.ts';
import { jsonMap } from './input-maps.ts';
import { objects, settings, wireInput, type InputFieldMap, type WireInput } from './input.ts';
import { mappedBy } from './object.ts';
import type { KnownKey } from './types.ts';

type AnyInputField = InputField<unknown>;
type AnyWireField = AnyFieldMap[string];
type Named = object & { readonly name: string };

export interface MirrorOptions<P> {
  /** The name of the input, where it is not that of the type with `Input` behind it. */
  readonly name?: string;
  /** How a key is taken, where its type does not say it. */
  readonly options?: { readonly [K in KnownKey<P>]?: InputFieldOptions & NumberOptions };
  /** Fields in place of those that would be made. */
  readonly instead?: { readonly [K in KnownKey<P>]?: InputFieldMap<P>[K] };
  /** Keys that are only read. */
  readonly without?: readonly string[];
}

const made = new Map<unknown, WireInput<unknown>>();

/** The input of the type `ref`, for parameters `P` of the SDK; `tsc` fails when `P` has a key that the type does not show. */
export function mirrorInput<P extends object>(ref: Named & ShowsKeys<KnownKey<P>>, options: MirrorOptions<P> = {}): WireInput<P> {
  const { description, fields } = mappedBy(ref);
  const { without = [] } = options;
  const given = (options.instead ?? {}) as Readonly<Record<string, AnyInputField>>;
  const how = (options.options ?? {}) as Readonly<Record<string, InputFieldOptions & NumberOptions>>;
  const map = Object.entries(fields).flatMap(([key, field]) =>
    without.includes(key) ? [] : [[key, given[key] ?? inputField(field, how[key] ?? {})] as const],
  );
  const input = wireInput<P>(options.name ?? `${ref.name}Input`, {
    description,
    fields: Object.fromEntries(map) as unknown as InputFieldMap<P>,
    reserved: without,
    shownBy: fields,
  });
  made.set(ref, input);
  return input;
}

/** The input of a type that another one leads to, with the usual options where it has none of its own. */
const inputOf = (ref: Named): WireInput<unknown> => made.get(ref) ?? mirrorInput<object>(ref);

/** Null clears texts, ids and objects; elsewhere it means nothing unless a field says what. */
function inputField({ name, access, shows, nullable, ...field }: AnyWireField, options: InputFieldOptions & NumberOptions): AnyInputField {
  if (!shows) throw new TypeError(`No input is known for this field: ${field.description}`);
  const { kind, isList } = shows;
  const isNeeded = options.required === true || Boolean(options.asked);
  const description = describe(field, isNeeded);
  const named = { ...(name !== undefined && { name }), ...options };
  const cleared = { clears: !isNeeded, ...named };
  const ref = () => (kind.definition as () => Named)();
  switch (kind.name) {
    case 'text':
      // A list of which null means something else than an empty one is nullable in reads.
      if (isList) return texts(description, { clears: nullable, ...named });
      return text(description, { mayBeEmpty: !isNeeded, isMasked: access !== undefined, ...cleared });
    case 'id':
      return isList ? ids(description, { clears: nullable, ...named }) : id(description, cleared);
    case 'int':
      return int(description, named);
    case 'float':
      return float(description, named);
    case 'boolean':
      return boolean(description, named);
    case 'json':
      return jsonMap(description, named);
    case 'enum':
      return (isList ? someOf : oneOf)(kind.definition as WireEnum<string>, description, named);
    case 'object': {
      const input = inputOf(ref());
      return isList ? objects(() => input, description, named) : settings(input, description, named);
    }
    default:
      throw new TypeError(`No input is known for this field: ${description}`);
  }
}

/** What reads say of null is said of what is not set, as inputs may refuse null. */
const describe = ({ description, unset }: Pick<AnyWireField, 'description' | 'unset'>, isNeeded: boolean) =>
  unset === undefined ? description : isNeeded ? unset.description : `${unset.description} Not set means ${unset.means}.`;
