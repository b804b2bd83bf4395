/**
 * The short way of the common request: POST of JSON, with a query that is in order. It skips the layers
 * between Node and GraphQL, and answers as they would; all else takes the full way through Yoga, also what turns out to
 * be uncommon once the body has been read.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { varyOf } from '../caching/vary.ts';
import { AnswerCache } from './answer-cache.ts';
import { rememberCallers } from './callers.ts';
import { answerTypeOf } from './eligible.ts';
import { Exchange, type ExchangeServices } from './exchange.ts';
import { readBody } from './read-body.ts';
import { SentQueries } from './sent-queries.ts';

export interface ShortPathOptions extends Omit<ExchangeServices, 'queries' | 'answers' | 'inFlight' | 'vary'> {
  readonly endpoint: string;
  readonly maxBodyBytes: number;
  readonly cors: boolean;
  /** Bytes of whole answers that are kept; 0 keeps none. */
  readonly answerCacheMaxBytes: number;
}

/** Takes a request, or says by false that the full way must. `fullWay` takes over where that shows later, with the body already read. */
export type ShortPath = (request: IncomingMessage, response: ServerResponse, fullWay: (body: Buffer) => void) => boolean;

export function createShortPath({ endpoint, maxBodyBytes, cors, answerCacheMaxBytes: maxBytes, ...options }: ShortPathOptions): ShortPath {
  const { authenticate, memory } = options.services;
  const shared: ExchangeServices = {
    ...options,
    queries: new SentQueries(),
    answers: maxBytes === 0 ? null : new AnswerCache({ maxBytes, stampOf: (tenant, key) => memory.cache.stampOf(tenant, key) }),
    inFlight: new Map(),
    vary: varyOf(null, { cors }),
  };
  const eligible = { endpoint, maxBodyBytes };
  const callerOf = rememberCallers(authenticate);
  return (request, response, fullWay) => {
    const mediaType = answerTypeOf(request, eligible);
    if (mediaType === null) return false;
    const started = performance.now();
    readBody(request, (body) => {
      const exchange = new Exchange(shared, { request, response, mediaType, body, started, takeFullWay: () => fullWay(body) });
      const fail = (error: unknown) => exchange.fail(error);
      try {
        const caller = callerOf(request.socket, request.headers.authorization ?? null);
        const answering = caller instanceof Promise ? caller.then((known) => exchange.answer(known)) : exchange.answer(caller);
        answering?.catch(fail);
      } catch (error) {
        fail(error);
      }
    });
    return true;
  };
}
