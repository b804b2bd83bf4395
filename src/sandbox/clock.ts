/** The time of a sandbox. Nothing in it looks at another clock. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets so many milliseconds pass at once. */
  advance(milliseconds: number): void;
  /** Resolves when so many milliseconds have passed. */
  wait(milliseconds: number): Promise<void>;
}

/** A time as the API has it. */
export const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The time of a clock as the API has it. */
export const isoNow = (clock: Clock): string => isoTime(clock.now());

/** The time of day, and what was added to it. */
export function createClock(): Clock {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const waits = new Set<() => void>();
  return {
    now,
    advance: (milliseconds) => {
      ahead += milliseconds;
      for (const look of waits) look();
    },
    wait: (milliseconds) => {
      const until = now() + milliseconds;
      return new Promise((resolve) => {
        const look = () => {
          if (now() < until) return;
          clearTimeout(timer);
          waits.delete(look);
          resolve();
        };
        // A timer may be early by a part of a millisecond.
        const timer = setTimeout(look, milliseconds + 1);
        waits.add(look);
      });
    },
  };
}
