/** What the subgraph tells routers besides its types. Only its SDL has these directives, `schema.graphql` has none of them. */

/** Directives of Federation that the types use; one that is missing here does not compose. A router that knows 2.7 knows all of them. */
export const FEDERATION = {
  url: 'https://specs.apollo.dev/federation/v2.7',
  import: ['@key', '@shareable', '@tag'],
  /** Besides, where callers have scopes. */
  importForScopes: ['@authenticated', '@requiresScopes'],
};

/**
 * Costs have a link of their own: as a part of Federation they would ask every composer for 2.9, and this way an older
 * one passes them over.
 */
export const COSTS = {
  url: 'https://specs.apollo.dev/cost/v0.1',
  import: ['@cost', '@listSize'],
};

/** Weights of `@cost`, where an object weighs 1 and a mutation 10 unless told otherwise. */
export const COST = {
  /** One upstream read or list, however many assistants it brings. */
  read: 10,
  /** A read of its own for each assistant, which waits for a server of the customer. */
  webhook: 50,
  /** A write that may take a minute. */
  import: 100,
} as const;

/** Names of `@tag`, for contracts that leave such fields out. */
export const TAG = {
  /** Changes the account. */
  write: 'write',
  /** Reads, but makes the platform do something that others notice. */
  sideEffect: 'side-effect',
} as const;
