/**
 * The closed set of error codes a caller can meet in `extensions.code`. `docs/errors.md` says what each one
 * means and whether to try again.
 */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_BAD_RESPONSE'
  | 'LIMIT_EXCEEDED';

/** What is told of the upstream answer behind an error: never its body or its URL. */
export interface UpstreamReference {
  /** HTTP status of the answer. */
  readonly status: number;
  /** The upstream's `x-request-id`, null where it sent none. */
  readonly requestId: string | null;
}

/** One complaint of the upstream about a write, with the path of the offending input in wire names. */
export interface Refusal {
  readonly message: string;
  /** Wire names from the body's root, such as `['import_ids', '0']`; null where the upstream names no place. */
  readonly path: readonly string[] | null;
}

export interface GatewayErrorOptions extends ErrorOptions {
  readonly upstream?: UpstreamReference | undefined;
  /** Seconds to wait before another try; with `RATE_LIMITED`, and with an outage whose end the upstream told. */
  readonly retryAfterSeconds?: number | undefined;
  /** What the upstream said against the input; only with a refused write. */
  readonly refusals?: readonly Refusal[] | undefined;
}

/** A failure the caller may see: its message holds no secret, no URL and no upstream body. Any other thrown value is a bug and is masked. */
export class GatewayError extends Error {
  override readonly name: string = 'GatewayError';
  readonly code: ErrorCode;
  readonly upstream: UpstreamReference | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly refusals: readonly Refusal[];

  constructor(code: ErrorCode, message: string, options: GatewayErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.upstream = options.upstream;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.refusals = options.refusals ?? [];
  }
}
