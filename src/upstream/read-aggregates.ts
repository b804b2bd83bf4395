import type { ConversationInsightRetrieveAggregatesParams } from 'telnyx/resources/ai/conversations/conversation-insights';
import { isObject, type JsonObject } from '../json.ts';
import { answerOf, callOptions } from './client.ts';
import { toCount } from './pages.ts';
import { unwrapList } from './envelope.ts';
import { partsOfLists, type PageSource } from './page-source.ts';

/** Parameters of the query; one with several values is sent several times. */
export type AggregatesQuery = Readonly<Record<string, readonly string[]>>;

/** What was counted, and how many rows could not be read. */
export interface Aggregates {
  readonly rows: readonly JsonObject[];
  readonly damaged: number;
}

/** Counts of what was found in conversations, by the values that are asked for: each question is a read of its own. */
export const aggregatesSource: PageSource<AggregatesQuery, Aggregates> = {
  scope: 'insight-aggregates',
  name: 'rows',
  partsOf: (query) => partsOfLists({ ...query }),
  read: async ({ conversations: { conversationInsights } }, query, call) => {
    const sent = query as unknown as ConversationInsightRetrieveAggregatesParams;
    const answer = await answerOf(conversationInsights.retrieveAggregates(sent, callOptions(call)));
    const items = unwrapList(answer, 'aggregates');
    const rows = items.filter((row) => isObject(row) && toCount(row['record_count']) !== null) as readonly JsonObject[];
    return { value: { rows, damaged: items.length - rows.length }, bytes: answer.bytes };
  },
};
