/** Inputs of settings, as the types of the same objects show them. */
import type {
  AssistantA2AAgent,
  AssistantIntegration as IntegrationWire,
  AssistantMcpServer as McpServerWire,
  ExternalLlmReq,
  FallbackConfigReq,
  InferenceEmbeddingInterruptionSettings,
  InferenceEmbeddingVoiceSettings,
  InsightSettings as InsightWire,
  MessagingSettings as MessagingWire,
  ObservabilityReq,
  PostConversationSettingsReq,
  PrivacySettings as PrivacyWire,
  StartSpeakingPlan as StartSpeakingPlanWire,
  TelephonySettings as TelephonyWire,
  TranscriptionSettings as TranscriptionWire,
  WidgetSettings as WidgetWire,
} from 'telnyx/resources/ai/assistants/assistants';
import type { BackgroundAudioWire } from '../../upstream/wire/assistant.ts';
import type { DelegationSettings as DelegationWire, WebsocketSettings as WebsocketWire } from '../../upstream/wire/newer.ts';
import { FillerMessageInput, HttpHeaderInput } from '../tool/inputs/webhook.ts';
import { boolean, clearing, float, int } from '../wire/input-fields.ts';
import { mirrorInput } from '../wire/input-mirror.ts';
import { kindOf, unknownObject, wireInputUnion } from '../wire/input-union.ts';
import { object, objects, type WireInput } from '../wire/input.ts';
import { A2AAgent } from './a2a-agent.ts';
import { DelegationSettings } from './delegation.ts';
import { ExternalLLM, FallbackConfig } from './external-llm.ts';
import { InsightSettings } from './insight.ts';
import { AssistantIntegration } from './integration.ts';
import { InterruptionSettings, StartSpeakingPlan } from './interruption.ts';
import { AssistantMcpServer } from './mcp-server.ts';
import { MessagingSettings } from './messaging.ts';
import { ObservabilitySettings } from './observability.ts';
import { PostConversationSettings } from './post-conversation.ts';
import { PrivacySettings } from './privacy.ts';
import { TelephonySettings } from './telephony.ts';
import { TranscriptionSettings } from './transcription.ts';
import { MediaNameAudio, MediaUrlAudio, PredefinedMediaAudio, VoiceSettings } from './voice.ts';
import { WebsocketSettings } from './websocket.ts';
import { WidgetSettings } from './widget.ts';

const asked = { asked: true } as const;
/** In an object of which only some keys may be given. */
const askedOnce = { asked: 'unlessStored' } as const;
const audio = { without: ['type'], options: { value: asked } };

const BackgroundAudioInput = wireInputUnion<BackgroundAudioWire>('BackgroundAudioInput', {
  description: 'Background sound of the conversation: exactly one field is given.',
  members: {
    predefined_media: kindOf('predefined_media', mirrorInput(PredefinedMediaAudio, audio)),
    media_url: kindOf('media_url', mirrorInput(MediaUrlAudio, audio)),
    media_name: kindOf('media_name', mirrorInput(MediaNameAudio, audio)),
  },
  unknown: unknownObject(),
});

export const VoiceSettingsInput = mirrorInput<InferenceEmbeddingVoiceSettings>(VoiceSettings, {
  options: { voice: askedOnce },
  instead: {
    background_audio: object<BackgroundAudioWire>(() => BackgroundAudioInput, 'Background sound of the conversation; null means none.', {
      clears: true,
    }),
  },
});

export const TranscriptionSettingsInput = mirrorInput<TranscriptionWire>(TranscriptionSettings);

export const TelephonySettingsInput = mirrorInput<TelephonyWire>(TelephonySettings, {
  options: {
    time_limit_secs: { min: 30, max: 14_400 },
    user_idle_timeout_secs: { min: 10, max: 14_400 },
    user_idle_reply_secs: { min: 0 },
  },
  instead: {
    send_message_history_updates: clearing(
      boolean(
        'Whether the message history is sent to the webhook of the call at each change of the conversation; null leaves it to the command that started the call.',
      ),
    ),
  },
});

export const MessagingSettingsInput = mirrorInput<MessagingWire>(MessagingSettings, {
  options: { conversation_inactivity_minutes: { min: 1, max: 10_000_000 } },
});

export const WidgetSettingsInput = mirrorInput<WidgetWire>(WidgetSettings);
export const InsightSettingsInput = mirrorInput<InsightWire>(InsightSettings);
export const PrivacySettingsInput = mirrorInput<PrivacyWire>(PrivacySettings);
export const ObservabilitySettingsInput = mirrorInput<ObservabilityReq>(ObservabilitySettings, { options: { prompt_version: { min: 1 } } });
export const PostConversationSettingsInput = mirrorInput<PostConversationSettingsReq>(PostConversationSettings);

mirrorInput<StartSpeakingPlanWire>(StartSpeakingPlan, { options: { wait_seconds: { min: 0 } } });

export const InterruptionSettingsInput = mirrorInput<InferenceEmbeddingInterruptionSettings>(InterruptionSettings, {
  instead: {
    interrupt_prediction_threshold: clearing(
      float('Sensitivity of the prediction that a user is about to interrupt, 0 to 1; 0 and null turn it off.'),
    ),
  },
});

export const ExternalLLMInput = mirrorInput<ExternalLlmReq>(ExternalLLM, { options: { base_url: askedOnce, model: askedOnce } });
export const FallbackConfigInput = mirrorInput<FallbackConfigReq>(FallbackConfig);

export const DelegationSettingsInput = mirrorInput<DelegationWire>(DelegationSettings);
export const WebsocketSettingsInput = mirrorInput<WebsocketWire>(WebsocketSettings);

export const AssistantMcpServerInput = mirrorInput<McpServerWire>(AssistantMcpServer, { options: { id: asked } });
export const AssistantIntegrationInput = mirrorInput<IntegrationWire>(AssistantIntegration, { options: { integration_id: asked } });

export const A2AAgentInput = mirrorInput<AssistantA2AAgent>(A2AAgent, {
  options: { name: asked, url: asked },
  instead: {
    headers: objects(
      () => HttpHeaderInput as unknown as WireInput<AssistantA2AAgent.Header>,
      'Headers of every request to the agent, including those for authentication.',
    ),
    messages: objects(
      () => FillerMessageInput as unknown as WireInput<NonNullable<AssistantA2AAgent['messages']>[number]>,
      'What the assistant says while it waits; ignored when `async` is true.',
    ),
    poll_interval_ms: int('Polling interval in milliseconds for a task that the agent has not finished. Default 500.', { min: 0 }),
    timeout_ms: int("Timeout of one call to the agent in milliseconds, polling included; absent means the assistant's timeout for tools.", {
      min: 0,
    }),
  },
});
