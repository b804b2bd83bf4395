import { json } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const DTMFTool = toolVariant('DTMFTool', 'send_dtmf', {
  description: 'Lets the assistant press keys of the phone, for example to get through a menu. At most one per assistant.',
  fields: {},
  freeForm: json('Settings of the tool under their wire keys; the platform defines none so far, so that this is usually an empty object.'),
});
