/** The time of a sandbox. Nothing in it looks at another clock. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets so many milliseconds pass at once. */
  advance(milliseconds: number): void;
}

/** The time of day, and what was added to it. */
export function createClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}
