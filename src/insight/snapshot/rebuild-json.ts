/** What becomes of a value: one in its place, or the values below it, each with what is known of it. */
export type Rebuilt<C> =
  | { readonly value: unknown }
  | { readonly items: readonly (readonly [unknown, C])[] }
  | { readonly entries: readonly (readonly [string, unknown, C])[] };

/** A copy of a JSON value in which `step` says what becomes of each part. Without recursion, as an answer may be nested deeper than the stack is. */
export function rebuildJson<C>(root: unknown, about: C, step: (value: unknown, about: C) => Rebuilt<C>): unknown {
  const top: unknown[] = [];
  const left: { readonly value: unknown; readonly about: C; readonly put: (made: unknown) => unknown }[] = [
    { value: root, about, put: (made) => top.push(made) },
  ];
  for (let part = left.pop(); part; part = left.pop()) {
    const rebuilt = step(part.value, part.about);
    if ('value' in rebuilt) part.put(rebuilt.value);
    else if ('items' in rebuilt) {
      const list: unknown[] = Array.from({ length: rebuilt.items.length });
      part.put(list);
      for (const [index, [value, below]] of rebuilt.items.entries())
        left.push({ value, about: below, put: (made) => (list[index] = made) });
    } else {
      const object = {};
      part.put(object);
      const placed = rebuilt.entries.map(([key, value, below]) => {
        // A key such as `__proto__` stays data, and the order is the one that was given.
        define(object, key, null);
        return { value, about: below, put: (made: unknown) => define(object, key, made) };
      });
      for (const one of placed) left.push(one);
    }
  }
  return top[0];
}

const define = (object: object, key: string, value: unknown) =>
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
