import { text } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const SendMessageTool = toolVariant('SendMessageTool', 'send_message', {
  description:
    'Lets the assistant send the user a text message (SMS or MMS), between the two phone numbers of the conversation. At most one per assistant.',
  fields: {
    message_template: text('The message, with `{{variables}}` that are filled in when it is sent; null means the model writes it.'),
  },
});
