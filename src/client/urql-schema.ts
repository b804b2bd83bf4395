/** What other programs import as `assistants-gateway/urql`. */
import { unfoldTypes } from './unfold-types.ts';
import { types } from './urql-types.generated.ts';
import type { UrqlSchema } from './urql.ts';

/**
 * `schema` of urql's `cacheExchange`, which by `possibleTypes` alone warns of fragments on types that an object does not have. It
 * is 30 KB before compression, 6 KB after.
 */
export const urqlSchema: UrqlSchema = /* @__PURE__ */ unfoldTypes(types);

export { urqlKeys, urqlLookups, type UrqlCache, type UrqlData, type UrqlResolver, type UrqlSchema } from './urql.ts';
