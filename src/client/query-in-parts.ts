import { parse, toAnswer } from './answer.ts';
import type { Client } from './client.ts';
import type { RequestOptions, Rest, TypedText } from './options.ts';
import { AssistantsGatewayError, failureOf, throwNetworkError } from './error.ts';
import { mergePart, type Part } from './merge-parts.ts';
import { partsOf } from './parts.ts';
import { retry } from './retry.ts';
import type { Answer } from './types.ts';

/** An answer as far as it has arrived: deferred fields are absent until they come. */
export interface PartialAnswer<TResult> extends Answer<TResult> {
  readonly hasNext: boolean;
}

const IN_PARTS = 'multipart/mixed;deferSpec=20220824, application/graphql-response+json, application/json;q=0.9';

/** The payloads of an answer, as they were sent; a single one where it comes whole. Throws where it does not come from a gateway. */
export async function* payloadsOf(
  client: Client,
  document: TypedText<unknown, never>,
  variables: object | undefined,
  options?: RequestOptions,
): AsyncGenerator<{ readonly payload: Part; readonly response: Response }, void, undefined> {
  const { url } = client;
  const signal = options?.signal;
  const response = await client.send(document, variables, IN_PARTS, options);
  if (!/^multipart\/mixed/i.test(response.headers.get('content-type') ?? '')) {
    const text = await response.text().catch((error: unknown) => throwNetworkError(error, url, signal));
    yield { payload: parse(text) as Part, response };
    return;
  }
  for await (const payload of partsOf(response, url, signal)) {
    if (typeof payload !== 'object' || payload === null)
      throw new AssistantsGatewayError('BAD_ANSWER', 'A part of the answer is not an object of JSON.');
    yield { payload, response };
  }
}

/**
 * Sends a query with `@defer` or `@stream` and gives its answer each time that more of it is there, with all that came before.
 * Errors of fields are in the answers. What is refused as a whole, or breaks off, throws; it is repeated if nothing has come yet.
 */
export async function* queryInParts<TResult = unknown, TVariables = Record<string, unknown>>(
  client: Client,
  document: TypedText<TResult, TVariables>,
  ...[variables, options = {}]: Rest<TVariables>
): AsyncGenerator<PartialAnswer<TResult>, void, undefined> {
  const { retries = client.retries, signal } = options;
  const { payloads, first } = await retry(
    retries,
    signal,
    async () => {
      const opened = payloadsOf(client, document, variables as object | undefined, options);
      const { value } = await opened.next();
      return {
        payloads: opened,
        first: { ...toAnswer<TResult>(value?.payload, value?.response as Response), hasNext: value?.payload.hasNext === true },
      };
    },
    (opened) => (opened.first.hasNext ? undefined : failureOf(opened.first)),
  );
  try {
    const failure = first.data === null && !first.hasNext ? failureOf(first) : undefined;
    if (failure) throw failure;
    yield first;
    let answer: PartialAnswer<TResult> = first;
    for await (const { payload } of payloads) {
      answer = { ...mergePart(answer, payload), hasNext: payload.hasNext === true };
      yield answer;
    }
  } finally {
    await payloads.return();
  }
}
