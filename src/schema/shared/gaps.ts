import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { notWhole, sentDamaged, type Gaps } from '../../errors.ts';
import type { Noun } from '../../noun.ts';

/** Tells of what a list does not show; what it does is shown all the same. */
export function reportGaps({ damaged, missing = 0 }: Gaps, noun: Noun, ctx: RequestContext, info: GraphQLResolveInfo): void {
  if (damaged > 0) ctx.reportFieldError(info, `The upstream ${sentDamaged(damaged, noun)}.`);
  const problem = notWhole({ damaged: 0, missing }, noun);
  if (problem) ctx.reportFieldError(info, problem);
}

/** The entries of a list, and a word of what it does not show. */
export function showEntries<W>(
  found: Gaps & { readonly entries: readonly W[] },
  noun: Noun,
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): W[] {
  reportGaps(found, noun, ctx, info);
  return [...found.entries];
}
