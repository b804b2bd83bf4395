import { SipHeader } from '../settings/headers.ts';
import { object, objects, url } from '../wire/fields.ts';
import { targetsOrTemplate, targetsTemplate } from './targets.ts';
import { toolVariant } from './tool.ts';
import { TransferVoicemailDetection } from './transfer-voicemail.ts';

export const InviteTool = toolVariant('InviteTool', 'invite', {
  description: 'Lets the assistant invite another person to the call and stay in it. At most one per assistant.',
  fields: {
    from: url('Phone number or SIP URI that the invitation is dialled from; may hold `{{variables}}`.'),
    targets: targetsOrTemplate(
      'Targets that the model may invite; null where `targetsTemplate` or nothing is stored, in which case they can still be set at call time.',
    ),
    custom_headers: objects(() => SipHeader, 'Headers that the SIP INVITE carries.'),
    voicemail_detection: object(() => TransferVoicemailDetection, 'What happens when a voicemail answers; null means the Telnyx default.'),
  },
  derived: targetsTemplate('invite'),
});
