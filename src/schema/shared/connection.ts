import type { InputRef, ObjectRef } from '@pothos/core';
import type { RequestContext } from '../../context.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type Page, type PageArgs } from '../../resolvers/lists/page.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { reportDamaged } from './damaged.ts';
import { COST } from './directives.ts';
import { isArgumentGiven } from './given-arguments.ts';

export interface WholeConnection<W extends object, F, S = undefined> {
  readonly type: ObjectRef<SchemaTypes, W>;
  /** What one of them is called, with its article. */
  readonly noun: readonly [article: 'a' | 'an', noun: string];
  readonly names: { readonly connection: string; readonly edge: string; readonly items: string };
  readonly description: string;
  /** Absent where there is nothing to filter by. */
  readonly filter?: { readonly type: InputRef<F>; readonly description: string };
  readonly orderBy: InputRef<NonNullable<PageArgs['orderBy']>>;
  readonly list: (args: PageArgs, filter: Partial<F>, ctx: RequestContext, source: S) => Promise<Page<W>>;
}

/** Where a field is added: a root, or a type. */
type AnyFieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, object>;

/** A root field over a list that is read whole: pages from both ends, one filter, one order, and how many there are. */
export function wholeConnection<W extends object, F extends object>(name: string, options: WholeConnection<W, F>): void {
  const field = connectionField(options, false);
  builder.queryField(name, (t) => field(t as unknown as AnyFieldBuilder));
}

/** The same at a type that leads to the list; null, with an error, where it cannot be read. */
export function wholeLink<W extends object, F extends object, S>(
  ref: ObjectRef<SchemaTypes, S>,
  name: string,
  options: WholeConnection<W, F, S>,
): void {
  const field = connectionField(options, true);
  builder.objectField(ref, name, (t) => field(t as unknown as AnyFieldBuilder));
}

function connectionField<W extends object, F extends object, S>(
  { type, noun, names, list, ...options }: WholeConnection<W, F, S>,
  nullable: boolean,
) {
  const connection = builder.connectionObject(
    {
      name: names.connection,
      type,
      description: `A page of ${names.items}.`,
      fields: (t) => ({
        totalCount: t.int({
          nullable: false,
          description: `How many ${names.items} ${options.filter ? 'the filter leaves' : 'there are'}, on all pages together. Free of upstream calls.`,
          resolve: (page) => (page as unknown as { readonly totalCount: number }).totalCount,
        }),
      }),
    },
    { name: names.edge, description: `${capitalised(noun.join(' '))} and its place in the list.` },
  );
  return (t: AnyFieldBuilder) =>
    t.field({
      type: connection,
      // Pothos types the resolver by whether null is allowed, which it never makes use of.
      nullable: nullable as true,
      cost: COST.read,
      listSize: {
        slicingArguments: ['first', 'last'],
        sizedFields: ['nodes', 'edges'],
        assumedSize: DEFAULT_PAGE_SIZE,
        requireOneSlicingArgument: false,
      },
      description: options.description,
      args: {
        first: t.arg.int({
          defaultValue: DEFAULT_PAGE_SIZE,
          description: `How many from the front of the list, 1 to ${MAX_PAGE_SIZE}. Not together with \`last\`.`,
        }),
        after: t.arg.string({ description: 'A cursor: begin behind it.' }),
        last: t.arg.int({ description: `How many from the end of the list, 1 to ${MAX_PAGE_SIZE}. Not together with \`first\`.` }),
        before: t.arg.string({ description: 'A cursor: end before it.' }),
        ...(options.filter && { filter: t.arg({ type: options.filter.type, description: options.filter.description }) }),
        orderBy: t.arg({ type: options.orderBy, description: 'How to sort; null means newest first.' }),
      },
      extensions: access({ needs: MAY_READ }),
      resolve: async (source, args, ctx, info) => {
        const page = await list(
          {
            first: isArgumentGiven(info, 'first') ? (args.first ?? null) : null,
            last: args.last ?? null,
            after: args.after ?? null,
            before: args.before ?? null,
            orderBy: args.orderBy ?? null,
          },
          (args as { readonly filter?: F | null }).filter ?? {},
          ctx,
          source as unknown as S,
        );
        reportDamaged(page.damaged, noun, ctx, info);
        return { ...page, edges: [...page.edges] };
      },
    });
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
