/** Changes of an object of settings, key by key: what is absent stays, its secrets among it, if they go where they went. */
import { isEqualButNulls, isObject, setOwnValue, type JsonObject } from '../../json.ts';
import type { AnyFieldMap } from './fields.ts';
import { hiddenIn } from './hidden.ts';
import type { Carried, InputField, Patch } from './input-fields.ts';

type Path = readonly string[];

interface PatchOptions {
  readonly fields: ReadonlyMap<string, InputField<unknown>>;
  /** The fields of the type that shows the same object. */
  readonly shownBy: AnyFieldMap;
}

/** How an input with these fields changes what is stored. */
export const patchOf = ({ fields, shownBy }: PatchOptions): Omit<Patch, 'toWire'> => ({
  layOver: (stored, patch) => {
    const whole: Record<string, unknown> = isObject(stored) ? { ...stored } : {};
    for (const [key, value] of Object.entries(patch)) {
      const nested = fields.get(key)?.patch;
      setOwnValue(whole, key, nested && isObject(value) ? nested.layOver(whole[key], value) : value);
    }
    return whole;
  },
  unreadableIn: (stored, patch) => {
    if (stored === undefined || stored === null) return [];
    if (!isObject(stored)) return [[]];
    return [...fields].flatMap(([key, { patch: nested }]) => {
      const changed = patch[key];
      return nested && isObject(changed) ? nested.unreadableIn(own(stored, key), changed).map((below) => [key].concat(below)) : [];
    });
  },
  missingIn: (whole, patch) =>
    [...fields].flatMap(([key, field]) => {
      const [value, changed] = [whole[key], patch[key]];
      if (field.asked && (value === undefined || value === null)) return [[key]];
      if (!field.patch || !isObject(value) || !isObject(changed)) return [];
      return field.patch.missingIn(value, changed).map((below) => [key].concat(below));
    }),
  carries: (stored, patch) => {
    const before = isObject(stored) ? stored : {};
    const below = new Map<string, Carried>();
    for (const [key, { patch: nested }] of fields) {
      const changed = Object.hasOwn(patch, key) ? patch[key] : {};
      if (nested && isObject(changed)) below.set(key, nested.carries(before[key], changed));
    }
    const moved = Object.entries(patch).flatMap(([key, value]): readonly Path[] => {
      const found = below.get(key);
      if (found) return found.moved.map((path) => [key].concat(path));
      return mayDecide(fields.get(key), value) && !isEqualButNulls(own(before, key), value) ? [[key]] : [];
    });
    const isLeft = (key: string) => !Object.hasOwn(patch, key) && !(below.has(key) && isObject(before[key]));
    const secrets = [...hiddenIn(before, shownBy)].flatMap(([key, hidden]) => (isLeft(key) ? hidden : []));
    return { secrets: [...secrets, ...[...below.values()].flatMap((found) => found.secrets)], moved };
  },
});

/** Whether it may decide where something goes: a URL, a key that is not known, or whatever has either in it. */
const mayDecide = (field: InputField<unknown> | undefined, value: unknown): boolean => {
  if (!field || field.isPlace) return true;
  if (field.patch && value === null) return false;
  return [value].flat().some((item) => typeof item === 'object' && item !== null);
};

const own = (object: JsonObject, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : null);
