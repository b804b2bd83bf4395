import { text } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const SkipTurnTool = toolVariant('SkipTurnTool', 'skip_turn', {
  description: 'Lets the assistant stay silent for a turn, for example while the user looks something up. At most one per assistant.',
  fields: {
    description: text("When the model should stay silent: instructions for the model; null means Telnyx's own wording."),
  },
});
