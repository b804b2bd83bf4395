/** Circuit breakers: one for each tenant, and one for the upstream as a whole. */
import { circuitBreaker, handleWhen, SamplingBreaker, type CircuitBreakerPolicy } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { isOutage } from './errors.ts';

export interface CircuitLimits {
  /** Share of failed calls within ten seconds that opens a circuit, from 0 to 1. */
  readonly breakerThreshold: number;
  /** Milliseconds an open circuit stays open before a probe is let through. */
  readonly breakerPauseMs: number;
}

const WINDOW_MS = 10_000;
/** Calls per second below which a circuit does not judge. */
const MIN_RPS = 1;
const MAX_TENANTS = 2_000;

/**
 * The upstream may fail for one account only, or hang for it; then that tenant's circuit opens, and nobody else's. The
 * upstream's own circuit counts failures only while most tenants meet them, and opens for everyone.
 */
export class Circuits {
  readonly #limits: CircuitLimits;
  readonly #tenants = new LRUCache<string, CircuitBreakerPolicy>({ max: MAX_TENANTS });
  /** Whether the last call of each tenant failed. */
  readonly #failing = new LRUCache<string, boolean>({ max: MAX_TENANTS, ttl: WINDOW_MS });
  readonly #upstream: CircuitBreakerPolicy;

  constructor(limits: CircuitLimits) {
    this.#limits = limits;
    this.#upstream = this.#create((error) => isOutage(error) && this.#mostFail());
  }

  /** Runs a call, or throws a BrokenCircuitError where a circuit is open. */
  run<T>(tenant: string, call: () => Promise<T>): Promise<T> {
    const own = this.#tenants.get(tenant) ?? this.#create(isOutage);
    this.#tenants.set(tenant, own);
    return this.#upstream.execute(() => own.execute(() => this.#watch(tenant, call)));
  }

  async #watch<T>(tenant: string, call: () => Promise<T>): Promise<T> {
    try {
      const result = await call();
      this.#failing.set(tenant, false);
      return result;
    } catch (error) {
      if (isOutage(error)) this.#failing.set(tenant, true);
      throw error;
    }
  }

  /** More than one tenant fails, and more of them than not. */
  #mostFail(): boolean {
    const states = [...this.#failing.values()];
    const failing = states.filter(Boolean).length;
    return failing > 1 && failing > states.length / 2;
  }

  #create(counts: (error: Error) => boolean): CircuitBreakerPolicy {
    return circuitBreaker(handleWhen(counts), {
      halfOpenAfter: this.#limits.breakerPauseMs,
      breaker: new SamplingBreaker({ threshold: this.#limits.breakerThreshold, duration: WINDOW_MS, minimumRps: MIN_RPS }),
    });
  }
}
