import { ExactNumber } from '../../exact-number.ts';
import { isKept } from '../../insight/snapshot/kept.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Problem } from '../../resolvers/wire-body.ts';
import { describeKind } from './checks.ts';
import type { AnyFieldMap, Kind } from './fields.ts';
import { fieldsShowing } from './object.ts';

/** The values of an object that the typed fields of its type could not carry, and what they take instead. Null is none. */
export const mistypedIn = (object: JsonObject, fields: AnyFieldMap, path: readonly string[] = []): readonly Problem[] =>
  Object.entries(object).flatMap(([key, value]) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const shows = field?.shows;
    if (!shows || value === null || isKept(value)) return [];
    const at = [...path, key];
    if (!shows.isList) return ofKind(value, shows.kind, at);
    if (!Array.isArray(value))
      return field.carries(value) ? [] : [{ path: at, message: `${key} takes a list, not ${describeKind(value)}.` }];
    return value.flatMap((item: unknown, index) => (isKept(item) ? [] : ofKind(item, shows.kind, [...at, String(index)])));
  });

function ofKind(value: unknown, kind: Kind, path: readonly string[]): readonly Problem[] {
  if (!kind.fits(value) && !isMoreThanShown(value, kind))
    return [{ path, message: `${path.at(-1)} takes ${kind.expected}, not ${describeKind(value)}.` }];
  if ((kind.name !== 'object' && kind.name !== 'union') || !isObject(value)) return [];
  const fields = fieldsShowing((kind.definition as () => object)(), value);
  return fields ? mistypedIn(value, fields, path) : [];
}

/** Numbers and times that Telnyx may take, though the graph has no place for them. */
const isMoreThanShown = (value: unknown, { name }: Kind): boolean =>
  name === 'int' || name === 'float'
    ? typeof value === 'number' || value instanceof ExactNumber
    : name === 'time' && typeof value === 'string';
