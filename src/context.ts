import { randomUUID } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import { GatewayError } from './errors.ts';
import { createLoaders, type LoaderMemory, type Loaders } from './loaders/index.ts';
import { ReadTally } from './loaders/read-tally.ts';
import type { CallOptions, Upstream } from './upstream/client.ts';
import { Credential } from './upstream/credential.ts';
import type { RateLimit } from './upstream/rate-limit.ts';

/** What one request may reach. Made anew for each, so nothing of one caller is within reach of another. */
export interface RequestContext {
  readonly requestId: string;
  /** The caller's keyed hash, or null without a credential. */
  readonly tenant: string | null;
  readonly upstream: Upstream;
  readonly loaders: Loaders;
  /**
   * Credential, signal and allowance for an upstream call. Throws `UNAUTHENTICATED` where the request brought no
   * credential. As nobody knows the age of what such a call brings, unless a loader tells it, the operation's answer is
   * not to be stored.
   */
  readonly call: (options?: { readonly patient?: boolean }) => CallOptions;
  /** Notes a write, for the audit log. */
  readonly audit: (entry: Audited) => void;
  /** Counts objects that are about to be walked through; false where they are too many. */
  takeItems(count: number): boolean;
  /** What the operation has cost so far. */
  readonly cost: OperationCost;
  /** Milliseconds for which all that the operation has read is still fresh; null where that is not known. */
  freshForMs(): number | null;
  /** Errors that cost only themselves; they join the answer's `errors` when execution has ended. */
  readonly fieldErrors: FieldError[];
  /** Notes such an error at the field of `info`, or at one of its items. */
  reportFieldError(info: GraphQLResolveInfo, problem: string | GatewayError, index?: number): void;
}

export interface OperationCost {
  /** Attempts sent upstream on behalf of this operation. */
  upstreamCalls: number;
  /** Objects of lists walked through. */
  items: number;
  /** Reads that were answered from what the upstream said earlier, as it cannot be reached now. */
  staleReads: number;
  /** Milliseconds of all attempts added up; some of them may have run side by side. */
  upstreamMs: number;
  /** What the last answer of the upstream said of the account's budget; null where none did. */
  rateLimit: RateLimit | null;
  /** Where the reads came from. */
  readonly reads: ReadTally;
}

export interface FieldError {
  readonly path: readonly (string | number)[];
  readonly error: GatewayError;
}

/** What all requests share. */
export interface Services {
  readonly upstream: Upstream;
  readonly memory: LoaderMemory;
  /** The token that stands in where a request has none: the sandbox's demo account, or nothing. */
  readonly defaultToken: string | null;
  readonly limits: OperationLimits;
  /** Takes a line for each write. */
  readonly audit: (line: AuditLine) => void;
}

/** Who did what, and with which result: no values, only ids. */
export interface AuditLine extends Audited {
  readonly requestId: string;
  /** The caller's keyed hash; null where the request had no credential. */
  readonly tenant: string | null;
}

export interface Audited {
  readonly operation: string;
  readonly outcome: 'done' | 'refused' | 'failed';
  /** Codes of the errors, where it was not done. */
  readonly codes: readonly string[];
  /** `id@version` of what was written. */
  readonly written: readonly string[];
  /** The upstream's id of the request; null where none was made or none was told. */
  readonly upstreamRequestId: string | null;
}

export interface OperationLimits {
  /** Attempts that one operation may send upstream. */
  readonly maxUpstreamCalls: number;
  /** Objects of lists that one operation may walk through. */
  readonly maxItems: number;
  /** Milliseconds that one operation may take; a write has its own limit. */
  readonly operationTimeoutMs: number;
}

/** Errors about one answer that are told; what comes after is the same news again. */
const MAX_FIELD_ERRORS = 100;

export function createContext({ upstream, memory, defaultToken, limits, audit }: Services, request: Request): RequestContext {
  const found = readCredential(request.headers.get('authorization'), defaultToken);
  const reads = new ReadTally();
  const cost: OperationCost = { upstreamCalls: 0, items: 0, staleReads: 0, upstreamMs: 0, rateLimit: null, reads };
  const credential = (): Credential => {
    if (found instanceof Credential) return found;
    throw new GatewayError('UNAUTHENTICATED', found);
  };
  const onAttempt = () => {
    if (cost.upstreamCalls >= limits.maxUpstreamCalls) {
      throw new GatewayError(
        'LIMIT_EXCEEDED',
        `This operation needs more than ${limits.maxUpstreamCalls} upstream calls: ask for fewer items at a time.`,
      );
    }
    cost.upstreamCalls += 1;
  };
  const onAttemptEnd: CallOptions['onAttemptEnd'] = ({ milliseconds, rateLimit }) => {
    cost.upstreamMs += milliseconds;
    cost.rateLimit = rateLimit ?? cost.rateLimit;
  };
  // Made at the first call, as most requests are answered without any; the clock of an operation starts with it.
  let deadline: AbortSignal | undefined;
  const call: RequestContext['call'] = ({ patient = false } = {}) => {
    const caller = credential();
    // Until somebody tells how old the answer is.
    reads.untold += 1;
    if (patient) return { credential: caller, signal: request.signal, onAttempt, onAttemptEnd };
    deadline ??= AbortSignal.any([request.signal, AbortSignal.timeout(limits.operationTimeoutMs)]);
    return { credential: caller, signal: deadline, onAttempt, onAttemptEnd };
  };
  const fieldErrors: FieldError[] = [];
  const requestId = randomUUID();
  return {
    requestId,
    tenant: found instanceof Credential ? found.tenant : null,
    upstream,
    loaders: createLoaders(memory, {
      upstream,
      credential,
      call,
      refresh: asksForRefresh(request),
      onStale: () => {
        cost.staleReads += 1;
      },
      reads,
    }),
    call,
    takeItems: (count) => {
      cost.items += count;
      return cost.items <= limits.maxItems;
    },
    cost,
    freshForMs: () => {
      const { freshUntil } = reads;
      return freshUntil === null ? null : Math.max(0, freshUntil - memory.cache.now());
    },
    audit: (entry) => audit({ requestId, tenant: found instanceof Credential ? found.tenant : null, ...entry }),
    fieldErrors,
    reportFieldError: ({ path }, problem, index) => {
      if (fieldErrors.length >= MAX_FIELD_ERRORS) return;
      const error = typeof problem === 'string' ? new GatewayError('UPSTREAM_BAD_RESPONSE', problem) : problem;
      fieldErrors.push({ path: [...pathOf(path), ...(index === undefined ? [] : [index])], error });
    },
  };
}

/** A bearer token is visible ASCII without spaces; anything else could not be sent as it came. */
const BEARER = /^Bearer +([\x21-\x7e]+) *$/i;

/** The caller's credential, or what to tell a caller without one. */
function readCredential(authorization: string | null, defaultToken: string | null): Credential | string {
  if (authorization === null || authorization.trim() === '') {
    return defaultToken === null
      ? 'This request has no credential. Send your Telnyx API key as "Authorization: Bearer KEY".'
      : new Credential(defaultToken);
  }
  const token = BEARER.exec(authorization)?.[1];
  return token === undefined ? 'The Authorization header must have the form "Bearer KEY".' : new Credential(token);
}

const asksForRefresh = (request: Request) => /\bno-(cache|store)\b/i.test(request.headers.get('cache-control') ?? '');

function pathOf(path: GraphQLResolveInfo['path']): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = path; at; at = at.prev) keys.unshift(at.key);
  return keys;
}
