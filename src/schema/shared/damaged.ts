import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { notWhole } from '../../errors.ts';

/** Tells of entries that could not be shown because they are no objects or have no id; their neighbours are shown. */
export function reportDamaged(
  count: number,
  [article, noun]: readonly [article: string, noun: string],
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): void {
  if (count === 0) return;
  ctx.reportFieldError(
    info,
    count === 1
      ? `The upstream sent 1 entry that is not ${article} ${noun} or has no id.`
      : `The upstream sent ${count} entries that are not ${noun}s or have no id.`,
  );
}

/** Tells that a list is not whole: the upstream counts more entries than it sent. */
export function reportMissing(
  count: number,
  [, noun]: readonly [article: string, noun: string],
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): void {
  if (count > 0) ctx.reportFieldError(info, notWhole(count, noun));
}
