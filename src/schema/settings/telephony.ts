import type { TelephonySettings as TelephonySettingsWire } from 'telnyx/resources/ai/assistants/assistants';
import { wireEnum } from '../wire/enum.ts';
import { boolean, float, id, int, object, oneOf, text, unset } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

const NoiseSuppressionMode = wireEnum('NoiseSuppressionMode', 'How DeepFilterNet is set up.', {
  advanced: 'With an attenuation limit of its own.',
});

const NoiseSuppressionFamily = wireEnum('NoiseSuppressionFamily', 'A family of ai-coustics models.', {
  quail: 'Models made for speech recognition and voice agents.',
});

const NoiseSuppressionSize = wireEnum('NoiseSuppressionSize', 'Which ai-coustics model of the family runs.', {
  vf: 'Always the latest release.',
  vf_2_0_l: 'Fixed to release 2.0, so that its behaviour stays the same.',
});

export const NoiseSuppressionConfig = wireObject<TelephonySettingsWire.NoiseSuppressionConfig>('NoiseSuppressionConfig', {
  description: 'Tuning of the noise suppression. Each field applies to one engine and is ignored by the others.',
  fields: {
    attenuation_limit: int('DeepFilterNet: maximum noise attenuation, 0 to 100. Default 100.'),
    mode: unset('its default', oneOf(NoiseSuppressionMode, 'DeepFilterNet: how the engine is set up.')),
    enhancement_level: unset('the default of the model', float('ai-coustics: strength of the enhancement, 0 to 1.')),
    family: unset('the default', oneOf(NoiseSuppressionFamily, 'ai-coustics: the family of models.')),
    size: unset('the default', oneOf(NoiseSuppressionSize, 'ai-coustics: the model within its family.')),
  },
});

const RecordingChannels = wireEnum('RecordingChannels', 'How the two sides of a call are stored in its recording.', {
  single: 'Both sides mixed into one channel.',
  dual: 'One channel per side.',
});

const RecordingFormat = wireEnum('RecordingFormat', 'File format of a recording.', {
  wav: 'Uncompressed audio, large files.',
  mp3: 'Compressed audio, small files.',
});

export const RecordingSettings = wireObject<TelephonySettingsWire.RecordingSettings>('RecordingSettings', {
  description: "Whether and how the assistant's calls are recorded.",
  fields: {
    enabled: boolean('Whether calls are recorded; false overrides every other recording setting. Default true.'),
    channels: oneOf(RecordingChannels, 'One mixed channel or one per side. Default DUAL.'),
    format: oneOf(RecordingFormat, 'File format of the recording. Default MP3.'),
    stop_on_conversation_end: boolean(
      'Whether recording ends with the conversation, for example at a transfer, rather than with the call. Default false.',
    ),
  },
});

const VoicemailAction = wireEnum('VoicemailAction', 'What an assistant does when a voicemail answers its call.', {
  stop_assistant: 'It stops without a message.',
  leave_message_and_stop_assistant: 'It leaves the voicemail message, then stops.',
  continue_assistant: 'It goes on as if a person had answered.',
});

const VoicemailMessageType = wireEnum('VoicemailMessageType', 'Where the text of a voicemail message comes from.', {
  prompt: 'The model writes it, following `prompt`.',
  message: 'It is `message`.',
});

type VoicemailDetectionWire = TelephonySettingsWire.VoicemailDetection;
type OnVoicemailDetectedWire = NonNullable<VoicemailDetectionWire['on_voicemail_detected']>;
type VoicemailMessageWire = NonNullable<OnVoicemailDetectedWire['voicemail_message']>;

export const VoicemailMessage = wireObject<VoicemailMessageWire>('VoicemailMessage', {
  description: 'What the assistant says to a voicemail.',
  fields: {
    type: oneOf(VoicemailMessageType, 'Whether `prompt` or `message` is used.'),
    prompt: text('Instructions for the model that writes the message; only applies when `type` is PROMPT.'),
    message: text('The message, word for word; only applies when `type` is MESSAGE.'),
  },
});

export const OnVoicemailDetected = wireObject<OnVoicemailDetectedWire>('OnVoicemailDetected', {
  description: 'The reaction to a voicemail on an outgoing call.',
  fields: {
    action: unset('the Telnyx default', oneOf(VoicemailAction, 'What the assistant does.')),
    voicemail_message: object(() => VoicemailMessage, 'What to say; only applies when `action` is LEAVE_MESSAGE_AND_STOP_ASSISTANT.'),
  },
});

export const VoicemailDetection = wireObject<VoicemailDetectionWire>('VoicemailDetection', {
  description:
    'What happens when a voicemail answers an outgoing call. Only applies to calls dialled with answering machine detection (AMD).',
  fields: {
    on_voicemail_detected: object(() => OnVoicemailDetected, 'The reaction to a voicemail; null means the Telnyx default.'),
  },
});

export const TelephonySettings = wireObject<TelephonySettingsWire>('TelephonySettings', {
  description: 'How the assistant behaves on phone and web calls: limits, silence, recording, noise and voicemail.',
  fields: {
    default_texml_app_id: id(
      "Id of the TeXML application that handles the assistant's calls; Telnyx creates one along with the assistant.",
    ),
    supports_unauthenticated_web_calls: boolean('Whether visitors of a website may call without signing in; the web widget needs it.'),
    time_limit_secs: int(
      'Seconds after which the assistant leaves a call, 30 to 14400; time without the assistant, for example after a transfer, does not count. Default 1800.',
    ),
    user_idle_timeout_secs: unset(
      'the Telnyx default',
      int('Seconds of silence from the user after which the assistant stops, 10 to 14400.'),
    ),
    user_idle_reply_secs: int('Seconds of silence after which the assistant asks whether the user is still there, 0 or more. Default 10.'),
    noise_suppression: text(
      'The noise suppression engine: `aicoustics`, `krisp`, `deepfilternet` or `disabled`; an open list. Null means the Telnyx default.',
    ),
    noise_suppression_config: object(() => NoiseSuppressionConfig, 'Tuning of the engine in `noiseSuppression`; null means its defaults.'),
    recording_settings: object(() => RecordingSettings, 'Whether and how calls are recorded; null means the defaults.'),
    voicemail_detection: object(() => VoicemailDetection, 'What happens when a voicemail answers an outgoing call.'),
    fallback_destination: text(
      'Phone number or SIP URI that the caller is sent to when the conversation ends with an error; not used when it ends normally or was transferred. Null means none.',
    ),
    disable_dtmf: boolean(
      "Whether the caller's key presses are ignored throughout the call. Must be true when the assistant, or a node of its flow, has a pay tool.",
    ),
    send_message_history_updates: boolean(
      'Whether the message history is sent to the webhook of the call at each change of the conversation. True and false override the command that started the call; null leaves it to that command.',
    ),
  },
});
