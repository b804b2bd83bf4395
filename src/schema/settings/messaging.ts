import type { MessagingSettings as MessagingSettingsWire } from 'telnyx/resources/ai/assistants/assistants';
import { id, int, unset, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const MessagingSettings = wireObject<MessagingSettingsWire>('MessagingSettings', {
  description: 'How the assistant exchanges text messages.',
  fields: {
    default_messaging_profile_id: id('Id of the messaging profile that sends and receives; Telnyx creates one along with the assistant.'),
    conversation_inactivity_minutes: unset(
      'the Telnyx default',
      int('Minutes without a message after which the next message starts a new conversation, 1 to 10000000.'),
    ),
    delivery_status_webhook_url: url('URL that receives webhooks on the delivery status of messages of the assistant; null means none.'),
  },
});
