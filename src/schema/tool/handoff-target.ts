import type { AssistantTool } from 'telnyx/resources/ai/assistants/assistants';
import { id, text } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const HandoffTarget = wireObject<AssistantTool.Handoff.Handoff.AIAssistant>('HandoffTarget', {
  description: 'An assistant that the conversation may be handed off to.',
  fields: {
    id: { ...id('Id of the assistant; it may no longer exist.', 'assistantId'), access: { isUrl: true } },
    name: text('Name by which the model chooses this target; it need not be the name of the assistant.'),
  },
});
