import { json } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const DTMFTool = toolVariant('DTMFTool', 'send_dtmf', {
  description: 'Lets the assistant send DTMF tones, for example to get through a phone menu. At most one per assistant.',
  fields: {},
  freeForm: json('Settings of the tool, as the Telnyx API sent them; Telnyx defines none so far, so this is usually an empty object.'),
});
