import * as fc from 'fast-check';
import type * as Sdk from 'telnyx/resources/ai/assistants/assistants';
import * as words from './enum-words.ts';
import { dateTime, flag, float, id, jsonMap, text, type Kit, type OptionalPart, type RequiredPart } from './kit.ts';
import type { ToolArbitraries } from './tool-arbitrary.ts';

type Settings = Sdk.InferenceEmbedding;
type Voicemail = Sdk.TelephonySettings.VoicemailDetection;

export type SettingsArbitraries = ReturnType<typeof settingsArbitraries>;

/** The settings objects of an assistant; flow nodes have some of them too. */
export function settingsArbitraries(kit: Kit) {
  const { record, list, oneOf, union, int } = kit;

  const externalLlm = record<Sdk.ExternalLlm>(
    { base_url: text, model: text },
    {
      authentication_method: oneOf(words.AUTHENTICATION),
      certificate_ref: text,
      forward_metadata: flag,
      llm_api_key_ref: text,
      token_retrieval_url: text,
    },
  );

  const backgroundAudio = union<NonNullable<Sdk.InferenceEmbeddingVoiceSettings['background_audio']>>({
    predefined_media: record<Sdk.InferenceEmbeddingVoiceSettings.UnionMember0>(
      { type: fc.constant('predefined_media'), value: oneOf(words.PREDEFINED_MEDIA) },
      { volume: float },
    ),
    media_url: record<Sdk.InferenceEmbeddingVoiceSettings.UnionMember1>({ type: fc.constant('media_url'), value: text }, {}),
    media_name: record<Sdk.InferenceEmbeddingVoiceSettings.UnionMember2>({ type: fc.constant('media_name'), value: text }, {}),
  });

  const voiceSettings = record<Sdk.InferenceEmbeddingVoiceSettings>(
    { voice: text },
    {
      api_key_ref: text,
      background_audio: backgroundAudio,
      expressive_mode: flag,
      language_boost: fc.option(oneOf(words.LANGUAGE_BOOST), { freq: 8 }),
      similarity_boost: float,
      speed: float,
      style: float,
      temperature: float,
      use_speaker_boost: flag,
      voice_speed: float,
    },
  );

  const transcription = record<Sdk.TranscriptionSettings>(
    {},
    {
      api_key_ref: text,
      language: text,
      model: oneOf(words.TRANSCRIPTION_MODEL),
      region: text,
      settings: record<Sdk.TranscriptionSettingsConfig>(
        {},
        {
          context: text,
          eager_eot_threshold: float,
          enable_endpoint_detection: flag,
          end_of_turn_confidence_threshold: float,
          eot_threshold: float,
          eot_timeout_ms: int,
          interim_results: flag,
          keyterm: text,
          language_hints: list(text),
          max_endpoint_delay_ms: int,
          max_turn_silence: int,
          min_turn_silence: int,
          numerals: flag,
          smart_format: flag,
        },
      ),
    },
  );

  const telephony = record<Sdk.TelephonySettings>(
    {},
    {
      default_texml_app_id: id,
      disable_dtmf: flag,
      fallback_destination: text,
      noise_suppression: oneOf(words.NOISE_SUPPRESSION),
      noise_suppression_config: record<Sdk.TelephonySettings.NoiseSuppressionConfig>(
        {},
        {
          attenuation_limit: int,
          enhancement_level: float,
          family: oneOf(words.NOISE_FAMILY),
          mode: oneOf(words.NOISE_MODE),
          size: oneOf(words.NOISE_SIZE),
        },
      ),
      recording_settings: record<Sdk.TelephonySettings.RecordingSettings>(
        {},
        {
          channels: oneOf(words.RECORDING_CHANNELS),
          enabled: flag,
          format: oneOf(words.RECORDING_FORMAT),
          stop_on_conversation_end: flag,
        },
      ),
      send_message_history_updates: flag,
      supports_unauthenticated_web_calls: flag,
      time_limit_secs: int,
      user_idle_reply_secs: int,
      user_idle_timeout_secs: int,
      voicemail_detection: record<Voicemail>(
        {},
        {
          on_voicemail_detected: record<Sdk.TelephonySettings.VoicemailDetection.OnVoicemailDetected>(
            {},
            {
              action: oneOf(words.VOICEMAIL_ACTION),
              voicemail_message: record<Sdk.TelephonySettings.VoicemailDetection.OnVoicemailDetected.VoicemailMessage>(
                {},
                { message: text, prompt: text, type: oneOf(words.VOICEMAIL_MESSAGE) },
              ),
            },
          ),
        },
      ),
    },
  );

  const interruption = record<Sdk.InferenceEmbeddingInterruptionSettings>(
    {},
    {
      disable_greeting_interruption: flag,
      enable: flag,
      interrupt_prediction_threshold: fc.option(float),
      start_speaking_plan: record<Sdk.StartSpeakingPlan>(
        {},
        {
          transcription_endpointing_plan: record<Sdk.TranscriptionEndpointingPlan>(
            {},
            { on_no_punctuation_seconds: float, on_number_seconds: float, on_punctuation_seconds: float },
          ),
          wait_seconds: float,
        },
      ),
    },
  );

  const widget = record<Sdk.WidgetSettings>(
    {},
    {
      agent_thinking_text: text,
      audio_visualizer_config: record<Sdk.AudioVisualizerConfig>({}, { color: oneOf(words.VISUALIZER_COLOR), preset: text }),
      default_state: oneOf(words.WIDGET_STATE),
      give_feedback_url: fc.option(text),
      logo_icon_url: fc.option(text),
      position: oneOf(words.WIDGET_POSITION),
      report_issue_url: fc.option(text),
      speak_to_interrupt_text: text,
      start_call_text: text,
      theme: oneOf(words.WIDGET_THEME),
      view_history_url: fc.option(text),
    },
  );

  const observability = record<Sdk.Observability>(
    {},
    {
      host: text,
      prompt_label: text,
      prompt_name: text,
      prompt_sync: oneOf(words.PROMPT_SYNC),
      prompt_version: int,
      public_key_ref: text,
      secret_key_ref: text,
      status: oneOf(words.OBSERVABILITY),
    },
  );

  return { externalLlm, voiceSettings, transcription, telephony, interruption, widget, observability };
}

/** All of an assistant but its id, its tools and its flow. */
export function assistantParts(
  kit: Kit,
  settings: SettingsArbitraries,
  { fillerMessage }: Pick<ToolArbitraries, 'fillerMessage'>,
): RequiredPart<Omit<Settings, 'id'>> & Omit<OptionalPart<Settings>, 'tools' | 'conversation_flow'> {
  const { record, list, oneOf, int } = kit;
  return {
    created_at: dateTime,
    instructions: text,
    model: text,
    name: text,
    a2a_agents: list(
      record<Sdk.AssistantA2AAgent>(
        { name: text, url: text },
        {
          async: flag,
          headers: list(record<Sdk.AssistantA2AAgent.Header>({ name: text, value: text }, {})),
          messages: list(fillerMessage),
          poll_interval_ms: int,
          timeout_ms: int,
        },
      ),
    ),
    description: text,
    dynamic_variables: jsonMap,
    dynamic_variables_webhook_timeout_ms: int,
    dynamic_variables_webhook_url: text,
    enabled_features: list(oneOf(words.FEATURE)),
    external_llm: settings.externalLlm,
    fallback_config: record<Sdk.FallbackConfig>({}, { external_llm: settings.externalLlm, llm_api_key_ref: text, model: text }),
    greeting: text,
    import_metadata: record<Sdk.ImportMetadata>({}, { import_id: id, import_provider: oneOf(words.IMPORT_PROVIDER) }),
    insight_settings: record<Sdk.InsightSettings>({}, { insight_group_id: id }),
    integrations: list(record<Sdk.AssistantIntegration>({ integration_id: id }, { allowed_list: list(text) })),
    interruption_settings: settings.interruption,
    llm_api_key_ref: text,
    mcp_servers: list(record<Sdk.AssistantMcpServer>({ id }, { allowed_tools: list(text) })),
    messaging_settings: record<Sdk.MessagingSettings>(
      {},
      { conversation_inactivity_minutes: int, default_messaging_profile_id: id, delivery_status_webhook_url: text },
    ),
    observability_settings: settings.observability,
    post_conversation_settings: record<Sdk.PostConversationSettings>({}, { enabled: flag }),
    privacy_settings: record<Sdk.PrivacySettings>({}, { data_retention: flag, in_transit_data_locality: flag }),
    related_mission_ids: list(id),
    tags: list(text),
    telephony_settings: settings.telephony,
    transcription: settings.transcription,
    version_created_at: dateTime,
    version_id: id,
    version_name: text,
    voice_settings: settings.voiceSettings,
    widget_settings: settings.widget,
  };
}
