import type { ObjectRef } from '@pothos/core';
import type { RequestContext } from '../../context.ts';
import { MAY_READ } from '../access/access.ts';
import type { SchemaTypes } from '../builder.ts';
import { subgraphBuilder } from '../subgraph-builder.ts';

/** What other subgraphs know a type by: its `id`. Read through the loaders, so many references cost one list. */
export function asEntity<T extends object>(
  ref: ObjectRef<SchemaTypes, T>,
  find: (id: unknown, ctx: RequestContext) => Promise<T | null>,
): void {
  subgraphBuilder.asEntity(ref, {
    key: subgraphBuilder.selection<{ id: string }>('id'),
    resolveReference: async ({ id }, ctx) => {
      ctx.assertScopes(MAY_READ);
      return find(id, ctx);
    },
  });
}
