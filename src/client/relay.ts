import type { Client } from './client.ts';
import type { RequestOptions, TypedText } from './options.ts';
import type { Part } from './merge-parts.ts';
import { payloadsOf } from './query-in-parts.ts';
import { answersOf } from './subscribe.ts';

/** Relay's `Sink`, which takes the payloads of an answer. */
export interface RelaySink {
  next(payload: object): void;
  error(error: Error): void;
  complete(): void;
}

/* oxlint-disable typescript/no-explicit-any -- a generic class of Relay makes these: what it makes of a payload cannot be said without Relay's types */
/** The class `Observable` of `relay-runtime`. */
export interface RelayObservableClass {
  create(source: (sink: RelaySink) => () => void): any;
}

/** A `FetchFunction` of Relay, or a `SubscribeFunction`; it gives an `Observable`. */
export type RelayFetch = (request: RelayRequest, variables: Readonly<Record<string, unknown>>) => any;
/* oxlint-enable typescript/no-explicit-any */

/** The part of Relay's `RequestParameters` that names the operation. */
export interface RelayRequest {
  readonly text: string | null | undefined;
  readonly id: string | null | undefined;
}

/**
 * The two arguments of Relay's `Network.create`: for queries, with `@defer` and `@stream`, and mutations; and for subscriptions.
 * What Relay's compiler has persisted is sent by its id if the client has `persistedOperations()`, which needs no manifest then.
 */
export function relayNetwork(client: Client, observable: RelayObservableClass): readonly [fetch: RelayFetch, subscribe: RelayFetch] {
  /** Leaving it ends the request. */
  const observe = (run: (options: RequestOptions) => AsyncIterable<object>): unknown =>
    observable.create((sink) => {
      const controller = new AbortController();
      const { signal } = controller;
      const read = async () => {
        for await (const payload of run({ signal })) if (!signal.aborted) sink.next(payload);
      };
      read().then(
        () => !signal.aborted && sink.complete(),
        (reason: unknown) => !signal.aborted && sink.error(reason as Error),
      );
      return () => controller.abort();
    });
  return [
    (request, variables) => observe((options) => relayPayloads(client, documentOf(request), variables, options)),
    (request, variables) => observe((options) => answersOf(client, documentOf(request), variables, options)),
  ];
}

/** `getDataID` of Relay's `Environment`: `id` is unique for a type only, and keys of several fields have none. */
export const relayDataId = (record: Readonly<Record<string, unknown>>): string => record['globalId'] as string;

/** A document as graphql-codegen would write it, so that it can be named by its id. */
const documentOf = ({ text, id }: RelayRequest): TypedText<unknown, never> =>
  Object.assign(new String(text ?? ''), { __meta__: { hash: id } });

async function* relayPayloads(
  client: Client,
  document: TypedText<unknown, never>,
  variables: object,
  options: RequestOptions,
): AsyncGenerator<object, void, undefined> {
  for await (const { payload } of payloadsOf(client, document, variables, options)) yield* toRelay(payload);
}

/** Answers as they are; each part of one with its place. */
function toRelay({ incremental, hasNext, ...answer }: Part): readonly object[] {
  const final = (isLast: boolean) => ({ extensions: { ...answer.extensions, is_final: isLast } });
  if (!incremental) return 'data' in answer || 'errors' in answer ? [{ ...answer, ...final(hasNext !== true) }] : [];
  const pieces = incremental.flatMap(({ items, path = [], ...piece }): readonly object[] => {
    if (!items) return [{ ...piece, path }];
    const index = Number(path.at(-1));
    return items.map((data, offset) => ({ ...piece, data, path: [...path.slice(0, -1), index + offset] }));
  });
  return pieces.map((piece, index) => Object.assign(piece, final(hasNext !== true && index === pieces.length - 1)));
}
