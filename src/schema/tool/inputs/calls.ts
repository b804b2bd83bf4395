/** Inputs of tools that bring others to the phone, and of what these share. */
import type { AssistantTool } from 'telnyx/resources/ai/assistants/assistants';
import type { Superset } from '../../wire/superset.ts';
import { boolean, clearing, int, oneOf, refuseMasks, text, type AlternativeField } from '../../wire/input-fields.ts';
import { object, objects, wireInput, type WireInput } from '../../wire/input.ts';
import { WarmTransferContextMode } from '../transfer.ts';
import { TransferVoicemailAction, TransferVoicemailMessageType, VoicemailDetectionMode } from '../transfer-voicemail.ts';
import { toolInput } from './tool-input.ts';

type TargetWire = Superset<
  AssistantTool.Transfer.Transfer.TargetsList | AssistantTool.Invite.Invite.TargetsList | AssistantTool.Refer.Refer.Target
>;
type Item<T> = T extends readonly (infer I)[] ? I : never;
type InviteDetection = NonNullable<AssistantTool.Invite.Invite['voicemail_detection']>;
type OnVoicemail = Superset<
  NonNullable<TransferDetection['on_voicemail_detected']> | NonNullable<InviteDetection['on_voicemail_detected']>
>;
type TransferDetection = NonNullable<AssistantTool.Transfer.Transfer['voicemail_detection']>;

/** The input type is one for all tools; the kind of tool that holds it decides which of its fields count. */
const as = <P>(input: WireInput<unknown>): WireInput<P> => input as unknown as WireInput<P>;

const TransferTargetInput = wireInput<TargetWire>('TransferTargetInput', {
  description: 'Somebody who can be brought to the phone. Transfers and invitations need `to`, SIP referrals `name` and `sipAddress`.',
  fields: {
    name: text('Name that tells the model when to choose this target.'),
    to: text('Phone number or SIP URI to dial.', { isMasked: true }),
    sip_address: text('SIP URI that the call is referred to.', { isMasked: true }),
    extension: text('Keys to press once a transfer is answered: `0-9 A-D * #`, `w` waits half a second, `W` a second; at most 64.', {
      maxLength: 64,
    }),
    message: text('What a transfer tells this target before the caller is put through.'),
    sip_auth_username: text('User name for SIP authentication.'),
    sip_auth_password: clearing(
      text(
        'Password for SIP authentication. Telnyx shows it to everyone who may read the tool. Left out in changes, the stored one stays if exactly one fits: of the same target (all but `name` and `message`) in a tool of the same kind with all but its targets, texts, timings and headers as stored. Where a stored one would be lost it has to be given; null takes it away.',
        { isMasked: true },
      ),
    ),
  },
});

const SipHeaderInput = wireInput<Superset<AssistantTool.Transfer.Transfer.CustomHeader | AssistantTool.Refer.Refer.SipHeader>>(
  'SipHeaderInput',
  {
    description: 'A header that Telnyx adds to a SIP request.',
    fields: {
      name: text('Name of the header, for example `X-Account` or `User-to-User`.', { asked: true, isMasked: true }),
      value: text(
        'Value of the header; may hold `{{variables}}`. Left out in changes, the stored one stays if exactly one fits: of the same name in a tool of the same kind with the stored numbers, targets (all but their `name` and `message`) and unknown keys; elsewhere it is needed.',
        { mayBeEmpty: true, isMasked: true },
      ),
    },
  },
);

const VoicemailMessageInput = wireInput<NonNullable<NonNullable<TransferDetection['on_voicemail_detected']>['voicemail_message']>>(
  'TransferVoicemailMessageInput',
  {
    description: 'What a transfer says to a voicemail.',
    fields: {
      type: oneOf(TransferVoicemailMessageType, 'Whether `message` counts or the introduction of the warm transfer.'),
      message: text('The message word for word; counts when `type` is MESSAGE.'),
    },
  },
);

const OnVoicemailInput = wireInput<OnVoicemail>('OnTransferVoicemailDetectedInput', {
  description: 'The reaction to a voicemail that answers in place of the target.',
  fields: {
    action: oneOf(TransferVoicemailAction, 'What happens; `STOP_INVITE` is for invitations, the others are for transfers.'),
    voicemail_message: object(() => VoicemailMessageInput, 'What to say; not for an invitation.'),
  },
});

const DetectionConfigInput = wireInput<NonNullable<TransferDetection['detection_config']>>('TransferVoicemailDetectionConfigInput', {
  description: 'Fine tuning of the detection, in milliseconds. Absent values use the Telnyx defaults.',
  fields: {
    total_analysis_time_millis: int('Time limit for the whole detection in milliseconds, 500 to 60000.'),
    initial_silence_millis: int('Maximum silence at the start of the call in milliseconds, 100 to 500000.'),
    greeting_duration_millis: int('Expected length of a greeting in milliseconds, 100 to 10000.'),
    greeting_silence_duration_millis: int('Milliseconds of silence after which a greeting counts as complete, 500 to 50000.'),
    greeting_total_analysis_time_millis: int('Time limit for the analysis of the greeting in milliseconds, 500 to 300000.'),
    after_greeting_silence_millis: int('Milliseconds of silence after the greeting before the result is final, 100 to 5000.'),
    between_words_silence_millis: int('Milliseconds of silence between two words that still count as one greeting, 10 to 5000.'),
    maximum_number_of_words: int('Maximum number of words in a greeting by a person, 1 to 50.'),
    maximum_word_length_millis: int('Maximum length of a single word in milliseconds, 50 to 5000.'),
    min_word_length_millis: int('Minimum length of a sound that counts as a word in milliseconds, 1 to 1000.'),
    silence_threshold: int("Audio level below which sound counts as silence, 1 to 1000, on Telnyx's scale."),
  },
});

const VoicemailDetectionInput = wireInput<TransferDetection>('TransferVoicemailDetectionInput', {
  description: 'Whether a transfer or an invitation listens for a voicemail in place of the target, and what it does then.',
  fields: {
    detection_mode: oneOf(VoicemailDetectionMode, 'Whether Telnyx listens.'),
    on_voicemail_detected: object(
      () => as<NonNullable<TransferDetection['on_voicemail_detected']>>(OnVoicemailInput),
      'The reaction to a voicemail.',
    ),
    detection_config: object(() => DetectionConfigInput, 'Fine tuning of the detection; not for an invitation.'),
  },
});

const WarmTransferAcceptanceInput = wireInput<NonNullable<AssistantTool.Transfer.Transfer['warm_transfer_acceptance']>>(
  'WarmTransferAcceptanceInput',
  {
    description: 'Whether the target is asked before the caller is put through.',
    fields: {
      enabled: boolean('Whether the target is asked; needs `warmTransferInstructions`, or a `message` on every target.'),
      end_user_target_context_mode: oneOf(WarmTransferContextMode, 'Whether the talk with the target becomes part of the conversation.'),
    },
  },
);

const TARGETS = 'The targets to choose from.';
const template: AlternativeField = {
  name: 'targetsTemplate',
  description: 'Template such as `{{ targets }}`: its variable gives the list of targets at call time, instead of the list.',
  toWire: (value, path, addFault) => {
    refuseMasks(value, path, addFault);
    return value;
  },
};
const FROM = 'Phone number or SIP URI to dial from; may be a template.';
const targetInput = <P>() => as<P>(TransferTargetInput);
const headerInput = <P>() => as<P>(SipHeaderInput);
const detectionInput = <P>() => as<P>(VoicemailDetectionInput);

export const TransferToolInput = toolInput('TransferToolInput', 'transfer', {
  description: 'Puts the caller through to somebody else.',
  fields: {
    from: text(FROM, { asked: true, isMasked: true }),
    targets: {
      ...objects(() => targetInput<AssistantTool.Transfer.Transfer.TargetsList>(), TARGETS, { asked: true }),
      alternative: template,
    },
    description: text('When to transfer, written for the model.'),
    custom_headers: objects(
      () => headerInput<AssistantTool.Transfer.Transfer.CustomHeader>(),
      'Headers that the SIP INVITE of the transfer carries.',
    ),
    diversion: text("Number on which the call came in, one of the account's own.", { isMasked: true }),
    voicemail_detection: object(() => detectionInput<TransferDetection>(), 'What happens when a voicemail answers.'),
    warm_transfer_instructions: text('How to introduce the caller to the target, written for the model.'),
    warm_message_delay_ms: int('Milliseconds between the answer of the target and the introduction; null means none.', {
      clears: true,
      min: 0,
    }),
    warm_transfer_acceptance: object(() => WarmTransferAcceptanceInput, 'Whether the target is asked first.'),
  },
});

export const InviteToolInput = toolInput('InviteToolInput', 'invite', {
  description: 'Brings somebody else into the call.',
  fields: {
    from: text(FROM, { asked: true, isMasked: true }),
    targets: {
      ...objects(
        () => targetInput<Item<AssistantTool.Invite.Invite['targets']>>(),
        `${TARGETS} Null or absent: they are given at call time.`,
        { clears: true },
      ),
      alternative: template,
    },
    custom_headers: objects(() => headerInput<AssistantTool.Invite.Invite.CustomHeader>(), 'Headers that the SIP INVITE carries.'),
    voicemail_detection: object(
      () => detectionInput<AssistantTool.Invite.Invite.VoicemailDetection>(),
      'What happens when a voicemail answers.',
    ),
  },
});

export const SIPReferToolInput = toolInput('SIPReferToolInput', 'refer', {
  description: 'Sends the call elsewhere with a SIP REFER.',
  fields: {
    targets: objects(() => targetInput<AssistantTool.Refer.Refer.Target>(), TARGETS, { asked: true }),
    custom_headers: objects(() => headerInput<AssistantTool.Refer.Refer.CustomHeader>(), 'Headers of any name that the SIP REFER carries.'),
    sip_headers: objects(() => headerInput<AssistantTool.Refer.Refer.SipHeader>(), 'Standard headers: `User-to-User` and `Diversion`.'),
  },
});
