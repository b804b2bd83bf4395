import type { ArgBuilder, InputFieldMap, InputShapeFromFields, ObjectRef, UnionRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Requirement } from '../../auth/scope.ts';
import type { RequestContext, Streaming } from '../../context.ts';
import { access } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';

export interface SubscriptionField<A extends InputFieldMap, E> {
  /** What its events are, when it ends, and what that costs. */
  readonly description: string;
  readonly args: (arg: ArgBuilder<SchemaTypes>) => A;
  readonly type: ObjectRef<SchemaTypes, E> | UnionRef<SchemaTypes, E>;
  /** The scopes that allow it. */
  readonly needs: Requirement;
  /** The source of its events: whatever it waits for takes the signal, so that nothing is left when the client has gone. */
  readonly source: (args: InputShapeFromFields<A>, streaming: Streaming) => AsyncIterable<E>;
  /** Called for each event, for errors that cost only themselves. */
  readonly report?: (event: E, ctx: RequestContext, info: GraphQLResolveInfo) => void;
}

/** A field of `Subscription`. */
export function subscription<A extends InputFieldMap, E extends object>(
  name: string,
  { description, args, type, needs, source, report }: SubscriptionField<A, E>,
): void {
  builder.subscriptionField(name, (t) =>
    t.field({
      type: type as ObjectRef<SchemaTypes, E>,
      nullable: false,
      description,
      args: args(t.arg),
      extensions: access({ needs }),
      subscribe: (_root, given, { streaming }) => {
        if (!streaming) throw new TypeError('Only subscriptions have sources.');
        return source(given, streaming);
      },
      resolve: (event, _args, ctx, info) => {
        report?.(event, ctx, info);
        return event as never;
      },
    }),
  );
}
