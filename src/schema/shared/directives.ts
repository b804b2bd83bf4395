/** Directives of the subgraph for routers. Only its SDL has them, `schema.graphql` has none of them. */

/** Directives of Federation that the types use; one that is missing here does not compose. A router that knows 2.7 knows all of them. */
export const FEDERATION = {
  url: 'https://specs.apollo.dev/federation/v2.7',
  import: ['@key', '@shareable', '@tag'],
  /** Besides, where callers have scopes. */
  importForScopes: ['@authenticated', '@requiresScopes'],
};

/**
 * Costs have their own link: as a part of Federation they would require version 2.9 of every composer, while an older
 * one ignores this link.
 */
export const COSTS = {
  url: 'https://specs.apollo.dev/cost/v0.1',
  import: ['@cost', '@listSize'],
};

/** Weights of `@cost`, where an object weighs 1 and a mutation 10 by default. */
export const COST = {
  /** One upstream read or list, for any number of assistants. */
  read: 10,
  /** One read per assistant, which waits for a server of the customer. */
  webhook: 50,
  /** A write that may take a minute. */
  import: 100,
  /** What Telnyx charges for, or what takes as long as a conversation. */
  run: 100,
} as const;

/** Names of `@tag`, for contracts that leave these fields out. */
export const TAG = {
  /** A mutation, whether or not it changes the account. */
  write: 'write',
  /** Makes Telnyx do something that others notice. */
  sideEffect: 'side-effect',
} as const;
