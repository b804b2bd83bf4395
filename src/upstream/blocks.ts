import { LRUCache } from 'lru-cache';
import { entryLimit } from '../entry-limit.ts';
import { GatewayError } from '../errors.ts';

const MAX_TENANTS = 10_000;
/** Seconds that a block lasts at most, whatever the upstream says. */
const MOST_SECONDS = 600;
const SECOND_MS = 1_000;

/** Tenants that the upstream has asked to wait: where another replica met that, this one waits, too. */
export class Blocks {
  readonly #until = new LRUCache<string, number>(entryLimit(MAX_TENANTS));
  readonly #tell: (tenant: string, milliseconds: number) => void;

  /** `tell` is given what this process met. */
  constructor(tell: (tenant: string, milliseconds: number) => void) {
    this.#tell = tell;
  }

  /** The upstream answered with this. */
  meet(tenant: string, error: unknown): void {
    if (!(error instanceof GatewayError) || error.code !== 'RATE_LIMITED' || error.upstream === undefined) return;
    const milliseconds = Math.min(error.retryAfterSeconds ?? 0, MOST_SECONDS) * SECOND_MS;
    if (milliseconds <= 0) return;
    this.begin(tenant, milliseconds);
    this.#tell(tenant, milliseconds);
  }

  begin(tenant: string, milliseconds: number): void {
    const until = performance.now() + milliseconds;
    if (until > (this.#until.get(tenant) ?? 0)) this.#until.set(tenant, until);
  }

  /** What the upstream would answer now; null where it may be asked. */
  refusalOf(tenant: string): GatewayError | null {
    const leftMs = (this.#until.get(tenant) ?? 0) - performance.now();
    if (leftMs <= 0) return null;
    return new GatewayError('RATE_LIMITED', 'The upstream limits the rate of calls of this credential, and said when to go on.', {
      retryAfterSeconds: Math.ceil(leftMs / SECOND_MS),
    });
  }
}
