/** The declared keys of a wire type, in any of its shapes, without index signatures. */
export type KnownKey<T> = T extends unknown
  ? keyof { [K in keyof T as string extends K ? never : number extends K ? never : K]: true }
  : never;

/** The keys of the objects in a wire value; any key where the SDK does not say. */
export type KeyWithin<V> = unknown extends V
  ? PropertyKey
  : V extends readonly (infer I)[]
    ? KeyWithin<I>
    : V extends object
      ? KnownKey<V>
      : never;
