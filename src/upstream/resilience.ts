/**
 * How calls are repeated, held back and given up, so that an upstream in trouble is not made worse and one tenant's
 * trouble does not become another's.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  handleWhen,
  SamplingBreaker,
  TaskCancelledError,
  type BulkheadPolicy,
} from 'cockatiel';
import { GatewayError } from '../errors.ts';
import { isOutage } from './errors.ts';

export interface ResilienceLimits {
  /** Tries after the first, for calls that may be repeated. */
  readonly retries: number;
  /** Milliseconds before the second try, doubled for the third; a random half of it is waited. */
  readonly backoffMs: number;
  /** Seconds that the upstream may ask us to wait before a repeat; if it asks for more, the caller is told instead. */
  readonly maxRetryAfterSeconds: number;
  /** Repeats that each call earns; 0.2 allows one for every five calls. */
  readonly retryBudget: number;
  /** Calls of one tenant under way at once; more of them wait. */
  readonly tenantConcurrency: number;
  /** Share of failed calls within ten seconds that opens the circuit, from 0 to 1. */
  readonly breakerThreshold: number;
  /** Milliseconds an open circuit stays open before a probe is let through. */
  readonly breakerPauseMs: number;
}

export const DEFAULT_RESILIENCE: ResilienceLimits = {
  retries: 2,
  backoffMs: 100,
  maxRetryAfterSeconds: 5,
  retryBudget: 0.2,
  tenantConcurrency: 64,
  breakerThreshold: 0.5,
  breakerPauseMs: 2_000,
};

export interface GuardedCall {
  /** Whose call it is. */
  readonly tenant: string;
  /** Whether sending it twice is the same as sending it once. */
  readonly repeatable: boolean;
  readonly signal: AbortSignal | undefined;
}

export interface Guard {
  /** Runs `attempt` under all limits. Throws a GatewayError, or the signal's reason. */
  run<T>(call: GuardedCall, attempt: () => Promise<T>): Promise<T>;
}

const BREAKER_WINDOW_MS = 10_000;
/** Calls per second below which the breaker does not judge. */
const BREAKER_MIN_RPS = 1;
/** Calls of one tenant that may wait; beyond that the caller is told at once. */
const TENANT_QUEUE = 2_000;

/** One guard per upstream. */
export function createGuard(limits: ResilienceLimits): Guard {
  const budget = new RetryBudget(limits.retryBudget);
  const queues = new Map<string, BulkheadPolicy>();
  const breaker = circuitBreaker(handleWhen(isOutage), {
    halfOpenAfter: limits.breakerPauseMs,
    breaker: new SamplingBreaker({ threshold: limits.breakerThreshold, duration: BREAKER_WINDOW_MS, minimumRps: BREAKER_MIN_RPS }),
  });

  async function repeat<T>({ repeatable, signal }: GuardedCall, attempt: () => Promise<T>): Promise<T> {
    budget.earn();
    for (let tries = 0; ; tries += 1) {
      try {
        return await breaker.execute(attempt);
      } catch (error) {
        const waitMs = repeatable && tries < limits.retries ? waitBefore(error, tries, limits) : null;
        if (waitMs === null || !budget.spend()) throw error;
        await sleep(waitMs, undefined, signal ? { signal } : {});
      }
    }
  }

  return {
    run: async (call, attempt) => {
      const { tenant, signal } = call;
      const queue = queues.get(tenant) ?? bulkhead(limits.tenantConcurrency, TENANT_QUEUE);
      queues.set(tenant, queue);
      try {
        return await queue.execute(() => repeat(call, attempt), signal);
      } catch (error) {
        throw toGatewayError(error, signal);
      } finally {
        if (queue.executionSlots === limits.tenantConcurrency) queues.delete(tenant);
      }
    },
  };
}

/** A token bucket: calls earn, repeats spend. In an outage it runs dry, and every call is made once. */
class RetryBudget {
  static readonly #MOST = 10;
  readonly #earning: number;
  #tokens = 3;

  constructor(earning: number) {
    this.#earning = earning;
  }

  earn(): void {
    this.#tokens = Math.min(RetryBudget.#MOST, this.#tokens + this.#earning);
  }

  spend(): boolean {
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** Milliseconds to wait before a repeat, or null where repeating makes no sense. */
function waitBefore(error: unknown, tries: number, { backoffMs, maxRetryAfterSeconds }: ResilienceLimits): number | null {
  if (!(error instanceof GatewayError) || !(isOutage(error) || error.code === 'RATE_LIMITED')) return null;
  const asked = error.retryAfterSeconds;
  if (asked !== undefined) return asked <= maxRetryAfterSeconds ? asked * 1_000 : null;
  const most = backoffMs * 2 ** tries;
  return most / 2 + (Math.random() * most) / 2;
}

function toGatewayError(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted && (error instanceof TaskCancelledError || (error instanceof Error && error.name === 'AbortError')))
    return signal.reason;
  if (error instanceof BrokenCircuitError) {
    return new GatewayError('UPSTREAM_UNAVAILABLE', 'The upstream is failing; no call was made, to give it a moment.', { cause: error });
  }
  if (error instanceof BulkheadRejectedError) {
    return new GatewayError('LIMIT_EXCEEDED', 'Too many upstream calls of this credential are waiting.', { cause: error });
  }
  return error;
}
