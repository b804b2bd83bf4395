import { parse, readAnswer, toAnswer } from './answer.ts';
import type { Client } from './client.ts';
import type { RequestOptions, Rest, TypedText } from './options.ts';
import { AssistantsGatewayError, failureOf } from './error.ts';
import { eventsOf } from './events.ts';
import { retry } from './retry.ts';
import type { Answer } from './types.ts';

/** What one subscription has of its own; it always goes by POST. */
export interface SubscribeOptions extends Omit<RequestOptions, 'method' | 'retries'> {
  /**
   * How often a stream that broke is opened again, in a row. Default 0: the server would carry a chat or an import out once more.
   * Give it to subscriptions that only watch, `testRun` and `testSuiteRun`, which begin with the state of the moment.
   */
  readonly retries?: number;
}

/**
 * Sends a subscription and gives the answer of each event, with its errors of fields. It ends when the server says so, and throws
 * when the stream is refused or breaks; leaving the loop, or the signal, ends the subscription at the gateway.
 */
export async function* subscribe<TResult = unknown, TVariables = Record<string, unknown>>(
  client: Client,
  document: TypedText<TResult, TVariables>,
  ...[variables, options = {}]: Rest<TVariables, SubscribeOptions>
): AsyncGenerator<Answer<TResult>, void, undefined> {
  const { retries = 0, signal } = options;
  for (let isOver = false; !isOver;) {
    const stream = await retry(retries, signal, async () => {
      const events = answersOf<TResult>(client, document, variables as object | undefined, options);
      return { events, first: await events.next() };
    });
    isOver = true;
    try {
      for (let event = stream.first; !event.done; event = await stream.events.next()) yield event.value;
    } catch (error) {
      const isBroken = error instanceof AssistantsGatewayError && error.code === 'NETWORK_ERROR';
      if (!isBroken || retries === 0) throw error;
      isOver = false;
    } finally {
      await stream.events.return();
    }
  }
}

const EVENTS = 'text/event-stream, application/graphql-response+json;q=0.9, application/json;q=0.8';

/** The events of one connection. */
export async function* answersOf<TResult>(
  client: Client,
  document: TypedText<unknown, never>,
  variables: object | undefined,
  { signal, headers }: SubscribeOptions,
): AsyncGenerator<Answer<TResult>, void, undefined> {
  const { url } = client;
  const response = await client.send(document, variables, EVENTS, {
    ...(signal && { signal }),
    ...(headers && { headers }),
    method: 'POST',
  });
  if (!/^text\/event-stream/i.test(response.headers.get('content-type') ?? '')) {
    // A refusal; an answer to what is not a subscription is its only event.
    const answer = await readAnswer<TResult>(response, url, signal);
    if (answer.data === null) throw failureOf(answer);
    yield answer;
    return;
  }
  for await (const { event, data } of eventsOf(response, url, signal)) {
    if (event === 'complete') return;
    if (event !== 'next') continue;
    const body = parse(data);
    const answer = toAnswer<TResult>(body, response);
    // Errors without data end the stream; those of an event have at least null.
    if (!('data' in (body as object))) throw failureOf(answer);
    yield answer;
  }
  throw new AssistantsGatewayError('NETWORK_ERROR', `The stream of ${String(url)} broke: it ends without "complete".`);
}
