/** JSON values as data: only own properties count, so `__proto__` and `constructor` are keys like any other. */

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const own = (object: JsonObject, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** Throws for JSON that is no object. */
export function parseObject(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json);
  if (!isObject(value)) throw new TypeError('The JSON is no object.');
  return value;
}

const isLeaf = (value: unknown) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** `a.b[2]["odd key"]`, without the leading dot at the root. */
export const keyPath = (path: string, key: string): string => {
  if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
};
export const indexPath = (path: string, index: number): string => `${path}[${index}]`;

/** The paths of all strings, numbers and booleans; nulls, empty objects and empty lists are none. */
export function leafPaths(value: unknown, path = ''): string[] {
  if (isLeaf(value)) return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => leafPaths(item, indexPath(path, index)));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => leafPaths(item, keyPath(path, key)));
}

export const leafCount = (document: unknown): number => leafPaths(document).length;

/** Equality of JSON values, blind to prototypes and to the order of keys. */
export function jsonEqual(left: unknown, right: unknown): boolean {
  if (Array.isArray(left)) {
    return Array.isArray(right) && left.length === right.length && left.every((item, index) => jsonEqual(item, right[index]));
  }
  if (!isObject(left)) return left === right;
  if (!isObject(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && jsonEqual(left[key], right[key]));
}

/** What a value shown as JSON lacks. One that has all leaves and still differs is named by its own path. */
export function jsonLosses(value: unknown, shown: unknown, path: string): string[] {
  const lost = missing(value, shown, path);
  return lost.length > 0 || jsonEqual(value, shown) ? lost : [path];
}

function missing(value: unknown, shown: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    if (!Array.isArray(shown)) return leafPaths(value, path);
    return value.flatMap((item, index) => missing(item, shown[index], indexPath(path, index)));
  }
  if (isObject(value)) {
    if (!isObject(shown)) return leafPaths(value, path);
    return Object.entries(value).flatMap(([key, item]) => missing(item, own(shown, key), keyPath(path, key)));
  }
  return value === shown ? [] : leafPaths(value, path);
}
