import type { GatewayError } from '../errors.ts';
import type { Credential } from '../upstream/credential.ts';

/** An authenticated caller. */
export interface Caller {
  /** The credential for upstream calls. Read caches, circuit breakers and logs are keyed by its hash. */
  readonly credential: Credential;
  /** What the caller may do and see; null if the upstream alone decides. */
  readonly scopes: ReadonlySet<string> | null;
  /** Equal for callers with equal scopes, which may see the same parts of a document. */
  readonly scopesKey: string;
  /** The token's `sub`, for the audit log; null where there is none. */
  readonly subject: string | null;
  /** When the credential stops being valid, in milliseconds since 1970; null where that is not known. */
  readonly expiresAt: number | null;
}

/**
 * Finds the caller of a request by its Authorization header, or the reason why there is none. It does not throw, since a request
 * without a caller may still read what needs none, for example the schema.
 */
export type Authenticate = (authorization: string | null) => Caller | GatewayError | Promise<Caller | GatewayError>;
