import { SipHeader } from '../settings/headers.ts';
import { objects } from '../wire/fields.ts';
import { targets } from './targets.ts';
import { toolVariant } from './tool.ts';

export const SIPReferTool = toolVariant('SIPReferTool', 'refer', {
  description: 'Lets the assistant refer the call to another destination with a SIP REFER. At most one per assistant.',
  fields: {
    targets: targets('Targets that the model may refer the call to; null where nothing is stored.'),
    custom_headers: objects(() => SipHeader, 'Headers of any name that the SIP REFER carries.'),
    sip_headers: objects(() => SipHeader, 'Standard headers that the SIP REFER carries: `User-to-User` and `Diversion`.'),
  },
});
