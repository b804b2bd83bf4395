import type { Leases } from '../bus.ts';

/** Which replicas Redis knows, and since when it knows all of them. */
export interface MemberList {
  readonly since: string;
  /** Another one for each list. */
  readonly edition: string;
  /** Another one after the clock of Redis was set back, or a replica was given up that may have written. */
  readonly era: string;
  readonly ids: readonly string[];
}

/**
 * The replicas that this one has heard of. Where Redis has lost its list, one that cannot reach it is on no other: so it is not forgotten
 * sooner than it would be by Redis.
 */
export class Members {
  readonly #own: string;
  readonly #leaseOf: (id: string) => number | null;
  #list: MemberList = { since: '', edition: '', era: '', ids: [] };
  #leases: Leases;

  /** `own` is the id of this replica, whose lease is `leaseMs`. */
  constructor(own: string, leaseMs: number, leaseOf: (id: string) => number | null) {
    this.#own = own;
    this.#leaseOf = leaseOf;
    this.#leases = { shortestMs: leaseMs, longestMs: leaseMs };
  }

  get since(): string {
    return this.#list.since;
  }

  get edition(): string {
    return this.#list.edition;
  }

  get era(): string {
    return this.#list.era;
  }

  get leases(): Leases {
    return this.#leases;
  }

  /** Those that the list lacks because all was lost that was there before, and not because they left. */
  lostBy({ since, ids }: MemberList): readonly string[] {
    if (this.#list.since === '' || this.#list.since === since) return [];
    const listed = new Set(ids);
    return this.#list.ids.filter((id) => !listed.has(id) && id !== this.#own);
  }

  take(list: MemberList): void {
    this.#list = list;
    const leases = [this.#own, ...list.ids].map(this.#leaseOf).filter((lease) => lease !== null);
    this.#leases = leases.reduce(
      ({ shortestMs, longestMs }, lease) => ({ shortestMs: Math.min(shortestMs, lease), longestMs: Math.max(longestMs, lease) }),
      { shortestMs: Infinity, longestMs: 0 },
    );
  }

  /** It has left: a list that lacks it has not lost it. */
  forget(left: string): void {
    this.take({ ...this.#list, ids: this.#list.ids.filter((id) => id !== left) });
  }

  /** It has heard of these in between. */
  note(ids: readonly string[]): void {
    const known = new Set(this.#list.ids);
    if (ids.some((id) => !known.has(id))) this.take({ ...this.#list, ids: [...new Set([...known, ...ids])] });
  }
}
