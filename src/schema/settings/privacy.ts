import type { PrivacySettings as PrivacySettingsWire } from 'telnyx/resources/ai/assistants/assistants';
import { boolean } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const PrivacySettings = wireObject<PrivacySettingsWire>('PrivacySettings', {
  description: 'What is stored of conversations, and where they may be processed.',
  fields: {
    data_retention: boolean(
      'Whether conversation histories and insights are stored. Recordings, and what the account stores by its own settings, are not affected.',
    ),
    in_transit_data_locality: boolean(
      "Whether web chat must be received and answered by models inside the organisation's data region; chat that enters elsewhere is then refused. Voice and messaging are not affected. Default false.",
    ),
  },
});
