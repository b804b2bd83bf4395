import { setTimeout } from 'node:timers/promises';

/** The time, for what lasts longer than a request; tests put in one that moves by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Rejects with the signal's reason as soon as it fires. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  wait: async (milliseconds, signal) => {
    try {
      await setTimeout(milliseconds, undefined, { signal });
    } catch {
      // Node's own error is none that signals give as their reason.
      throw signal.reason;
    }
  },
};
