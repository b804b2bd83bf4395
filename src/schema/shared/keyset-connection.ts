import type { GraphQLResolveInfo } from 'graphql';
import type { InputRef, ObjectRef } from '@pothos/core';
import type { Requirement } from '../../auth/scope.ts';
import type { RequestContext } from '../../context.ts';
import type { KeysetPage } from '../../resolvers/lists/keyset.ts';
import type { SliceArgs } from '../../resolvers/lists/slice.ts';
import { DEFAULT_WINDOW, MAX_WINDOW } from '../../resolvers/lists/window.ts';
import { access } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { connectionType, frontArgs, listSize, toSlice, type AnyFieldBuilder, type ConnectionTypes } from './connection-parts.ts';
import { showEdges } from './gaps.ts';
import { COST } from './directives.ts';

interface FrontArgs<O> extends Pick<SliceArgs, 'first' | 'after'> {
  readonly orderBy: O | null;
}

/** A list that is read on from the time of its items. */
export interface KeysetConnection<W extends object, F, O> extends ConnectionTypes<W> {
  readonly needs: Requirement;
  /** What the upstream filters by. */
  readonly filter: { readonly type: InputRef<F>; readonly description: string };
  readonly orderBy: { readonly type: InputRef<O>; readonly description: string };
}

interface KeysetField<W extends object, T, F, O> {
  readonly description: string;
  readonly list: (parent: T, args: FrontArgs<O>, filter: Partial<F>, ctx: RequestContext) => Promise<KeysetPage<W>>;
}

/** The connection of such a list, for a root field and for fields of the types that lead to it. */
export function keysetConnection<W extends object, F extends object, O extends object>(options: KeysetConnection<W, F, O>) {
  const { needs, filter, orderBy, noun } = options;
  const connection = connectionType(options, null);
  const optionsOf = <T>(t: AnyFieldBuilder, { description, list }: KeysetField<W, T, F, O>) => ({
    type: connection,
    cost: COST.read,
    listSize: listSize(DEFAULT_WINDOW, ['first']),
    description,
    args: { ...frontArgs(t, DEFAULT_WINDOW, MAX_WINDOW), filter: t.arg(filter), orderBy: t.arg(orderBy) },
    extensions: access({ needs }),
    resolve: async (parent: T, args: object, ctx: RequestContext, info: GraphQLResolveInfo) => {
      const { first, after } = toSlice(args, info);
      const given = args as { readonly filter?: F | null; readonly orderBy?: O | null };
      const page = await list(parent, { first, after, orderBy: given.orderBy ?? null }, given.filter ?? {}, ctx);
      return showEdges(page, noun, ctx, info);
    },
  });
  return {
    /** A field of Query; never null. */
    root: (field: string, how: KeysetField<W, unknown, F, O>): void => {
      builder.queryField(field, (t) => t.field({ ...optionsOf(t as never, how), nullable: false } as never));
    },
    /** A field of a type whose objects lead to the list; null, with an error, where it cannot be read. */
    link: <T>(parent: ObjectRef<SchemaTypes, T>, field: string, how: KeysetField<W, T, F, O>): void => {
      builder.objectField(parent, field, (t) => t.field(optionsOf(t as never, how) as never));
    },
  };
}
