/**
 * The closed sets of words on the wire, typed against the SDK: `tsc` fails when one of them grows. The arbitraries
 * draw from them, and only these words may come back in SCREAMING_SNAKE.
 */
import type {
  ArithmeticExpression,
  AssistantTool,
  AudioVisualizerConfig,
  AuthenticationMethod,
  BooleanOpExpression,
  ComparisonExpression,
  EnabledFeatures,
  FlowEdge,
  FlowNode,
  ImportMetadata,
  InferenceEmbeddingVoiceSettings,
  InferenceEmbeddingWebhookToolParams,
  ObservabilityStatus,
  PromptSyncStatus,
  TelephonySettings,
  TranscriptionSettings,
  WidgetSettings,
} from 'telnyx/resources/ai/assistants/assistants';

/** Every word of the union `W` as a key; a lookup table that the compiler holds complete. */
export type Words<W> = { readonly [K in NonNullable<W> & string]: true };

type TransferVoicemail = AssistantTool.Transfer.Transfer.VoicemailDetection;
type InviteVoicemail = AssistantTool.Invite.Invite.VoicemailDetection;
type Noise = TelephonySettings.NoiseSuppressionConfig;
type Voicemail = TelephonySettings.VoicemailDetection.OnVoicemailDetected;

/** One enum that several types spell out; it has to have the words of each. */
type Either<A, B> = NonNullable<A> | NonNullable<B>;

export const FEATURE: Words<EnabledFeatures> = { telephony: true, messaging: true };
export const AUTHENTICATION: Words<AuthenticationMethod> = { token: true, certificate: true };
export const NOISE_SUPPRESSION: Words<TelephonySettings['noise_suppression']> = {
  aicoustics: true,
  krisp: true,
  deepfilternet: true,
  disabled: true,
};
export const NOISE_FAMILY: Words<Noise['family']> = { quail: true };
export const NOISE_MODE: Words<Noise['mode']> = { advanced: true };
export const NOISE_SIZE: Words<Noise['size']> = { vf: true, vf_2_0_l: true };
export const RECORDING_CHANNELS: Words<TelephonySettings.RecordingSettings['channels']> = { single: true, dual: true };
export const RECORDING_FORMAT: Words<TelephonySettings.RecordingSettings['format']> = { wav: true, mp3: true };
export const VOICEMAIL_ACTION: Words<Voicemail['action']> = {
  stop_assistant: true,
  leave_message_and_stop_assistant: true,
  continue_assistant: true,
};
export const VOICEMAIL_MESSAGE: Words<TelephonySettings.VoicemailDetection.OnVoicemailDetected.VoicemailMessage['type']> = {
  prompt: true,
  message: true,
};
export const PROMPT_SYNC: Words<PromptSyncStatus> = { enabled: true, disabled: true };
export const OBSERVABILITY: Words<ObservabilityStatus> = { enabled: true, disabled: true };
export const WIDGET_STATE: Words<WidgetSettings['default_state']> = { expanded: true, collapsed: true };
export const WIDGET_POSITION: Words<WidgetSettings['position']> = { fixed: true, static: true };
export const WIDGET_THEME: Words<WidgetSettings['theme']> = { light: true, dark: true };
export const VISUALIZER_COLOR: Words<AudioVisualizerConfig['color']> = {
  verdant: true,
  twilight: true,
  bloom: true,
  mystic: true,
  flare: true,
  glacier: true,
};
export const IMPORT_PROVIDER: Words<ImportMetadata['import_provider']> = { elevenlabs: true, vapi: true, retell: true };
export const PREDEFINED_MEDIA: Words<InferenceEmbeddingVoiceSettings.UnionMember0['value']> = {
  silence: true,
  office: true,
};
export const VOICE_MODE: Words<Either<FlowEdge.AssistantTarget['voice_mode'], AssistantTool.Handoff.Handoff['voice_mode']>> = {
  unified: true,
  distinct: true,
};
export const NODE_MODE: Words<Either<FlowNode['instructions_mode'], FlowNode['tools_mode']>> = {
  replace: true,
  append: true,
};
export const HTTP_METHOD: Words<InferenceEmbeddingWebhookToolParams.Webhook['method']> = {
  GET: true,
  POST: true,
  PUT: true,
  DELETE: true,
  PATCH: true,
};
export const DETECTION_MODE: Words<Either<TransferVoicemail['detection_mode'], InviteVoicemail['detection_mode']>> = {
  disabled: true,
  premium: true,
};
export const TRANSFER_VOICEMAIL_ACTION: Words<AssistantTool.Transfer.Transfer.VoicemailDetection.OnVoicemailDetected['action']> = {
  stop_transfer: true,
  leave_message_and_stop_transfer: true,
};
export const INVITE_VOICEMAIL_ACTION: Words<AssistantTool.Invite.Invite.VoicemailDetection.OnVoicemailDetected['action']> = {
  stop_invite: true,
};
export const TRANSFER_VOICEMAIL_MESSAGE: Words<
  AssistantTool.Transfer.Transfer.VoicemailDetection.OnVoicemailDetected.VoicemailMessage['type']
> = {
  message: true,
  warm_transfer_instructions: true,
};
export const CONTEXT_MODE: Words<AssistantTool.Transfer.Transfer.WarmTransferAcceptance['end_user_target_context_mode']> = {
  private: true,
  shared: true,
};
export const SIP_HEADER: Words<AssistantTool.Refer.Refer.SipHeader['name']> = { 'User-to-User': true, Diversion: true };
export const COMPARISON: Words<ComparisonExpression['op']> = {
  '==': true,
  '!=': true,
  '<': true,
  '<=': true,
  '>': true,
  '>=': true,
  contains: true,
  not_contains: true,
};
export const BOOL_OP: Words<BooleanOpExpression['op']> = { and: true, or: true, not: true };
export const ARITHMETIC: Words<ArithmeticExpression['op']> = { '+': true, '-': true, '*': true, '/': true, '%': true };

/** What the vendor extends every few weeks is a string in the graph, so these are drawn but never renamed. */
export const TRANSCRIPTION_MODEL: Words<TranscriptionSettings['model']> = {
  'deepgram/flux': true,
  'deepgram/nova-3': true,
  'deepgram/nova-2': true,
  'azure/fast': true,
  'assemblyai/universal-3-5-pro': true,
  'assemblyai/universal-streaming': true,
  'xai/grok-stt': true,
  'soniox/stt-rt-v4': true,
  'soniox/stt-rt-v5': true,
  'nvidia/parakeet-v3': true,
  'omi-health/omi-med-stt-v1': true,
  'humain/realtime': true,
  'reson8/turns': true,
  'cohere/ar-stt': true,
  'distil-whisper/distil-large-v2': true,
  'openai/whisper-large-v3-turbo': true,
};
export const LANGUAGE_BOOST: Words<InferenceEmbeddingVoiceSettings['language_boost']> = {
  auto: true,
  Chinese: true,
  'Chinese,Yue': true,
  English: true,
  Arabic: true,
  Russian: true,
  Spanish: true,
  French: true,
  Portuguese: true,
  German: true,
  Turkish: true,
  Dutch: true,
  Ukrainian: true,
  Vietnamese: true,
  Indonesian: true,
  Japanese: true,
  Italian: true,
  Korean: true,
  Thai: true,
  Polish: true,
  Romanian: true,
  Greek: true,
  Czech: true,
  Finnish: true,
  Hindi: true,
  Bulgarian: true,
  Danish: true,
  Hebrew: true,
  Malay: true,
  Persian: true,
  Slovak: true,
  Swedish: true,
  Croatian: true,
  Filipino: true,
  Hungarian: true,
  Norwegian: true,
  Slovenian: true,
  Catalan: true,
  Nynorsk: true,
  Tamil: true,
  Afrikaans: true,
};

const NODE_TYPE: Words<'prompt' | 'tool' | 'speak'> = { prompt: true, tool: true, speak: true };
const FILLER_TYPE: Words<'request_start' | 'request_response_delayed'> = {
  request_start: true,
  request_response_delayed: true,
};

/** The enums that a wire key may hold, wherever it stands. */
const BY_KEY: Readonly<Record<string, readonly Readonly<Record<string, true>>[]>> = {
  enabled_features: [FEATURE],
  authentication_method: [AUTHENTICATION],
  noise_suppression: [NOISE_SUPPRESSION],
  family: [NOISE_FAMILY],
  mode: [NOISE_MODE],
  size: [NOISE_SIZE],
  channels: [RECORDING_CHANNELS],
  format: [RECORDING_FORMAT],
  action: [VOICEMAIL_ACTION, TRANSFER_VOICEMAIL_ACTION, INVITE_VOICEMAIL_ACTION],
  type: [VOICEMAIL_MESSAGE, TRANSFER_VOICEMAIL_MESSAGE, NODE_TYPE, FILLER_TYPE, { object: true }],
  prompt_sync: [PROMPT_SYNC],
  status: [OBSERVABILITY],
  default_state: [WIDGET_STATE],
  position: [WIDGET_POSITION],
  theme: [WIDGET_THEME],
  color: [VISUALIZER_COLOR],
  import_provider: [IMPORT_PROVIDER],
  value: [PREDEFINED_MEDIA],
  voice_mode: [VOICE_MODE],
  instructions_mode: [NODE_MODE],
  tools_mode: [NODE_MODE],
  method: [HTTP_METHOD],
  detection_mode: [DETECTION_MODE],
  end_user_target_context_mode: [CONTEXT_MODE],
  name: [SIP_HEADER],
};

export const isEnumWord = (key: string, word: string): boolean =>
  Object.hasOwn(BY_KEY, key) && (BY_KEY[key] ?? []).some((words) => Object.hasOwn(words, word));
