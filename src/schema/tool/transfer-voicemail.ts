/** Voicemail on the other end of a transfer or an invitation: both tools share these types. */
import type { AssistantTool } from 'telnyx/resources/ai/assistants/assistants';
import type { Superset } from '../wire/superset.ts';
import { wireEnum } from '../wire/enum.ts';
import { int, object, oneOf, text } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

type OfTransfer = AssistantTool.Transfer.Transfer.VoicemailDetection;
type OfInvite = AssistantTool.Invite.Invite.VoicemailDetection;
type OnVoicemailOfTransfer = NonNullable<OfTransfer['on_voicemail_detected']>;
type OnVoicemailOfInvite = NonNullable<OfInvite['on_voicemail_detected']>;

export const VoicemailDetectionMode = wireEnum('VoicemailDetectionMode', 'Whether Telnyx listens for an answering machine.', {
  disabled: 'It does not.',
  premium: 'It does, with its premium detection.',
});

export const TransferVoicemailAction = wireEnum(
  'TransferVoicemailAction',
  'What happens when a voicemail answers in place of the target.',
  {
    stop_transfer: 'A transfer hangs up on it at once.',
    leave_message_and_stop_transfer: 'A transfer leaves the voicemail message, then hangs up on it.',
    stop_invite: 'An invitation hangs up on it.',
  },
);

export const TransferVoicemailMessageType = wireEnum('TransferVoicemailMessageType', 'Where the words of a voicemail message come from.', {
  message: 'They are those of `message`.',
  warm_transfer_instructions: 'They are what the target would have heard on a warm transfer.',
});

export const TransferVoicemailMessage = wireObject<NonNullable<OnVoicemailOfTransfer['voicemail_message']>>('TransferVoicemailMessage', {
  description: 'What a transfer says to a voicemail.',
  fields: {
    type: oneOf(TransferVoicemailMessageType, 'Whether `message` is used, or the introduction of the warm transfer.'),
    message: text('The message, word for word; only applies when `type` is MESSAGE.'),
  },
});

export const OnTransferVoicemailDetected = wireObject<Superset<OnVoicemailOfTransfer | OnVoicemailOfInvite>>(
  'OnTransferVoicemailDetected',
  {
    description: 'The reaction to a voicemail that answers instead of the target.',
    fields: {
      action: oneOf(TransferVoicemailAction, 'What happens; null means the Telnyx default.'),
      voicemail_message: object(
        () => TransferVoicemailMessage,
        'What to say; only applies when `action` is LEAVE_MESSAGE_AND_STOP_TRANSFER, and is always null for an invitation.',
      ),
    },
  },
);

export const TransferVoicemailDetectionConfig = wireObject<NonNullable<OfTransfer['detection_config']>>(
  'TransferVoicemailDetectionConfig',
  {
    description: 'Fine tuning of the detection. Times are in milliseconds; null means the Telnyx default.',
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
      silence_threshold: int("Audio level below which sound counts as silence, 1 to 1000, on Telnyx's own scale."),
    },
  },
);

export const TransferVoicemailDetection = wireObject<Superset<OfTransfer | OfInvite>>('TransferVoicemailDetection', {
  description: 'Whether a transfer or an invitation detects a voicemail that answers instead of the target, and what it does then.',
  fields: {
    detection_mode: oneOf(VoicemailDetectionMode, 'Whether detection is on; null means the Telnyx default.'),
    on_voicemail_detected: object(() => OnTransferVoicemailDetected, 'The reaction to a voicemail; null means the Telnyx default.'),
    detection_config: object(
      () => TransferVoicemailDetectionConfig,
      'Fine tuning of the detection; null means the defaults, and always so for an invitation.',
    ),
  },
});
