import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { OperationTypeNode } from 'graphql';
import type { Caller } from '../../auth/caller.ts';
import { cacheKey } from '../../cache-key.ts';
import { asksForRefresh, contextOf, type Services } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { tallyCodes } from '../../operations/answer-codes.ts';
import { streamOf } from '../../operations/answers/answer-body.ts';
import { cacheControlOf, NO_STORE } from '../../operations/caching/cache-control.ts';
import { etagOf, matchesETag } from '../../operations/caching/etag.ts';
import { askerOf } from '../../operations/documents/asker.ts';
import type { Documents } from '../../operations/documents/documents.ts';
import { comesInParts } from '../../operations/incremental/comes-in-parts.ts';
import { objectNumber } from '../../operations/object-number.ts';
import type { KnownTexts } from '../../operations/persisted/resolve-text.ts';
import { finish } from '../../pieces.ts';
import type { CorsHeaders } from '../../operations/request/cors.ts';
import type { AnsweredRequest, RequestLog } from '../../operations/request-log.ts';
import type { Answer, AnswerCache } from '../../operations/caching/answer-cache.ts';
import { AskingRequest } from './asking.ts';
import type { Eligible } from './eligible.ts';
import { executeKnown, type ExecutionServices } from './execute-known.ts';
import { readOperation, type ReadOperation } from './read-operation.ts';
import type { RecognisedBody, SentQueries } from '../../operations/caching/sent-queries.ts';

/** What all exchanges share. */
export interface ExchangeServices extends ExecutionServices {
  readonly services: Services;
  readonly documents: Pick<Documents, 'findQuery'>;
  readonly queries: SentQueries;
  /** Null where no whole answers are kept. */
  readonly answers: AnswerCache | null;
  /** Answers that are being made, for those who ask for the same meanwhile. */
  readonly inFlight: Map<string, Promise<Answer | null>>;
  readonly log: RequestLog;
  readonly metrics: Pick<Metrics, 'countWork'>;
  readonly texts: KnownTexts;
  readonly corsHeaders: (origin: string | undefined) => CorsHeaders;
  readonly vary: string;
}

/** An HTTP request that may be answered here, and its response. */
export interface Wire extends Eligible {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Of a POST; empty for a GET. */
  readonly body: Buffer;
  /** On the clock of `performance.now()`. */
  readonly started: number;
  /** Hands the request over to the full way. */
  readonly takeFullWay: () => void;
}

/** Up to here encoding a text again is cheaper than sending another piece. */
const SHORT_BYTES = 4_096;

/**
 * One request and its answer. It ends within the same turn of the event loop where all that is needed is at hand; each
 * promise on the way would cost about as much as the answer.
 */
export class Exchange {
  readonly #services: ExchangeServices;
  readonly #wire: Wire;
  readonly #found: Caller | GatewayError;
  #recognised: RecognisedBody | null = null;
  /** What equal answers for the caller have in common; null where this one is not to be shared. */
  #key: string | null = null;
  /** The same for answers that are being made. */
  #flightKey = '';

  constructor(services: ExchangeServices, wire: Wire, found: Caller | GatewayError) {
    this.#services = services;
    this.#wire = wire;
    this.#found = found;
  }

  /** Answers by what is kept, by what is being made for others, by executing, or by the full way. */
  answer(): void | Promise<void> {
    const { body, search } = this.#wire;
    this.#recogniseAs(search ? null : this.#services.queries.recognise(body));
    return this.#reuse(() => this.#read());
  }

  #asker(): ReturnType<typeof askerOf> {
    const { request, response } = this.#wire;
    const { state } = this.#services.services.upstream;
    return askerOf(this.#found, new AskingRequest(request, response).signal, (tenant) => state.hasAccepted(tenant));
  }

  #recogniseAs(recognised: RecognisedBody | null): void {
    this.#recognised = recognised;
    if (recognised) this.#shareAs('bytes', recognised.query.number, recognised.rest);
  }

  #shareAs(...parts: readonly (string | number)[]): void {
    const { cache } = this.#services.services.memory;
    const caller = this.#found;
    // Without a caller there is nothing to share, and whoever asks for fresh data gets an answer of their own.
    if (caller instanceof GatewayError || asksForRefresh(this.#wire.request.headers['cache-control'] ?? null)) return;
    const { tenant } = caller.credential;
    // What is kept is outdated by its reads. Of what is being made these are not known yet, so any write of the tenant comes between.
    this.#key = cacheKey(tenant, caller.scopesKey, ...parts);
    this.#flightKey = cacheKey(cache.lastWrite(tenant), this.#key);
  }

  /** Answers by what is kept, or is being made for others, and else by `make`. */
  #reuse(make: () => void | Promise<void>): void | Promise<void> {
    const { answers, inFlight, metrics } = this.#services;
    const key = this.#key;
    if (key === null || this.#found instanceof GatewayError) return make();
    const held = answers?.find(this.#found.credential.tenant, key);
    if (held) {
      metrics.countWork('answer_reused');
      this.#send(held, { requestId: randomUUID(), upstreamCalls: 0 });
      return undefined;
    }
    const making = inFlight.get(this.#flightKey);
    if (!making) return make();
    return making.then((shared) => {
      // An answer with errors may have them for the sake of who asked for it: that one left, or had asked for too much.
      if (!shared?.complete || !shared.isShareable) return make();
      metrics.countWork('answer_shared');
      return this.#send(shared, { requestId: randomUUID(), upstreamCalls: 0 });
    });
  }

  #read(): void | Promise<void> {
    const { documents, texts } = this.#services;
    const { body, search } = this.#wire;
    const read = readOperation({ body, search, recognised: this.#recognised }, { documents, texts, asker: () => this.#asker() });
    return read instanceof Promise ? read.then((operation) => this.#answerRead(operation)) : this.#answerRead(read);
  }

  #answerRead(read: ReadOperation | null): void | Promise<void> {
    const { takeFullWay, request } = this.#wire;
    if (
      read === null ||
      comesInParts({ document: read.asked.document, variables: read.variables, accept: request.headers.accept ?? null })
    ) {
      takeFullWay();
      return undefined;
    }
    const { resolved } = read;
    if (resolved?.rememberAs) this.#services.texts.automatic.remember(resolved.rememberAs, resolved.text);
    // What may never come again is neither remembered nor shared.
    if (read.asked.isNew || this.#recognised) return this.#execute(read);
    this.#remember(read);
    return this.#reuse(() => this.#execute(read));
  }

  /** Lets requests for the same be known again: by the bytes of their query, or else by the document that they stand for. */
  #remember({ asked: { document, operationName }, variables, resolved }: ReadOperation): void {
    const { queries } = this.#services;
    const { body, search } = this.#wire;
    if (resolved?.isSent && !search) this.#recogniseAs(queries.remember(body, resolved.text, document));
    if (!this.#recognised) this.#shareAs('document', objectNumber(document), JSON.stringify([operationName, variables]));
  }

  #execute(read: ReadOperation): void | Promise<void> {
    const { services } = this.#services;
    const { request, response } = this.#wire;
    const context = contextOf(services, new AskingRequest(request, response), this.#found);
    const making = executeKnown(read, context, this.#services);
    if (!(making instanceof Promise)) {
      this.#finish(making, context.requestId);
      return undefined;
    }
    if (this.#key !== null) this.#share(this.#flightKey, making);
    return making.then((answer) => this.#finish(answer, context.requestId));
  }

  /** Lets others have an answer while it is being made. */
  #share(key: string, making: Promise<Answer | null>): void {
    const { inFlight } = this.#services;
    inFlight.set(key, making);
    const forget = () => {
      if (inFlight.get(key) === making) inFlight.delete(key);
    };
    making.then(forget, forget);
  }

  #finish(answer: Answer | null, requestId: string): void {
    if (answer) {
      this.#send(answer, { requestId, upstreamCalls: answer.upstreamCalls });
      if (this.#key !== null) this.#services.answers?.keep(this.#key, answer);
    } else this.#wire.takeFullWay();
  }

  #send(answer: Answer, { requestId, upstreamCalls }: { readonly requestId: string; readonly upstreamCalls: number }): void {
    const { services } = this.#services;
    const { response, search, answerType, request } = this.#wire;
    const { body, bytes, complete, codes, freshUntil, operationName, isSchemaOnly, account, refusal } = answer;
    const { text, byteLength } = body;
    const freshForMs = freshUntil === null ? null : Math.max(0, freshUntil - services.memory.cache.now());
    const cacheControl = cacheControlOf({ kind: OperationTypeNode.QUERY, isSchemaOnly, complete, reported: false, freshForMs });
    const headers: Record<string, string | number> = headersOf(this.#services, this.#wire, requestId);
    headers['cache-control'] = cacheControl;
    let status = refusal?.status ?? 200;
    if (refusal) Object.assign(headers, refusal.headers);
    if (search && cacheControl !== NO_STORE) {
      answer.etags ??= new Map();
      const etag = answer.etags.get(answerType) ?? finish(etagOf(CONTENT_TYPES[answerType], body.pieces()));
      answer.etags.set(answerType, etag);
      headers['etag'] = etag;
      if (matchesETag(request.headers['if-none-match'] ?? null, etag)) status = 304;
    }
    if (text !== null || status === 304) account?.end();
    if (status === 304) {
      delete headers['content-type'];
      response.writeHead(304, headers).end();
    } else {
      headers['content-length'] = byteLength;
      response.writeHead(status, headers);
      // Node sends a short text along with the headers, in one piece.
      if (text !== null) response.end(byteLength <= SHORT_BYTES ? text : (bytes ?? text));
      // A client that leaves ends both.
      else pipeline(streamOf(body), response, () => account?.end());
    }
    const tenant = this.#found instanceof GatewayError ? null : this.#found.credential.tenant;
    const operation = { tenant, kind: OperationTypeNode.QUERY, name: operationName, upstreamCalls };
    logAnswer(this.#services, this.#wire, { status, requestId, codes, operation });
  }
}

type Answering = Pick<Wire, 'request' | 'response' | 'answerType' | 'started'>;
type Answered = Pick<AnsweredRequest, 'status' | 'requestId' | 'codes' | 'operation'>;

/** Answers that there was a bug, unless everything has been answered. */
export function answerBug(services: ExchangeServices, answering: Answering, error: unknown): void {
  const { response } = answering;
  const requestId = randomUUID();
  const { message } = services.maskError(error, 'Unexpected error.');
  if (response.writableEnded) return;
  const errors = [{ message, extensions: { code: 'INTERNAL_SERVER_ERROR' } }];
  if (!response.headersSent) response.writeHead(500, { ...headersOf(services, answering, requestId), 'cache-control': NO_STORE });
  response.end(JSON.stringify({ errors }));
  logAnswer(services, answering, { status: 500, requestId, codes: tallyCodes(errors) });
}

function headersOf({ vary, corsHeaders }: ExchangeServices, { answerType, request }: Answering, requestId: string): Record<string, string> {
  const { origin } = request.headers;
  const headers = { 'content-type': CONTENT_TYPES[answerType], vary, 'x-request-id': requestId };
  return origin === undefined ? headers : { ...headers, ...corsHeaders(origin) };
}

function logAnswer({ log }: ExchangeServices, { request, response, started }: Answering, answered: Answered): void {
  const milliseconds = performance.now() - started;
  log({ route: 'graphql', method: request.method ?? 'POST', milliseconds, left: response.destroyed, ...answered });
}

const CONTENT_TYPES = {
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
} as const;
