import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';

/** Reports entries that cannot be shown because they are not objects or have no id; the others are shown. */
export function reportDamaged(count: number, ctx: RequestContext, info: GraphQLResolveInfo): void {
  if (count === 0) return;
  ctx.reportFieldError(
    info,
    `The upstream sent ${count} ${count === 1 ? 'entry that is not an assistant or has' : 'entries that are not assistants or have'} no id.`,
  );
}
