/** Connections of conversations, at Query and at the types that lead to them. */
import { listConversations, listConversationsOf } from '../../resolvers/conversations.ts';
import type { ConversationColumn } from '../../resolvers/conversation-filter.ts';
import { MAY_READ_CONVERSATIONS } from '../access/access.ts';
import { Assistant, AssistantVersion } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { givenId } from '../shared/given-id.ts';
import { keysetConnection } from '../shared/keyset-connection.ts';
import { OrderDirection } from '../shared/list-order.ts';
import { ConversationChannel } from './channel.ts';
import { DateTimeRange } from './date-time-range.ts';
import { Conversation } from './ref.ts';

const MetadataEquals = builder.inputType('MetadataEquals', {
  description: 'A label that a conversation is to have.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'Name of the label: 1 to 64 letters, digits and `_`.' }),
    value: t.string({ required: true, description: 'Its value, to the letter.' }),
  }),
});

const ConversationFilter = builder.inputType('ConversationFilter', {
  description:
    'Which conversations to list. All that is given must hold; null and absent ask for nothing. Telnyx filters, so that a filter costs no more.',
  fields: (t) => ({
    ids: t.idList({
      description: 'One of these ids, 50 at most, of letters, digits and `-`. An empty list matches nothing, and costs nothing.',
    }),
    assistantId: t.id({ description: 'Held by this assistant.' }),
    assistantVersionId: t.id({ description: 'Held by this version of an assistant.' }),
    channel: t.field({ type: ConversationChannel.ref, description: 'Held on this channel.' }),
    agentTarget: t.string({ description: 'With this address of the assistant, to the letter, such as `+15550100001`.' }),
    endUserTarget: t.string({ description: 'With this address of the end user, to the letter.' }),
    callControlId: t.id({ description: 'Of this phone call in Call Control.' }),
    namePrefix: t.string({ description: 'With a name that begins so, to the letter. It takes no `%`, `_`, `*` and `\\`.' }),
    createdAt: t.field({ type: DateTimeRange, description: 'Begun in this time.' }),
    lastMessageAt: t.field({ type: DateTimeRange, description: 'With its last message in this time.' }),
    metadata: t.field({ type: [MetadataEquals], description: 'With all of these labels.' }),
  }),
});

const ConversationOrderField = builder.enumType('ConversationOrderField', {
  description: 'What conversations are sorted by. Those of the same time are ordered by id.',
  values: {
    CREATED_AT: { value: 'created_at', description: 'The time at which they began.' },
    LAST_MESSAGE_AT: {
      value: 'last_message_at',
      description:
        'The time of their last message. Those without a message are left out, and one that goes on while the list is paged through may be missed.',
    },
  } as const satisfies Readonly<Record<string, { readonly value: ConversationColumn; readonly description: string }>>,
});

const ConversationOrder = builder.inputType('ConversationOrder', {
  description: 'How to sort conversations.',
  fields: (t) => ({
    field: t.field({ type: ConversationOrderField, required: true, description: 'What to sort by.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'asc',
      description: 'Which end comes first; ascending if not said.',
    }),
  }),
});

const conversations = keysetConnection({
  type: Conversation,
  noun: ['a', 'conversation'],
  names: { connection: 'ConversationConnection', edge: 'ConversationEdge', items: 'conversations' },
  needs: MAY_READ_CONVERSATIONS,
  filter: { type: ConversationFilter, description: 'Which conversations; null means all.' },
  orderBy: { type: ConversationOrder, description: 'How to sort; null means those that began last first.' },
});

type Given = typeof ConversationFilter.$inferInput;

/** The filter with its ids as texts. */
const toFilter = ({ ids, assistantId, assistantVersionId, callControlId, ...rest }: Partial<Given>) => ({
  ...rest,
  ids: ids?.map(String),
  assistantId: givenId(assistantId),
  assistantVersionId: givenId(assistantVersionId),
  callControlId: givenId(callControlId),
});

const COST =
  'one upstream call, and one more where conversations on the border of the page have the same time, or where a call brought a round number that is short of what was asked for (25, say), which may be a maximum, unless Telnyx has given more at once within the last hour. How many there are, Telnyx does not say.';

conversations.root('conversations', {
  description: `The conversations of the account. Cost: ${COST}`,
  list: (_root, args, filter, ctx) => listConversations(args, toFilter(filter), ctx),
});

conversations.link(Assistant, 'conversations', {
  description: `The conversations that the assistant holds or held, whichever version it had. Cost: for each assistant, ${COST}`,
  list: ({ id }, args, filter, ctx) => listConversationsOf({ assistantId: String(id) }, args, toFilter(filter), ctx),
});

conversations.link(AssistantVersion, 'conversations', {
  description: `The conversations that were held by this version. Cost: for each version, ${COST}`,
  list: ({ id, version_id: versionId }, args, filter, ctx) =>
    listConversationsOf({ assistantId: String(id), assistantVersionId: String(versionId) }, args, toFilter(filter), ctx),
});
