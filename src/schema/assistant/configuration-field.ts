import type { MaybePromise, ShapeFromTypeParam, TypeParam } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import { ASSISTANT_GAPS, VERSION_GAPS } from '../../resolvers/assistant-gaps.ts';
import type { AssistantWire, ListGap } from '../../upstream/wire/assistant.ts';
import { access, type Access } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { listGap } from '../shared/list-gap.ts';
import { AssistantConfiguration } from './configuration.ts';
import { Assistant, AssistantVersion } from './ref.ts';

interface ConfigurationField<Type extends TypeParam<SchemaTypes>> {
  readonly type: Type;
  readonly description: string;
  readonly needs: NonNullable<Access['needs']>;
  /** What of the configuration it follows from: lists of assistants and of versions may leave it out. */
  readonly keys: readonly ListGap[];
  readonly find: (configuration: AssistantWire, ctx: RequestContext) => MaybePromise<ShapeFromTypeParam<SchemaTypes, Type, true>>;
  /** Whether it has a value even where the rest of the configuration cannot be read: what is at hand says, and an error beside it. */
  readonly isAlwaysThere?: boolean;
}

/** A field of all configurations that follows from what they say: from a list that leaves that out, one is read on its own. */
export function configurationField<Type extends TypeParam<SchemaTypes>>(
  name: string,
  { type, description, needs, keys, find, isAlwaysThere = false }: ConfigurationField<Type>,
): void {
  const extensions = access({ needs });
  const nullable = !isAlwaysThere;
  builder.interfaceField(AssistantConfiguration, name, (t) =>
    t.field({
      type,
      nullable,
      description,
      extensions,
      resolve: ((configuration: AssistantWire, _args: object, ctx: RequestContext) => find(configuration, ctx)) as never,
    }),
  );
  for (const [ref, { kind, complete }] of [
    [Assistant, ASSISTANT_GAPS],
    [AssistantVersion, VERSION_GAPS],
  ] as const) {
    builder.objectField(ref, name, (t) =>
      t.field({
        type,
        nullable,
        description,
        extensions: { ...extensions, ...listGap({ kind, keys }) },
        resolve: (async (entry: AssistantWire, _args: object, ctx: RequestContext, info: GraphQLResolveInfo) => {
          const whole = Promise.resolve(complete(entry, keys, ctx));
          return find(await (nullable ? whole : whole.catch((error: unknown) => reported(error, entry, ctx, info))), ctx);
        }) as never,
      }),
    );
  }
}

function reported(error: unknown, entry: AssistantWire, ctx: RequestContext, info: GraphQLResolveInfo): AssistantWire {
  if (!(error instanceof GatewayError)) throw error;
  ctx.reportFieldError(info, error);
  return entry;
}
