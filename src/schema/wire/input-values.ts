/** The fields of an input under their wire keys: how they are declared, what the upstream takes of them, and how they are named. */
import { toCamelCase } from '../../camel-case.ts';
import { badInput } from '../../resolvers/user-errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { InputFields } from '../shared/mutation.ts';
import { describeInput, NULL_IS_ABSENT } from './input-description.ts';
import type { AddFault, InputField } from './input-fields.ts';

type Path = readonly string[];

export interface NamedInputField {
  readonly key: string;
  readonly name: string;
  readonly field: InputField<unknown>;
}

export const namedFields = (map: object): readonly NamedInputField[] =>
  Object.entries(map as Readonly<Record<string, InputField<unknown>>>).map(([key, field]) => ({
    key,
    field,
    name: field.name ?? toCamelCase(key),
  }));

/** As the fields of a GraphQL input. */
export const declared = (fields: readonly NamedInputField[], t: InputFields) =>
  Object.fromEntries(
    fields.flatMap(({ field, name }) => [
      [name, t.field({ type: field.type() as 'String', required: field.required as false, description: describeInput(field) })] as const,
      ...(field.alternative
        ? [[field.alternative.name, t.string({ description: `${field.alternative.description} ${NULL_IS_ABSENT}` })] as const]
        : []),
    ]),
  );

/** What is given, as the upstream takes it. */
export function toWireEntries(
  fields: readonly NamedInputField[],
  values: JsonObject,
  path: Path,
  addFault: AddFault,
  isPatch = false,
): readonly (readonly [key: string, value: unknown])[] {
  const wire: [string, unknown][] = [];
  for (const { key, field, name } of fields) {
    const item = values[name];
    const at = [...path, name];
    const { alternative } = field;
    const other = alternative && values[alternative.name];
    if (alternative && other !== undefined && other !== null) {
      if (item !== undefined && item !== null) addFault(badInput(at, `${name} and ${alternative.name} cannot be given together.`));
      wire.push([key, alternative.toWire(other, [...path, alternative.name], addFault)]);
      continue;
    }
    if (item === undefined || (item === null && field.nullIsAbsent)) {
      if (field.asked && !isPatch) addFault(badInput(at, `${name} is missing${alternative ? `: give it or ${alternative.name}` : ''}.`));
      continue;
    }
    const take = isPatch && field.patch ? field.patch.toWire : field.toWire;
    if (item !== null) wire.push([key, take(item, at, addFault)]);
    else if (field.clears) wire.push([key, null]);
    else addFault(badInput(at, `${name} cannot be null: leave it out instead.`));
  }
  return wire;
}

/** The place in the graph of a wire path below these fields; null where no field has its key. */
export function nameIn(fields: readonly NamedInputField[], [key, ...rest]: Path, given: unknown): Path | null {
  const found = fields.find((field) => field.key === key);
  if (!found) return null;
  const values: JsonObject = isObject(given) ? given : {};
  const { alternative, nameBelow } = found.field;
  if (alternative && typeof values[alternative.name] === 'string') return [alternative.name];
  return [found.name, ...(nameBelow?.(rest, values[found.name]) ?? rest)];
}
