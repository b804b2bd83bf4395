import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { responsePathAsArray, type GraphQLResolveInfo } from 'graphql';
import type { Authenticate, Caller } from './auth/caller.ts';
import type { CancelSignal } from './cancellation.ts';
import type { Clock } from './clock.ts';
import { describeRequirement, isMet, type Requirement } from './auth/scope.ts';
import type { Drawing } from './drawing/drawing.ts';
import { GatewayError, type CountedCode } from './errors.ts';
import type { ReadLimits } from './loaders/core/cached-reads.ts';
import { createLoaders, type LoaderMemory, type Loaders } from './loaders/index.ts';
import type { Poll } from './loaders/shared-polls.ts';
import { ReadTally, type ReadCounts } from './loaders/core/read-tally.ts';
import type { SharedTexts } from './replicas/shared-texts.ts';
import type { Span } from './span.ts';
import type { TimeSlicer } from './time-slicer.ts';
import type { CallOptions, Upstream } from './upstream/client.ts';
import type { Credential } from './upstream/credential.ts';
import type { RateLimit } from './upstream/rate-limit.ts';

/** What one request may reach. A new one for each, so nothing of one caller is within reach of another. */
export interface RequestContext {
  readonly requestId: string;
  /** The caller's keyed hash, or null without a credential. */
  readonly tenant: string | null;
  readonly upstream: Upstream;
  readonly loaders: Loaders;
  /** Draws pictures. */
  readonly draw: Drawing['draw'];
  /** Throws `FORBIDDEN` where the caller's scopes do not meet the requirement, or why there is no caller. */
  readonly assertScopes: (requirement: Requirement) => void;
  /** Whether the caller may see what documents hold in clear but should not: see the scope `secrets:read`. */
  readonly seesSecrets: boolean;
  /** Equal for callers with equal scopes, who may see the same of a document. */
  readonly scopesKey: string;
  /**
   * Credential, signal and allowance for an upstream call. Throws `UNAUTHENTICATED` where the request brought no
   * credential. As nobody knows the age of what such a call brings, unless a loader tells it, the operation's answer is
   * not to be stored.
   */
  readonly call: () => CallOptions;
  /** The same without the time limit of the operation, for what has one of its own. */
  readonly patientCall: () => CallOptions & { readonly signal: AbortSignal };
  /** The same context with fresh reads of its own: all of them from the upstream as it is now, never from the cache, nor from what the request was given before. */
  readonly fresh: (limits?: ReadLimits) => RequestContext;
  /**
   * Runs a write when those of the tenant with the same key that came before have ended. Where the signal fires while it waits, it is
   * not run, and why the signal fired is thrown.
   */
  readonly inTurn: <T>(key: string, task: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  /** Notes a write, for the audit log. */
  readonly audit: (entry: Audited) => void;
  /** Keeps the answer out of all caches: it tells of a failure in its data, which may have passed in a moment. */
  readonly keepOut: () => void;
  /** Counts objects that are about to be walked through; false where they are too many. */
  takeItems(count: number): boolean;
  /** Counts bytes that are about to join the answer, of long texts and JSON; false where it has too many. */
  takeBytes(count: number): boolean;
  /** What is spread over turns of the event loop; null where it is done at once. */
  readonly slicing: Slicing;
  /** What the operation has cost so far. */
  readonly cost: OperationCost;
  /** What a subscription has beyond the request; null in every other operation. */
  readonly streaming: Streaming | null;
  /** Errors that cost only themselves; they join the answer's `errors` when execution has ended. */
  readonly fieldErrors: FieldError[];
  /** Notes such an error at the field of `info`, or at one of its items. */
  reportFieldError(info: GraphQLResolveInfo, problem: string | GatewayError, index?: number): void;
}

/** What the source of a subscription has for as long as it runs. */
export interface Streaming {
  /** Fires when nothing more is wanted: the client has left, its time is over, or the process is about to end. Whatever a source waits for takes it. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /**
   * A context for what the source does next: limits of its own, and reads that no cache answers. Its caller is authenticated again;
   * throws why that fails. Calls of one that `outlives` the stream are not ended with it.
   */
  readonly renew: (options?: { readonly outlives?: boolean }) => Promise<RequestContext>;
  /** The states of something that is read again and again, shared by all streams of the tenant that watch the same key. */
  readonly watch: <T>(key: string, poll: Poll<RequestContext, T>) => AsyncIterable<T>;
}

export interface Slicing {
  slicer: TimeSlicer | null;
}

export interface OperationCost {
  /** Attempts sent upstream on behalf of this operation. */
  upstreamCalls: number;
  /** Objects of lists walked through. */
  items: number;
  /** Bytes of long texts and of JSON that have joined the answer, estimated. */
  bytes: number;
  /** Reads that were answered from what the upstream said earlier, as it cannot be reached now. */
  staleReads: number;
  /** Where the reads came from. */
  readonly reads: ReadTally;
  /** What is reported of it; the operations of one stream add to the same. */
  readonly spent: Spent;
}

/** What was spent upstream, as a report tells it. */
export interface Spent {
  /** Attempts sent upstream, repeats included. */
  calls: number;
  /** Milliseconds of all attempts added up; some of them may have run side by side. */
  milliseconds: number;
  /** What the last answer of the upstream said of the account's budget; null where none did. */
  rateLimit: RateLimit | null;
  readonly reads: ReadCounts;
}

export const nothingSpent = (): Spent => ({ calls: 0, milliseconds: 0, rateLimit: null, reads: { asked: 0, sent: 0, shared: 0 } });

export interface FieldError {
  readonly path: readonly (string | number)[];
  readonly error: GatewayError;
}

/** What all requests share. */
export interface Services {
  readonly upstream: Upstream;
  readonly memory: LoaderMemory;
  readonly authenticate: Authenticate;
  readonly drawing: Drawing;
  readonly limits: OperationLimits;
  /** Texts that other replicas know by their hash; null where there are none. */
  readonly texts?: SharedTexts | null;
  /** Takes a line for each write, and the span of its operation. */
  readonly audit: (line: AuditLine, span: Span | null) => void;
}

/** Who did what, and with which result: no values, only ids. */
export interface AuditLine extends Audited {
  readonly requestId: string;
  /** The caller's keyed hash; null where the request had no credential. */
  readonly tenant: string | null;
  /** The `sub` of the caller's token; null without one. */
  readonly subject: string | null;
}

export interface Audited {
  readonly operation: string;
  readonly outcome: 'done' | 'refused' | 'failed';
  /** Codes of the errors, where it was not done. */
  readonly codes: readonly CountedCode[];
  /** Ids that the input names, if it can name any: what it was to be done to. */
  readonly targets?: readonly string[];
  /** `id@version` of what was written. */
  readonly written: readonly string[];
  /** The upstream's id of the request; null where none was made or none was given. */
  readonly upstreamRequestId: string | null;
}

export interface OperationLimits {
  /** Attempts that one operation may send upstream. */
  readonly maxUpstreamCalls: number;
  /** Objects of lists that one operation may walk through. */
  readonly maxItems: number;
  /** Bytes that one answer may have. */
  readonly maxAnswerBytes: number;
  /** Milliseconds that one operation may take; a write has its own limit. */
  readonly operationTimeoutMs: number;
}

/** Errors about one answer that are reported; what comes after is the same news again. */
const MAX_FIELD_ERRORS = 100;

/** What a context asks of its request: headers by their names in small letters, and a signal for when the client leaves. */
export interface Asking {
  readonly headers: { readonly get: (name: string) => string | null };
  readonly signal: AbortSignal;
  /** One signal for when the client leaves or the milliseconds have passed, where that is cheaper than to put two together. */
  readonly deadline?: (milliseconds: number) => CancelSignal;
  /** The id of the request that this is a part of; else it has one of its own. */
  readonly requestId?: string;
  /** What was spent for others of the same stream, to be added to. */
  readonly spent?: Spent;
}

/** What a context belongs to beside its request. */
interface Belonging {
  readonly streaming?: Streaming | null;
  /** Begins the span of the operation, or gives the one that has begun; null where it is not traced. */
  readonly span?: (() => Span) | null;
}

/** The context of a request whose caller is known, or why there is none. */
export function contextOf(
  { upstream, memory, drawing, limits, audit }: Services,
  request: Asking,
  found: Caller | GatewayError,
  { streaming = null, span = null }: Belonging = {},
): RequestContext {
  const known = found instanceof GatewayError ? null : found;
  const { requestId = randomUUID(), spent = nothingSpent() } = request;
  const reads = new ReadTally(spent.reads);
  const cost: OperationCost = { upstreamCalls: 0, items: 0, bytes: 0, staleReads: 0, reads, spent };
  const caller = (): Caller => {
    if (found instanceof GatewayError) throw found;
    return found;
  };
  const credential = (): Credential => caller().credential;
  const countAttempt = (keepsCalls: number) => {
    if (cost.upstreamCalls >= limits.maxUpstreamCalls - keepsCalls) {
      throw new GatewayError(
        'LIMIT_EXCEEDED',
        `This operation needs more than ${limits.maxUpstreamCalls} upstream calls: ask for fewer items at a time.`,
      );
    }
    cost.upstreamCalls += 1;
    spent.calls += 1;
  };
  const onAttempt = () => countAttempt(0);
  const onAttemptEnd: CallOptions['onAttemptEnd'] = ({ milliseconds, rateLimit }) => {
    spent.milliseconds += milliseconds;
    spent.rateLimit = rateLimit ?? spent.rateLimit;
  };
  // Made at the first call, as most requests are answered without any; the clock of an operation starts with it.
  let deadline: CancelSignal | undefined;
  const callWithin = <S extends CancelSignal>(signal: () => S) => {
    const own = credential();
    // Until somebody tells how old the answer is.
    reads.unknownAges += 1;
    return { credential: own, signal: signal(), onAttempt, onAttemptEnd, span: span && span() };
  };
  const begin = (milliseconds: number): CancelSignal => {
    if (request.deadline) return request.deadline(milliseconds);
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(milliseconds)]);
    // One operation may wait for many reads; Node would take the eleventh listener for a leak.
    setMaxListeners(0, signal);
    return signal;
  };
  const call = () => callWithin(() => (deadline ??= begin(limits.operationTimeoutMs)));
  const keepBatch = (send: () => void) => slicing.slicer?.callAtEnd(send) ?? false;
  const onStale = () => void (cost.staleReads += 1);
  const loadersBy = (by: RequestContext['call'], refresh: boolean) =>
    createLoaders(memory, { upstream, credential, call: by, span, refresh, keepBatch, onStale, reads });
  const fieldErrors: FieldError[] = [];
  const slicing: Slicing = { slicer: null };
  const context: RequestContext = {
    requestId,
    tenant: known?.credential.tenant ?? null,
    assertScopes: (requirement) => {
      if (isMet(requirement, caller().scopes)) return;
      throw new GatewayError('FORBIDDEN', `This needs the scope ${describeRequirement(requirement)}, which the token does not have.`);
    },
    seesSecrets: known !== null && isMet(SECRETS, known.scopes),
    scopesKey: known?.scopesKey ?? 'nobody',
    upstream,
    draw: drawing.draw,
    loaders: loadersBy(call, asksForRefresh(request.headers.get('cache-control'))),
    call,
    patientCall: () => callWithin(() => request.signal),
    fresh: ({ keepsCalls = 0, withinMs } = {}) => {
      let ownDeadline: CancelSignal | undefined;
      const ownCall = () => ({
        ...(withinMs === undefined ? call() : callWithin(() => (ownDeadline ??= begin(withinMs)))),
        onAttempt: () => countAttempt(keepsCalls),
      });
      return { ...context, call: ownCall, loaders: loadersBy(ownCall, true) };
    },
    inTurn: (key, task, signal) => memory.turns.run(credential().tenant, key, task, signal),
    keepOut: () => {
      reads.unknownAges += 1;
    },
    takeItems: (count) => {
      cost.items += count;
      return cost.items <= limits.maxItems;
    },
    takeBytes: (count) => {
      cost.bytes += count;
      return cost.bytes <= limits.maxAnswerBytes;
    },
    slicing,
    cost,
    streaming,
    audit: (entry) =>
      audit({ requestId, tenant: known?.credential.tenant ?? null, subject: known?.subject ?? null, ...entry }, span && span()),
    fieldErrors,
    reportFieldError: ({ path }, problem, index) => {
      if (fieldErrors.length >= MAX_FIELD_ERRORS) return;
      const error = typeof problem === 'string' ? new GatewayError('UPSTREAM_BAD_RESPONSE', problem) : problem;
      fieldErrors.push({ path: [...responsePathAsArray(path), ...(index === undefined ? [] : [index])], error });
    },
  };
  return context;
}

const SECRETS: Requirement = [['secrets:read']];

/** Whether a request's `Cache-Control` asks for what the upstream says now. */
export const asksForRefresh = (cacheControl: string | null): boolean => /\bno-(cache|store)\b/i.test(cacheControl ?? '');
