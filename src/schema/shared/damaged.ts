import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';

/** Tells of entries that could not be shown because they are no objects or have no id; their neighbours are shown. */
export function reportDamaged(count: number, ctx: RequestContext, info: GraphQLResolveInfo): void {
  if (count === 0) return;
  ctx.reportFieldError(
    info,
    `The upstream sent ${count} ${count === 1 ? 'entry that is not an assistant or has' : 'entries that are not assistants or have'} no id.`,
  );
}
