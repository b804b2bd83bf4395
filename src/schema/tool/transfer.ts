import type { AssistantTool } from 'telnyx/resources/ai/assistants/assistants';
import { SipHeader } from '../settings/headers.ts';
import { wireEnum } from '../wire/enum.ts';
import { boolean, int, object, objects, oneOf, text, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { targetsOrTemplate, targetsTemplate } from './targets.ts';
import { toolVariant } from './tool.ts';
import { TransferVoicemailDetection } from './transfer-voicemail.ts';

const WarmTransferContextMode = wireEnum(
  'WarmTransferContextMode',
  'Whether the talk between assistant and target becomes part of the conversation.',
  {
    private: 'It does not: history, webhooks and insights see only the outcome.',
    shared: 'It does, as any other messages.',
  },
);

export const WarmTransferAcceptance = wireObject<AssistantTool.Transfer.Transfer.WarmTransferAcceptance>('WarmTransferAcceptance', {
  description:
    'Whether the target is asked before the caller is put through. The caller hears ringing meanwhile, and is back with the assistant if the target declines.',
  fields: {
    enabled: boolean('Whether the target is asked; needs `warmTransferInstructions`, or a `message` on every target.'),
    end_user_target_context_mode: oneOf(
      WarmTransferContextMode,
      'Whether the talk with the target becomes part of the conversation. Default PRIVATE.',
    ),
  },
});

export const TransferTool = toolVariant('TransferTool', 'transfer', {
  description: 'Lets the assistant put the caller through to somebody else. At most one per assistant.',
  fields: {
    from: url('Phone number or SIP URI that the transfer is dialled from; may be a template.'),
    targets: targetsOrTemplate('Whom the model may put the caller through to; null where `targetsTemplate` or nothing is stored.'),
    description: text(
      'When to transfer, in words for the model; null means the platform derives it from the targets, which is the usual case.',
    ),
    custom_headers: objects(() => SipHeader, 'Headers that the SIP INVITE of the transfer carries.'),
    diversion: url(
      "Number on which the call came in, one of the account's own, so that `from` may be the caller's number though it is not; null means none.",
    ),
    voicemail_detection: object(
      () => TransferVoicemailDetection,
      'What happens when a voicemail answers; null means the default of the platform.',
    ),
    warm_transfer_instructions: text(
      'How to introduce the caller to the target, in words for the model; null means no introduction but the `message` of the target.',
    ),
    warm_message_delay_ms: int('Milliseconds between the answer of the target and the introduction; null means none.'),
    warm_transfer_acceptance: object(() => WarmTransferAcceptance, 'Whether the target is asked first; null means not.'),
  },
  derived: targetsTemplate('transfer'),
});
