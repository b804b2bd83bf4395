import type { GatewayError } from '../errors.ts';
import type { Credential } from '../upstream/credential.ts';

/** Somebody whose request may be answered. */
export interface Caller {
  /** What the upstream is called with. Caches of reads, circuits and logs go by its hash. */
  readonly credential: Credential;
  /** What the caller may do and see; null where the upstream alone decides. */
  readonly scopes: ReadonlySet<string> | null;
  /** Equal for callers with equal scopes, who may see the same of a document. */
  readonly scopesKey: string;
  /** The token's `sub`, for the audit log; null where there is none. */
  readonly subject: string | null;
}

/**
 * Tells the caller of a request from its Authorization header, or why there is none. It does not throw, as a request
 * without a caller may still ask for what needs none, such as the schema.
 */
export type Authenticate = (authorization: string | null) => Caller | GatewayError | Promise<Caller | GatewayError>;
