import { isObject } from './answer.ts';
import type { InputSources, InputTypes } from './input-types.generated.ts';
import { inputs, inputUnions } from './inputs.generated.ts';

/** What was read lacks something that its input requires; the message names all of it, each with its path. */
export class IncompleteInputError extends Error {
  override readonly name: string = 'IncompleteInputError';
  /** A sentence for each thing that is missing, which begins with its path. */
  readonly missing: readonly string[];

  /** `toInput` makes them. */
  constructor(missing: readonly string[]) {
    super(missing.join(' '));
    this.missing = missing;
  }
}

const TOOL = 'AssistantToolInput';

type Path = readonly (string | number)[];

/** An input that `toInput` makes, by its name in the schema. */
export type InputName = keyof InputTypes;

/**
 * Turns what was read into the input that writes it back, such as `toInput('AssistantChanges', assistant)`: without `__typename` and
 * what is only read, with members of unions under their fields. What is null is left out, as an update leaves alone what it does
 * not name; so are shared tools, which belong to their library.
 *
 * The compiler checks that the selection has what the input requires, `__typename` of unions, `shared` of tools and `raw` of what is
 * unknown, and that no alias gives a field another type. An `IncompleteInputError` is thrown where a required value is null, or
 * missing after all. Two things are left to the program: that the value is what the gateway answered, as values are not compared
 * with their types, and that lists were selected with all that is to stay, as they are replaced as a whole.
 */
export function toInput<TName extends InputName>(name: TName, value: InputSources[TName]): InputTypes[TName] {
  const missing: string[] = [];
  const input = inputOf(name, value, [], missing);
  if (missing.length > 0) throw new IncompleteInputError(missing);
  // All fields are those of the input; their values are what the type of `value` says.
  return input as InputTypes[TName];
}

function inputOf(name: string, value: unknown, path: Path, missing: string[]): unknown {
  if (!isObject(value)) return value;
  if (Object.hasOwn(inputUnions, name)) return memberOf(name, value, path, missing);
  const entries = Object.entries(inputs[name] ?? {}).flatMap(([field, type]) => {
    const given = Object.hasOwn(value, field) ? (value[field] ?? null) : null;
    const at = [...path, field];
    if (given !== null) return [[field, valueOf(type.replace('!', ''), given, at, missing)] as const];
    if (type.endsWith('!')) missing.push(`${at.join('.')} is missing, which ${name} requires.`);
    return [];
  });
  return Object.fromEntries(entries);
}

function valueOf(type: string, value: unknown, path: Path, missing: string[]): unknown {
  // A value of its own, such as a text or JSON.
  if (type === '') return value;
  if (!Array.isArray(value)) return inputOf(type, value, path, missing);
  return value.flatMap((item: unknown, index) => {
    const at = [...path, index];
    if (!isObject(item) || type !== TOOL) return [inputOf(type, item, at, missing)];
    if (item['shared'] === true) return [];
    // Written back, a shared tool would become one of the assistant's own.
    if (!('shared' in item)) missing.push(`${at.join('.')}.shared is missing, which tells the assistant's own tools from shared ones.`);
    return [inputOf(type, item, at, missing)];
  });
}

/** The one field of a union of inputs that takes this object. */
function memberOf(union: string, value: JsonObject, path: Path, missing: string[]): object | undefined {
  const { __typename: typename } = value;
  const members = inputUnions[union] ?? {};
  const member = typeof typename === 'string' && Object.hasOwn(members, typename) ? members[typename] : undefined;
  if (member) {
    const [field, type, from] = member;
    if (from === undefined) return { [field]: inputOf(type, value, path, missing) };
    const given = value[from] ?? null;
    if (given !== null) return { [field]: valueOf(type, given, [...path, from], missing) };
    missing.push(`${[...path, from].join('.')} is missing, which ${union} requires.`);
    return undefined;
  }
  if (typename === undefined) missing.push(`${[...path, '__typename'].join('.')} is missing, which tells the members of ${union}.`);
  else return unknownOf(union, value, path, missing);
  return undefined;
}

/** What is newer than the gateway, as it was sent. */
function unknownOf(union: string, { raw }: JsonObject, path: Path, missing: string[]): object | undefined {
  if (inputUnions[union]?.['']?.[1] === 'UnknownNodeInput') return { unknown: { raw } };
  const type = isObject(raw) ? raw['type'] : undefined;
  const payload = isObject(raw) && typeof type === 'string' && Object.hasOwn(raw, type) ? raw[type] : undefined;
  if (!isObject(raw) || !isObject(payload)) {
    missing.push(`${[...path, 'raw'].join('.')} has no settings of its kind, which ${union} requires.`);
    return undefined;
  }
  const { timeout_ms: timeoutMs } = raw;
  return { unknown: { type, payload, ...(typeof timeoutMs === 'number' && { timeoutMs }) } };
}

type JsonObject = Readonly<Record<string, unknown>>;
