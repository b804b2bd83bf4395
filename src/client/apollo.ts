/** What other programs import as `assistants-gateway/apollo`. */
import { keyedTypes, keylessLists, keylessTypes, lookups, pagedFields, pageTypes } from './entities.generated.ts';
import { pagedField } from './apollo-paging.ts';
import type { ApolloFieldPolicy, ApolloTypePolicy } from './apollo-types.ts';

export { possibleTypes } from './possible-types.generated.ts';
export type { ApolloFieldContext, ApolloFieldOptions, ApolloFieldPolicy, ApolloTypePolicy } from './apollo-types.ts';

/** Finds what a field by key asks for among the objects that the cache holds. What the gateway said does not exist stays null. */
const lookupField = (typename: string): ApolloFieldPolicy => ({
  read: (known, { args, toReference }) => (known === undefined ? toReference({ __typename: typename, ...args }) : known),
});

/** An alias gets an entry of its own, so that two selections of objects without a key do not replace one another. */
const aliasedField: ApolloFieldPolicy = { keyArgs: (_args, { field, fieldName }) => field?.alias?.value ?? fieldName };

/**
 * What `InMemoryCache` has to know of the schema beside `possibleTypes`: keys; pages of lists, by `nodes` and by `edges`;
 * objects without a key, of which queries that ask for different fields keep what the others read.
 */
export const apolloTypePolicies: Record<string, ApolloTypePolicy> = /* @__PURE__ */ createTypePolicies();

function createTypePolicies(): Record<string, ApolloTypePolicy> {
  const types = new Set(['Query', ...Object.keys(keyedTypes), ...keylessTypes]);
  for (const type of pageTypes) types.delete(type);
  return Object.fromEntries(Array.from(types, (type) => [type, { ...identityOf(type), fields: fieldPolicies(type) }]));
}

function identityOf(type: string): Pick<ApolloTypePolicy, 'keyFields' | 'merge'> {
  const names = keyedTypes[type];
  if (!names) return type === 'Query' ? {} : { merge: true };
  // What has an `id` needs no word, and an object without all of its key is a part of what it was read with.
  return names.join() === 'id' ? {} : { keyFields: (object) => names.every((name) => (object[name] ?? null) !== null) && [...names] };
}

function fieldPolicies(type: string): Record<string, ApolloFieldPolicy> {
  const paged = Object.entries(pagedFields[type] ?? {}).map(([name, first]) => [name, pagedField(first)] as const);
  const found = Object.entries(type === 'Query' ? lookups : {}).map(([name, of]) => [name, lookupField(of)] as const);
  const aliased = (keylessLists[type] ?? []).map((name) => [name, aliasedField] as const);
  return Object.fromEntries([...paged, ...found, ...aliased]);
}
