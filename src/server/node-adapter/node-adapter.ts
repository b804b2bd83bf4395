/**
 * The adapter of Node's server, for common requests: GET and POST of JSON, answered by JSON in one piece. It has none of the
 * layers between Node and operations; every other request is for Yoga's adapter, which calls the same operations.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { Authenticate, Caller } from '../../auth/caller.ts';
import type { GatewayError } from '../../errors.ts';
import { contentOf } from '../../operations/answers/content.ts';
import type { Outcome } from '../../operations/exchange.ts';
import type { MaskError } from '../../operations/graphql-error.ts';
import type { OperationSource } from '../../operations/operation-request.ts';
import type { Operations } from '../../operations/operations.ts';
import { paramsOfBody, paramsOfSearch, textOfBody } from '../../operations/request/operation-params.ts';
import type { Span } from '../../span.ts';
import type { Tracing } from '../../telemetry/tracing.ts';
import type { OperationResponse } from '../../operations/response.ts';
import { corsHeadersOf, type CorsHeaders, type CorsOptions } from '../cors.ts';
import { rememberCallers } from './callers.ts';
import { isEligible } from './eligible.ts';
import { NodeRequest } from './node-request.ts';
import { readBody } from './read-body.ts';

export interface NodeAdapterOptions {
  readonly endpoint: string;
  readonly maxBodyBytes: number;
  readonly operations: Operations;
  readonly authenticate: Authenticate;
  readonly maskError: MaskError;
  /** Null where requests are not traced. */
  readonly tracing: Tracing | null;
  /** Null where no page of another origin may ask. */
  readonly cors: CorsOptions | null;
}

/** Takes a request, or says by false that Yoga's adapter must. `pass` hands it over where that shows later, with the body already read; null where it has none. */
export type NodeAdapter = (request: IncomingMessage, response: ServerResponse, pass: (body: Buffer | null) => void) => boolean;

export function createNodeAdapter({ operations, authenticate, maskError, tracing, cors, ...eligible }: NodeAdapterOptions): NodeAdapter {
  const callerOf = rememberCallers(authenticate);
  const corsHeaders = cors && corsHeadersOf(cors);
  return (request, response, pass) => {
    if (!isEligible(request, eligible)) return false;
    const started = performance.now();
    const fail = (error: unknown) => {
      maskError(error);
      response.destroy();
    };
    const answer = (caller: Caller | GatewayError, source: OperationSource): void => {
      const finish = (outcome: Outcome): void => {
        try {
          if (outcome === null || 'parts' in outcome || 'events' in outcome) pass(source.body);
          else send(response, outcome, corsHeaders && corsHeaders(request.headers.origin));
        } catch (error) {
          fail(error);
        }
      };
      const outcome = operations.answer(
        new NodeRequest(request, response, caller, { started, span: tracing && spanOf(request, started, tracing) }),
        source,
      );
      if (outcome instanceof Promise) outcome.then(finish, fail);
      else finish(outcome);
    };
    const authenticated = (source: OperationSource): void => {
      try {
        const caller = callerOf(request.socket, request.headers.authorization ?? null);
        if (caller instanceof Promise) caller.then((known) => answer(known, source)).catch(fail);
        else answer(caller, source);
      } catch (error) {
        fail(error);
      }
    };
    const { method, url = '' } = request;
    const search = url.slice(eligible.endpoint.length + 1);
    if (method === 'GET') authenticated({ body: null, search, params: () => paramsOfSearch(new URLSearchParams(search)) });
    else readBody(request, (body) => authenticated({ body, params: () => paramsOfBody(textOfBody(body)) }));
    return true;
  };
}

/** An eligible request is one or the other. */
function spanOf({ method, headers }: IncomingMessage, started: number, tracing: Tracing): Span {
  const { traceparent } = headers;
  return tracing.begin({
    method: method === 'GET' ? 'GET' : 'POST',
    route: '/graphql',
    started,
    traceparent: traceparent?.toString() ?? null,
  });
}

const MAX_LISTENERS = 20;
/** Up to here encoding a text again is cheaper than sending another piece. */
const SHORT_BYTES = 4_096;

function send(
  response: ServerResponse,
  { status, headers, body, gzip, account }: OperationResponse,
  corsHeaders: CorsHeaders | null,
): void {
  response.writeHead(status, corsHeaders ? Object.assign(headers, corsHeaders) : headers);
  if (body === null) {
    response.end();
    return;
  }
  const content = contentOf(body, gzip);
  if (typeof content === 'string') {
    // Node sends a short text along with the headers, in one piece.
    response.end(body.byteLength <= SHORT_BYTES ? content : (body.bytes ?? content));
    return;
  }
  if (Buffer.isBuffer(content)) {
    response.end(content);
    return;
  }
  // Node's pipeline alone adds eight.
  response.setMaxListeners(MAX_LISTENERS);
  // A client that leaves ends both.
  pipeline(content, response, () => account?.end());
}
