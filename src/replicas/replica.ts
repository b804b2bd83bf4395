import type { Span } from '../span.ts';
import { Barriers } from './barriers.ts';
import { ListLost, type Announcement, type Bus } from './bus.ts';
import type { Coordination, CoordinationListener, TenantWrite } from './coordination.ts';
import type { ReplicationEvents } from './replication.ts';
import type { SharedOperations } from './shared-operations.ts';

export interface ReplicaOptions extends Pick<ReplicationEvents, 'onTransition' | 'onBlocked' | 'onInvalidation'> {
  readonly bus: Bus;
  readonly operations: SharedOperations;
  /** Knows more of the reason than what a message came to. */
  readonly why?: (reason: Error) => Error;
  /** Milliseconds for which what a replica has read may be used after it was last heard of. */
  readonly leaseMs: number;
}

interface Untold {
  announcement: Announcement;
  readonly since: number;
  /** Since when nobody can have begun to trust what was read before it: a lease later, nobody does. */
  boundAt: number;
  hasFailed: boolean;
  /** Resolves when it was told, or could not be; null where it is not on its way. */
  telling: Promise<void> | null;
}

/** Beats within a lease. */
const BEATS = 4;
/** Leases in which the others are to be reached after the start, before it is said that they are not. */
const LEASES_TO_START = 3;
/** What times lose in whole milliseconds, and by clocks that are not of one pace. */
const SPARE_MS = 10;

/**
 * A process among others. What it has read is trusted until a lease beyond the oldest beat of any replica: whoever cannot tell the
 * others of a write sends no beats, waits for a lease, and by then nobody trusts what was read before.
 */
export class Replica implements Coordination {
  readonly #options: ReplicaOptions;
  readonly #bus: Bus;
  readonly #barriers: Barriers;
  readonly #listeners: CoordinationListener[] = [];
  /** Writes that not all replicas were sent yet. */
  readonly #untold = new Map<number, Untold>();
  readonly #untoldTenants = new Map<string, number>();
  #trustedUntil = -Infinity;
  /** Undefined before the others have been reached, or given up. */
  #isUp: boolean | undefined;
  /** From when on it is said that they were never reached. */
  #downFrom = Infinity;
  #hasStopped = false;
  #count = 0;
  #timer: NodeJS.Timeout | undefined;
  /** Milliseconds between two beats. */
  #everyMs = 0;
  /** Why the others are not reached. */
  #reason: Error | null = null;
  /** As it was said last. */
  #said: string | null = null;
  /** As it is now, and since when. */
  #latest = { message: '', since: 0 };
  /** When the last beat was sent. */
  #beatAt = performance.now();
  #replicas = 0;
  /** How often messages may have been lost. */
  #interruptions = 0;

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.#bus = options.bus;
    this.#barriers = new Barriers(options.bus.id);
    this.#bus.listen({
      onAnnouncement: (announcement) => this.#hear(announcement),
      onAcknowledged: (number, by) => this.#barriers.acknowledge(number, by),
      onBlocked: options.onBlocked,
      onInterrupted: () => this.#interrupt(),
    });
  }

  /** Of all that are known the shortest: who cannot be told of it waits no longer than by its own. */
  get leaseMs(): number {
    return Math.min(this.#options.leaseMs, this.#bus.leases.shortestMs);
  }

  /** By now none that is known trusts what it read before: one that has not yet heard of this replica trusts for its own lease. */
  get #longestMs(): number {
    return Math.max(this.#options.leaseMs, this.#bus.leases.longestMs);
  }

  get isCurrent(): boolean {
    return performance.now() < this.#trustedUntil;
  }

  /** How many processes there are, with this one; 0 while they cannot be reached. */
  get replicas(): number {
    return this.isCurrent ? this.#replicas : 0;
  }

  isUntold(tenant: string): boolean {
    return this.#untoldTenants.has(tenant) || this.#bus.isDistrusted(tenant);
  }

  listen(listener: CoordinationListener): void {
    this.#listeners.push(listener);
  }

  /** Begins to beat. Resolves after the first attempt, whatever came of it. */
  async start(): Promise<void> {
    this.#downFrom = performance.now() + LEASES_TO_START * this.leaseMs;
    this.#beatEvery(this.leaseMs / BEATS);
    await this.#beat();
  }

  async announce(write: TenantWrite, span: Span | null = null): Promise<void> {
    const begun = performance.now();
    this.#count += 1;
    const number = this.#count;
    const announcement = { ...write, from: this.#bus.id, number };
    const untold = { announcement, since: begun, boundAt: begun, hasFailed: false, telling: null };
    const told = this.#barriers.raise(number);
    this.#untold.set(number, untold);
    this.#untoldTenants.set(write.tenant, (this.#untoldTenants.get(write.tenant) ?? 0) + 1);
    void this.#tell(untold, span);
    await this.#options.operations.watch(
      'wait',
      span,
      () => this.#lapse(untold, told),
      (outcome) => outcome,
    );
    this.#barriers.lower(number);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#hasStopped = true;
    this.#trustedUntil = -Infinity;
    // Who leaves is not waited for: not before the others know of its writes.
    const onTheirWay = () => [...this.#untold.values()].flatMap(({ telling }) => telling ?? []);
    while (onTheirWay().length > 0) await Promise.all(onTheirWay());
    await this.#tellAgain();
    if (this.#untold.size === 0) await this.#bus.leave();
  }

  #beatEvery(milliseconds: number): void {
    if (milliseconds === this.#everyMs || this.#hasStopped) return;
    this.#everyMs = milliseconds;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.#beat(), milliseconds);
    this.#timer.unref();
  }

  /** Waits for the others, until none of them may trust what it read before. */
  async #lapse(untold: Untold, told: Promise<void>): Promise<'acknowledged' | 'lapsed'> {
    let timer: NodeJS.Timeout | undefined;
    const lapsed = new Promise<'lapsed'>((resolve) => {
      const wait = () => {
        const leftMs = untold.boundAt + this.#longestMs + SPARE_MS - performance.now();
        if (leftMs <= 0) resolve('lapsed');
        else timer = setTimeout(wait, leftMs);
      };
      wait();
    });
    const outcome = await Promise.race([told.then(() => 'acknowledged' as const), lapsed]);
    clearTimeout(timer);
    return outcome;
  }

  #tell(untold: Untold, span: Span | null = null): Promise<void> {
    untold.telling = this.#publish(untold, span);
    return untold.telling;
  }

  async #publish(untold: Untold, span: Span | null): Promise<void> {
    const { announcement, since } = untold;
    const unsettledForMs = Math.max(0, announcement.unsettledForMs - (performance.now() - since));
    try {
      const audience = await this.#bus.publish({ ...announcement, unsettledForMs }, span);
      // Whoever is not among them beats before it is trusted, and learns by that what it has missed.
      if (!audience.isComplete) untold.boundAt = performance.now();
      if (this.#untold.delete(announcement.number)) this.#settle(announcement.tenant);
      this.#barriers.tell(announcement.number, audience);
    } catch (error) {
      untold.hasFailed = true;
      this.#reason = asError(error);
      this.#joinTo(untold);
    } finally {
      untold.telling = null;
    }
  }

  /** Of writes of one tenant that could not be told, one is left for all: an outage may be long. */
  #joinTo(failed: Untold): void {
    const { tenant, number } = failed.announcement;
    for (const other of this.#untold.values()) {
      if (other === failed || !other.hasFailed || other.telling !== null || other.announcement.tenant !== tenant) continue;
      const endsAt = ({ announcement, since }: Untold) => since + announcement.unsettledForMs;
      const unsettledForMs = Math.max(0, endsAt(failed) - other.since, endsAt(other) - other.since);
      const scopes = [...new Set([...other.announcement.scopes, ...failed.announcement.scopes])];
      other.announcement = { ...other.announcement, scopes, unsettledForMs };
      if (this.#untold.delete(number)) this.#settle(tenant);
      return;
    }
  }

  #settle(tenant: string): void {
    const left = (this.#untoldTenants.get(tenant) ?? 0) - 1;
    if (left > 0) this.#untoldTenants.set(tenant, left);
    else this.#untoldTenants.delete(tenant);
  }

  #hear(announcement: Announcement): void {
    if (announcement.from === this.#bus.id) return;
    this.#options.onInvalidation();
    const heard = this.#listeners.map(({ onWrite }) => onWrite(announcement));
    const awaited = heard.filter((given) => given instanceof Promise);
    if (awaited.length === 0) this.#bus.acknowledge(announcement);
    else void Promise.all(awaited).then(() => this.#bus.acknowledge(announcement));
  }

  /** Whether all writes have been told, or are being told for the first time. */
  async #tellAgain(): Promise<boolean> {
    const failed = [...this.#untold.values()].filter(({ hasFailed }) => hasFailed);
    const [first, ...others] = failed;
    if (!first) return true;
    if (failed.some(({ telling }) => telling !== null)) return false;
    // One shows whether the others can be.
    await this.#tell(first);
    if (this.#untold.has(first.announcement.number)) return false;
    await Promise.all(others.map((untold) => this.#tell(untold)));
    return others.every(({ announcement }) => !this.#untold.has(announcement.number));
  }

  async #beat(): Promise<void> {
    const begun = performance.now();
    if (!this.isCurrent) this.#lose(begun - this.#beatAt);
    this.#beatAt = begun;
    if (!(await this.#tellAgain()) || this.#hasStopped) return;
    const sent = performance.now();
    // By this beat others trust for longer what was read before the writes that are on their way.
    for (const untold of this.#untold.values()) untold.boundAt = sent;
    const interruptions = this.#interruptions;
    try {
      const { oldestMs, oldest, replicas, missing } = await this.#bus.beat();
      // It shows what had arrived before, and not what is lost since.
      if (interruptions !== this.#interruptions) return;
      this.#replicas = replicas;
      this.#beatEvery(this.leaseMs / BEATS);
      this.#reason = missing ? new ListLost(missing) : whySilent(oldest, oldestMs, this.leaseMs);
      if (!missing) this.#trust(sent + this.leaseMs - oldestMs);
    } catch (error) {
      this.#reason = asError(error);
    }
  }

  #trust(until: number): void {
    if (this.#hasStopped || performance.now() >= until) return;
    if (!this.isCurrent) for (const { onGap } of this.#listeners) onGap();
    this.#trustedUntil = until;
    if (this.#isUp) return;
    this.#isUp = true;
    this.#options.onTransition('up', null);
  }

  /** Messages may have been lost. Why is known by the next beat, which says so. */
  #interrupt(): void {
    this.#interruptions += 1;
    this.#trustedUntil = -Infinity;
    this.#reason = new Error('the connection that messages come by was closed');
  }

  /** Says so, the last beat being so long ago. */
  #lose(sinceBeatMs: number): void {
    this.#trustedUntil = -Infinity;
    if (this.#hasStopped || (this.#isUp === undefined && performance.now() < this.#downFrom)) return;
    const stalled = sinceBeatMs > this.leaseMs ? new Error(`this process stood still for ${Math.round(sinceBeatMs)} ms`) : null;
    const known = stalled ?? this.#reason ?? new Error(`no answer to a beat in ${this.leaseMs} ms`);
    const reason = this.#options.why?.(known) ?? known;
    const { message } = reason;
    const now = performance.now();
    if (message !== this.#latest.message) this.#latest = { message, since: now };
    const isUp = this.#isUp !== false;
    // Another reason is said when it has lasted: while Redis starts again, there is a new one at each beat.
    if (!isUp && (message === this.#said || now < this.#latest.since + this.leaseMs)) return;
    this.#isUp = false;
    this.#said = message;
    this.#options.onTransition(isUp ? 'down' : 'still-down', reason);
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('it failed', { cause: error }));

/** What is silent, where that may be why what was read is not trusted at the next beat. */
const whySilent = (oldest: string, oldestMs: number, leaseMs: number): Error | null =>
  oldestMs + (2 * leaseMs) / BEATS > leaseMs ? new Error(`${oldest} is silent, and has not said that it ends`) : null;
