import type { MessageListResponse } from 'telnyx/resources/ai/conversations/messages';
import { listMessages } from '../../resolvers/conversations.ts';
import type { MessageWire } from '../../upstream/resources/messages.ts';
import { MAY_READ_CONVERSATIONS } from '../access/access.ts';
import { windowConnection } from '../shared/window-connection.ts';
import { wireEnum } from '../wire/enum.ts';
import { dateTime, id, json, object, objects, oneOf, text, prose } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { parsedJson } from '../../resolvers/parsed-json.ts';
import { Conversation, ConversationMessage } from './ref.ts';

const common = { access: { needs: MAY_READ_CONVERSATIONS } };

const MessageRole = wireEnum<MessageWire['role']>('MessageRole', 'Who wrote a message.', {
  user: 'The end user.',
  assistant: 'The assistant, or who speaks for it.',
  tool: 'A tool that the assistant called: the message is what the tool answered.',
});

const MessageFunctionCall = wireObject<MessageListResponse.ToolCall.Function>('MessageFunctionCall', {
  ...common,
  description: 'A function that the assistant called, and what with.',
  fields: {
    name: text('Name of the function, as the model knows it.'),
    arguments: prose(text('The arguments as the model wrote them, most often a JSON object; see `argumentsJson`.')),
  },
  derived: (t) => ({
    argumentsJson: t.field({
      type: 'JSON',
      description: '`arguments` as the JSON that they are; null if they are none.',
      resolve: (call) => parsedJson(call.arguments),
    }),
  }),
});

const MessageToolCall = wireObject<MessageListResponse.ToolCall>('MessageToolCall', {
  ...common,
  description: 'A call of a tool by the assistant.',
  fields: {
    id: id('Id of the call among those of its conversation.', 'toolCallId'),
    type: text('What is called, as Telnyx names it: `function`.'),
    function: object(() => MessageFunctionCall, 'The function, and its arguments.'),
  },
});

wireObject<MessageWire>(ConversationMessage, {
  ...common,
  description: 'A message of a conversation. Messages have no ids.',
  fields: {
    role: oneOf(MessageRole, 'Who wrote it.'),
    text: prose(text('What it says; null or empty for a message that only calls tools.')),
    created_at: dateTime('When it joined the conversation, which may be later than it was said.'),
    sent_at: dateTime('When the end user was sent it, or sent it; null if that is not known.'),
    metadata: json('What is noted of it, by name: strings, numbers, booleans, and lists of them.'),
    tool_calls: objects(() => MessageToolCall, 'The tools that the assistant called in it.'),
  },
});

windowConnection({
  type: ConversationMessage,
  noun: ['a', 'message', null],
  names: { connection: 'ConversationMessageConnection', edge: 'ConversationMessageEdge', items: 'messages' },
}).link(Conversation, 'messages', {
  description:
    'The messages of the conversation, as Telnyx sorts them; a second old at most. Cost: for each conversation, one upstream call for each page of 100 that this part of the list touches, usually one.',
  needs: MAY_READ_CONVERSATIONS,
  list: (conversation, args, _filter, ctx) => listMessages(conversation, args, ctx),
});
