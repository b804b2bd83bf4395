import type { NodePosition as Wire } from 'telnyx/resources/ai/assistants/assistants';
import { float } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const NodePosition = wireObject<Wire>('NodePosition', {
  description: 'A position on the canvas of the flow editor. It has no effect on a conversation.',
  fields: { x: float('Pixels from the left of the canvas.'), y: float('Pixels from the top of the canvas.') },
});
