/**
 * The short way of the common request: POST of JSON, with a query that is in order. It skips the layers
 * between Node and GraphQL, and answers as they would; all else takes the full way through Yoga, also what turns out to
 * be uncommon once the body has been read.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Caller } from '../../auth/caller.ts';
import { asksForRefresh, contextOf, type RequestContext, type Services } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import { cacheControlOf, NO_STORE } from '../caching/cache-control.ts';
import { varyOf } from '../caching/vary.ts';
import type { Documents } from '../documents/documents.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { RequestLog } from '../request-log.ts';
import { AnswerCache, type Answer } from './answer-cache.ts';
import { askingOf } from './asking.ts';
import { answerTypeOf } from './eligible.ts';
import { executeKnown, type ExecutionServices } from './execute-known.ts';
import { knownOperation, type KnownOperation } from './known-operation.ts';
import { readBody } from './read-body.ts';

export interface ShortPathOptions extends ExecutionServices {
  readonly endpoint: string;
  readonly services: Services;
  readonly documents: Pick<Documents, 'findQuery'>;
  readonly log: RequestLog;
  readonly metrics: Pick<Metrics, 'countWork'>;
  readonly cors: boolean;
  /** Bytes of whole answers that are kept; 0 keeps none. */
  readonly answerCacheMaxBytes: number;
}

/** Takes a request, or says by false that the full way must. `fullWay` takes over where that shows later, with the body already read. */
export type ShortPath = (request: IncomingMessage, response: ServerResponse, fullWay: (body: Buffer) => void) => boolean;

/** Up to here encoding a text again is cheaper than sending another piece. */
const SHORT_BYTES = 4_096;

interface Exchange {
  readonly response: ServerResponse;
  readonly mediaType: string;
  readonly started: number;
}

/** A request for which no answer is at hand. */
interface Unanswered extends Exchange {
  readonly request: IncomingMessage;
  readonly text: string;
  readonly caller: Caller | GatewayError;
  /** What equal answers have in common; null where this one is not to be shared. */
  readonly key: string | null;
  readonly takeFullWay: () => void;
}

export function createShortPath(options: ShortPathOptions): ShortPath {
  const { endpoint, services, documents, log, cors, metrics } = options;
  const { cache } = services.memory;
  const maxBytes = options.answerCacheMaxBytes;
  const answers = maxBytes === 0 ? null : new AnswerCache({ maxBytes, held: (tenant, key) => cache.peek(tenant, key) });
  /** Answers that are being made, for those who ask for the same meanwhile. */
  const inFlight = new Map<string, Promise<Answer | null>>();
  const vary = varyOf(null, { cors });
  const callerOf = rememberingCallers(services.authenticate);
  // A write of the tenant makes all of its answers new ones, those that are being made included.
  const keyOf = ({ credential: { tenant }, scopesKey }: Caller, text: string) =>
    `${tenant} ${scopesKey} ${cache.lastWrite(tenant)}\n${text}`;

  const send = ({ response, mediaType, started }: Exchange, answer: Answer, requestId: string, caller: Caller | GatewayError) => {
    const { text, byteLength, bytes = text, complete, freshUntil, operation } = answer;
    const freshForMs = freshUntil === null ? null : Math.max(0, freshUntil - cache.now());
    response.writeHead(200, {
      'content-type': mediaType,
      'content-length': byteLength,
      vary,
      'cache-control': cacheControlOf({ operation, complete, reported: false, freshForMs }),
      'x-request-id': requestId,
    });
    // Node sends a short text along with the headers, in one piece.
    response.end(byteLength <= SHORT_BYTES ? text : bytes);
    const tenant = caller instanceof GatewayError ? null : caller.credential.tenant;
    const milliseconds = performance.now() - started;
    const executed = { tenant, kind: operation.operation, name: operation.name?.value ?? null, upstreamCalls: answer.upstreamCalls };
    log({ route: 'graphql', method: 'POST', status: 200, milliseconds, requestId, operation: executed });
  };

  const make = async (known: KnownOperation, context: RequestContext, key: string | null): Promise<Answer | null> => {
    const answer = await executeKnown(known, context, options);
    if (answer && key !== null) answers?.keep(key, answer);
    return answer;
  };

  /** Answers by what is being made for others already, by executing, or by the full way. */
  const answerAnew = async ({ request, text, caller, key, takeFullWay, ...exchange }: Unanswered): Promise<void> => {
    const shared = key === null ? undefined : await inFlight.get(key);
    // An answer with errors may have them for the sake of who asked for it: that one left, or had asked for too much.
    if (shared?.complete) {
      metrics.countWork('answer_shared');
      send(exchange, { ...shared, upstreamCalls: 0 }, randomUUID(), caller);
      return;
    }
    const known = await knownOperation(text, documents);
    if (known === null) {
      takeFullWay();
      return;
    }
    const context = contextOf(services, askingOf(request, exchange.response), caller);
    const making = make(known, context, key);
    if (key !== null) {
      inFlight.set(key, making);
      const forget = () => {
        if (inFlight.get(key) === making) inFlight.delete(key);
      };
      making.then(forget, forget);
    }
    const answer = await making;
    if (answer) send(exchange, answer, context.requestId, caller);
    else takeFullWay();
  };

  return (request, response, fullWay) => {
    const mediaType = answerTypeOf(request, endpoint);
    if (mediaType === null) return false;
    const exchange = { response, mediaType, started: performance.now() };
    const fail = (error: unknown) => {
      const { message } = options.maskError(error, 'Unexpected error.');
      if (!response.headersSent) response.writeHead(500, { 'content-type': mediaType, 'cache-control': NO_STORE });
      response.end(JSON.stringify({ errors: [{ message, extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }));
    };
    readBody(request, (body) => {
      const text = body.toString('utf8');
      const asksAnew = asksForRefresh(request.headers['cache-control'] ?? null);
      const answerTo = (caller: Caller | GatewayError) => {
        // Without a caller there is nothing to share, and whoever asks for fresh data gets an answer of their own.
        const isShareable = !(caller instanceof GatewayError) && !asksAnew;
        const key = isShareable ? keyOf(caller, text) : null;
        const held = isShareable && key !== null ? answers?.find(caller.credential.tenant, key) : undefined;
        if (held) {
          metrics.countWork('answer_reused');
          send(exchange, { ...held, upstreamCalls: 0 }, randomUUID(), caller);
        } else answerAnew({ ...exchange, request, text, caller, key, takeFullWay: () => fullWay(body) }).catch(fail);
      };
      const caller = callerOf(request.socket, request.headers.authorization ?? null);
      if (caller instanceof Promise) caller.then(answerTo).catch(fail);
      else answerTo(caller);
    });
    return true;
  };
}

/**
 * Clients keep their connections and send the same token again. It is remembered with the connection, and where it has
 * to be verified not even there, as it may have expired meanwhile.
 */
function rememberingCallers(authenticate: Services['authenticate']) {
  const last = new WeakMap<Socket, { readonly authorization: string | null; readonly caller: Caller }>();
  return (socket: Socket, authorization: string | null): ReturnType<Services['authenticate']> => {
    const known = last.get(socket);
    if (known?.authorization === authorization) return known.caller;
    const caller = authenticate(authorization);
    if (!(caller instanceof Promise) && !(caller instanceof GatewayError) && caller.scopes === null)
      last.set(socket, { authorization, caller });
    return caller;
  };
}
