import type { ObjectRef } from '@pothos/core';
import { findEntity, keyNames } from '../../resolvers/node.ts';
import type { SchemaTypes } from '../builder.ts';
import { subgraphBuilder } from '../subgraph-builder.ts';
import { assertMayRead } from './node.ts';

/** What other subgraphs know a type by: the ids of its key. Read through the loaders, so many references cost one list. */
export function asEntity<T extends object>(ref: ObjectRef<SchemaTypes, T>): void {
  subgraphBuilder.asEntity(ref, {
    // Which fields make the key is known at run time only.
    key: subgraphBuilder.selection<{ id: string }>(keyNames(ref.name).join(' ') as 'id'),
    resolveReference: async (representation: object, ctx) => {
      assertMayRead(ref.name, ctx);
      return (await findEntity(ref.name, { ...representation }, ctx)) as T | null;
    },
  });
}
