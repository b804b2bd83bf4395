interface Cost {
  /** Microseconds of Redis' CPU, system calls included. */
  readonly cpuUs: number;
}

/** What sharing costs Redis, as `npm run scale -- measure` found it. */
export interface MeasuredCosts {
  /** Machine, versions and date. */
  readonly on: string;
  readonly documentBytes: number;
  /** A read that Telnyx is asked for, and that is stored. */
  readonly coldRead: Cost;
  /** A read that another replica has stored. */
  readonly sharedRead: Cost;
  readonly storedBytes: number;
  /** A write among so many replicas, their acknowledgements included. */
  readonly write: Cost & { readonly replicas: number };
  readonly beatsPerReplicaAndSecond: Cost;
  readonly publish: { readonly cpuUs: number; readonly perSubscriberUs: number };
  /** Milliseconds that a write waits for the other replicas, median. */
  readonly waitMs: number;
}
