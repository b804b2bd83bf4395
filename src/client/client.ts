import { readAnswer } from './answer.ts';
import { AssistantsGatewayError, toNetworkError } from './error.ts';
import type { Answer } from './types.ts';

export interface ClientOptions {
  /** Where the gateway answers, such as `http://127.0.0.1:4000/graphql`. */
  readonly url: string | URL;
  /** Sent as `Authorization: Bearer`; a function is called before each request, so that it can renew the token. */
  readonly token?: string | (() => string | Promise<string>);
  /** Sent with every request; `Cache-Control: no-cache` bypasses the gateway's read cache. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

export interface RequestOptions {
  /** Ends the request; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Headers of this request; they override those of the client. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The text of an operation with its types, as graphql-codegen writes it with `documentMode: 'string'`. A plain string has no types. */
export interface TypedText<TResult, TVariables> {
  readonly length: number;
  toString(): string;
  /** Only for the compiler. */
  readonly __apiType?: (variables: TVariables) => TResult;
}

/** Variables may be left out if the operation has none. */
type Rest<TVariables> = [Record<string, never>] extends [TVariables]
  ? [variables?: TVariables, options?: RequestOptions]
  : [variables: TVariables, options?: RequestOptions];

export interface Client {
  /**
   * Sends a query or mutation and returns its data. Every failure, also of a single field, throws an
   * `AssistantsGatewayError`; partial data is in its `data`.
   */
  query<TResult = unknown, TVariables = Record<string, unknown>>(
    document: TypedText<TResult, TVariables>,
    ...rest: Rest<TVariables>
  ): Promise<TResult>;
  /** Like `query`, but returns errors of the answer beside its data. Throws only if there is no answer of a gateway. */
  execute<TResult = unknown, TVariables = Record<string, unknown>>(
    document: TypedText<TResult, TVariables>,
    ...rest: Rest<TVariables>
  ): Promise<Answer<TResult>>;
}

/** A client for one gateway. It keeps no state, needs only `fetch`, and never retries. */
export function createClient(client: ClientOptions): Client {
  const execute: Client['execute'] = async <TResult, TVariables>(
    document: TypedText<TResult, TVariables>,
    ...[variables, options]: Rest<TVariables>
  ) => readAnswer<TResult>(await send(client, { query: document.toString(), variables }, options), options?.signal);
  return {
    execute,
    query: async (document, ...rest) => {
      const answer = await execute(document, ...rest);
      if (answer.errors.length > 0 || answer.data === null) throw AssistantsGatewayError.of(answer);
      return answer.data;
    },
  };
}

async function send(
  { url, token, headers, fetch = globalThis.fetch }: ClientOptions,
  body: object,
  options: RequestOptions = {},
): Promise<Response> {
  const bearer = typeof token === 'function' ? await token() : token;
  const { signal } = options;
  try {
    return await fetch(url, {
      method: 'POST',
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...lowerCased(headers),
        ...lowerCased(options.headers),
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    throw toNetworkError(error, signal);
  }
}

/** Names of headers are case-insensitive. */
const lowerCased = (headers: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
