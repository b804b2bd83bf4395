import { getEntity } from '../../resolvers/assistant.ts';
import { builder } from '../builder.ts';
import { Assistant } from './ref.ts';

/** What other subgraphs know an assistant by. Read through the loaders, so many references cost one list. */
builder.asEntity(Assistant, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, ctx) => getEntity(id, ctx) as never,
});
