import type { InputRef, ObjectRef } from '@pothos/core';
import type { Requirement } from '../../auth/scope.ts';
import type { RequestContext } from '../../context.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type Page, type PageArgs } from '../../resolvers/lists/page.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { connectionType, listSize, sliceArgs, toSlice, type AnyFieldBuilder, type ConnectionTypes } from './connection-parts.ts';
import { showEdges } from './gaps.ts';
import { COST } from './directives.ts';

export interface WholeConnection<W extends object, F, S = undefined> extends ConnectionTypes<W> {
  readonly description: string;
  /** Absent where there is nothing to filter by. */
  readonly filter?: { readonly type: InputRef<F>; readonly description: string };
  readonly orderBy: InputRef<NonNullable<PageArgs['orderBy']>>;
  /** The scopes that allow it; `assistants:read` by default. */
  readonly needs?: Requirement;
  readonly list: (args: PageArgs, filter: Partial<F>, ctx: RequestContext, source: S) => Promise<Page<W>>;
}

/** A root field over a list that is read whole: pages from both ends, one filter, one order, and how many there are. Gives its type. */
export function wholeConnection<W extends object, F extends object>(name: string, options: WholeConnection<W, F>) {
  const { connection, field } = connectionField(options, false);
  builder.queryField(name, (t) => field(t as unknown as AnyFieldBuilder));
  return connection;
}

/** The same at a type that leads to the list; null, with an error, where it cannot be read. */
export function wholeLink<W extends object, F extends object, S>(
  ref: ObjectRef<SchemaTypes, S>,
  name: string,
  options: WholeConnection<W, F, S>,
): void {
  const { field } = connectionField(options, true);
  builder.objectField(ref, name, (t) => field(t as unknown as AnyFieldBuilder));
}

function connectionField<W extends object, F extends object, S>(options: WholeConnection<W, F, S>, nullable: boolean) {
  const { noun, names, list, needs = MAY_READ } = options;
  const connection = connectionType(options, {
    nullable: false,
    description: `How many ${names.items} ${options.filter ? 'the filter leaves' : 'there are'}, on all pages together. Free of upstream calls.`,
  });
  const field = (t: AnyFieldBuilder) =>
    t.field({
      type: connection,
      // Pothos types the resolver by whether null is allowed, which it never makes use of.
      nullable: nullable as true,
      cost: COST.read,
      listSize: listSize(DEFAULT_PAGE_SIZE),
      description: options.description,
      args: {
        ...sliceArgs(t, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE),
        ...(options.filter && { filter: t.arg({ type: options.filter.type, description: options.filter.description }) }),
        orderBy: t.arg({ type: options.orderBy, description: 'How to sort; null means newest first.' }),
      },
      extensions: access({ needs }),
      resolve: async (source, args, ctx, info) => {
        const page = await list(
          { ...toSlice(args, info), orderBy: args.orderBy ?? null },
          (args as { readonly filter?: F | null }).filter ?? {},
          ctx,
          source as unknown as S,
        );
        return showEdges(page, noun, ctx, info);
      },
    });
  return { connection, field };
}
