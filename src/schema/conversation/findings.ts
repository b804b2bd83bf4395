import type { ConversationRetrieveConversationsInsightsResponse } from 'telnyx/resources/ai/conversations/conversations';
import { listFindings } from '../../resolvers/conversations.ts';
import type { ConversationInsightWire } from '../../upstream/resources/messages.ts';
import { access, MAY_READ_CONVERSATIONS } from '../access/access.ts';
import { builder } from '../builder.ts';
import { showEntries } from '../shared/gaps.ts';
import { COST } from '../shared/directives.ts';
import { wireEnum } from '../wire/enum.ts';
import { dateTime, id, objects, oneOf, text, prose } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { parsedJson } from '../../resolvers/parsed-json.ts';
import { Conversation, ConversationInsight } from './ref.ts';

const common = { access: { needs: MAY_READ_CONVERSATIONS } };

const InsightStatus = wireEnum<ConversationInsightWire['status']>('InsightStatus', 'How far the analysis of a conversation is.', {
  pending: 'It has not begun.',
  in_progress: 'It is under way.',
  completed: 'It is done.',
  failed: 'It failed, so that nothing was found.',
});

export const InsightFinding = wireObject<ConversationRetrieveConversationsInsightsResponse.Data.ConversationInsight>('InsightFinding', {
  ...common,
  description: 'What one insight found in a conversation.',
  fields: {
    insight_id: id('Id of the insight that was looked for.'),
    result: prose(text('What was found, as the model wrote it: prose, or JSON where the insight has a schema; see `json`.', 'text')),
  },
  derived: (t) => ({
    json: t.field({
      type: 'JSON',
      description: '`text` as the JSON that it is; null if it is none.',
      resolve: ({ result }) => parsedJson(result),
    }),
  }),
});

wireObject<ConversationInsightWire>(ConversationInsight, {
  ...common,
  description: 'One analysis of a conversation, by the insights of a group.',
  fields: {
    id: id('Id of the analysis.', 'conversationInsightId'),
    status: oneOf(InsightStatus, 'How far it is.'),
    created_at: dateTime('When it was ordered.'),
    conversation_insights: objects(() => InsightFinding, 'What was found; empty before it is done.', 'insights'),
  },
});

builder.objectField(Conversation, 'insights', (t) =>
  t.field({
    type: [ConversationInsight],
    cost: COST.read,
    listSize: { assumedSize: 2 },
    description:
      'What was found in the conversation, as Telnyx sorts it; what is not done is a second old at most. Cost: one upstream list for each conversation.',
    extensions: access({ needs: MAY_READ_CONVERSATIONS }),
    resolve: async ({ id: conversationId }, _args, ctx, info) =>
      showEntries(await listFindings(String(conversationId), ctx), ['a', 'set of findings'], ctx, info),
  }),
);
