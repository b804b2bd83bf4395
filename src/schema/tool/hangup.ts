import { text } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const HangupTool = toolVariant('HangupTool', 'hangup', {
  description: 'Lets the assistant end the call. At most one per assistant.',
  fields: {
    description: text("When the model should hang up: instructions for the model; null means Telnyx's own wording."),
  },
});
