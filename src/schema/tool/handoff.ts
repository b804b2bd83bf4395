import { objects, oneOf, sized } from '../wire/fields.ts';
import { HandoffTarget } from './handoff-target.ts';
import { toolVariant } from './tool.ts';
import { VoiceMode } from './voice-mode.ts';

export const HandoffTool = toolVariant('HandoffTool', 'handoff', {
  description:
    'Lets the assistant hand the conversation off to another assistant, by default without the caller noticing. At most one per assistant.',
  fields: {
    ai_assistants: sized(
      5,
      objects(() => HandoffTarget, 'The assistants to choose from.'),
    ),
    voice_mode: oneOf(VoiceMode, 'Which voice is used after the handoff; null means the Telnyx default.'),
  },
});
