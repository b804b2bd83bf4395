/** What assistants, their versions and deleted ones have in common. */
import type { InterfaceRef } from '@pothos/core';
import { isObject } from '../../json.ts';
import { holdFlow } from '../../resolvers/flow.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { builder, type SchemaTypes } from '../builder.ts';
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
import { AssistantTool } from '../tool/union.ts';
import { DelegationSettings } from '../settings/delegation.ts';
import { WEBSOCKET, WebsocketSettings } from '../settings/websocket.ts';
import { EXTRA_DESCRIPTION, unmapped } from '../wire/extra.ts';
import { dateTime, id, ids, int, json, object, objects, sized, someOf, text, texts, unions, url, type Holder } from '../wire/fields.ts';
import { asJsonObject, mapFields, type FieldMap } from '../wire/object.ts';

const READ_SINGLY = 'If it came from a list in which no entry has this field, it is read on its own: one more upstream call for each.';

export const configurationFields = {
  name: text('Display name; not unique.'),
  description: text('What the assistant is for, written for people; null or empty when the author gave none.'),
  model: text('The language model, for example `anthropic/claude-haiku-4-5`; ignored by Telnyx when `externalLlm` is set.'),
  instructions: text('The system prompt of the model; may hold `{{variables}}`.'),
  greeting: text('What the assistant says first; may hold `{{variables}}`. Empty means the user speaks first.'),
  created_at: dateTime('When the assistant was created.'),
  version_id: id('Id of this version of the assistant; null if the Telnyx API does not report it.'),
  version_name: text("The version's label, at most 50 characters."),
  version_created_at: dateTime('When this version was created.'),
  tags: texts('Free-form labels; filter by them with `AssistantFilter.tag`.'),
  enabled_features: someOf(EnabledFeature, 'The channels on which the assistant can be reached.'),
  tools: sized(
    10,
    unions(
      () => AssistantTool,
      `The tools that the assistant may call: its own and the shared ones, in one list. Those with \`shared: true\` are of the library: when tools are written back, leave them out of \`changes.tools\`, and name them in \`toolIds\`. ${READ_SINGLY}`,
    ),
  ),
  conversation_flow: {
    ...object(
      () => ConversationFlow,
      `The conversation as a graph of nodes and edges; null if the assistant has instructions only. ${READ_SINGLY}`,
    ),
    noteHolder: (flow: unknown, holder: Holder) => isObject(flow) && holdFlow(flow, holder),
  },
  mcp_servers: sized(
    5,
    objects(() => AssistantMcpServer, `MCP servers with tools that the assistant may call. ${READ_SINGLY}`),
  ),
  integrations: objects(() => AssistantIntegration, 'Connected third-party services with tools that the assistant may call.'),
  a2a_agents: objects(
    () => A2AAgent,
    'Remote agents that the assistant can delegate to over the A2A (Agent2Agent) protocol; their skills become tools.',
  ),
  related_mission_ids: ids('Ids of the missions that this assistant takes part in; read-only.'),
  voice_settings: object(() => VoiceSettings, 'Text-to-speech settings.'),
  transcription: object(() => TranscriptionSettings, 'Speech-to-text settings.'),
  interruption_settings: object(() => InterruptionSettings, 'When users may interrupt the assistant, and when it starts to speak.'),
  telephony_settings: object(() => TelephonySettings, 'How calls are handled.'),
  messaging_settings: object(() => MessagingSettings, 'How text messages are handled.'),
  widget_settings: object(() => WidgetSettings, 'How the web widget looks, and its texts.'),
  insight_settings: object(() => InsightSettings, 'Post-call insights: what is extracted from finished conversations.'),
  privacy_settings: object(() => PrivacySettings, 'What Telnyx stores of conversations, and where they are processed.'),
  observability_settings: object(() => ObservabilitySettings, 'Tracing of model runs with Langfuse.'),
  post_conversation_settings: object(() => PostConversationSettings, 'What the assistant does after a conversation has ended (beta).'),
  delegation_settings: object(() => DelegationSettings, 'A second model that the first one hands questions to (beta); null if not set.'),
  websocket_settings: object(() => WebsocketSettings, `${WEBSOCKET} Null if not set.`),
  external_llm: object(() => ExternalLLM, 'A model hosted outside Telnyx, used instead of `model`; null if not set.'),
  fallback_config: object(() => FallbackConfig, 'The model that is used when the first one fails; null if not set.'),
  llm_api_key_ref: text(
    'Identifier of the integration secret with the key for `model`, never the key itself; null if Telnyx uses its own key.',
  ),
  dynamic_variables: json(
    'Default values of the variables that instructions, greeting and tools may use, by name. The current answer of the webhook of an assistant is in `Assistant.dynamicVariablesFromWebhook`.',
  ),
  dynamic_variables_webhook_url: url(
    'URL that Telnyx requests dynamic variables from when a conversation starts; null or empty if not set.',
  ),
  dynamic_variables_webhook_timeout_ms: int('Timeout of the dynamic variables webhook in milliseconds, 1 to 10000; null means 1500.'),
  import_metadata: object(() => ImportMetadata, 'Where the assistant was imported from; null if it was created in Telnyx.'),
} as const satisfies FieldMap<Omit<AssistantWire, 'id'>>;

export const AssistantConfiguration = builder.interfaceRef<AssistantWire>('AssistantConfiguration').implement({
  description:
    'How an assistant is set up: a model, its instructions, the tools that it may call, and how it speaks, listens and is reached. What the assistant itself, its versions and deleted ones have in common.',
  fields: (t) => ({
    ...mapFields(t as never, configurationFields, asJsonObject),
    extra: t.field({
      type: 'JSON',
      description: EXTRA_DESCRIPTION,
      resolve: (configuration) => unmapped(asJsonObject(configuration), configurationFields),
    }),
  }),
});

/** As the interfaces of a type are given. */
export const CONFIGURATION = [AssistantConfiguration as unknown as InterfaceRef<SchemaTypes, unknown>];
