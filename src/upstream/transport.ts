/**
 * HTTP to the upstream, over undici. The SDK's resource classes sit on top: they know paths, verbs and headers,
 * this knows time, size, cancellation and errors.
 */
import { BodyTooLargeError, createAgent, type RawAnswer } from '../outbound/agent.ts';
import type { WayOut } from '../outbound/dispatcher.ts';
import { ProxySilentError } from '../outbound/proxy-error.ts';
import type { Blocks } from './blocks.ts';
import {
  bytesToRead,
  contentTypeOf,
  isOk,
  readAnswer,
  tooLargeAnswer,
  type OnPiece,
  type ReadRequest,
  type UpstreamAnswer,
} from './answer.ts';
import type { CancelSignal } from '../cancellation.ts';
import { traceparentOf, type Span } from '../span.ts';
import { createCallSpans, endSpan } from './call-spans.ts';
import type { OnTransition, UpstreamState } from './circuits.ts';
import { assertRunning, connectionError, isConnectFailure, isRefusedStatus, reasonOf } from './errors.ts';
import { headersOf, queryString } from './request-parts.ts';
import type { Recording } from './recording.ts';
import { rateLimitOf, type RateLimit } from './rate-limit.ts';
import { createGuard, DEFAULT_RESILIENCE, type ResilienceLimits } from './resilience.ts';

export interface TransportOptions {
  /** Base URL with its path, such as `https://api.telnyx.com/v2`. */
  readonly baseUrl: string;
  readonly limits?: Partial<TransportLimits>;
  /** Directly if not given. */
  readonly wayOut?: WayOut;
  /** Whether requests to the upstream carry `traceparent`; false by default. */
  readonly sendsTraceparent?: boolean;
  /** Called once per request sent, when it has ended. */
  readonly onCall?: (call: CallRecord) => void;
  /** Called when the upstream, or a circuit before it, goes down or comes up. */
  readonly onTransition?: OnTransition;
  /** Which tenants are to wait, where other replicas say so. */
  readonly blocks?: Blocks | null;
}

export interface TransportLimits extends ResilienceLimits {
  /** Milliseconds to open a connection. */
  readonly connectMs: number;
  /** Milliseconds for one attempt, from the first byte sent to the last byte of the body read. */
  readonly attemptMs: number;
  /** Bytes of an answer's body, after decompression. */
  readonly maxBodyBytes: number;
  /** Connections to the upstream at most. */
  readonly connections: number;
}

export const DEFAULT_LIMITS: TransportLimits = {
  ...DEFAULT_RESILIENCE,
  connectMs: 2_000,
  attemptMs: 10_000,
  maxBodyBytes: 16 * 1024 * 1024,
  connections: 1_024,
};

/** One request to the upstream, as telemetry sees it: no ids, no query, no credential. */
export interface CallRecord {
  readonly method: Method;
  /** HTTP status, or null where no answer came. */
  readonly status: number | null;
  readonly milliseconds: number;
  /** Whether it repeats one that failed. */
  readonly isRepeat: boolean;
  /** Null where it is not traced. */
  readonly span: Span | null;
}

/** One attempt, as the operation that made it may know it. */
export interface AttemptRecord {
  /** Whether it is certain that the upstream has carried out nothing of it. */
  readonly hadNoEffect: boolean;
  readonly milliseconds: number;
  /** The budget that the answer states; null where none does. */
  readonly rateLimit: RateLimit | null;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The options that the SDK's resource classes hand down, and what this project adds to them. */
export interface TransportRequest extends ReadRequest {
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly headers?: unknown;
  readonly signal?: CancelSignal | null | undefined;
  /** Milliseconds for the attempt, where a call may take longer than `attemptMs`. */
  readonly timeout?: number | undefined;
  /** The type of answer that is asked for, if not JSON. */
  readonly accept?: string | undefined;
  /** Whose call it is: the credential's keyed hash. */
  readonly tenant?: string | undefined;
  /** Asked before each attempt, and may throw to refuse it. */
  readonly onAttempt?: (() => void) | undefined;
  /** Called for each attempt when it has ended. */
  readonly onAttemptEnd?: ((attempt: AttemptRecord) => void) | undefined;
  /** Answers a GET in place of the upstream, or keeps what the upstream answers. */
  readonly recording?: Recording | null | undefined;
  /** What the call is a part of; null or absent where that is not traced. */
  readonly span?: Span | null | undefined;
}

export interface Transport {
  readonly state: UpstreamState;
  /** Calls that wait, as their tenants have as many under way as they may. */
  readonly callsWaiting: number;
  get(path: string, request?: TransportRequest): Promise<UpstreamAnswer>;
  post(path: string, request?: TransportRequest): Promise<UpstreamAnswer>;
  put(path: string, request?: TransportRequest): Promise<UpstreamAnswer>;
  patch(path: string, request?: TransportRequest): Promise<UpstreamAnswer>;
  delete(path: string, request?: TransportRequest): Promise<UpstreamAnswer>;
  /** The SDK's paged lists; pages are asked for by hand here, so this is a plain read. */
  getAPIList(path: string, page: unknown, request?: TransportRequest): Promise<UpstreamAnswer>;
  close(): Promise<void>;
}

export function createTransport({
  baseUrl,
  limits: given,
  wayOut,
  sendsTraceparent = false,
  onCall,
  onTransition,
  blocks,
}: TransportOptions): Transport {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const { origin, pathname } = new URL(baseUrl);
  const prefix = pathname.replace(/(?<!\/)\/+$/, '');
  const agent = createAgent(limits, wayOut);
  const beginSpan = createCallSpans(new URL(baseUrl));

  const guard = createGuard(limits, onTransition, blocks);
  const maxBytes = (status: number) => bytesToRead(status, limits.maxBodyBytes);

  function send(method: Method, path: string, request: TransportRequest = {}): Promise<UpstreamAnswer> {
    const { tenant = '', signal, recording } = request;
    const target = path + queryString(request.query);
    const recorded = method === 'GET' ? recording?.bodyOf(target) : undefined;
    if (recorded) return readRecorded(recorded, request);
    const headers = headersOf(request);
    // Serialised once, so that a repeat under an idempotency key has the very same bytes.
    const body = request.body === undefined ? null : JSON.stringify(request.body);
    if (body !== null) headers['content-type'] = 'application/json';
    // A delete that is repeated deletes nothing more.
    const repeatable = method === 'GET' || method === 'DELETE' || headers['idempotency-key'] !== undefined;
    const isLong = request.timeout !== undefined && request.timeout > limits.attemptMs;
    let sent = 0;
    return guard.run({ tenant, repeatable, signal: signal ?? undefined, isLong }, () => {
      sent += 1;
      return attempt({ method, path, target, request, headers, body, repeats: sent - 1 });
    });
  }

  function attempt({ method, path, target, request, headers: ofCall, body, repeats }: Attempt): Promise<UpstreamAnswer> {
    const { signal, timeout = limits.attemptMs, onPiece, onAttempt, onAttemptEnd, recording } = request;
    try {
      assertRunning(signal);
      onAttempt?.();
    } catch (error) {
      return Promise.reject(error);
    }
    const started = performance.now();
    const span = request.span ? beginSpan(request.span, { method, path, repeats }) : null;
    const headers = span && sendsTraceparent ? { ...ofCall, traceparent: traceparentOf(span) } : ofCall;
    const sending = agent.send(
      { origin, path: prefix + target, method, headers, body },
      maxBytes,
      onPiece ? (piece, answer) => (isTaken(answer) ? takeInTime(onPiece, piece, contentTypeOf(answer.headers)) : false) : null,
    );
    let givenUp: Error | undefined;
    const giveUp = (reason: Error) => {
      givenUp ??= reason;
      sending.abort(givenUp);
    };
    const leave = () => giveUp(new GivenUpError());
    signal?.addEventListener('abort', leave, { once: true });
    let timedOut = false;
    const expire = () => {
      timedOut = true;
      giveUp(!sending.isSent && agent.asksProxy() ? new ProxySilentError() : new GivenUpError());
    };
    let timer = setTimeout(expire, timeout);
    let hasEnded = false;
    const takeInTime: TakeInTime = async (onTaken, piece, contentType) => {
      clearTimeout(timer);
      const wantsMore = await onTaken(piece, contentType);
      if (!hasEnded) timer = setTimeout(expire, timeout);
      return wantsMore;
    };
    const assertWanted = () => {
      if (givenUp) throw givenUp;
    };
    const end = (answer: Pick<RawAnswer, 'status' | 'headers'> | null, error: unknown, neverSent: boolean) => {
      hasEnded = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', leave);
      const milliseconds = performance.now() - started;
      const status = answer?.status ?? null;
      onAttemptEnd?.({
        hadNoEffect: neverSent || isRefusedStatus(status),
        milliseconds,
        rateLimit: answer ? rateLimitOf(answer.headers) : null,
      });
      if (span) endSpan(span, status, error);
      onCall?.({ method, status, milliseconds, isRepeat: repeats > 0, span });
    };
    const fail = (error: unknown, answer: Pick<RawAnswer, 'status' | 'headers'> | null): never => {
      if (error instanceof BodyTooLargeError) {
        const refused = tooLargeAnswer(error, limits.maxBodyBytes);
        end(error, refused, false);
        throw refused;
      }
      const failure = signal?.aborted && !timedOut ? reasonOf(signal) : connectionError(error, timedOut);
      end(answer, failure, !sending.isSent || isConnectFailure(error));
      throw failure;
    };
    const read = (received: RawAnswer): UpstreamAnswer | Promise<UpstreamAnswer> => {
      const finish = (answer: UpstreamAnswer): UpstreamAnswer => {
        end(received, null, false);
        return answer;
      };
      try {
        const { authorization } = headers;
        const onBody = recording && method === 'GET' ? (text: Buffer) => recording.keep(target, text) : undefined;
        const answer = readAnswer(received, { maxBytes: limits.maxBodyBytes, authorization, request, assertWanted, onBody });
        return answer instanceof Promise ? answer.then(finish, (error: unknown) => fail(error, received)) : finish(answer);
      } catch (error) {
        return fail(error, received);
      }
    };
    return sending.answer.then(read, (error: unknown) => fail(error, null));
  }

  /** By the same parser as what arrives. */
  async function readRecorded(body: Buffer, request: TransportRequest): Promise<UpstreamAnswer> {
    const assertWanted = () => assertRunning(request.signal);
    const received = { status: 200, headers: {}, body };
    return readAnswer(received, { maxBytes: limits.maxBodyBytes, authorization: undefined, request, assertWanted });
  }

  return {
    state: guard.state,
    get callsWaiting() {
      return guard.callsWaiting;
    },
    get: (path, request) => send('GET', path, request),
    post: (path, request) => send('POST', path, request),
    put: (path, request) => send('PUT', path, request),
    patch: (path, request) => send('PATCH', path, request),
    delete: (path, request) => send('DELETE', path, request),
    getAPIList: (path, _page, request) => send('GET', path, request),
    close: () => agent.close(),
  };
}

/** One request of a call, which may be repeated. */
interface Attempt {
  readonly method: Method;
  /** As it is below the base URL, without a query. */
  readonly path: string;
  /** As it is sent. */
  readonly target: string;
  readonly request: TransportRequest;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** How many attempts of the call were made before. */
  readonly repeats: number;
}

/** Whether the body of an answer is given away as it arrives. */
const isTaken = ({ status, headers }: Pick<RawAnswer, 'status' | 'headers'>): boolean =>
  isOk(status) && (headers['content-encoding'] ?? 'identity') === 'identity';

type TakeInTime = (onTaken: OnPiece, ...piece: Parameters<OnPiece>) => ReturnType<OnPiece>;

/** Nobody waits for the answer any more, or it took too long. */
class GivenUpError extends Error {
  override readonly name = 'AbortError';
}
