import type { MessagingSettings as MessagingSettingsWire } from 'telnyx/resources/ai/assistants/assistants';
import { id, int, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const MessagingSettings = wireObject<MessagingSettingsWire>('MessagingSettings', {
  description: 'How the assistant exchanges text messages.',
  fields: {
    default_messaging_profile_id: id(
      'Id of the messaging profile that sends and receives; the platform makes one along with the assistant.',
    ),
    conversation_inactivity_minutes: int(
      'Minutes without a message after which the next one opens a new conversation, 1 to 10000000; null means the default of the platform.',
    ),
    delivery_status_webhook_url: url('URL that is told whether messages of the assistant arrived; null means nobody is told.'),
  },
});
