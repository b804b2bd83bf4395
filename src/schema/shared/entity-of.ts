import type { ObjectRef } from '@pothos/core';
import { findEntity, keyNames } from '../../resolvers/node.ts';
import type { SchemaTypes } from '../builder.ts';
import { subgraphBuilder } from '../subgraph-builder.ts';
import { assertMayRead } from './node.ts';

/** What other subgraphs own and can be asked for by its id, which is all that this one has of it. */
export function asStub<T extends object>(ref: ObjectRef<SchemaTypes, T>): void {
  subgraphBuilder.asEntity(ref, {
    key: subgraphBuilder.keyDirective(subgraphBuilder.selection<{ id: string }>('id'), false),
    // No router asks for it; Pothos requires one.
    resolveReference: (representation) => representation as unknown as T,
  });
}

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
