import type { Span } from '../span.ts';

/** Milliseconds after which no write can still be carried out: it was given up earlier. */
export const MOST_UNSETTLED_MS = 60_000;

/** A write, as the replicas of a gateway tell each other of it. */
export interface TenantWrite {
  readonly tenant: string;
  /** What it may have changed: reads of these scopes are outdated. */
  readonly scopes: readonly string[];
  /** Milliseconds for which it may yet be carried out, as nobody knows its outcome, at most `MOST_UNSETTLED_MS`; 0 where it is over. */
  readonly unsettledForMs: number;
  /** Whether who wrote cannot reach all others, and those who hear of it are to announce it. */
  readonly isAlone?: boolean;
}

export interface CoordinationListener {
  /** Another replica wrote. That is acknowledged when a promise that this gives has resolved. */
  readonly onWrite: (write: TenantWrite) => unknown;
  /** Writes of others may have been missed: what was read so far may be outdated. */
  readonly onGap: () => void;
}

/** What a process knows of the writes that other replicas of the gateway make. */
export interface Coordination {
  /** Whether all writes of others that have been answered are known here: then a read may be used for as long as it is fresh. */
  readonly isCurrent: boolean;
  /** Milliseconds that a read may be used otherwise, counted from its beginning. */
  readonly leaseMs: number;
  /**
   * Tells all others. Resolves when none of them answers by what it read before, which takes `leaseMs` at most where one cannot be
   * reached. `span` is that of the operation that wrote; null where it is not traced.
   */
  announce(write: TenantWrite, span?: Span | null): Promise<void>;
  /** Whether a write of the tenant is still to be told: until then nothing that is in a shared cache is to be believed. */
  isUntold(tenant: string): boolean;
  listen(listener: CoordinationListener): void;
}

const DONE = Promise.resolve();

/** Of a process that has no others beside it. */
export const ALONE: Coordination = {
  isCurrent: true,
  leaseMs: Infinity,
  announce: () => DONE,
  isUntold: () => false,
  listen: () => undefined,
};
