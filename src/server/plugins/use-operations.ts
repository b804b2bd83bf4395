import { Readable } from 'node:stream';
import type { GraphQLError } from 'graphql';
import { isAsyncIterable, processRegularResult, type Plugin } from 'graphql-yoga';
import type { Authenticate, Caller } from '../../auth/caller.ts';
import type { GatewayError } from '../../errors.ts';
import { contentOf } from '../../operations/answers/content.ts';
import { NO_STORE } from '../../operations/caching/cache-control.ts';
import type { OperationRequest } from '../../operations/operation-request.ts';
import type { Operations } from '../../operations/operations.ts';
import { badRequest } from '../../operations/request/request-error.ts';
import type { OperationParams } from '../../operations/request/operation-params.ts';
import type { OperationResponse } from '../../operations/response.ts';
import { bodyTooLong } from '../content-encoding.ts';
import type { RequestRecord, Requests } from '../requests.ts';
import { setHeader } from '../set-header.ts';

export interface UseOperationsOptions {
  readonly endpoint: string;
  readonly operations: Operations;
  readonly authenticate: Authenticate;
  /** Request headers that answers depend on. */
  readonly vary: string;
  readonly requests: Requests;
  readonly maxBodyBytes: number;
}

/**
 * The adapter of Yoga: what its parsers read is answered by operations. Yoga writes what comes in parts; a response in one piece, and
 * the events of a subscription, are sent as operations made them.
 */
export function useOperations({ endpoint, operations, authenticate, vary, requests, maxBodyBytes }: UseOperationsOptions): Plugin {
  /** Responses in one piece. */
  const whole = new WeakMap<Request, OperationResponse>();
  /** Headers of those that Yoga writes. */
  const streamed = new WeakMap<Request, OperationResponse['headers']>();
  /** Events of subscriptions, which are sent as operations frame them. */
  const subscribed = new WeakMap<Request, Readable>();
  const toOperationRequest = async (request: Request): Promise<OperationRequest> => {
    const caller = await authenticate(request.headers.get('authorization'));
    return new FetchRequest(request, caller, requests.of(request));
  };
  return {
    onParams: async ({ request, params, setParams, setResult }) => {
      const source = { body: null, params: () => params as unknown as OperationParams };
      const outcome = await operations.answer(await toOperationRequest(request), source);
      if (outcome === null) throw new Error('Operations refuse to answer in parts.');
      // Yoga looks at what it would execute.
      setParams({ query: '' });
      if ('parts' in outcome) {
        streamed.set(request, outcome.headers);
        setResult(outcome.parts as AsyncIterable<never>);
      } else if ('events' in outcome) {
        streamed.set(request, outcome.headers);
        subscribed.set(request, outcome.events);
        setResult({});
      } else {
        whole.set(request, outcome);
        setResult({});
      }
    },
    onResultProcess: async ({ request, result, resultProcessor, setResult, setResultProcessor }) => {
      requests.of(request).isLogged = true;
      if (isAsyncIterable(result) || Array.isArray(result)) return;
      const events = subscribed.get(request);
      if (events) {
        subscribed.delete(request);
        // Node's streams are bodies for Yoga, which its types do not say.
        setResultProcessor((_result, { Response }) => new Response(events as unknown as string), 'text/event-stream');
        return;
      }
      // Without a response it was Yoga that refused the request.
      const response =
        whole.get(request) ??
        (await operations.refuse(
          await toOperationRequest(request),
          (result.errors ?? []).map((error) => inOwnWords(error, maxBodyBytes)),
        ));
      if (isRegular(resultProcessor)) {
        whole.set(request, response);
        setResult({ stringify: () => '' });
        return;
      }
      const { status, headers, body, account } = response;
      account?.end();
      whole.delete(request);
      const { 'content-type': _type, 'content-length': _length, 'content-encoding': _coding, ...kept } = headers;
      streamed.set(request, kept);
      setResult({ stringify: () => [...(body?.pieces() ?? [])].join(''), extensions: { http: { status } } });
    },
    onResponse: ({ request, response, setResponse, fetchAPI }) => {
      const { headers } = response;
      const { pathname } = new URL(request.url);
      const made = whole.get(request);
      const isOfEndpoint = pathname === endpoint && !headers.get('content-type')?.startsWith('text/html');
      const given = streamed.get(request) ?? (isOfEndpoint ? { vary, 'cache-control': NO_STORE } : {});
      whole.delete(request);
      streamed.delete(request);
      if (!made) {
        // Yoga's way to keep proxies from compressing events; no such coding is registered.
        if (headers.get('content-encoding') === 'none') headers.delete('content-encoding');
        for (const [name, value] of Object.entries(given)) setHeader(headers, name, String(value));
        return;
      }
      const { status, body, gzip, account } = made;
      const content = body && contentOf(body, gzip);
      if (content instanceof Readable) content.once('close', () => account?.end());
      const own = Object.entries(made.headers).map(([name, value]): [string, string] => [name, String(value)]);
      // Node's streams are bodies for Yoga, which its types do not say.
      setResponse(new fetchAPI.Response(content as string | null, { status, headers: own }));
    },
  };
}

/** Whether Yoga would write a result as JSON in one piece, or in no way at all. */
const isRegular = (processor: unknown): boolean => processor === undefined || processor === processRegularResult;

/** An error of Yoga's, with the code and the words that this gateway has for it. */
function inOwnWords(error: GraphQLError, maxBodyBytes: number): GraphQLError {
  const { extensions } = error;
  if (extensions.http?.status === 405)
    return badRequest('The endpoint takes GET, HEAD and POST.', { status: 405, headers: { allow: 'GET, HEAD, POST' } });
  if (extensions['code'] === 'BAD_REQUEST') extensions['code'] = 'BAD_USER_INPUT';
  if (extensions['code'] !== 'REQUEST_ENTITY_TOO_LARGE') return error;
  return bodyTooLong(maxBodyBytes);
}

/** A request of the fetch API as operations see it. */
class FetchRequest implements OperationRequest {
  readonly caller: Caller | GatewayError;
  readonly started: number;
  readonly span: OperationRequest['span'];
  readonly writesStreams = true;
  readonly #request: Request;

  constructor(request: Request, caller: Caller | GatewayError, { started, span }: RequestRecord) {
    this.#request = request;
    this.caller = caller;
    this.started = started;
    this.span = span;
  }

  get method() {
    return this.#request.method;
  }

  get headers() {
    return this.#request.headers;
  }

  get signal() {
    return this.#request.signal;
  }

  // Once somebody depends on it, this signal says by its reason alone that it has fired.
  readonly hasLeft = (): boolean => this.#request.signal.reason !== undefined;
}
