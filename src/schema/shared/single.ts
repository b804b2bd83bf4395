import type { InterfaceRef, ObjectRef } from '@pothos/core';
import type { Requirement } from '../../auth/scope.ts';
import type { RequestContext } from '../../context.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { COST } from './directives.ts';

export interface Single<W extends object, P extends object> {
  readonly type: ObjectRef<SchemaTypes, W> | InterfaceRef<SchemaTypes, W>;
  readonly noun: string;
  /** Where there is more to say than of any other. */
  readonly description?: string;
  readonly idDescription?: string;
  /** The type of its id; `ID` if not said. */
  readonly idType?: 'ID' | 'String';
  /** What its id is called beside those above it; `id` if not said. */
  readonly idName?: string;
  /** What the ids above it identify, by their names. */
  readonly above?: { readonly [N in keyof P]: string };
  /** The scopes that allow it; `assistants:read` by default. */
  readonly needs?: Requirement;
  readonly get: (id: string, ctx: RequestContext, parent: P) => W | null | Promise<W | null>;
}

/** A root field for one entry by its id, and the ids above it; null where there is none. */
export function single<W extends object, P extends object = object>(
  field: string,
  { type, noun, get, idName = 'id', idType = 'ID', above, needs = MAY_READ, ...words }: Single<W, P>,
): void {
  const names = Object.keys(above ?? {});
  builder.queryField(field, (t) =>
    t.field({
      type: type as ObjectRef<SchemaTypes, W>,
      cost: COST.read,
      description:
        words.description ??
        `One ${noun}, or null where there is none. Cost: one upstream read, however often the operation names the id; several ids take one list where that is cheaper.`,
      args: Object.fromEntries([
        ...Object.entries<string>(above ?? {}).map(([name, description]) => [name, t.arg.id({ required: true, description })]),
        [
          idName,
          t.arg({
            type: idType,
            required: true,
            description: words.idDescription ?? 'Id at Telnyx. A value that cannot be an id is refused without a call.',
          }),
        ],
      ]) as Readonly<Record<string, ReturnType<typeof t.arg.id<true>>>>,
      extensions: access({ needs }),
      // Lists have other resolvers, and Pothos cannot tell that W is none.
      resolve: (_root, args, ctx) =>
        get(String(args[idName]), ctx, Object.fromEntries(names.map((name) => [name, String(args[name])])) as P) as never,
    }),
  );
}
