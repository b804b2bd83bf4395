import type { CancelSignal } from '../../cancellation.ts';
import type { Span } from '../../span.ts';

/** What a load brings, and for how long. */
export interface Loaded<V> {
  readonly value: V;
  /** Bytes of the JSON that the value was parsed from. */
  readonly bytes: number;
  /** Milliseconds this value stays fresh, if less than the cache's own time. */
  readonly ttlMs?: number | undefined;
  /** Whether it stays fresh for `LASTING_TIMES` the cache's own time. */
  readonly isLasting?: boolean | undefined;
  /** The same beyond that, while the upstream is down. */
  readonly staleMs?: number;
  /** When its read began, by `performance.now()`, where another replica made it. */
  readonly begun?: number | undefined;
}

/** How many times longer is kept what hardly ever changes. */
export const LASTING_TIMES = 60;

/** Milliseconds that something stays fresh, of what the cache grants at most. */
export const freshMsOf = ({ ttlMs = Infinity, isLasting }: Loaded<object>, mostMs: number): number =>
  Math.min(ttlMs, isLasting ? mostMs * LASTING_TIMES : mostMs);

export interface ReadOptions {
  /** The reader's own signal. The load ends when its last reader has gone, not before. */
  readonly signal: CancelSignal;
  /** Asks the upstream even where a fresh value is held, and shares no read that is already under way. */
  readonly refresh?: boolean;
  /** What the read is a part of, which refers to the maker of one that is shared; null where it is not traced. */
  readonly span?: Span | null;
  /** Called when a stale value is returned, as the load failed because the upstream is down. */
  readonly onStale?: () => void;
  /** Called with the time until when the value that is returned is fresh, on the cache's clock, and the entry version of its read. Not called for a stale one. */
  readonly onFresh?: (freshUntil: number, entryVersion: number) => void;
}

/** How long an entry is fresh, and which it is. */
export interface Held {
  /** When it stops being fresh, on the cache's clock. */
  readonly freshUntil: number;
  /** Tells this read from all others, for those who should not keep its value alive; higher than that of whatever began before it. */
  readonly entryVersion: number;
}
