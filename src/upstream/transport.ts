/**
 * HTTP to the upstream, over undici. The SDK's resource classes sit on top: they know paths, verbs and headers,
 * this knows time, size, cancellation and errors.
 */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Agent, type Dispatcher } from 'undici';
import { answerError, badResponse, connectionError, referenceOf } from './errors.ts';

export interface TransportOptions {
  /** Base URL with its path, such as `https://api.telnyx.com/v2`. */
  readonly baseUrl: string;
  readonly limits?: Partial<TransportLimits>;
  /** Called once per request sent, when it has ended. */
  readonly onCall?: (call: CallRecord) => void;
}

export interface TransportLimits {
  /** Milliseconds to open a connection. */
  readonly connectMs: number;
  /** Milliseconds for one attempt, from the first byte sent to the last byte of the body read. */
  readonly attemptMs: number;
  /** Bytes of an answer's body, after decompression. */
  readonly maxBodyBytes: number;
  /** Connections kept to the upstream at most. */
  readonly connections: number;
}

export const DEFAULT_LIMITS: TransportLimits = {
  connectMs: 2_000,
  attemptMs: 10_000,
  maxBodyBytes: 16 * 1024 * 1024,
  connections: 128,
};

/** One request to the upstream, as telemetry sees it: no ids, no query, no credential. */
export interface CallRecord {
  readonly method: Method;
  /** HTTP status, or null where no answer came. */
  readonly status: number | null;
  readonly milliseconds: number;
  readonly requestId: string | null;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The options that the SDK's resource classes hand down, and what this project adds to them. */
export interface TransportRequest {
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly headers?: unknown;
  readonly signal?: AbortSignal | null | undefined;
  /** Milliseconds for the attempt, where a call may take longer than `attemptMs`. */
  readonly timeout?: number | undefined;
}

/** What a resource method's promise really holds: the parsed body and its size. */
export interface UpstreamAnswer {
  readonly body: unknown;
  /** Bytes of the body as text, after decompression. */
  readonly bytes: number;
  readonly status: number;
  readonly requestId: string | null;
}

export interface Transport {
  get(path: string, request?: TransportRequest): Promise<UpstreamAnswer>;
  post(path: string, request?: TransportRequest): Promise<UpstreamAnswer>;
  put(path: string, request?: TransportRequest): Promise<UpstreamAnswer>;
  patch(path: string, request?: TransportRequest): Promise<UpstreamAnswer>;
  delete(path: string, request?: TransportRequest): Promise<UpstreamAnswer>;
  /** The SDK's paged lists; pages are asked for by hand here, so this is a plain read. */
  getAPIList(path: string, page: unknown, request?: TransportRequest): Promise<UpstreamAnswer>;
  close(): Promise<void>;
}

export function createTransport({ baseUrl, limits: given, onCall }: TransportOptions): Transport {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const agent = new Agent({
    connections: limits.connections,
    connect: { timeout: limits.connectMs },
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  async function send(method: Method, path: string, request: TransportRequest = {}): Promise<UpstreamAnswer> {
    const { signal } = request;
    signal?.throwIfAborted();
    const attempt = new AbortController();
    const abort = () => attempt.abort(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      attempt.abort();
    }, request.timeout ?? limits.attemptMs);
    const started = performance.now();
    let answer: Dispatcher.ResponseData | undefined;
    try {
      answer = await agent.request({
        origin: base.origin,
        path: prefix + path + queryString(request.query),
        method,
        headers: { ...headersOf(request.headers), accept: 'application/json', 'accept-encoding': 'gzip, br', ...contentType(request.body) },
        body: request.body === undefined ? null : JSON.stringify(request.body),
        signal: attempt.signal,
      });
      return await readAnswer(answer, limits.maxBodyBytes);
    } catch (error) {
      attempt.abort();
      if (signal?.aborted && !timedOut) throw signal.reason;
      throw connectionError(error, timedOut);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      onCall?.({
        method,
        status: answer?.statusCode ?? null,
        milliseconds: performance.now() - started,
        requestId: answer ? referenceOf({ status: answer.statusCode, headers: answer.headers }).requestId : null,
      });
    }
  }

  return {
    get: (path, request) => send('GET', path, request),
    post: (path, request) => send('POST', path, request),
    put: (path, request) => send('PUT', path, request),
    patch: (path, request) => send('PATCH', path, request),
    delete: (path, request) => send('DELETE', path, request),
    getAPIList: (path, _page, request) => send('GET', path, request),
    close: () => agent.close(),
  };
}

async function readAnswer(answer: Dispatcher.ResponseData, maxBytes: number): Promise<UpstreamAnswer> {
  const { statusCode: status, headers } = answer;
  const reference = referenceOf({ status, headers });
  const ok = status >= 200 && status < 300;
  const body = await readBody(answer, maxBytes).catch((error: unknown) => {
    // A refusal is known by its status; that its text cannot be read changes nothing about it.
    if (!ok && !isAbort(error)) return Buffer.alloc(0);
    throw isUnreadable(error) ? badResponse(`it is larger than ${maxBytes} bytes, or its compression is broken`, reference, error) : error;
  });
  const parsed = parseJson(body);
  if (!ok) throw answerError({ status, headers, body: parsed.value });
  if (body.length === 0 && status === 204) return { body: null, bytes: 0, status, requestId: reference.requestId };
  if (!parsed.ok) throw badResponse('it is not JSON', reference, parsed.cause);
  return { body: parsed.value, bytes: body.length, status, requestId: reference.requestId };
}

class BodyTooLargeError extends Error {}

/** The body as it was before compression; neither form may exceed `maxBytes`. */
async function readBody({ body, headers }: Dispatcher.ResponseData, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new BodyTooLargeError();
    chunks.push(chunk);
  }
  const packed = Buffer.concat(chunks, bytes);
  const unpack =
    UNPACK[
      String(headers['content-encoding'] ?? '')
        .trim()
        .toLowerCase()
    ];
  return unpack && bytes > 0 ? unpack(packed, { maxOutputLength: maxBytes }) : packed;
}

const UNPACK: Readonly<Record<string, (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
};

/** Too large, or an error of zlib. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof BodyTooLargeError || (error instanceof Error && 'code' in error && /^(Z_|ERR_)/.test(String(error.code)));

function parseJson(body: Buffer): { ok: true; value: unknown } | { ok: false; value: undefined; cause: unknown } {
  try {
    return { ok: true, value: JSON.parse(body.toString('utf8')) as unknown };
  } catch (cause) {
    return { ok: false, value: undefined, cause };
  }
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError';

const contentType = (body: unknown) => (body === undefined ? {} : { 'content-type': 'application/json' });

/** The SDK hands down either plain headers or its own wrapper around `Headers`. */
function headersOf(headers: unknown): Record<string, string> {
  if (typeof headers !== 'object' || headers === null) return {};
  const values = 'values' in headers && headers.values instanceof Headers ? headers.values : headers;
  if (values instanceof Headers) return Object.fromEntries(values.entries());
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Flat query parameters; null and undefined are left out. */
function queryString(query: TransportRequest['query']): string {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null);
  if (entries.length === 0) return '';
  return `?${new URLSearchParams(entries.map(([key, value]): [string, string] => [key, String(value)])).toString()}`;
}
