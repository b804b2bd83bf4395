/** All assistants of the account with what their list leaves out. */
import type { RequestContext } from '../context.ts';
import type { ErrorCode } from '../errors.ts';
import type { ResourceList } from '../loaders/core/resource-list.ts';
import { nullFor } from '../upstream/errors.ts';
import { ANY_KEY } from '../upstream/resource.ts';
import { LIST_GAPS, type AssistantWire, type ListGap } from '../upstream/wire/assistant.ts';
import { ASSISTANT_GAPS } from './assistant-gaps.ts';

/** Assistants that are read singly at most, for one answer about all of them. */
export const MAX_SINGLES = 100;

export interface WholeAssistants {
  /** In the order of the list. One of `partial` is as the list has it. */
  readonly entries: readonly AssistantWire[];
  /** Those that the list leaves incomplete and that were not read singly: an empty field of them is not known. */
  readonly partial: ReadonlySet<AssistantWire>;
  /** How many the list does not show, or are partial. */
  readonly omitted: number;
}

export interface WholeOptions {
  /** What has to be known of each. */
  readonly fields: readonly ListGap[];
  /** Which of them are looked at, if not all. */
  readonly isMeant?: (entry: AssistantWire) => boolean;
  readonly maxSingles?: number;
  /** Failures of a single read that leave its assistant partial. All others are thrown. */
  readonly passOver?: readonly ErrorCode[];
}

/**
 * What is read to look at the whole of all assistants: fewer single reads than an operation may make by default, so that the lists
 * that these refer to can be read as well.
 */
export const WHOLE: WholeOptions = {
  fields: [...LIST_GAPS.keys.filter((key) => key !== 'created_at'), ANY_KEY],
  maxSingles: 80,
  passOver: ['LIMIT_EXCEEDED', 'RATE_LIMITED', 'UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE', 'UPSTREAM_BAD_RESPONSE'],
};

/** The assistants of a list with these fields: one read for each of which the list leaves one out, at most so many. */
export async function wholeAssistants(
  list: ResourceList<AssistantWire>,
  { fields, isMeant = () => true, maxSingles = MAX_SINGLES, passOver = [] }: WholeOptions,
  ctx: RequestContext,
): Promise<WholeAssistants> {
  const incomplete = list.gaps.hasAny(fields)
    ? list.entries.filter((entry) => isMeant(entry) && fields.some((field) => ctx.loaders.mayLack(entry, field)))
    : [];
  const meant = new Set(incomplete);
  const partial = new Set(incomplete.slice(maxSingles));
  const entries = await Promise.all(
    list.entries.map(async (entry) => {
      const whole =
        partial.has(entry) || !meant.has(entry)
          ? entry
          : await nullFor(passOver, Promise.resolve(ASSISTANT_GAPS.complete(entry, fields, ctx)));
      if (whole === null) partial.add(entry);
      return whole ?? entry;
    }),
  );
  return { entries, partial, omitted: list.omitted + partial.size };
}
