import { getEntity } from '../../resolvers/assistant.ts';
import { MAY_READ } from '../access/access.ts';
import { subgraphBuilder } from '../subgraph-builder.ts';
import { Assistant } from './ref.ts';

/** The key by which other subgraphs refer to an assistant. Read through the loaders, so many references cost one list. */
subgraphBuilder.asEntity(Assistant, {
  key: subgraphBuilder.selection<{ id: string }>('id'),
  resolveReference: async ({ id }, ctx) => {
    ctx.assertScopes(MAY_READ);
    return getEntity(id, ctx);
  },
});
