import { getEntity } from '../../resolvers/assistant.ts';
import { MAY_READ } from '../access/access.ts';
import { builder } from '../builder.ts';
import { Assistant } from './ref.ts';

/** What other subgraphs know an assistant by. Read through the loaders, so many references cost one list. */
builder.asEntity(Assistant, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: async ({ id }, ctx) => {
    ctx.assertScopes(MAY_READ);
    return getEntity(id, ctx);
  },
});
