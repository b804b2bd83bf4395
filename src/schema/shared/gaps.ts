import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { notWhole } from '../../errors.ts';
import { plural, singular, type Noun } from '../../noun.ts';

/** What a list does not show, although it may be there. */
export interface Gaps {
  /** Entries that are no objects, or lack what they must have. */
  readonly damaged: number;
  /** Entries that the upstream counts, and that did not come. */
  readonly missing?: number;
}

/** Tells of what a list does not show; what it does is shown all the same. */
export function reportGaps({ damaged, missing = 0 }: Gaps, noun: Noun, ctx: RequestContext, info: GraphQLResolveInfo): void {
  if (damaged > 0) ctx.reportFieldError(info, damagedText(damaged, noun));
  if (missing > 0) ctx.reportFieldError(info, notWhole(missing, noun));
}

function damagedText(count: number, noun: Noun): string {
  const [, , key = 'id'] = noun;
  const [entries, kind, has] = count === 1 ? ['entry that is not', singular(noun), 'has'] : ['entries that are not', plural(noun), 'have'];
  return `The upstream sent ${count} ${entries} ${kind}${key === null ? '' : ` or ${has} no ${key}`}.`;
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
