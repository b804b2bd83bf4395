/** What an assistant is created from, and what is changed of one. */
import type { AssistantCreateParams, AssistantUpdateParams } from 'telnyx/resources/ai/assistants/assistants';
import { AGENTS, keepSecrets, TOOLS, type SecretHolder } from '../../resolvers/kept-secrets.ts';
import { toolProblems } from '../../resolvers/tool-problems.ts';
import type { NewerOfAssistant } from '../../upstream/wire/newer.ts';
import { ConversationFlowInput } from '../flow/inputs/flow.ts';
import { EnabledFeature } from '../settings/enabled-feature.ts';
import {
  A2AAgentInput,
  AssistantIntegrationInput,
  AssistantMcpServerInput,
  DelegationSettingsInput,
  ExternalLLMInput,
  FallbackConfigInput,
  InsightSettingsInput,
  InterruptionSettingsInput,
  MessagingSettingsInput,
  ObservabilitySettingsInput,
  PostConversationSettingsInput,
  PrivacySettingsInput,
  TelephonySettingsInput,
  TranscriptionSettingsInput,
  VoiceSettingsInput,
  WebsocketSettingsInput,
  WidgetSettingsInput,
} from '../settings/inputs.ts';
import { WEBSOCKET } from '../settings/websocket.ts';
import { AssistantToolInput } from '../tool/inputs/union.ts';
import { clearing, ids, int, someOf, text, texts, type InputField } from '../wire/input-fields.ts';
import { jsonMap } from '../wire/input-maps.ts';
import { object, objects, rootSettings, wireInput, type InputFieldMap } from '../wire/input.ts';

/** A list in which header values and passwords may be left out, where the upstream has them. */
const withKeptSecrets = <W>(holder: SecretHolder, field: InputField<W[]>): InputField<W[]> => ({
  ...field,
  completion: {
    isOpen: (_given, wire) => keepSecrets(holder, wire as readonly unknown[], []).isOpen,
    complete: (wire, stored) => keepSecrets(holder, wire as readonly unknown[], stored),
  },
});

const free = { clears: true, mayBeEmpty: true } as const;
const freeText = (description: string, options: { readonly isMasked?: boolean; readonly maxLength?: number } = {}) =>
  clearing(text<object>(description, { ...free, ...options }));

const PATCH = 'What is absent in it stays as it is, at any depth; null takes all of it away.';

const optional: InputFieldMap<Omit<AssistantCreateParams, 'name' | 'instructions'> & NewerOfAssistant, 'Idempotency-Key'> = {
  description: freeText('What the assistant is for, written for people.'),
  model: text('The language model, for example `anthropic/claude-haiku-4-5`; ignored by Telnyx when `externalLlm` is set.'),
  greeting: freeText('What the assistant says first; may hold `{{variables}}`. Empty means the user speaks first.'),
  tags: texts('Free-form labels; they replace those that are there.'),
  enabled_features: someOf(EnabledFeature, 'The channels on which the assistant can be reached; they replace those that are there.'),
  tools: withKeptSecrets(
    TOOLS,
    objects(() => AssistantToolInput, 'The tools of its own; they replace those that are there, and leave shared ones alone.'),
  ),
  tool_ids: ids('Ids of the shared tools; they replace those that are there, and leave its own tools alone.'),
  conversation_flow: object(
    () => ConversationFlowInput,
    'The conversation as a graph of nodes and edges; it replaces the one that is there. Null: the assistant has instructions only.',
    { clears: true },
  ),
  mcp_servers: objects(
    () => AssistantMcpServerInput,
    'MCP servers with tools that the assistant may call; they replace those that are there.',
  ),
  integrations: objects(() => AssistantIntegrationInput, 'Connected third-party services; they replace those that are there.'),
  a2a_agents: withKeptSecrets(
    AGENTS,
    objects(() => A2AAgentInput, 'Remote agents that the assistant can delegate to; they replace those that are there.'),
  ),
  voice_settings: rootSettings(VoiceSettingsInput, `Text-to-speech settings. ${PATCH}`),
  transcription: rootSettings(TranscriptionSettingsInput, `Speech-to-text settings. ${PATCH}`),
  interruption_settings: rootSettings(InterruptionSettingsInput, `When users may interrupt the assistant. ${PATCH}`),
  telephony_settings: rootSettings(TelephonySettingsInput, `How calls are handled. ${PATCH}`),
  messaging_settings: rootSettings(MessagingSettingsInput, `How text messages are handled. ${PATCH}`),
  widget_settings: rootSettings(WidgetSettingsInput, `How the web widget looks, and its texts. ${PATCH}`),
  insight_settings: rootSettings(InsightSettingsInput, `What is extracted from finished conversations. ${PATCH}`),
  privacy_settings: rootSettings(PrivacySettingsInput, `What Telnyx stores of conversations. ${PATCH}`),
  observability_settings: rootSettings(ObservabilitySettingsInput, `Tracing of model runs with Langfuse. ${PATCH}`),
  post_conversation_settings: rootSettings(
    PostConversationSettingsInput,
    `What the assistant does after a conversation has ended (beta). ${PATCH}`,
  ),
  external_llm: rootSettings(ExternalLLMInput, `A model hosted outside Telnyx, used instead of \`model\`. ${PATCH}`),
  fallback_config: rootSettings(FallbackConfigInput, `The model that is used when the first one fails. ${PATCH}`),
  delegation_settings: rootSettings(DelegationSettingsInput, `A second model that the first one hands questions to (beta). ${PATCH}`),
  websocket_settings: rootSettings(WebsocketSettingsInput, `${WEBSOCKET} ${PATCH}`),
  llm_api_key_ref: freeText('Identifier of the integration secret with the key for `model`, never the key itself; null means none.'),
  dynamic_variables: jsonMap(
    'Default values of the variables that instructions, greeting and tools may use, by name; it replaces what is there.',
  ),
  dynamic_variables_webhook_url: freeText(
    'URL that Telnyx requests dynamic variables from when a conversation starts; null or empty means none.',
    { isMasked: true },
  ),
  dynamic_variables_webhook_timeout_ms: int('Timeout of the dynamic variables webhook in milliseconds, 1 to 10000.', {
    min: 1,
    max: 10_000,
  }),
};

const NAME = 'Display name; not unique.';
const INSTRUCTIONS = 'The system prompt of the model; may hold `{{variables}}`.';

export const AssistantDraft = wireInput<AssistantCreateParams & NewerOfAssistant, 'Idempotency-Key'>('AssistantDraft', {
  description: 'An assistant to create. What is absent has the default of Telnyx.',
  fields: { name: text(NAME, { required: true }), instructions: text(INSTRUCTIONS, { required: true }), ...optional },
  reserved: ['promote_to_main', 'version_name'],
  problems: toolProblems,
});

export const AssistantChanges = wireInput<AssistantUpdateParams & NewerOfAssistant, 'promote_to_main'>('AssistantChanges', {
  description: 'What to change of an assistant. What is absent stays as it is; lists and flows are replaced, objects of settings are not.',
  fields: {
    name: text(NAME),
    instructions: text(INSTRUCTIONS),
    version_name: freeText('Label of the version that the write makes, at most 50 characters.', { maxLength: 50 }),
    ...optional,
  },
  reserved: ['promote_to_main'],
  problems: toolProblems,
});
