import { completeAssistant, getDynamicVariablesFromWebhook } from '../../resolvers/assistant.ts';
import type { AssistantWire, ListGap } from '../../upstream/wire/assistant.ts';
import { access, MAY_READ_OR_IMPORT, MAY_WRITE } from '../access/access.ts';
import { ConversationFlow } from '../flow/flow.ts';
import { A2AAgent } from '../settings/a2a-agent.ts';
import { EnabledFeature } from '../settings/enabled-feature.ts';
import { ExternalLLM, FallbackConfig } from '../settings/external-llm.ts';
import { ImportMetadata } from '../settings/import-metadata.ts';
import { InsightSettings } from '../settings/insight.ts';
import { AssistantIntegration } from '../settings/integration.ts';
import { InterruptionSettings } from '../settings/interruption.ts';
import { AssistantMcpServer } from '../settings/mcp-server.ts';
import { MessagingSettings } from '../settings/messaging.ts';
import { ObservabilitySettings } from '../settings/observability.ts';
import { PostConversationSettings } from '../settings/post-conversation.ts';
import { PrivacySettings } from '../settings/privacy.ts';
import { TelephonySettings } from '../settings/telephony.ts';
import { TranscriptionSettings } from '../settings/transcription.ts';
import { VoiceSettings } from '../settings/voice.ts';
import { WidgetSettings } from '../settings/widget.ts';
import { COST, TAG } from '../shared/directives.ts';
import { AssistantTool } from '../tool/union.ts';
import { dateTime, id, ids, int, json, key, object, objects, sized, someOf, text, texts, unions, url } from '../wire/fields.ts';
import { asJsonObject, wireObject, type Source } from '../wire/object.ts';
import { Assistant } from './ref.ts';

/** Reads the assistant singly where a list brought it and may have left this field out. */
const complete =
  (field: ListGap): Source =>
  (assistant, ctx) => {
    const whole = completeAssistant(assistant as AssistantWire, field, ctx);
    return whole instanceof Promise ? whole.then(asJsonObject) : asJsonObject(whole);
  };

const READ_SINGLY =
  'Where the assistant came from a list that shows this field for no entry at all, it is read singly: one more call for each assistant asked.';

wireObject<AssistantWire>(Assistant, {
  isEntity: true,
  access: { needs: MAY_READ_OR_IMPORT },
  description:
    'A voice or chat agent: a model, its instructions, the tools it may call, and how it speaks, listens and is reached. One upstream read brings all of its own fields.',
  fields: {
    id: key("The upstream's id, the same for every version of the assistant."),
    name: text('Display name; not unique.'),
    description: text('What the assistant is for, in words for people; null or empty when the author gave none.'),
    model: text('The language model, such as `anthropic/claude-haiku-4-5`; ignored by the platform where `externalLlm` is set.'),
    instructions: text('What the model is told before every conversation; templated with `{{variables}}`.'),
    greeting: text('What the assistant says first, templated. Empty means the other side speaks first.'),
    created_at: dateTime('When the assistant was created.'),
    version_id: id('Which version of the assistant this is; null where the upstream does not tell.'),
    version_name: text("The version's label, at most 50 characters."),
    version_created_at: dateTime('When this version was created.'),
    tags: texts('Free labels for finding assistants; see `AssistantFilter.tag`.'),
    enabled_features: someOf(EnabledFeature, 'The channels on which the assistant can be reached.'),
    tools: sized(
      10,
      unions(
        () => AssistantTool,
        `What the assistant can do besides talking: its own tools and the shared ones, in one list. ${READ_SINGLY}`,
      ),
    ),
    conversation_flow: object(
      () => ConversationFlow,
      `The conversation as a graph of stations; null where the instructions alone lead it. ${READ_SINGLY}`,
    ),
    mcp_servers: sized(
      5,
      objects(() => AssistantMcpServer, `MCP servers whose tools the assistant may call. ${READ_SINGLY}`),
    ),
    integrations: objects(() => AssistantIntegration, 'Integrations of the catalogue whose tools the assistant may call.'),
    a2a_agents: objects(
      () => A2AAgent,
      'Agents elsewhere that the assistant can delegate to over the A2A protocol; their skills become tools.',
    ),
    related_mission_ids: ids('Missions that this assistant takes part in; read-only.'),
    voice_settings: object(() => VoiceSettings, 'How the assistant sounds.'),
    transcription: object(() => TranscriptionSettings, 'How speech is turned into text.'),
    interruption_settings: object(
      () => InterruptionSettings,
      'When the other side may talk over the assistant, and when the assistant starts to talk.',
    ),
    telephony_settings: object(() => TelephonySettings, 'How calls are handled.'),
    messaging_settings: object(() => MessagingSettings, 'How text messages are handled.'),
    widget_settings: object(() => WidgetSettings, 'How the web widget looks and reads.'),
    insight_settings: object(() => InsightSettings, 'What is learned from conversations afterwards.'),
    privacy_settings: object(() => PrivacySettings, 'What the platform keeps, and where.'),
    observability_settings: object(() => ObservabilitySettings, 'Tracing of model runs with Langfuse.'),
    post_conversation_settings: object(
      () => PostConversationSettings,
      'Whether the assistant goes on working after a conversation has ended.',
    ),
    external_llm: object(() => ExternalLLM, 'A model outside the platform, in place of `model`; null where there is none.'),
    fallback_config: object(() => FallbackConfig, 'The model that steps in when the first one fails; null where there is none.'),
    llm_api_key_ref: text(
      "Identifier of the integration secret with the key for `model`, never the key itself; null where the platform's own access is used.",
    ),
    dynamic_variables: json(
      'Default values of the variables that instructions, greeting and tools may use, by name. What the webhook answers at the moment is in `dynamicVariablesFromWebhook`.',
    ),
    dynamic_variables_webhook_url: url('Where the platform asks for variables when a conversation begins; null or empty means nowhere.'),
    dynamic_variables_webhook_timeout_ms: int('Milliseconds the platform waits for that webhook, 1 to 10000; null means 1500.'),
    import_metadata: object(() => ImportMetadata, 'Where the assistant was imported from; null where it was made here.'),
  },
  sources: { tools: complete('tools'), conversation_flow: complete('conversation_flow'), mcp_servers: complete('mcp_servers') },
  derived: (t) => ({
    dynamicVariablesFromWebhook: t.field({
      type: 'JSON',
      cost: COST.webhook,
      tag: TAG.sideEffect,
      description:
        "What the customer's webhook answers right now, merged into the default variables. It makes the platform call that webhook, so it takes up to ten seconds. Cost: one upstream read each time, never batched, never cached.",
      args: {
        from: t.arg.string({ description: "The caller's number or SIP address, as the webhook should see it." }),
        to: t.arg.string({ description: 'The number that was called, as the webhook should see it.' }),
        callControlId: t.arg.string({ description: 'The call, as the webhook should see it.' }),
      },
      extensions: access({ needs: MAY_WRITE }),
      resolve: (assistant, args, ctx) => getDynamicVariablesFromWebhook(assistant, args, ctx),
    }),
  }),
});
