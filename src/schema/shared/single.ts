import type { ObjectRef } from '@pothos/core';
import type { RequestContext } from '../../context.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { COST } from './directives.ts';

export interface Single<W extends object> {
  readonly type: ObjectRef<SchemaTypes, W>;
  readonly noun: string;
  /** Where there is more to say than of any other. */
  readonly description?: string;
  readonly idDescription?: string;
  readonly get: (id: string, ctx: RequestContext) => W | null | Promise<W | null>;
}

/** A root field for one entry by its id, null where there is none. */
export function single<W extends object>(field: string, { type, noun, get, ...words }: Single<W>): void {
  builder.queryField(field, (t) =>
    t.field({
      type,
      cost: COST.read,
      description:
        words.description ??
        `One ${noun}, or null where there is none. Cost: one upstream read, however often the operation names the id; several ids take one list where that is cheaper.`,
      args: {
        id: t.arg.id({
          required: true,
          description: words.idDescription ?? 'Id at Telnyx. A value that cannot be an id is refused without a call.',
        }),
      },
      extensions: access({ needs: MAY_READ }),
      // Lists have other resolvers, and Pothos cannot tell that W is none.
      resolve: (_root, { id }, ctx) => get(String(id), ctx) as never,
    }),
  );
}
