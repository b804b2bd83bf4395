/**
 * How calls are repeated, held back and given up, so that an upstream in trouble is not made worse and one tenant's
 * trouble does not become another's.
 */
import { BrokenCircuitError } from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { entryLimit } from '../entry-limit.ts';
import type { CancelSignal } from '../cancellation.ts';
import { GatewayError } from '../errors.ts';
import { Semaphore } from '../semaphore.ts';
import type { Blocks } from './blocks.ts';
import { Circuits, type CircuitLimits, type OnTransition, type UpstreamState } from './circuits.ts';
import { isOutage, reasonOf } from './errors.ts';
import { RetryBudget } from './retry-budget.ts';

export interface ResilienceLimits extends CircuitLimits {
  /** Tries after the first, for calls that may be repeated. */
  readonly retries: number;
  /** Milliseconds before the second try, doubled for the third; half of it, and a random part of the other half, is waited. */
  readonly backoffMs: number;
  /** Seconds that the upstream may ask us to wait before a repeat; if it asks for more, the caller gets the error instead. */
  readonly maxRetryAfterSeconds: number;
  /** Repeats that each call earns; 0.2 allows one for every five calls. */
  readonly retryBudget: number;
  /** Calls of one tenant under way at once; more of them wait. */
  readonly tenantConcurrency: number;
  /** Waits before a repeat; rejects when the signal ends it. Tests put in one that does not take its time. */
  readonly sleep: (milliseconds: number, signal: CancelSignal | undefined) => Promise<void>;
}

const sleep = (milliseconds: number, signal: CancelSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', leave);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', leave, { once: true });
  });

export const DEFAULT_RESILIENCE: ResilienceLimits = {
  retries: 2,
  backoffMs: 100,
  maxRetryAfterSeconds: 5,
  retryBudget: 0.2,
  tenantConcurrency: 64,
  sleep,
  breakerThreshold: 0.5,
  breakerPauseMs: 2_000,
};

export interface GuardedCall {
  /** Whose call it is. */
  readonly tenant: string;
  /** Whether sending it twice is the same as sending it once. */
  readonly repeatable: boolean;
  readonly signal: CancelSignal | undefined;
  /** Whether it may take longer than others, which must not wait for it to know whether the upstream is up. */
  readonly isLong: boolean;
}

export interface Guard {
  readonly state: UpstreamState;
  /** Calls that wait, as their tenants have as many under way as they may. */
  readonly callsWaiting: number;
  /** Runs `attempt` under all limits. Throws a GatewayError, or the signal's reason. */
  run<T>(call: GuardedCall, attempt: () => Promise<T>): Promise<T>;
}

/** Calls of one tenant that may wait; beyond that the caller is refused at once. */
const TENANT_QUEUE = 2_000;
/** Tenants that are remembered; one that was forgotten starts afresh. */
const MAX_TENANTS = 2_000;

interface Tenant {
  readonly queue: Semaphore;
  /** For repeats after a rate limit, which is each tenant's own. */
  readonly budget: RetryBudget;
}

/** One guard per upstream. */
export function createGuard(limits: ResilienceLimits, onTransition?: OnTransition, blocks: Blocks | null = null): Guard {
  const circuits = new Circuits(limits, onTransition);
  // For repeats after a failure, which is the upstream's trouble and so everyone's.
  const budget = new RetryBudget(limits.retryBudget);
  const tenants = new LRUCache<string, Tenant>(entryLimit(MAX_TENANTS));
  const tenantNamed = (name: string): Tenant => {
    const known = tenants.get(name);
    if (known) return known;
    const tenant = { queue: new Semaphore(limits.tenantConcurrency, TENANT_QUEUE), budget: new RetryBudget(limits.retryBudget) };
    tenants.set(name, tenant);
    return tenant;
  };

  /** Makes the attempts of a call, which has a place in the queue, and leaves that. Where the first one is answered, a promise is all that this costs. */
  function attemptAll<T>(call: GuardedCall, { queue, budget: own }: Tenant, attempt: () => Promise<T>): Promise<T> {
    const { tenant, repeatable, signal } = call;
    if (signal?.aborted) {
      queue.leave();
      return Promise.reject(toGatewayError(signal.reason, signal));
    }
    budget.begin();
    own.begin();
    let tries = 0;
    const leave = () => {
      budget.end();
      own.end();
      queue.leave();
    };
    const end = (result: T): T => {
      leave();
      return result;
    };
    const fail = (error: unknown): never => {
      leave();
      throw toGatewayError(error, signal);
    };
    const repeat = (error: unknown): Promise<T> => {
      blocks?.meet(tenant, error);
      const waitMs = repeatable && !signal?.aborted && tries < limits.retries ? waitBefore(error, tries, limits) : null;
      if (waitMs === null || !(isOutage(error) ? budget : own).spend()) return fail(error);
      tries += 1;
      return limits.sleep(waitMs, signal).then(run, fail);
    };
    const run = (): Promise<T> => {
      const refusal = blocks?.refusalOf(tenant);
      return (refusal ? Promise.reject(refusal) : circuits.run(tenant, attempt, call)).then(end, repeat);
    };
    return run();
  }

  return {
    state: circuits,
    get callsWaiting() {
      return [...tenants.values()].reduce((sum, { queue }) => sum + queue.waiting, 0);
    },
    run: (call, attempt) => {
      const tenant = tenantNamed(call.tenant);
      const { queue } = tenant;
      if (queue.isFull)
        return Promise.reject(new GatewayError('LIMIT_EXCEEDED', 'Too many upstream calls of this credential are waiting.'));
      const { signal } = call;
      // A caller who leaves while waiting gives the place in the queue back, and sends nothing.
      const entering = queue.enter(signal);
      if (!entering) return attemptAll(call, tenant, attempt);
      return entering.then(
        () => attemptAll(call, tenant, attempt),
        (error: unknown) => {
          throw toGatewayError(error, signal);
        },
      );
    },
  };
}

/** Milliseconds to wait before a repeat, or null where repeating makes no sense. */
function waitBefore(error: unknown, tries: number, { backoffMs, maxRetryAfterSeconds }: ResilienceLimits): number | null {
  if (!(error instanceof GatewayError) || !(isOutage(error) || error.code === 'RATE_LIMITED')) return null;
  if (LASTING.has(error.upstream?.status ?? 0)) return null;
  const asked = error.retryAfterSeconds;
  const most = backoffMs * 2 ** tries;
  const jitter = (Math.random() * most) / 2;
  if (asked !== undefined) return asked <= maxRetryAfterSeconds ? asked * 1_000 + jitter : null;
  return most / 2 + jitter;
}

/**
 * Statuses of failures that the next attempt meets as well: not implemented, HTTP version, negotiation, storage, loop, extension,
 * network authentication.
 */
const LASTING: ReadonlySet<number> = new Set([501, 505, 506, 507, 508, 510, 511]);

function toGatewayError(error: unknown, signal: CancelSignal | undefined): unknown {
  if (signal?.aborted && !(error instanceof GatewayError)) return reasonOf(signal);
  if (error instanceof BrokenCircuitError) {
    return new GatewayError('UPSTREAM_UNAVAILABLE', 'The upstream is failing; no call was made, since its circuit breaker is open.', {
      cause: error,
    });
  }
  return error;
}
