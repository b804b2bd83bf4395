/** Fields from other types to conversations, and what leads on by them. */
import { assistantOfRun, findingsOfRun, getReferencedConversation } from '../../resolvers/conversations.ts';
import type { ScheduledEventWire } from '../../upstream/resources/scheduled-events.ts';
import type { TestRunWire } from '../../upstream/resources/test-runs.ts';
import { access, MAY_READ_BOTH, MAY_READ_CONVERSATIONS } from '../access/access.ts';
import { assistantLink } from '../shared/assistant-link.ts';
import { builder } from '../builder.ts';
import { ScheduledEvent } from '../scheduled-event/ref.ts';
import { TestRun } from '../test/ref.ts';
import { conversationLink } from './link.ts';
import { ConversationInsight } from './ref.ts';

const OF_CONVERSATION_ID = 'The conversation of `conversationId`; null before there is one, and where it does not exist.';

builder.objectFields(TestRun, (t) => ({
  conversation: t.field(
    conversationLink(OF_CONVERSATION_ID, ({ conversation_id: id }: TestRunWire, ctx) => getReferencedConversation(id, ctx)),
  ),
  conversationInsights: t.field({
    type: ConversationInsight,
    description:
      'What was found in the conversation: the analysis of `conversationInsightsId`; null before there is one. Cost: one upstream list for each conversation.',
    extensions: access({ needs: MAY_READ_CONVERSATIONS }),
    resolve: (run, _args, ctx) => findingsOfRun(run, ctx),
  }),
  assistant: t.field({
    ...assistantLink(
      'The assistant that the conversation was held with, as it names it; null before there is one.',
      (run: TestRunWire, ctx) => assistantOfRun(run, ctx),
    ),
    extensions: access({ needs: MAY_READ_BOTH }),
  }),
}));

builder.interfaceFields(ScheduledEvent, (t) => ({
  conversation: t.field(
    conversationLink(OF_CONVERSATION_ID, ({ conversation_id: id }: ScheduledEventWire, ctx) => getReferencedConversation(id, ctx)),
  ),
}));
