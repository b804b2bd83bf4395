import type { FailedAnswer } from './errors.ts';

/** What the upstream last said of the account's budget. */
export interface RateLimit {
  /** Requests that a window allows. */
  readonly limit: number;
  /** Requests that are left of it. */
  readonly remaining: number;
  /** Seconds until the next window begins; null where the upstream does not say. */
  readonly resetSeconds: number | null;
}

/** The budget that an answer's headers state, or null where they do not. */
export function rateLimitOf(headers: FailedAnswer['headers']): RateLimit | null {
  const limit = count(headers['x-ratelimit-limit']);
  const remaining = count(headers['x-ratelimit-remaining']);
  if (limit === null || remaining === null) return null;
  return { limit, remaining, resetSeconds: count(headers['x-ratelimit-reset']) };
}

const count = (value: string | string[] | undefined): number | null =>
  typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : null;
