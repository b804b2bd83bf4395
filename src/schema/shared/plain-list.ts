import type { InputRef, ObjectRef } from '@pothos/core';
import type { RequestContext } from '../../context.ts';
import type { Listed } from '../../resolvers/lists/all.ts';
import type { Noun } from '../../noun.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { showEntries } from './gaps.ts';
import { COST } from './directives.ts';

export interface PlainList<W extends object, F> {
  readonly type: ObjectRef<SchemaTypes, W>;
  /** What one of them is called, with its article. */
  readonly noun: Noun;
  readonly description: string;
  /** Absent where there is nothing to filter by. */
  readonly filter?: { readonly type: InputRef<F>; readonly description: string };
  readonly list: (filter: Partial<F>, ctx: RequestContext) => Promise<Listed<W>>;
}

/** A root field over a list that is short enough to be shown without pages. */
export function plainList<W extends object, F extends object = object>(
  name: string,
  { type, noun, description, filter, list }: PlainList<W, F>,
): void {
  builder.queryField(name, (t) =>
    t.field({
      type: [type] as [ObjectRef<SchemaTypes, object>],
      nullable: false,
      cost: COST.read,
      listSize: { assumedSize: 50 },
      description,
      args: filter ? { filter: t.arg({ type: filter.type, description: filter.description }) } : {},
      extensions: access({ needs: MAY_READ }),
      resolve: async (_root, args, ctx, info) => {
        const found = await list((args as { readonly filter?: F | null }).filter ?? {}, ctx);
        return showEntries(found, noun, ctx, info);
      },
    }),
  );
}
