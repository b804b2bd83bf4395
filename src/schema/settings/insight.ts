import type { InsightSettings as InsightSettingsWire } from 'telnyx/resources/ai/assistants/assistants';
import { id } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const InsightSettings = wireObject<InsightSettingsWire>('InsightSettings', {
  description: 'Post-call insights: what is extracted from finished conversations.',
  fields: {
    insight_group_id: id('Id of the insight group that is run over every conversation of the assistant; null means none.'),
  },
});
