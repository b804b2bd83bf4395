/** Circuit breakers: one for each tenant, and one for the upstream as a whole. */
import { BrokenCircuitError, circuitBreaker, CircuitState, handleWhen, SamplingBreaker, type CircuitBreakerPolicy } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { entryLimit } from '../entry-limit.ts';
import { codeOf } from '../error-code.ts';
import { GatewayError } from '../errors.ts';
import { isOutage } from './errors.ts';

export interface CircuitLimits {
  /** Share of failed calls within ten seconds that opens a circuit, from 0 to 1. */
  readonly breakerThreshold: number;
  /** Milliseconds an open circuit stays open before a probe is let through. */
  readonly breakerPauseMs: number;
}

/** A circuit opened, its probe failed, or it closed; or the upstream as a whole fails call after call, or answers again. */
export interface UpstreamTransition {
  readonly what: 'upstream' | 'circuit';
  readonly state: 'down' | 'still-down' | 'up';
  /** Whose circuit; null for what all tenants share. */
  readonly tenant: string | null;
  /** The code of the failure behind it; null where there is none. */
  readonly detail: string | null;
}

export type OnTransition = (transition: UpstreamTransition) => void;

/** What is known of the upstream without asking it. */
export interface UpstreamState {
  /** Tenants whose circuit is open, or was within the last half minute and nothing has shown since that it need not be. */
  readonly openTenants: number;
  /** The same of the upstream as a whole. */
  readonly isOpen: boolean;
  /** Whether the upstream has taken the tenant's credential, and has not refused it since. */
  hasAccepted(tenant: string): boolean;
}

const WINDOW_MS = 10_000;
/** Failures without an answer in between after which the upstream counts as down: more than one read and its repeats may be. */
const DOWN_AFTER = 3;
const MAX_ACCEPTED = 10_000;
/** Calls per second below which a circuit does not judge. */
const MIN_RPS = 1;
const MAX_TENANTS = 2_000;
/** Milliseconds after its pause for which a circuit counts as open, where no call has been made since: longer than between two scrapes. */
const COUNTED_MS = 30_000;

interface Circuit {
  readonly policy: CircuitBreakerPolicy;
  /** What the policy judges by. */
  readonly breaker: SamplingBreaker;
}

/**
 * The upstream may fail for one account only, or hang for it; then that tenant's circuit opens, and nobody else's. The
 * upstream's own circuit counts failures only while most tenants meet them, and opens for everyone.
 */
export class Circuits implements UpstreamState {
  readonly #limits: CircuitLimits;
  readonly #onTransition: OnTransition;
  readonly #tenants = new LRUCache<string, Circuit>({
    ...entryLimit(MAX_TENANTS),
    dispose: (_circuit, tenant, reason) => {
      if (reason === 'evict') this.#open.delete(tenant);
    },
  });
  /** Circuits that have opened and not closed since, by tenant, and null for the upstream. */
  readonly #open = new Map<string | null, { readonly at: number; readonly policy: CircuitBreakerPolicy }>();
  readonly #accepted = new LRUCache<string, true>(entryLimit(MAX_ACCEPTED));
  /** Failures since the last answer. */
  #failures = 0;
  /** Whether the last call of each tenant failed. */
  readonly #failing = new LRUCache<string, boolean>({ ...entryLimit(MAX_TENANTS), ttl: WINDOW_MS, ttlResolution: 0, updateAgeOnGet: true });
  readonly #upstream: Circuit;

  constructor(limits: CircuitLimits, onTransition: OnTransition = () => {}) {
    this.#limits = limits;
    this.#onTransition = onTransition;
    this.#upstream = this.#create(null, (error) => isOutage(error) && this.#mostFail());
  }

  get openTenants(): number {
    const tenants = [...this.#open.keys()].filter((tenant) => this.#countsAsOpen(tenant));
    return tenants.length - Number(this.isOpen);
  }

  get isOpen(): boolean {
    return this.#countsAsOpen(null);
  }

  hasAccepted(tenant: string): boolean {
    return this.#accepted.has(tenant);
  }

  /** Runs a call, or rejects with a BrokenCircuitError where a circuit is open. A long one makes no other call wait for it. */
  run<T>(tenant: string, call: () => Promise<T>, { isLong = false }: { readonly isLong?: boolean } = {}): Promise<T> {
    const own = this.#circuitOf(tenant);
    if (isLong) return this.#runLong(tenant, call);
    if (isClosed(own) && isClosed(this.#upstream)) return this.#runClosed(tenant, own, call);
    return this.#upstream.policy.execute(() => own.policy.execute(() => this.#watch(tenant, call)));
  }

  /** While nothing is wrong the policies need not run the call: an answer is counted as they do it, and a failure is given to them. */
  #runClosed<T>(tenant: string, own: Circuit, call: () => Promise<T>): Promise<T> {
    return call().then(
      (result) => {
        this.#noteResult(tenant);
        own.breaker.success(CircuitState.Closed);
        this.#upstream.breaker.success(CircuitState.Closed);
        return result;
      },
      async (error: unknown) => {
        this.#noteError(tenant, error);
        for (const circuit of [own, this.#upstream]) {
          // Another failure may have opened it; then this one tells nothing new.
          if (isClosed(circuit)) await circuit.policy.execute(() => Promise.reject(error as Error)).catch(() => undefined);
        }
        throw error;
      },
    );
  }

  /** Runs a call that would be waited for too long as a probe: its outcome counts for the circuits when it is over. */
  async #runLong<T>(tenant: string, call: () => Promise<T>): Promise<T> {
    if (this.#isShut(null) || this.#isShut(tenant)) throw new BrokenCircuitError();
    const outcome = this.#watch(tenant, call);
    await outcome.catch(() => undefined);
    // Meanwhile a circuit may have opened, or wait for a probe: the outcome is what it is.
    const { policy } = this.#circuitOf(tenant);
    void this.#upstream.policy.execute(() => policy.execute(() => outcome)).catch(() => undefined);
    return outcome;
  }

  #circuitOf(tenant: string): Circuit {
    const known = this.#tenants.get(tenant);
    if (known) return known;
    const circuit = this.#create(tenant, isOutage);
    this.#tenants.set(tenant, circuit);
    return circuit;
  }

  /** Whether a circuit is open, and it is not yet time for a probe. */
  #isShut(tenant: string | null): boolean {
    const opened = this.#open.get(tenant);
    return opened !== undefined && Date.now() - opened.at < this.#limits.breakerPauseMs;
  }

  /** Who makes no more calls is not cut off; a probe may take longer than that. */
  #countsAsOpen(tenant: string | null): boolean {
    const opened = this.#open.get(tenant);
    if (!opened) return false;
    return Date.now() - opened.at < this.#limits.breakerPauseMs + COUNTED_MS || opened.policy.state === CircuitState.HalfOpen;
  }

  #watch<T>(tenant: string, call: () => Promise<T>): Promise<T> {
    return call().then(
      (result) => {
        this.#noteResult(tenant);
        return result;
      },
      (error: unknown) => {
        this.#noteError(tenant, error);
        throw error;
      },
    );
  }

  #noteResult(tenant: string): void {
    // Looking them up keeps them as well, and is cheaper.
    if (this.#failing.get(tenant) !== false) this.#failing.set(tenant, false);
    if (this.#accepted.get(tenant) === undefined) this.#accepted.set(tenant, true);
    this.#noteAnswer();
  }

  #noteError(tenant: string, error: unknown): void {
    if (isOutage(error)) {
      this.#failing.set(tenant, true);
      this.#noteFailure(error);
    } else if (error instanceof GatewayError && error.upstream !== undefined) {
      if (error.code === 'UNAUTHENTICATED') this.#accepted.delete(tenant);
      this.#noteAnswer();
    }
  }

  #noteFailure(error: unknown): void {
    this.#failures += 1;
    if (this.#failures === DOWN_AFTER) this.#onTransition({ what: 'upstream', state: 'down', tenant: null, detail: reasonOf(error) });
  }

  #noteAnswer(): void {
    if (this.#failures >= DOWN_AFTER) this.#onTransition({ what: 'upstream', state: 'up', tenant: null, detail: null });
    this.#failures = 0;
  }

  /** More than one tenant fails, and more of them than not. */
  #mostFail(): boolean {
    const states = [...this.#failing.values()];
    const failing = states.filter(Boolean).length;
    return failing > 1 && failing > states.length / 2;
  }

  #create(tenant: string | null, counts: (error: Error) => boolean): Circuit {
    const breaker = new SamplingBreaker({ threshold: this.#limits.breakerThreshold, duration: WINDOW_MS, minimumRps: MIN_RPS });
    const policy = circuitBreaker(handleWhen(counts), { halfOpenAfter: this.#limits.breakerPauseMs, breaker });
    policy.onBreak((reason) => {
      const state = this.#open.has(tenant) ? 'still-down' : 'down';
      this.#open.set(tenant, { at: Date.now(), policy });
      this.#onTransition({ what: 'circuit', state, tenant, detail: 'error' in reason ? reasonOf(reason.error) : null });
    });
    policy.onReset(() => {
      this.#open.delete(tenant);
      this.#onTransition({ what: 'circuit', state: 'up', tenant, detail: null });
    });
    return { policy, breaker };
  }
}

const isClosed = ({ policy }: Circuit): boolean => policy.state === CircuitState.Closed;

/** The code of a failure, and that of its cause, such as `ECONNREFUSED`. */
function reasonOf(error: unknown): string | null {
  if (!(error instanceof GatewayError)) return null;
  const code = codeOf(error.cause);
  return code === null ? error.code : `${error.code} (${code})`;
}
