/** Lists that are read on from a value of the column that they are ordered by, as nothing else says where a page begins. */
import { answerOf, callOptions, type SdkOptions, type Upstream } from './client.ts';
import { unwrapList } from './envelope.ts';
import type { Kind } from './kinds.ts';
import type { Noun } from '../noun.ts';
import { partsOfLists, type PageSource } from './page-source.ts';
import { isEntry } from './read-resource.ts';

/** Which rows are asked for: in an order, so many of them, and what the upstream filters by. */
export interface AskedRows {
  readonly order: string;
  readonly limit: number;
  /** Several values of one are all to hold. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}

/** What a list of rows brought, in its order. */
export interface KeysetRows<W extends object> {
  readonly rows: readonly W[];
  /** How many items came, damaged ones included. */
  readonly count: number;
}

/** What is listed by such a column. */
export interface KeysetResource<W extends object> {
  readonly kind: Kind;
  readonly noun: Noun;
  readonly idKey: keyof W & string;
  readonly rows: (upstream: Upstream, query: Readonly<Record<string, unknown>>, options: SdkOptions) => PromiseLike<unknown>;
}

/** All rows of an account. */
export const keysetSource = <W extends object>({ kind, idKey, rows }: KeysetResource<W>): PageSource<AskedRows, KeysetRows<W>> => ({
  scope: kind,
  name: 'rows',
  partsOf: ({ order, limit, parameters }) => [order, limit, ...partsOfLists(parameters)],
  read: async (upstream, { order, limit, parameters }, call) => {
    const answer = await answerOf(rows(upstream, { ...parameters, order, limit }, callOptions(call)));
    const items = unwrapList(answer, kind);
    return { value: { rows: items.filter((item) => isEntry({ idKey }, item)), count: items.length }, bytes: answer.bytes };
  },
});
