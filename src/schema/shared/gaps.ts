import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { BREAKS_OFF, notWhole, sentDamaged, type Gaps } from '../../errors.ts';
import { plural, type Noun } from '../../noun.ts';

/** What lists that are read in parts do not show, either. */
interface PartGaps extends Gaps {
  /** Entries that were not asked for, and are left out: the upstream passes over a filter. */
  readonly others?: number;
}

/** Tells of what a list does not show; what it does is shown all the same. */
export function reportGaps(
  { damaged, missing = 0, others = 0, breaksOff = false }: PartGaps,
  noun: Noun,
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): void {
  if (damaged > 0) ctx.reportFieldError(info, `The upstream ${sentDamaged(damaged, noun)}.`);
  if (others > 0) ctx.reportFieldError(info, othersText(others, noun));
  const problem = notWhole({ damaged: 0, missing }, noun);
  if (problem) ctx.reportFieldError(info, problem);
  if (breaksOff) ctx.reportFieldError(info, `The upstream does not give the rest of this list: it ${BREAKS_OFF}.`);
}

const othersText = (count: number, noun: Noun) =>
  `The upstream does not filter as it was asked to: ${
    count === 1 ? `1 ${noun[1]} that does not match is` : `${count} ${plural(noun)} that do not match are`
  } left out.`;

/** The edges of a part of a list, and a word of what it does not show. */
export function showEdges<P extends PartGaps & { readonly edges: readonly unknown[] }>(
  page: P,
  noun: Noun,
  ctx: RequestContext,
  info: GraphQLResolveInfo,
) {
  reportGaps(page, noun, ctx, info);
  return { ...page, edges: [...page.edges] as P['edges'][number][] };
}

/** The entries of a list, and a word of what it does not show. */
export function showEntries<W>(
  found: PartGaps & { readonly entries: readonly W[] },
  noun: Noun,
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): W[] {
  reportGaps(found, noun, ctx, info);
  return [...found.entries];
}
