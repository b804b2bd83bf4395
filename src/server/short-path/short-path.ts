/**
 * The short way of the common request: POST of JSON, with a query that is in order. It skips the layers
 * between Node and GraphQL, and answers as they would; all else takes the full way through Yoga, also what turns out to
 * be uncommon once the body has been read.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Authenticate } from '../../auth/caller.ts';
import { varyOf } from '../../operations/caching/vary.ts';
import { corsHeadersOf, type CorsOptions } from '../../operations/request/cors.ts';
import { AnswerCache } from '../../operations/caching/answer-cache.ts';
import { rememberCallers } from './callers.ts';
import { eligibilityOf } from './eligible.ts';
import { answerBug, Exchange, type ExchangeServices } from './exchange.ts';
import { readBody } from './read-body.ts';
import { SentQueries } from '../../operations/caching/sent-queries.ts';

export interface ShortPathOptions extends Omit<ExchangeServices, 'queries' | 'answers' | 'inFlight' | 'vary' | 'corsHeaders'> {
  readonly endpoint: string;
  readonly maxBodyBytes: number;
  /** Null where no page of another origin may ask. */
  readonly cors: CorsOptions | null;
  /** Bytes of whole answers that are kept; 0 keeps none. */
  readonly answerCacheMaxBytes: number;
}

const NO_BODY = Buffer.alloc(0);

/** Takes a request, or says by false that the full way must. `fullWay` takes over where that shows later, with the body already read; null where it has none. */
export type ShortPath = (request: IncomingMessage, response: ServerResponse, fullWay: (body: Buffer | null) => void) => boolean;

export function createShortPath({ endpoint, maxBodyBytes, cors, answerCacheMaxBytes: maxBytes, ...options }: ShortPathOptions): ShortPath {
  const { authenticate, memory } = options.services;
  const shared: ExchangeServices = {
    ...options,
    queries: new SentQueries(),
    answers: maxBytes === 0 ? null : new AnswerCache({ maxBytes, stampOf: (tenant, key) => memory.cache.stampOf(tenant, key) }),
    inFlight: new Map(),
    vary: varyOf(null, { cors: cors !== null }),
    corsHeaders: cors ? corsHeadersOf(cors) : () => ({}),
  };
  const eligible = { endpoint, maxBodyBytes };
  const callerOf = rememberCallers(authenticate);
  return (request, response, fullWay) => {
    const found = eligibilityOf(request, eligible);
    if (found === null) return false;
    // Objects made by spreading others are slow to make, and to read.
    const { answerType, search } = found;
    const started = performance.now();
    const answer = (body: Buffer, caller: ReturnType<Authenticate>): void | Promise<void> => {
      if (caller instanceof Promise) return caller.then((known) => answer(body, known));
      const takeFullWay = () => fullWay(search ? null : body);
      return new Exchange(shared, { answerType, search, request, response, body, started, takeFullWay }, caller).answer();
    };
    const authenticated = (body: Buffer) => {
      const fail = (error: unknown) => answerBug(shared, { answerType, request, response, started }, error);
      try {
        answer(body, callerOf(request.socket, request.headers.authorization ?? null))?.catch(fail);
      } catch (error) {
        fail(error);
      }
    };
    if (search) authenticated(NO_BODY);
    else readBody(request, authenticated);
    return true;
  };
}
