import type { Span } from '../span.ts';
import type { TenantWrite } from './coordination.ts';

/** A write on its way to all replicas. */
export interface Announcement extends TenantWrite {
  /** The id of the replica that wrote. */
  readonly from: string;
  /** Tells it from the others of the same replica. */
  readonly number: number;
}

/** Which replicas there are, when a replica shows that it is alive. */
export interface Beat {
  /** Milliseconds since the beat of the one that has been silent for longest, and has not left. */
  readonly oldestMs: number;
  /** Which one that is, as people find it. */
  readonly oldest: string;
  /** How many there are, with this one. */
  readonly replicas: number;
  /** Why not all of them may be known, or not all that they distrust; null where they are. */
  readonly missing: Missing | null;
}

/** Why the replicas begin to be heard of again. Each is a reason of `replicas down`. */
const MISSING = {
  emptied: 'Redis was emptied, or has just begun: all replicas are to be heard of first',
  restarted: 'Redis has started again, has its first replica, or another server has taken over: all replicas are to be heard of first',
  clock: 'the clock of Redis was set back: all replicas are to be heard of first',
  damaged: 'somebody else has written to what Redis knows of the replicas: all are to be heard of first',
  distrusted: 'more tenants have writes that Redis could not take than it can name',
} as const;

export type Missing = keyof typeof MISSING;

/** `word` is what Redis said. */
export const missingOf = (word: string): Missing => (Object.hasOwn(MISSING, word) ? (word as Missing) : 'emptied');

/** For how long replicas trust what they have read, beyond the oldest beat: each has its own setting. */
export interface Leases {
  readonly shortestMs: number;
  readonly longestMs: number;
}

/** The list of replicas is not whole. */
export class ListLost extends Error {
  constructor(missing: Missing) {
    super(MISSING[missing]);
  }
}

/** Who may have to be told of something. */
export interface Audience {
  /** Ids of all replicas that have not left. */
  readonly replicas: readonly string[];
  readonly isComplete: boolean;
}

export interface BusListener {
  readonly onAnnouncement: (announcement: Announcement) => void;
  /** A replica has taken an announcement of this one to heart. */
  readonly onAcknowledged: (number: number, by: string) => void;
  /** The tenant is not to call the upstream for these milliseconds. */
  readonly onBlocked: (tenant: string, milliseconds: number) => void;
  /** Messages may have been lost. */
  readonly onInterrupted: () => void;
}

/** How the replicas of a gateway reach each other. Messages of one replica arrive in their order, or not at all. */
export interface Bus {
  readonly id: string;
  /** Of the replicas that are known now, with this one. */
  readonly leases: Leases;
  listen(listener: BusListener): void;
  /** Shows that this replica is alive. Resolves when all that was published before has arrived here, too. */
  beat(): Promise<Beat>;
  /**
   * Sends it to all replicas; from now on, nothing that was read before is found in a shared cache. Where the part of the cache that has
   * the tenant cannot be told, all replicas distrust what it has of the tenant until it can, and who they are is not complete: each knows
   * of it a lease later. `span` is that of the operation that wrote; null where it is not traced, or others wait for it no longer.
   */
  publish(announcement: Announcement, span: Span | null): Promise<Audience>;
  /** Whether a shared cache may have something of the tenant that is older than a write. */
  isDistrusted(tenant: string): boolean;
  acknowledge(announcement: Announcement): void;
  block(tenant: string, milliseconds: number): void;
  /** The others need not wait for this replica any more. */
  leave(): Promise<void>;
}
