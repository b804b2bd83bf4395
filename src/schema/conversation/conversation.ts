import {
  assistantOfConversation,
  CONVERSATION_GAPS,
  getConversation,
  isAiDisabled,
  versionOfConversation,
  withMetadata,
} from '../../resolvers/conversations.ts';
import type { ConversationWire } from '../../upstream/resources/conversations.ts';
import { access, MAY_READ, MAY_READ_CONVERSATIONS } from '../access/access.ts';
import { AssistantVersion } from '../assistant/ref.ts';
import { assistantLink } from '../shared/assistant-link.ts';
import { COST_OF_CONVERSATIONS, COST_OF_VERSIONS } from '../shared/costs.ts';
import { asNode } from '../shared/node.ts';
import { single } from '../shared/single.ts';
import { dateTime, id, json, key, oneOf, text, url } from '../wire/fields.ts';
import { asJsonObject, mapFields, wireObject } from '../wire/object.ts';
import { ConversationChannel } from './channel.ts';
import { Conversation } from './ref.ts';

const OF_METADATA = 'From `metadata`; null if it does not say.';

/** What the metadata says under the keys that Telnyx gives it. */
const metadataFields = {
  assistant_id: id(`Id of the assistant that holds the conversation. ${OF_METADATA}`),
  assistant_version_id: id(`Id of its version. ${OF_METADATA}`),
  telnyx_conversation_channel: oneOf(ConversationChannel, `How the conversation is held. ${OF_METADATA}`, 'channel'),
  telnyx_agent_target: url(`Phone number, SIP URI or other address of the assistant. ${OF_METADATA}`, 'agentTarget'),
  telnyx_end_user_target: url(`Phone number, SIP URI or other address of the end user. ${OF_METADATA}`, 'endUserTarget'),
  call_control_id: id(`Id of the phone call in Call Control. ${OF_METADATA}`),
} as const;

wireObject<ConversationWire>(Conversation, {
  isEntity: true,
  gaps: CONVERSATION_GAPS,
  access: { needs: MAY_READ_CONVERSATIONS },
  description:
    'What an assistant and an end user say to each other: a phone call, or a chat that may go on for days. Messages and findings are read when they are asked for.',
  fields: {
    id: key('Id of the conversation at Telnyx.'),
    name: text('Display name; null or empty if it has none.'),
    created_at: dateTime('When it began.'),
    last_message_at: dateTime('When its last message was written; null before the first one.'),
    metadata: json(
      'Labels of the conversation, by name: those of Telnyx, which have fields of their own, and those that the customer chose. All values are strings.',
    ),
  },
  derived: (t) => ({
    ...mapFields(t, metadataFields, (conversation, ctx) => {
      const whole = withMetadata(conversation as ConversationWire, ctx);
      return whole instanceof Promise ? whole.then(({ metadata }) => asJsonObject(metadata)) : asJsonObject(whole.metadata);
    }),
    aiDisabled: t.boolean({
      description:
        'Whether the assistant no longer replies, as somebody has taken over; Telnyx then refuses messages to the assistant. From `ai_disabled` of `metadata`; null if it does not say, which means no.',
      resolve: (conversation, _args, ctx) => isAiDisabled(conversation, ctx),
    }),
    assistant: t.field(
      assistantLink('The assistant of `assistantId`; null if it does not exist.', (conversation: ConversationWire, ctx) =>
        assistantOfConversation(conversation, ctx),
      ),
    ),
    assistantVersion: t.field({
      type: AssistantVersion,
      description: `The version of \`assistantVersionId\`; null if it does not exist. ${COST_OF_VERSIONS}`,
      extensions: access({ needs: MAY_READ }),
      resolve: (conversation, _args, ctx) => versionOfConversation(conversation, ctx),
    }),
  }),
});

asNode(Conversation, 'conversation', MAY_READ_CONVERSATIONS);

single('conversation', {
  type: Conversation,
  noun: 'conversation',
  description: `One conversation, or null where there is none. ${COST_OF_CONVERSATIONS}`,
  needs: MAY_READ_CONVERSATIONS,
  get: getConversation,
});
