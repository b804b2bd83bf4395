import { keyedTypes, keylessTypes, lookups } from './entities.generated.ts';

type Data = Readonly<Record<string, unknown>>;

/** The part of urql's `Cache` that is needed here. */
interface UrqlCache {
  resolve(entity: never, field: string, args?: never): unknown;
}

const keyOf =
  (names: readonly string[]) =>
  (data: Data): string | null => {
    const values = names.map((name) => data[name]);
    return values.every((value) => typeof value === 'string') ? values.join(':') : null;
  };

/** `keys` of urql's `cacheExchange`: every type has a key, or is a part of what it was read with. */
export const urqlKeys: Record<string, (data: Data) => string | null> = /* @__PURE__ */ createKeys();

function createKeys(): typeof urqlKeys {
  const keyless = keylessTypes.map((type) => [type, () => null] as const);
  const keyed = Object.entries(keyedTypes).map(([type, names]) => [type, keyOf(names)] as const);
  return Object.fromEntries([...keyless, ...keyed]);
}

type UrqlResolver = (parent: unknown, args: Data, cache: UrqlCache) => never;

/** For `resolvers.Query` of urql's `cacheExchange`: fields by key find what the cache holds. What does not exist stays null. */
export const urqlLookups: Record<string, UrqlResolver> = /* @__PURE__ */ createLookups();

function createLookups(): typeof urqlLookups {
  const lookup =
    (field: string, type: string): UrqlResolver =>
    (_parent, args, cache) => {
      const known = cache.resolve('Query' as never, field, args as never);
      if (known !== undefined) return known as never;
      // Given before the cache holds it, what is deferred of it would never come.
      const entity = { __typename: type, ...args } as never;
      return (cache.resolve(entity, '__typename') ? entity : undefined) as never;
    };
  return Object.fromEntries(Object.entries(lookups).map(([field, type]) => [field, lookup(field, type)] as const));
}
