import type { GraphQLResolveInfo } from 'graphql';
import type { InputRef, ObjectRef } from '@pothos/core';
import type { Requirement } from '../../auth/scope.ts';
import type { RequestContext } from '../../context.ts';
import type { SliceArgs } from '../../resolvers/lists/slice.ts';
import { DEFAULT_WINDOW, MAX_WINDOW, type Window } from '../../resolvers/lists/window.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { connectionType, listSize, sliceArgs, toSlice, type AnyFieldBuilder, type ConnectionTypes } from './connection-parts.ts';
import { showEdges } from './gaps.ts';
import { COST } from './directives.ts';

/** A field over a list that is read in windows. */
export interface WindowField<W extends object, T, F extends object = object> {
  readonly description: string;
  /** What the upstream filters by. */
  readonly filter?: { readonly type: InputRef<F>; readonly description: string };
  /** The same as arguments of the field itself, where one is all there is. */
  readonly filterArgs?: (t: AnyFieldBuilder) => { readonly [K in keyof F]: object };
  readonly needs?: Requirement;
  readonly list: (parent: T, args: SliceArgs, filter: Partial<F>, ctx: RequestContext) => Promise<Window<W>>;
}

/** The connection of a resource that is listed in windows, for a root field and for fields of the types that lead to it. */
export function windowConnection<W extends object>(types: ConnectionTypes<W>) {
  const connection = connectionType(types, {
    nullable: true,
    description: `How many ${types.names.items} there are on all pages together; null where Telnyx does not say. Free of upstream calls.`,
  });
  const optionsOf = <T, F extends object>(
    t: AnyFieldBuilder,
    { description, filter, filterArgs, needs = MAY_READ, list }: WindowField<W, T, F>,
  ) => ({
    type: connection,
    cost: COST.read,
    listSize: listSize(DEFAULT_WINDOW),
    description,
    args: {
      ...sliceArgs(t, DEFAULT_WINDOW, MAX_WINDOW),
      ...(filter && { filter: t.arg({ type: filter.type, description: filter.description }) }),
      ...filterArgs?.(t),
    },
    extensions: access({ needs }),
    resolve: async (parent: T, args: object, ctx: RequestContext, info: GraphQLResolveInfo) => {
      const given = filterArgs ? (args as Partial<F>) : ((args as { readonly filter?: F | null }).filter ?? {});
      const window = await list(parent, toSlice(args, info), given, ctx);
      return showEdges(window, types.noun, ctx, info);
    },
  });
  return {
    /** A field of Query; never null. */
    root: <F extends object>(field: string, options: WindowField<W, unknown, F>): void => {
      builder.queryField(field, (t) => t.field({ ...optionsOf(t as never, options), nullable: false } as never));
    },
    /** A field of a type whose objects lead to the list; null, with an error, where its pages cannot be read. */
    link: <T, F extends object>(parent: ObjectRef<SchemaTypes, T>, field: string, options: WindowField<W, T, F>): void => {
      builder.objectField(parent, field, (t) => t.field(optionsOf(t as never, options) as never));
    },
  };
}
