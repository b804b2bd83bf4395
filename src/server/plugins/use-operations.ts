import { isAsyncIterable, processRegularResult, type Plugin } from 'graphql-yoga';
import type { Authenticate, Caller } from '../../auth/caller.ts';
import type { GatewayError } from '../../errors.ts';
import { streamOf } from '../../operations/answers/answer-body.ts';
import { NO_STORE } from '../../operations/caching/cache-control.ts';
import { varyOf } from '../../operations/caching/vary.ts';
import type { OperationRequest } from '../../operations/operation-request.ts';
import type { Operations } from '../../operations/operations.ts';
import type { OperationParams } from '../../operations/request/operation-params.ts';
import type { OperationResponse } from '../../operations/response.ts';

export interface UseOperationsOptions {
  readonly endpoint: string;
  readonly operations: Operations;
  readonly authenticate: Authenticate;
  /** Whether pages of other origins may ask. */
  readonly cors: boolean;
  /** Told of each request that operations have answered, and logged. */
  readonly onAnswered: (request: Request) => void;
}

/**
 * The adapter of Yoga: what its parsers read is answered by operations. Yoga writes what comes in parts or as events; a response in
 * one piece is sent as operations made it.
 */
export function useOperations({ endpoint, operations, authenticate, cors, onAnswered }: UseOperationsOptions): Plugin {
  const started = new WeakMap<Request, number>();
  /** Responses in one piece, and headers of those in parts. */
  const responses = new WeakMap<Request, OperationResponse>();
  const partHeaders = new WeakMap<Request, OperationResponse['headers']>();
  const toOperationRequest = async (request: Request): Promise<OperationRequest> => {
    const caller = await authenticate(request.headers.get('authorization'));
    return new FetchRequest(request, caller, started.get(request) ?? performance.now());
  };
  return {
    onRequest: ({ request }) => {
      started.set(request, performance.now());
    },
    onParams: async ({ request, params, setParams, setResult }) => {
      const outcome = await operations.answer(await toOperationRequest(request), {
        body: null,
        search: null,
        params: params as unknown as OperationParams,
      });
      if (outcome === null) throw new Error('Operations refuse to answer in parts.');
      // Yoga looks at what it would execute.
      setParams({ query: '' });
      if ('parts' in outcome) {
        partHeaders.set(request, outcome.headers);
        setResult(outcome.parts as AsyncIterable<never>);
      } else {
        responses.set(request, outcome);
        setResult({});
      }
    },
    onResultProcess: async ({ request, result, resultProcessor, setResult }) => {
      onAnswered(request);
      if (isAsyncIterable(result) || Array.isArray(result)) return;
      // Without a response it was Yoga that refused the request.
      const response = responses.get(request) ?? (await operations.refuse(await toOperationRequest(request), result.errors ?? []));
      responses.set(request, response);
      if (isWhole(resultProcessor)) setResult({ stringify: () => '' });
      else {
        const { status, headers, body, account } = response;
        account?.end();
        responses.delete(request);
        partHeaders.set(request, headers);
        setResult({ stringify: () => [...(body?.pieces() ?? [])].join(''), extensions: { http: { status } } });
      }
    },
    onResponse: ({ request, response, setResponse, fetchAPI }) => {
      const { headers } = response;
      if (new URL(request.url).pathname !== endpoint || headers.get('content-type')?.startsWith('text/html')) return;
      const made = responses.get(request);
      const given = made?.headers ?? partHeaders.get(request) ?? { 'cache-control': NO_STORE };
      for (const [name, value] of Object.entries(given)) {
        if (made || !name.startsWith('content-')) headers.set(name, String(value));
      }
      headers.set('vary', varyOf(headers.get('vary'), { cors }));
      responses.delete(request);
      partHeaders.delete(request);
      started.delete(request);
      if (!made) return;
      const { status, body, account } = made;
      if (body === null || body.text !== null) account?.end();
      // Node's streams are bodies for Yoga, which its types do not say.
      const content = body && (body.text ?? (streamOf(body).once('close', () => account?.end()) as unknown as string));
      const kept = [...headers].filter(([name]) => body !== null || !/^content-/i.test(name));
      setResponse(new fetchAPI.Response(content, { status, headers: Object.fromEntries(kept) }));
    },
  };
}

/** Whether Yoga would write a result as JSON in one piece, or in no way at all. */
const isWhole = (processor: unknown): boolean => processor === undefined || processor === processRegularResult;

/** A request of the fetch API as operations see it. */
class FetchRequest implements OperationRequest {
  readonly caller: Caller | GatewayError;
  readonly started: number;
  readonly writesParts = true;
  readonly #request: Request;

  constructor(request: Request, caller: Caller | GatewayError, started: number) {
    this.#request = request;
    this.caller = caller;
    this.started = started;
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
