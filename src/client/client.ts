import { readAnswer } from './answer.ts';
import { failureOf } from './error.ts';
import type { ClientOptions, RequestOptions, Rest, TypedText } from './options.ts';
import { isQuery, send } from './request.ts';
import { retry } from './retry.ts';
import type { Answer } from './types.ts';

/** What sends operations to one gateway. `queryInParts`, `subscribe` and `relayNetwork` take it, too. */
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
  /** Sends an operation with this `Accept` header and returns the response itself: for `subscribe`, `queryInParts` and the like. */
  send(document: TypedText<unknown, never>, variables: object | undefined, accept: string, options?: RequestOptions): Promise<Response>;
  readonly url: string | URL;
  /** How often a query is repeated. */
  readonly retries: number;
}

/**
 * A client for one gateway. It needs only `fetch`, and keeps no state but what its persisted queries do. Token and headers are no
 * properties of it, so that it can be logged.
 */
export function createClient(options: ClientOptions): Client {
  const client: Client = {
    url: options.url,
    retries: options.retries ?? 2,
    send: (document, variables, accept, request) => send(options, document, variables, accept, request),
    execute: async <TResult, TVariables>(document: TypedText<TResult, TVariables>, ...[variables, request = {}]: Rest<TVariables>) => {
      const { signal, retries = isQuery(document) ? client.retries : 0 } = request;
      const attempt = async () =>
        readAnswer<TResult>(await client.send(document, variables as object | undefined, JSON_TYPES, request), client.url, signal);
      return retry(retries, signal, attempt, failureOf);
    },
    query: async (document, ...rest) => {
      const answer = await client.execute(document, ...rest);
      const failure = failureOf(answer);
      if (failure) throw failure;
      // What is null is a failure.
      return answer.data!;
    },
  };
  return client;
}

const JSON_TYPES = 'application/graphql-response+json, application/json;q=0.9';
