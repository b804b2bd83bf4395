import { LRUCache } from 'lru-cache';
import { entryLimit } from '../entry-limit.ts';
import { codeOf } from '../error-code.ts';
import type { Logger } from './logger.ts';

/** A dependency of the gateway stopped working, failed again, or works again. */
export interface Transition {
  readonly what: 'upstream' | 'circuit' | 'jwks' | 'replicas' | 'traces';
  readonly state: 'down' | 'still-down' | 'up';
  /** The tenant's keyed hash, for dependencies per tenant. */
  readonly tenant?: string | null;
  /** The cause: a code, or a few words; never a URL, a token or a body. */
  readonly detail?: string | null;
}

const WINDOW_MS = 60_000;
/** Maximum lines of one kind in that time; the circuit breakers of all tenants are one kind. */
const LINES_PER_WINDOW = 20;
/** Maximum number of dependencies that are tracked as down. */
const MAX_DOWN = 10_000;

interface Down {
  readonly since: number;
  /** When "still down" was last logged with each detail. */
  readonly repeatedAt: Map<string | null, number>;
}

interface Kind {
  windowStart: number;
  lines: number;
  /** Lines that were left out since the last one. */
  suppressed: number;
}

/**
 * Logs one warning for each transition, even if it is reported repeatedly: a dependency goes down once, and only a dependency that was
 * down comes up. Failed retries are logged once a minute for each detail, and thousands of tenants do not flood the log.
 */
export function createTransitionLog(logger: Pick<Logger, 'warn'>, now: () => number = () => performance.now()) {
  const down = new LRUCache<string, Down>(entryLimit(MAX_DOWN));
  const kinds = new Map<string, Kind>();

  const write = (kindName: string, details: object, message: string) => {
    const at = now();
    const kind = kinds.get(kindName) ?? { windowStart: at, lines: 0, suppressed: 0 };
    kinds.set(kindName, kind);
    if (at - kind.windowStart >= WINDOW_MS) {
      kind.windowStart = at;
      kind.lines = 0;
    }
    if (kind.lines >= LINES_PER_WINDOW) {
      kind.suppressed += 1;
      return;
    }
    kind.lines += 1;
    logger.warn({ ...details, ...(kind.suppressed > 0 && { suppressed: kind.suppressed }) }, message);
    kind.suppressed = 0;
  };

  return ({ what, state, tenant = null, detail = null }: Transition): void => {
    const key = `${what} ${tenant ?? ''}`;
    const known = down.get(key);
    const at = now();
    if (state === 'down' ? known : !known) return;
    if (state === 'down') down.set(key, { since: at, repeatedAt: new Map() });
    if (state === 'up') down.delete(key);
    if (known && state === 'still-down') {
      const { repeatedAt } = known;
      if (at - (repeatedAt.get(detail) ?? -Infinity) < WINDOW_MS) return;
      if (repeatedAt.size >= LINES_PER_WINDOW) repeatedAt.clear();
      repeatedAt.set(detail, at);
    }
    const details = {
      what,
      state,
      ...(tenant !== null && { tenant }),
      ...(detail !== null && { detail }),
      ...(known && { downForMs: Math.round(at - known.since) }),
    };
    write(tenant === null ? what : `${what} of a tenant`, details, `${what} ${state}`);
  };
}

/** Listeners for outages of the keys that tokens are signed with. */
export const keyEvents = (report: (transition: Transition) => void) => ({
  onKeysUnavailable: ({ error }: { readonly error: unknown }) => report({ what: 'jwks', state: 'down', detail: reasonOf(error) }),
  onKeysRestored: () => report({ what: 'jwks', state: 'up' }),
});

/** The message of a failed fetch, and the code of its cause. */
function reasonOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = codeOf(error.cause);
  return code === null ? error.message : `${error.message} (${code})`;
}
