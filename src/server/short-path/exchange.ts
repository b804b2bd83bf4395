import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { OperationTypeNode } from 'graphql';
import type { Caller } from '../../auth/caller.ts';
import { cacheKey } from '../../cache-key.ts';
import { asksForRefresh, contextOf, type Services } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { tallyCodes } from '../answer-codes.ts';
import { streamOf } from '../answers/answer-body.ts';
import { cacheControlOf, NO_STORE } from '../caching/cache-control.ts';
import { askerOf } from '../documents/asker.ts';
import type { Documents } from '../documents/documents.ts';
import type { AnsweredRequest, RequestLog } from '../request-log.ts';
import type { Answer, AnswerCache } from './answer-cache.ts';
import { AskingRequest } from './asking.ts';
import { executeKnown, type ExecutionServices } from './execute-known.ts';
import { knownOperation, type KnownOperation } from './known-operation.ts';
import type { RecognisedBody, SentQueries } from './sent-queries.ts';

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
  readonly vary: string;
}

/** What came over the wire, and how it is to be answered. */
export interface Wire {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly mediaType: string;
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
  #caller: Caller | null = null;
  #recognised: RecognisedBody | null = null;
  /** What equal answers for the caller have in common; null where this one is not to be shared. */
  #key: string | null = null;

  constructor(services: ExchangeServices, wire: Wire) {
    this.#services = services;
    this.#wire = wire;
  }

  /** Answers by what is kept, by what is being made for others, by executing, or by the full way. */
  answer(found: Caller | GatewayError): void | Promise<void> {
    const { answers, inFlight, metrics, queries } = this.#services;
    this.#caller = found instanceof GatewayError ? null : found;
    this.#recogniseAs(queries.recognise(this.#wire.body));
    const key = this.#key;
    if (key === null || this.#caller === null) return this.#execute(found);
    const held = answers?.find(this.#caller.credential.tenant, key);
    if (held) {
      metrics.countWork('answer_reused');
      this.#send(held, { requestId: randomUUID(), upstreamCalls: 0 });
      return undefined;
    }
    const making = inFlight.get(key);
    if (!making) return this.#execute(found);
    return making.then((shared) => {
      // An answer with errors may have them for the sake of who asked for it: that one left, or had asked for too much.
      if (!shared?.complete || !shared.isShareable) return this.#execute(found);
      metrics.countWork('answer_shared');
      return this.#send(shared, { requestId: randomUUID(), upstreamCalls: 0 });
    });
  }

  /** Answers that there was a bug, unless everything has been answered. */
  fail(error: unknown): void {
    const { response, mediaType } = this.#wire;
    const requestId = randomUUID();
    const { message } = this.#services.maskError(error, 'Unexpected error.');
    if (response.writableEnded) return;
    const errors = [{ message, extensions: { code: 'INTERNAL_SERVER_ERROR' } }];
    if (!response.headersSent) response.writeHead(500, { 'content-type': mediaType, 'cache-control': NO_STORE, 'x-request-id': requestId });
    response.end(JSON.stringify({ errors }));
    this.#log({ status: 500, requestId, codes: tallyCodes(errors) });
  }

  #recogniseAs(recognised: RecognisedBody | null): void {
    const caller = this.#caller;
    const { cache } = this.#services.services.memory;
    this.#recognised = recognised;
    // Without a caller there is nothing to share, and whoever asks for fresh data gets an answer of their own.
    if (!recognised || !caller || asksForRefresh(this.#wire.request.headers['cache-control'] ?? null)) return;
    const { tenant } = caller.credential;
    const { query, rest } = recognised;
    // A write of the tenant makes all of its answers new ones, those that are being made included.
    this.#key = cacheKey(tenant, caller.scopesKey, cache.lastWrite(tenant), query.number, rest);
  }

  #execute(found: Caller | GatewayError): void | Promise<void> {
    const { documents, services } = this.#services;
    const { request, response, body } = this.#wire;
    const isAccepted = (tenant: string) => services.upstream.state.hasAccepted(tenant);
    const asker = () => askerOf(found, new AskingRequest(request, response).signal, isAccepted);
    const known = knownOperation(body, this.#recognised, documents, asker);
    return known instanceof Promise ? known.then((operation) => this.#executeKnown(operation, found)) : this.#executeKnown(known, found);
  }

  #executeKnown(known: KnownOperation | null, found: Caller | GatewayError): void | Promise<void> {
    const { services, queries } = this.#services;
    const { request, response, body, takeFullWay } = this.#wire;
    if (known === null) {
      takeFullWay();
      return undefined;
    }
    // What may never come again is neither remembered nor shared.
    const { asked, sent } = known;
    if (!asked.isNew && sent !== null && !this.#recognised) this.#recogniseAs(queries.remember(body, sent, asked.text));
    const key = this.#key;
    const context = contextOf(services, new AskingRequest(request, response), found);
    const making = executeKnown(known, context, this.#services);
    if (!(making instanceof Promise)) {
      this.#finish(making, context.requestId);
      return undefined;
    }
    if (key !== null) this.#share(key, making);
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
    const { services, vary } = this.#services;
    const { response, mediaType } = this.#wire;
    const { body, bytes, complete, codes, freshUntil, operationName, isSchemaOnly } = answer;
    const { text, byteLength } = body;
    const freshForMs = freshUntil === null ? null : Math.max(0, freshUntil - services.memory.cache.now());
    response.writeHead(200, {
      'content-type': mediaType,
      'content-length': byteLength,
      vary,
      'cache-control': cacheControlOf({ kind: OperationTypeNode.QUERY, isSchemaOnly, complete, reported: false, freshForMs }),
      'x-request-id': requestId,
    });
    // Node sends a short text along with the headers, in one piece.
    if (text !== null) response.end(byteLength <= SHORT_BYTES ? text : (bytes ?? text));
    // A client that leaves ends both.
    else pipeline(streamOf(body), response, () => {});
    const tenant = this.#caller?.credential.tenant ?? null;
    const operation = { tenant, kind: OperationTypeNode.QUERY, name: operationName, upstreamCalls };
    this.#log({ status: 200, requestId, codes, operation });
  }

  #log(answered: Pick<AnsweredRequest, 'status' | 'requestId' | 'codes' | 'operation'>): void {
    const { response, started } = this.#wire;
    const milliseconds = performance.now() - started;
    this.#services.log({ route: 'graphql', method: 'POST', milliseconds, left: response.destroyed, ...answered });
  }
}
