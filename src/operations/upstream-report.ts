import type { Asking, Spent } from '../context.ts';

/** What `extensions.upstream` of an answer says, where the request asks for it. */
export interface UpstreamReport {
  /** Attempts sent upstream for this operation, repeats included. */
  readonly calls: number;
  /** Reads that were answered along with another one of the same operation: by one list, or as the same id. */
  readonly savedByBatching: number;
  /** Reads that the cache answered, or another operation's read that was under way. */
  readonly savedByCache: number;
  /** Milliseconds of all calls added up; some of them may have run side by side. */
  readonly timeMs: number;
  /** The account's budget as the last answer of the upstream stated it; null where none did. */
  readonly rateLimit: Spent['rateLimit'];
}

export const UPSTREAM_REPORT_HEADER = 'x-upstream-report';

/** Whether a request wants to know what it cost. */
export const asksForReport = (headers: Asking['headers']): boolean => headers.get(UPSTREAM_REPORT_HEADER)?.trim() === '1';

/** What an operation has cost so far, for its caller. */
export const reportOf = ({ calls, milliseconds, rateLimit, reads: { asked, sent, shared } }: Spent): UpstreamReport => ({
  calls,
  savedByBatching: Math.max(0, asked - sent - shared),
  savedByCache: shared,
  timeMs: Math.round(milliseconds),
  rateLimit,
});
