/**
 * The short way of the common request: POST of JSON, with a query that has been answered before. It skips the layers
 * between Node and GraphQL, and answers as they would; all else takes the full way through Yoga, also what turns out to
 * be uncommon once the body has been read.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Caller } from '../../auth/caller.ts';
import { contextOf, type RequestContext, type Services } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import { cacheControlOf } from '../caching/cache-control.ts';
import { varyOf } from '../caching/vary.ts';
import type { KnownDocuments } from '../documents.ts';
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
  readonly documents: KnownDocuments;
  readonly log: RequestLog;
  readonly cors: boolean;
  /** Bytes of whole answers that are kept; 0 keeps none. */
  readonly answerCacheMaxBytes: number;
}

/** Takes a request, or says by false that the full way must. `fullWay` takes over where that shows later, with the body already read. */
export type ShortPath = (request: IncomingMessage, response: ServerResponse, fullWay: (body: Buffer) => void) => boolean;

interface Exchange {
  readonly response: ServerResponse;
  readonly mediaType: string;
  readonly started: number;
}

export function createShortPath(options: ShortPathOptions): ShortPath {
  const { endpoint, services, documents, log, cors } = options;
  const { cache } = services.memory;
  const answers = new AnswerCache({ maxBytes: Math.max(options.answerCacheMaxBytes, 1), held: (tenant, key) => cache.peek(tenant, key) });
  const keepsAnswers = options.answerCacheMaxBytes > 0;
  /** Answers that are being made, for those who ask for the same meanwhile. */
  const inFlight = new Map<string, Promise<Answer | null>>();
  const vary = varyOf(null, { cors });
  const callerOf = rememberingCallers(services.authenticate);

  const send = ({ response, mediaType, started }: Exchange, answer: Answer, requestId: string, caller: Caller | GatewayError) => {
    const { body, complete, freshUntil, operation } = answer;
    const freshForMs = freshUntil === null ? null : Math.max(0, freshUntil - cache.now());
    response.writeHead(200, {
      'content-type': mediaType,
      'content-length': body.length,
      vary,
      'cache-control': cacheControlOf({ operation, complete, reported: false, freshForMs }),
      'x-request-id': requestId,
    });
    response.end(body);
    const tenant = caller instanceof GatewayError ? null : caller.credential.tenant;
    const milliseconds = performance.now() - started;
    const executed = { tenant, kind: operation.operation, name: operation.name?.value ?? null, upstreamCalls: answer.upstreamCalls };
    log({ route: 'graphql', method: 'POST', status: 200, milliseconds, requestId, operation: executed });
  };

  const make = async (known: KnownOperation, context: RequestContext, key: string | null): Promise<Answer | null> => {
    const answer = await executeKnown(known, context, options);
    if (answer && key !== null && keepsAnswers) answers.keep(key, answer);
    return answer;
  };

  return (request, response, fullWay) => {
    const mediaType = answerTypeOf(request, endpoint);
    if (mediaType === null) return false;
    const exchange = { response, mediaType, started: performance.now() };
    const answerFor = async (body: Buffer, caller: Caller | GatewayError): Promise<void> => {
      const text = body.toString('utf8');
      const asksAnew = request.headers['cache-control'] !== undefined;
      // Without a caller there is nothing to share, and whoever asks for fresh data gets an answer of their own.
      const key =
        caller instanceof GatewayError || asksAnew ? null : `${viewOf(caller)} ${cache.lastWrite(caller.credential.tenant)}\n${text}`;
      if (key !== null && !(caller instanceof GatewayError)) {
        const held = keepsAnswers ? answers.find(caller.credential.tenant, key) : undefined;
        const shared = held ?? (await inFlight.get(key));
        // An answer with errors may have them for the sake of who asked for it: that one left, or had asked for too much.
        if (shared?.complete) {
          send(exchange, { ...shared, upstreamCalls: 0 }, randomUUID(), caller);
          return;
        }
      }
      const known = knownOperation(text, documents);
      if (known === null) {
        fullWay(body);
        return;
      }
      const context = contextOf(services, askingOf(request, response), caller);
      const making = make(known, context, key);
      if (key !== null) {
        inFlight.set(key, making);
        const done = () => {
          if (inFlight.get(key) === making) inFlight.delete(key);
        };
        making.then(done, done);
      }
      const answer = await making;
      if (answer) send(exchange, answer, context.requestId, caller);
      else fullWay(body);
    };
    readBody(request, (body) => {
      const caller = callerOf(request.socket, request.headers.authorization ?? null);
      const done = caller instanceof Promise ? caller.then((found) => answerFor(body, found)) : answerFor(body, caller);
      done.catch((error: unknown) => {
        options.maskError(error, 'Unexpected error.');
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
    return true;
  };
}

/** What decides, beside the request, how an answer looks. */
const viewOf = ({ credential, scopes }: Caller): string =>
  `${credential.tenant} ${scopes === null ? '*' : [...scopes].toSorted().join(' ')}`;

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
