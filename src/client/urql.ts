import { keyedTypes, keylessTypes, lookups } from './entities.generated.ts';

/** The fields of an object, or the arguments of a field. */
export type UrqlData = Readonly<Record<string, unknown>>;

/** What urql's cache knows of a schema. */
export interface UrqlSchema {
  readonly __schema: {
    readonly queryType: UrqlRoot;
    readonly mutationType: UrqlRoot;
    readonly subscriptionType: UrqlRoot;
    readonly types: readonly object[];
  };
}

interface UrqlRoot {
  readonly name: string;
}

/** The part of urql's `Cache` that the lookups need. */
export interface UrqlCache {
  resolve(entity: never, field: string, args?: never): unknown;
}

const keyOf =
  (names: readonly string[]) =>
  (data: UrqlData): string | null => {
    const values = names.map((name) => data[name]);
    return values.every((value) => typeof value === 'string') ? values.join(':') : null;
  };

/** `keys` of urql's `cacheExchange`: every type has a key, or is a part of what it was read with. */
export const urqlKeys: Record<string, (data: UrqlData) => string | null> = /* @__PURE__ */ createKeys();

function createKeys(): typeof urqlKeys {
  const keyless = keylessTypes.map((type) => [type, () => null] as const);
  const keyed = Object.entries(keyedTypes).map(([type, names]) => [type, keyOf(names)] as const);
  return Object.fromEntries([...keyless, ...keyed]);
}

/** A resolver of urql's cache: the entity to read, or undefined to ask the gateway. */
export type UrqlResolver = (parent: unknown, args: UrqlData, cache: UrqlCache) => never;

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
