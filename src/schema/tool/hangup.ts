import { text } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const HangupTool = toolVariant('HangupTool', 'hangup', {
  description: 'Lets the assistant end the call. At most one per assistant.',
  fields: {
    description: text('When the model should hang up, in words for the model; null means the platform decides the wording.'),
  },
});
