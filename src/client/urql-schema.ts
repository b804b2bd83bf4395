import { introspection } from './introspection.generated.ts';

/**
 * `schema` of urql's `cacheExchange`, which by `possibleTypes` alone warns of fragments on types that an object does not have. It
 * is 80 KB before compression, 7 KB after.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- this stands for a type of urql, without needing it
export const urqlSchema: { readonly __schema: any } = introspection;

export { urqlKeys, urqlLookups } from './urql.ts';
