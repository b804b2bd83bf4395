/** What an assistant is created from, and what is changed of one. */
import type { AssistantCreateParams, AssistantUpdateParams } from 'telnyx/resources/ai/assistants/assistants';
import { AGENTS, keepSecrets, TOOLS, type SecretHolder } from '../../resolvers/kept-secrets.ts';
import { objectsIn, type JsonObject } from '../../json.ts';
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
import { object, objects, rootSettings, wireInput, type InputFieldMap, type WireInput } from '../wire/input.ts';

/** A list in which header values and passwords may be left out, where the upstream has them. */
const withKeptSecrets = <W>(holder: SecretHolder, field: InputField<W[]>): InputField<W[]> => ({
  ...field,
  completion: {
    needsStored: (wire) => keepSecrets(holder, wire as readonly unknown[], []).isOpen,
    complete: (wire, stored) => keepSecrets(holder, wire as readonly unknown[], objectsIn(stored).filter(isOwn)),
  },
});

/** Tools of the library are no part of the list. */
const isOwn = ({ shared }: JsonObject) => shared !== true;

const free = { clears: true, mayBeEmpty: true } as const;
const freeText = (description: string, options: { readonly isMasked?: boolean; readonly maxLength?: number } = {}) =>
  clearing(text<object>(description, { ...free, ...options }));

const PATCH =
  'What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change.';

/** Reads show both kinds in one list; a shared one that is sent back here becomes a copy. */
const SHARED =
  'Those that `tools` of an assistant shows with `shared: true` are of the library: leave them out here, where each would become a copy of its own, and name them in `toolIds`.';

/** A draft replaces nothing, and has no stored settings to complete. */
const optionalFields = (
  isDraft: boolean,
): InputFieldMap<Omit<AssistantCreateParams, 'name' | 'instructions'> & NewerOfAssistant, 'Idempotency-Key'> => {
  const list = (what: string, but = '') => (isDraft ? `${what}.` : `${what}; they replace those that are there${but}.`);
  const part = <P>(input: WireInput<P>, what: string) => rootSettings(input, isDraft ? what : `${what} ${PATCH}`);
  return {
    description: freeText('What the assistant is for, written for people.'),
    model: text('The language model, for example `anthropic/claude-haiku-4-5`; ignored by Telnyx when `externalLlm` is set.'),
    greeting: freeText('What the assistant says first; may hold `{{variables}}`. Empty means the user speaks first.'),
    tags: texts(list('Free-form labels')),
    enabled_features: someOf(EnabledFeature, list('The channels on which the assistant can be reached')),
    tools: withKeptSecrets(
      TOOLS,
      objects(() => AssistantToolInput, `${list('The tools of its own', ', and leave shared ones alone')} ${SHARED}`),
    ),
    tool_ids: ids(list('Ids of the shared tools', ', and leave its own tools alone')),
    conversation_flow: object(
      () => ConversationFlowInput,
      `The conversation as a graph of nodes and edges${isDraft ? '' : '; it replaces the one that is there'}. Null: the assistant has instructions only.`,
      { clears: true },
    ),
    mcp_servers: objects(() => AssistantMcpServerInput, list('MCP servers with tools that the assistant may call')),
    integrations: objects(() => AssistantIntegrationInput, list('Connected third-party services')),
    a2a_agents: withKeptSecrets(
      AGENTS,
      objects(() => A2AAgentInput, list('Remote agents that the assistant can delegate to')),
    ),
    voice_settings: part(VoiceSettingsInput, 'Text-to-speech settings.'),
    transcription: part(TranscriptionSettingsInput, 'Speech-to-text settings.'),
    interruption_settings: part(InterruptionSettingsInput, 'When users may interrupt the assistant.'),
    telephony_settings: part(TelephonySettingsInput, 'How calls are handled.'),
    messaging_settings: part(MessagingSettingsInput, 'How text messages are handled.'),
    widget_settings: part(WidgetSettingsInput, 'How the web widget looks, and its texts.'),
    insight_settings: part(InsightSettingsInput, 'What is extracted from finished conversations.'),
    privacy_settings: part(PrivacySettingsInput, 'What Telnyx stores of conversations.'),
    observability_settings: part(ObservabilitySettingsInput, 'Tracing of model runs with Langfuse.'),
    post_conversation_settings: part(PostConversationSettingsInput, 'What the assistant does after a conversation has ended (beta).'),
    external_llm: part(ExternalLLMInput, 'A model hosted outside Telnyx, used instead of `model`.'),
    fallback_config: part(FallbackConfigInput, 'The model that is used when the first one fails.'),
    delegation_settings: part(DelegationSettingsInput, 'A second model that the first one hands questions to (beta).'),
    websocket_settings: part(WebsocketSettingsInput, WEBSOCKET),
    llm_api_key_ref: freeText('Identifier of the integration secret with the key for `model`, never the key itself; null means none.'),
    dynamic_variables: jsonMap(
      `Default values of the variables that instructions, greeting and tools may use, by name${isDraft ? '' : '; it replaces what is there'}.`,
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
};

/** What says which assistant it is, and which state of it: the id of the input does. */
const READ_ONLY = ['id', 'assistant_id', 'version_id', 'created_at', 'version_created_at'];

const NAME = 'Display name; not unique.';
const INSTRUCTIONS = 'The system prompt of the model; may hold `{{variables}}`.';

export const AssistantDraft = wireInput<AssistantCreateParams & NewerOfAssistant, 'Idempotency-Key'>('AssistantDraft', {
  description: 'An assistant to create. What is absent has the default of Telnyx.',
  fields: { name: text(NAME, { required: true }), instructions: text(INSTRUCTIONS, { required: true }), ...optionalFields(true) },
  reserved: [...READ_ONLY, 'promote_to_main', 'version_name'],
  problems: toolProblems,
});

export const AssistantChanges = wireInput<AssistantUpdateParams & NewerOfAssistant, 'promote_to_main'>('AssistantChanges', {
  description: 'What to change of an assistant. What is absent stays as it is; lists and flows are replaced, objects of settings are not.',
  fields: {
    name: text(NAME),
    instructions: text(INSTRUCTIONS),
    version_name: freeText('Label of the version that the write makes, at most 50 characters.', { maxLength: 50 }),
    ...optionalFields(false),
  },
  reserved: [...READ_ONLY, 'promote_to_main'],
  problems: toolProblems,
});
