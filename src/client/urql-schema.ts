/** What other programs import as `assistants-gateway/urql`. */
import { introspection } from './introspection.generated.ts';
import type { UrqlSchema } from './urql.ts';

/**
 * `schema` of urql's `cacheExchange`, which by `possibleTypes` alone warns of fragments on types that an object does not have. It
 * is 80 KB before compression, 7 KB after.
 */
export const urqlSchema: UrqlSchema = introspection;

export { urqlKeys, urqlLookups, type UrqlCache, type UrqlData, type UrqlResolver, type UrqlSchema } from './urql.ts';
