import type { AssistantTool } from 'telnyx/resources/ai/assistants/assistants';
import { SipHeader } from '../settings/headers.ts';
import { wireEnum } from '../wire/enum.ts';
import { boolean, int, object, objects, oneOf, text, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { targetsOrTemplate, targetsTemplate } from './targets.ts';
import { toolVariant } from './tool.ts';
import { TransferVoicemailDetection } from './transfer-voicemail.ts';

export const WarmTransferContextMode = wireEnum(
  'WarmTransferContextMode',
  'Whether the exchange between assistant and target becomes part of the conversation.',
  {
    private: 'It does not: history, webhooks and insights see only the outcome.',
    shared: 'It does, like any other message.',
  },
);

export const WarmTransferAcceptance = wireObject<AssistantTool.Transfer.Transfer.WarmTransferAcceptance>('WarmTransferAcceptance', {
  description:
    'Whether the target must accept before the caller is connected. The caller hears ringing meanwhile, and returns to the assistant if the target declines.',
  fields: {
    enabled: boolean('Whether the target must accept; needs `warmTransferInstructions`, or a `message` on every target.'),
    end_user_target_context_mode: oneOf(
      WarmTransferContextMode,
      'Whether the exchange with the target becomes part of the conversation. Default PRIVATE.',
    ),
  },
});

export const TransferTool = toolVariant('TransferTool', 'transfer', {
  description: 'Lets the assistant transfer the caller to another person or number. At most one per assistant.',
  fields: {
    from: url('Phone number or SIP URI that the transfer is dialled from; may hold `{{variables}}`.'),
    targets: targetsOrTemplate('Targets that the model may transfer the caller to; null where `targetsTemplate` or nothing is stored.'),
    description: text(
      'When to transfer: instructions for the model; null means Telnyx derives them from the targets, which is the usual case.',
    ),
    custom_headers: objects(() => SipHeader, 'Headers that the SIP INVITE of the transfer carries.'),
    diversion: url(
      "Number of the account on which the call came in, so that `from` may be the caller's own number (SIP `Diversion`); null means none.",
    ),
    voicemail_detection: object(() => TransferVoicemailDetection, 'What happens when a voicemail answers; null means the Telnyx default.'),
    warm_transfer_instructions: text(
      'How to introduce the caller to the target: instructions for the model; null means no introduction except the `message` of the target.',
    ),
    warm_message_delay_ms: int('Delay in milliseconds between the answer of the target and the introduction; null means none.'),
    warm_transfer_acceptance: object(() => WarmTransferAcceptance, 'Whether the target must accept the call first; null means no.'),
  },
  derived: targetsTemplate('transfer'),
});
