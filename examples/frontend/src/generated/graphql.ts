/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A remote agent that the assistant may delegate to over the A2A (Agent2Agent) protocol. Each skill on the agent's card becomes a tool when a conversation starts; 64 agents, 64 skills per card and 128 A2A tools are the limit; more are dropped. */
export type A2AAgentInput = {
  /** Whether the conversation goes on at once and the agent's answer is added when it arrives. Not set means false: the caller waits for the answer. Null is refused. */
  async?: boolean | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Headers of every request to the agent, including those for authentication. Null is refused. */
  headers?: Array<HttpHeaderInput> | null | undefined;
  /** What the assistant says while it waits; ignored when `async` is true. Null is refused. */
  messages?: Array<FillerMessageInput> | null | undefined;
  /** Name of the agent, and part of the names of its tools (`a2a_<name>_<skill>`). Names that differ only in punctuation collide and are refused. Required. Null is refused. */
  name?: string | null | undefined;
  /** Polling interval in milliseconds for a task that the agent has not finished. Default 500. Null is refused. */
  pollIntervalMs?: number | null | undefined;
  /** Timeout of one call to the agent in milliseconds, polling included; absent means the assistant's timeout for tools. Null is refused. */
  timeoutMs?: number | null | undefined;
  /** Base URL of the agent or URL of its card, at most 2048 bytes; the host must be public and may not be a template. If it does not end in `.json`, the card's standard path is appended. Required. Null is refused. */
  url?: string | null | undefined;
};

/** Calculates a number from two values. */
export type ArithmeticExpressionInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The first operand. */
  left: ExpressionInput;
  /** The operator: `+`, `-`, `*`, `/`, `%`. */
  op: string;
  /** The second operand. */
  right: ExpressionInput;
};

/** What to change of an assistant. What is absent stays as it is; lists and flows are replaced, objects of settings are not. */
export type AssistantChanges = {
  /** Remote agents that the assistant can delegate to; they replace those that are there. Null is refused. */
  a2aAgents?: Array<A2AAgentInput> | null | undefined;
  /** The conversation as a graph of nodes and edges; it replaces the one that is there. Null: the assistant has instructions only. */
  conversationFlow?: ConversationFlowInput | null | undefined;
  /** A second model that the first one hands questions to (beta). What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  delegationSettings?: DelegationSettingsInput | null | undefined;
  /** What the assistant is for, written for people. Null means none. */
  description?: string | null | undefined;
  /** Default values of the variables that instructions, greeting and tools may use, by name; it replaces what is there. Null is refused. */
  dynamicVariables?: unknown;
  /** Timeout of the dynamic variables webhook in milliseconds, 1 to 10000. Null is refused. */
  dynamicVariablesWebhookTimeoutMs?: number | null | undefined;
  /** URL that Telnyx requests dynamic variables from when a conversation starts; null or empty means none. */
  dynamicVariablesWebhookUrl?: string | null | undefined;
  /** The channels on which the assistant can be reached; they replace those that are there. Null is refused. */
  enabledFeatures?: Array<EnabledFeature> | null | undefined;
  /** A model hosted outside Telnyx, used instead of `model`. What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  externalLlm?: ExternalLlmInput | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The model that is used when the first one fails. What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  fallbackConfig?: FallbackConfigInput | null | undefined;
  /** What the assistant says first; may hold `{{variables}}`. Empty means the user speaks first. Null means none. */
  greeting?: string | null | undefined;
  /** What is extracted from finished conversations. What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  insightSettings?: InsightSettingsInput | null | undefined;
  /** The system prompt of the model; may hold `{{variables}}`. Null is refused. */
  instructions?: string | null | undefined;
  /** Connected third-party services; they replace those that are there. Null is refused. */
  integrations?: Array<AssistantIntegrationInput> | null | undefined;
  /** When users may interrupt the assistant. What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  interruptionSettings?: InterruptionSettingsInput | null | undefined;
  /** Identifier of the integration secret with the key for `model`, never the key itself; null means none. */
  llmApiKeyRef?: string | null | undefined;
  /** MCP servers with tools that the assistant may call; they replace those that are there. Null is refused. */
  mcpServers?: Array<AssistantMcpServerInput> | null | undefined;
  /** How text messages are handled. What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  messagingSettings?: MessagingSettingsInput | null | undefined;
  /** The language model, for example `anthropic/claude-haiku-4-5`; ignored by Telnyx when `externalLlm` is set. Null is refused. */
  model?: string | null | undefined;
  /** Display name; not unique. Null is refused. */
  name?: string | null | undefined;
  /** Tracing of model runs with Langfuse. What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  observabilitySettings?: ObservabilitySettingsInput | null | undefined;
  /** What the assistant does after a conversation has ended (beta). What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  postConversationSettings?: PostConversationSettingsInput | null | undefined;
  /** What Telnyx stores of conversations. What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  privacySettings?: PrivacySettingsInput | null | undefined;
  /** Free-form labels; they replace those that are there. Null is refused. */
  tags?: Array<string> | null | undefined;
  /** How calls are handled. What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  telephonySettings?: TelephonySettingsInput | null | undefined;
  /** Ids of the shared tools; they replace those that are there, and leave its own tools alone. Null is refused. */
  toolIds?: Array<string> | null | undefined;
  /** The tools of its own; they replace those that are there, and leave shared ones alone. Those that `tools` of an assistant shows with `shared: true` are of the library: leave them out here, where each would become a copy of its own, and name them in `toolIds`. Null is refused. */
  tools?: Array<AssistantToolInput> | null | undefined;
  /** Speech-to-text settings. What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  transcription?: TranscriptionSettingsInput | null | undefined;
  /** Label of the version that the write makes, at most 50 characters. Null means none. */
  versionName?: string | null | undefined;
  /** Text-to-speech settings. What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  voiceSettings?: VoiceSettingsInput | null | undefined;
  /** A WebSocket over which Telnyx sends events of conversations to the customer's server (beta). What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  websocketSettings?: WebsocketSettingsInput | null | undefined;
  /** How the web widget looks, and its texts. What is absent in it stays as it is, at any depth; null takes all of it away. While secrets stay in it that reads mask, its URLs, objects and unknown keys may not change. */
  widgetSettings?: WidgetSettingsInput | null | undefined;
};

/** Which assistants to list. An assistant must match every field that is set; null and absent fields are ignored. The gateway filters the one list that it reads anyway, so a filter costs no upstream call unless its description says so. */
export type AssistantFilter = {
  /** Reachable on this channel. `UNKNOWN` is refused. */
  enabledFeature?: EnabledFeature | null | undefined;
  /** One of these ids. Ids that do not exist are ignored; an empty list matches nothing. */
  ids?: Array<string> | null | undefined;
  /** Imported from this provider. `UNKNOWN` is refused. */
  importProvider?: ImportProvider | null | undefined;
  /** Running this insight group over its conversations. */
  insightGroupId?: string | null | undefined;
  /** Using this integration of the Telnyx catalogue. */
  integrationId?: string | null | undefined;
  /** Using this MCP server. Where the list leaves these out, each assistant costs one more upstream call. */
  mcpServerId?: string | null | undefined;
  /** Taking part in this mission, by `relatedMissionIds`. */
  missionId?: string | null | undefined;
  /** Exactly this model, for example `openai/gpt-4o`. */
  model?: string | null | undefined;
  /** Part of the name, case-insensitive. */
  nameContains?: string | null | undefined;
  /** Using this shared tool, itself or in a node of its flow. Where the list leaves tools or flows out, each assistant costs one more upstream call. */
  sharedToolId?: string | null | undefined;
  /** Exactly this tag among the tags. */
  tag?: string | null | undefined;
  /** Has a tool of this `Tool.kind` among its `tools`; those of flow nodes do not count. `UNKNOWN` is refused. Where the list of the Telnyx API leaves tools out, each assistant is read on its own: one more upstream call each. */
  toolType?: AssistantToolKind | null | undefined;
  /** Has a webhook tool among its `tools` with exactly this host in its `url`, for example `api.example.com`: case-insensitive, without port. A URL on a subdomain does not match, nor one without a host or with a placeholder in the host; tools of flow nodes do not count. Callers without `secrets:read` find by the host that `url` shows them. Anything but a host is refused. Where the list of the Telnyx API leaves tools out, each assistant is read on its own: one more upstream call each. */
  webhookHost?: string | null | undefined;
};

/** A connected third-party service with tools that the assistant may call. */
export type AssistantIntegrationInput = {
  /** Names of the tools that this assistant may call; null and empty mean every tool that the connection allows. */
  allowedList?: Array<string> | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Id of the integration in the Telnyx catalogue, not of the account's connection to it. Required. Null is refused. */
  integrationId?: string | null | undefined;
};

/** An MCP server with tools that the assistant may call. */
export type AssistantMcpServerInput = {
  /** Names of the server's tools that this assistant may call; null means no list of its own, so that the server's `allowedTools` counts. */
  allowedTools?: Array<string> | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Id of the MCP server in the account. Required. Null is refused. */
  mcpServerId?: string | null | undefined;
};

/** The edge hands the conversation off to another assistant. */
export type AssistantTargetInput = {
  /** The assistant that takes over. */
  assistantId: string;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Position of the other assistant on the canvas of the flow editor; null means none. */
  position?: NodePositionInput | null | undefined;
  /** Which voice is used after the handoff. Not set means `UNIFIED`. Null is refused. */
  voiceMode?: VoiceMode | null | undefined;
};

/** A tool: exactly one field is given, the kind. */
export type AssistantToolInput =
  {   /** Calls a function of the caller's own application. */
  clientSideTool: ClientSideToolInput; function?: never; handoff?: never; hangup?: never; invite?: never; pay?: never; refer?: never; retrieval?: never; sendDtmf?: never; sendMessage?: never; skipTurn?: never; transfer?: never; unknown?: never; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never;   /** Calls a function described in the manner of OpenAI. */
  function: FunctionToolInput; handoff?: never; hangup?: never; invite?: never; pay?: never; refer?: never; retrieval?: never; sendDtmf?: never; sendMessage?: never; skipTurn?: never; transfer?: never; unknown?: never; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never; function?: never;   /** Passes the conversation on to another assistant. */
  handoff: HandoffToolInput; hangup?: never; invite?: never; pay?: never; refer?: never; retrieval?: never; sendDtmf?: never; sendMessage?: never; skipTurn?: never; transfer?: never; unknown?: never; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never; function?: never; handoff?: never;   /** Ends the call. */
  hangup: HangupToolInput; invite?: never; pay?: never; refer?: never; retrieval?: never; sendDtmf?: never; sendMessage?: never; skipTurn?: never; transfer?: never; unknown?: never; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never; function?: never; handoff?: never; hangup?: never;   /** Brings somebody else into the call. */
  invite: InviteToolInput; pay?: never; refer?: never; retrieval?: never; sendDtmf?: never; sendMessage?: never; skipTurn?: never; transfer?: never; unknown?: never; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never; function?: never; handoff?: never; hangup?: never; invite?: never;   /** Takes a card payment via DTMF. */
  pay: PayToolInput; refer?: never; retrieval?: never; sendDtmf?: never; sendMessage?: never; skipTurn?: never; transfer?: never; unknown?: never; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never; function?: never; handoff?: never; hangup?: never; invite?: never; pay?: never;   /** Sends the call elsewhere with a SIP REFER. */
  refer: SipReferToolInput; retrieval?: never; sendDtmf?: never; sendMessage?: never; skipTurn?: never; transfer?: never; unknown?: never; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never; function?: never; handoff?: never; hangup?: never; invite?: never; pay?: never; refer?: never;   /** Looks things up in documents of the account. */
  retrieval: RetrievalToolInput; sendDtmf?: never; sendMessage?: never; skipTurn?: never; transfer?: never; unknown?: never; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never; function?: never; handoff?: never; hangup?: never; invite?: never; pay?: never; refer?: never; retrieval?: never;   /** Sends DTMF tones, as the keys of a phone do. */
  sendDtmf: DtmfToolInput; sendMessage?: never; skipTurn?: never; transfer?: never; unknown?: never; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never; function?: never; handoff?: never; hangup?: never; invite?: never; pay?: never; refer?: never; retrieval?: never; sendDtmf?: never;   /** Sends the user a text message. */
  sendMessage: SendMessageToolInput; skipTurn?: never; transfer?: never; unknown?: never; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never; function?: never; handoff?: never; hangup?: never; invite?: never; pay?: never; refer?: never; retrieval?: never; sendDtmf?: never; sendMessage?: never;   /** Stays silent for a turn. */
  skipTurn: SkipTurnToolInput; transfer?: never; unknown?: never; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never; function?: never; handoff?: never; hangup?: never; invite?: never; pay?: never; refer?: never; retrieval?: never; sendDtmf?: never; sendMessage?: never; skipTurn?: never;   /** Puts the caller through to somebody else. */
  transfer: TransferToolInput; unknown?: never; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never; function?: never; handoff?: never; hangup?: never; invite?: never; pay?: never; refer?: never; retrieval?: never; sendDtmf?: never; sendMessage?: never; skipTurn?: never; transfer?: never;   /** A kind that is newer than this gateway. A known kind is refused here. */
  unknown: UnknownKindInput; updateDynamicVariables?: never; webhook?: never; }
  |  { clientSideTool?: never; function?: never; handoff?: never; hangup?: never; invite?: never; pay?: never; refer?: never; retrieval?: never; sendDtmf?: never; sendMessage?: never; skipTurn?: never; transfer?: never; unknown?: never;   /** Sets dynamic variables during the conversation. */
  updateDynamicVariables: UpdateDynamicVariablesToolInput; webhook?: never; }
  |  { clientSideTool?: never; function?: never; handoff?: never; hangup?: never; invite?: never; pay?: never; refer?: never; retrieval?: never; sendDtmf?: never; sendMessage?: never; skipTurn?: never; transfer?: never; unknown?: never; updateDynamicVariables?: never;   /** Calls an HTTP endpoint. */
  webhook: WebhookToolInput; };

/** What a tool lets an assistant do. */
export type AssistantToolKind =
  /** Call a function of the caller's own application. */
  | 'CLIENT_SIDE_TOOL'
  /** Call a function described in the manner of OpenAI. */
  | 'FUNCTION'
  /** Pass the conversation on to another assistant. */
  | 'HANDOFF'
  /** End the call. */
  | 'HANGUP'
  /** Bring somebody else into the call. */
  | 'INVITE'
  /** Take a card payment. */
  | 'PAY'
  /** Send the call elsewhere with a SIP REFER. */
  | 'REFER'
  /** Look things up in documents. */
  | 'RETRIEVAL'
  /** Send DTMF tones, as the keys of a phone do. */
  | 'SEND_DTMF'
  /** Send a text message. */
  | 'SEND_MESSAGE'
  /** Stay silent for a turn. */
  | 'SKIP_TURN'
  /** Put the caller through to somebody else. */
  | 'TRANSFER'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN'
  /** Set dynamic variables. */
  | 'UPDATE_DYNAMIC_VARIABLES'
  /** Call an HTTP endpoint. */
  | 'WEBHOOK';

/** A colour theme of the audio visualizer. */
export type AudioVisualizerColor =
  /** The Telnyx theme `bloom`. */
  | 'BLOOM'
  /** The Telnyx theme `flare`. */
  | 'FLARE'
  /** The Telnyx theme `glacier`. */
  | 'GLACIER'
  /** The Telnyx theme `mystic`. */
  | 'MYSTIC'
  /** The Telnyx theme `twilight`. */
  | 'TWILIGHT'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN'
  /** The Telnyx theme `verdant`. */
  | 'VERDANT';

/** The animation that shows who is speaking in the web widget. */
export type AudioVisualizerConfigInput = {
  /** Colour theme. Not set means the default of the widget. Null is refused. */
  color?: AudioVisualizerColor | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Name of the shape and movement; null means the default of the widget. */
  preset?: string | null | undefined;
};

/** How Telnyx authenticates to an external LLM. */
export type AuthenticationMethod =
  /** With the client certificate of `certificateRef`, exchanged for a token where `tokenRetrievalUrl` is set. */
  | 'CERTIFICATE'
  /** With the API key of `llmApiKeyRef`. */
  | 'TOKEN'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** Background sound of the conversation: exactly one field is given. */
export type BackgroundAudioInput =
  {   /** A file in the account's media storage, looped during the call. */
  mediaName: MediaNameAudioInput; mediaUrl?: never; predefinedMedia?: never; unknown?: never; }
  |  { mediaName?: never;   /** An MP3 file on the web, looped during the call. */
  mediaUrl: MediaUrlAudioInput; predefinedMedia?: never; unknown?: never; }
  |  { mediaName?: never; mediaUrl?: never;   /** A background sound that Telnyx provides. */
  predefinedMedia: PredefinedMediaAudioInput; unknown?: never; }
  |  { mediaName?: never; mediaUrl?: never; predefinedMedia?: never;   /** A kind that is newer than this gateway. A known kind is refused here. */
  unknown: UnknownNodeInput; };

/** Combines conditions, or negates one. */
export type BooleanOpExpressionInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The operator: `and`, `or`, `not`. */
  op: string;
  /** The conditions, in order of evaluation; one for `not`. */
  operands: Array<ExpressionInput>;
};

/** Calls a function of the caller's own application. */
export type ClientSideToolInput = {
  /** What it does and when to use it, written for the model. Required. Null is refused. */
  description?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Name under which the model calls it. Required. Null is refused. */
  name?: string | null | undefined;
  /** The arguments it takes, as a JSON Schema of type object. Required. Null is refused. */
  parameters?: unknown;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
};

/** Compares two values. */
export type ComparisonExpressionInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The value on the left. */
  left: ExpressionInput;
  /** The operator: `==`, `!=`, `<`, `<=`, `>`, `>=`, `contains`, `not_contains`. */
  op: string;
  /** The value on the right. */
  right: ExpressionInput;
};

/** How a conversation is held. */
export type ConversationChannel =
  /** By phone. */
  | 'PHONE_CALL'
  /** Text messages between two phone numbers. */
  | 'SMS_CHAT'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN'
  /** A call from a web page, without a phone. */
  | 'WEB_CALL'
  /** A chat in the widget of a web page. */
  | 'WEB_CHAT'
  /** Messages over WhatsApp. */
  | 'WHATSAPP_CHAT';

/** A conversation as a directed graph, given whole. */
export type ConversationFlowInput = {
  /** The edges, in the order in which those of one node are tried; their ids differ. Null is refused. */
  edges?: Array<FlowEdgeInput> | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The nodes; their ids differ. */
  nodes: Array<FlowNodeInput>;
  /** Id of the node where every conversation starts. */
  startNodeId: string;
};

/** Sends DTMF tones, as the keys of a phone do. */
export type DtmfToolInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Settings of the tool under their Telnyx keys; Telnyx defines none so far. Null is refused. */
  sendDtmf?: unknown;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
};

/** The edge is taken when no other edge of the same node is. Only a tool or speak node has one, and each of them one at most. */
export type DefaultConditionInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
};

/** Where the second model runs. */
export type DelegationMode =
  /** The client of the conversation calls it, such as the page that embeds the assistant's widget. */
  | 'CLIENT'
  /** Telnyx calls it. */
  | 'TELNYX'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** A second model that the first one hands questions to while it goes on talking (beta). */
export type DelegationSettingsInput = {
  /** Whether the first model may hand over questions. Default true. Null is refused. */
  enabled?: boolean | null | undefined;
  /** A second model on the customer's own endpoint; null means none. */
  externalLlm?: ExternalLlmInput | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Instructions of the second model; null means none of its own. */
  instructions?: string | null | undefined;
  /** Identifier of the integration secret with the key for `model`, never the key itself; null means that Telnyx uses its own key. */
  llmApiKeyRef?: string | null | undefined;
  /** Where the second model runs. Not set means the Telnyx default. Null is refused. */
  mode?: DelegationMode | null | undefined;
  /** Name of the second model, hosted by Telnyx; null means the default, or `externalLlm`. */
  model?: string | null | undefined;
  /** Whether the assistant says what the second model found. Default true. Null is refused. */
  speakResults?: boolean | null | undefined;
};

/** What became of an edge at a step of a dry run. */
export type EdgeOutcome =
  /** Its expression is not true. */
  | 'FALSE'
  /** The model did not take it: no choice names it. */
  | 'NOT_CHOSEN'
  /** Another edge was taken before it was considered. */
  | 'NOT_REACHED'
  /** The run took it. */
  | 'TAKEN'
  /** It has no condition, or one that cannot be evaluated here. It is not taken. */
  | 'UNKNOWN';

/** A channel on which an assistant can be reached. */
export type EnabledFeature =
  /** It sends and receives text messages. */
  | 'MESSAGING'
  /** It makes and receives calls. */
  | 'TELEPHONY'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** A node of an expression tree: exactly one field is given. A tree takes 50 levels at most. */
export type ExpressionInput =
  {   /** Calculates a number from two values. */
  arithmetic: ArithmeticExpressionInput; boolLiteral?: never; boolOp?: never; comparison?: never; numberLiteral?: never; stringLiteral?: never; unknown?: never; variable?: never; }
  |  { arithmetic?: never;   /** True or false. */
  boolLiteral: boolean; boolOp?: never; comparison?: never; numberLiteral?: never; stringLiteral?: never; unknown?: never; variable?: never; }
  |  { arithmetic?: never; boolLiteral?: never;   /** Combines conditions, or negates one. */
  boolOp: BooleanOpExpressionInput; comparison?: never; numberLiteral?: never; stringLiteral?: never; unknown?: never; variable?: never; }
  |  { arithmetic?: never; boolLiteral?: never; boolOp?: never;   /** Compares two values. */
  comparison: ComparisonExpressionInput; numberLiteral?: never; stringLiteral?: never; unknown?: never; variable?: never; }
  |  { arithmetic?: never; boolLiteral?: never; boolOp?: never; comparison?: never;   /** A number. */
  numberLiteral: number; stringLiteral?: never; unknown?: never; variable?: never; }
  |  { arithmetic?: never; boolLiteral?: never; boolOp?: never; comparison?: never; numberLiteral?: never;   /** A text, without quotes. */
  stringLiteral: string; unknown?: never; variable?: never; }
  |  { arithmetic?: never; boolLiteral?: never; boolOp?: never; comparison?: never; numberLiteral?: never; stringLiteral?: never;   /** A kind that is newer than this gateway. A known kind is refused here. */
  unknown: UnknownNodeInput; variable?: never; }
  |  { arithmetic?: never; boolLiteral?: never; boolOp?: never; comparison?: never; numberLiteral?: never; stringLiteral?: never; unknown?: never;   /** Name of a dynamic variable, without braces: its value. */
  variable: string; };

/** A language model on the customer's own endpoint. If set, it is used instead of the `model` beside it. */
export type ExternalLlmInput = {
  /** How Telnyx authenticates. Not set means the Telnyx default. Null is refused. */
  authenticationMethod?: AuthenticationMethod | null | undefined;
  /** Base URL of the endpoint. Required; in changes, unless the stored object has it. Null is refused. */
  baseUrl?: string | null | undefined;
  /** Identifier of the integration secret that holds the client certificate, never the secret itself; only applies when `authenticationMethod` is CERTIFICATE. Null means none. */
  certificateRef?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Whether dynamic variables, phone numbers among them, are sent with each request as `extra_metadata`. Default false. Null is refused. */
  forwardMetadata?: boolean | null | undefined;
  /** Identifier of the integration secret that holds the endpoint's API key, never the secret itself; null means none. */
  llmApiKeyRef?: string | null | undefined;
  /** Name of the model, as the endpoint expects it. Required; in changes, unless the stored object has it. Null is refused. */
  model?: string | null | undefined;
  /** URL that exchanges the certificate for an access token; only applies when `authenticationMethod` is CERTIFICATE. Null means none. */
  tokenRetrievalUrl?: string | null | undefined;
};

/** The language model that takes over when the first one is unavailable. */
export type FallbackConfigInput = {
  /** A fallback on the customer's own endpoint; null means none, as where `model` is the fallback. */
  externalLlm?: ExternalLlmInput | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Identifier of the integration secret that holds the fallback model's API key, never the secret itself; null means none. */
  llmApiKeyRef?: string | null | undefined;
  /** Name of a model hosted by Telnyx; null means none, as where `externalLlm` is the fallback. */
  model?: string | null | undefined;
};

/** What the assistant says while it waits. */
export type FillerMessageInput = {
  /** The words. Required. Null is refused. */
  content?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Milliseconds to wait before the words of a `request_response_delayed` message. Null is refused. */
  timingMs?: number | null | undefined;
  /** When it is said: `request_start` as soon as the request leaves, `request_response_delayed` if there is no answer after `timingMs`. Required. Null is refused. */
  type?: string | null | undefined;
};

/** When an edge is taken: exactly one field is given. */
export type FlowConditionInput =
  {   /** The edge is taken when no other edge of the same node is. Only a tool or speak node has one, and each of them one at most. */
  default: DefaultConditionInput; expression?: never; llm?: never; unknown?: never; }
  |  { default?: never;   /** The edge is taken when this expression over dynamic variables is true; the model is not called. */
  expression: ExpressionInput; llm?: never; unknown?: never; }
  |  { default?: never; expression?: never;   /** The model decides whether the edge is taken. */
  llm: LlmConditionInput; unknown?: never; }
  |  { default?: never; expression?: never; llm?: never;   /** A kind that is newer than this gateway. A known kind is refused here. */
  unknown: UnknownNodeInput; };

/** An edge of a conversation flow. */
export type FlowEdgeInput = {
  /** When the edge is taken. Edges of one node are tried in their order. */
  condition: FlowConditionInput;
  /** Id of the edge, chosen by the author and unique in this flow. */
  edgeId: string;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Id of the node that the edge leaves. */
  startNodeId: string;
  /** Where the edge leads. */
  target: FlowTargetInput;
};

/** A node of a conversation flow: exactly one field is given, the kind. */
export type FlowNodeInput =
  {   /** A node where the model talks, with the node's own instructions, tools, model and voice where they are set. */
  prompt: PromptNodeInput; speak?: never; tool?: never; unknown?: never; }
  |  { prompt?: never;   /** A node that says a fixed text, without calling the model. */
  speak: SpeakNodeInput; tool?: never; unknown?: never; }
  |  { prompt?: never; speak?: never;   /** A node that calls one shared tool, without calling the model. */
  tool: ToolNodeInput; unknown?: never; }
  |  { prompt?: never; speak?: never; tool?: never;   /** A kind that is newer than this gateway. A known kind is refused here. */
  unknown: UnknownNodeInput; };

/** Where an edge leads: exactly one field is given. */
export type FlowTargetInput =
  {   /** The edge hands the conversation off to another assistant. */
  assistant: AssistantTargetInput; nodeId?: never; unknown?: never; }
  |  { assistant?: never;   /** A node of the same flow. */
  nodeId: string; unknown?: never; }
  |  { assistant?: never; nodeId?: never;   /** A kind that is newer than this gateway. A known kind is refused here. */
  unknown: UnknownNodeInput; };

/** Calls a function described in the manner of OpenAI. */
export type FunctionToolInput = {
  /** What it does and when to use it, written for the model. Null is refused. */
  description?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Name under which the model calls it. Required. Null is refused. */
  name?: string | null | undefined;
  /** The arguments it takes, as a JSON Schema of type object. Null is refused. */
  parameters?: unknown;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
};

/** An assistant that may take over the conversation. */
export type HandoffTargetInput = {
  /** Id of the assistant. Required. Null is refused. */
  assistantId?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Name that tells the model when to choose this target. Required. Null is refused. */
  name?: string | null | undefined;
};

/** Passes the conversation on to another assistant. */
export type HandoffToolInput = {
  /** The assistants to choose from. Required. Null is refused. */
  aiAssistants?: Array<HandoffTargetInput> | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
  /** The voice that is heard afterwards. Null is refused. */
  voiceMode?: VoiceMode | null | undefined;
};

/** Ends the call. */
export type HangupToolInput = {
  /** When the model should hang up, written for the model. Null is refused. */
  description?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
};

/** An HTTP header that Telnyx sends with its requests. */
export type HttpHeaderInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Name of the header. Required. Null is refused. */
  name?: string | null | undefined;
  /** Value of the header. What is written here can be read by everyone who may read the tool; `{{#integration_secret}}identifier{{/integration_secret}}` keeps a secret out. Left out in changes, the stored one stays if exactly one fits: of the same name in a tool or agent with the stored name, URL, path parameters and unknown keys, equal character by character; elsewhere it is needed. Null is refused. */
  value?: string | null | undefined;
};

/** What to import, and which API key to use. */
export type ImportAssistantsInput = {
  /** Identifier of the integration secret that holds the provider's API key: never the key itself. */
  apiKeyRef: string;
  /** 1 to 255 letters, digits, `-` and `_`, a UUID recommended. The same import sent again with the same key within a day returns the first result, without importing twice. Null sends none: then the import is sent once, and where its connection breaks, or no answer comes, whether it was carried out is not known; read the assistants before it is sent again. */
  idempotencyKey?: string | null | undefined;
  /** Ids of the agents at the provider. Absent or null imports all of them; an empty list is refused. */
  importIds?: Array<string> | null | undefined;
  /** The provider to import from. `UNKNOWN` is refused. */
  provider: ImportProvider;
};

/** A provider of voice agents that assistants can be imported from. */
export type ImportProvider =
  /** ElevenLabs agents. */
  | 'ELEVENLABS'
  /** Retell AI agents. */
  | 'RETELL'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN'
  /** Vapi assistants. */
  | 'VAPI';

/** Post-call insights: what is extracted from finished conversations. */
export type InsightSettingsInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Id of the insight group that is run over every conversation of the assistant; null means none. */
  insightGroupId?: string | null | undefined;
};

/** How far the analysis of a conversation is. */
export type InsightStatus =
  /** It is done. */
  | 'COMPLETED'
  /** It failed, so that nothing was found. */
  | 'FAILED'
  /** It is under way. */
  | 'IN_PROGRESS'
  /** It has not begun. */
  | 'PENDING'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** How a node's instructions relate to the assistant's. */
export type InstructionsMode =
  /** The node's instructions follow those of the assistant. */
  | 'APPEND'
  /** Only the node's instructions apply while the conversation is at the node. */
  | 'REPLACE'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** Whether users may interrupt the assistant, and when it starts to speak. */
export type InterruptionSettingsInput = {
  /** Whether users cannot interrupt the greeting. Null is refused. */
  disableGreetingInterruption?: boolean | null | undefined;
  /** Whether users may interrupt the assistant while it speaks. Default true. Null is refused. */
  enable?: boolean | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Sensitivity of the prediction that a user is about to interrupt, 0 to 1; 0 and null turn it off. */
  interruptPredictionThreshold?: number | null | undefined;
  /** When the assistant starts to speak; null means the defaults. */
  startSpeakingPlan?: StartSpeakingPlanInput | null | undefined;
};

/** Brings somebody else into the call. */
export type InviteToolInput = {
  /** Headers that the SIP INVITE carries. Null is refused. */
  customHeaders?: Array<SipHeaderInput> | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Phone number or SIP URI to dial from; may be a template. Required. Null is refused. */
  from?: string | null | undefined;
  /** The targets to choose from. Null or absent: they are given at call time. */
  targets?: Array<TransferTargetInput> | null | undefined;
  /** Template such as `{{ targets }}`: its variable gives the list of targets at call time, instead of the list. Null counts as absent. */
  targetsTemplate?: string | null | undefined;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
  /** What happens when a voicemail answers. Null is refused. */
  voicemailDetection?: TransferVoicemailDetectionInput | null | undefined;
};

/** The model decides whether the edge is taken. */
export type LlmConditionInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The condition for taking the edge: instructions for the model. Required. Null is refused. */
  prompt?: string | null | undefined;
};

/** A file in the account's media storage, looped during the call. */
export type MediaNameAudioInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The name under which the file was stored. Required. Null is refused. */
  value?: string | null | undefined;
};

/** An MP3 file on the web, looped during the call. */
export type MediaUrlAudioInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The HTTPS URL of the MP3 file. Required. Null is refused. */
  value?: string | null | undefined;
};

/** Who wrote a message. */
export type MessageRole =
  /** The assistant, or who speaks for it. */
  | 'ASSISTANT'
  /** A tool that the assistant called: the message is what the tool answered. */
  | 'TOOL'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN'
  /** The end user. */
  | 'USER';

/** How the assistant exchanges text messages. */
export type MessagingSettingsInput = {
  /** Minutes without a message after which the next message starts a new conversation, 1 to 10000000. Not set means the Telnyx default. Null is refused. */
  conversationInactivityMinutes?: number | null | undefined;
  /** Id of the messaging profile that sends and receives; Telnyx creates one along with the assistant. Null means none. */
  defaultMessagingProfileId?: string | null | undefined;
  /** URL that receives webhooks on the delivery status of messages of the assistant; null means none. */
  deliveryStatusWebhookUrl?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
};

/** A position on the canvas of the flow editor. It has no effect on a conversation. */
export type NodePositionInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Pixels from the left of the canvas. Required. Null is refused. */
  x?: number | null | undefined;
  /** Pixels from the top of the canvas. Required. Null is refused. */
  y?: number | null | undefined;
};

/** Tuning of the noise suppression. Each field applies to one engine and is ignored by the others. */
export type NoiseSuppressionConfigInput = {
  /** DeepFilterNet: maximum noise attenuation, 0 to 100. Default 100. Null is refused. */
  attenuationLimit?: number | null | undefined;
  /** ai-coustics: strength of the enhancement, 0 to 1. Not set means the default of the model. Null is refused. */
  enhancementLevel?: number | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** ai-coustics: the family of models. Not set means the default. Null is refused. */
  family?: NoiseSuppressionFamily | null | undefined;
  /** DeepFilterNet: how the engine is set up. Not set means its default. Null is refused. */
  mode?: NoiseSuppressionMode | null | undefined;
  /** ai-coustics: the model within its family. Not set means the default. Null is refused. */
  size?: NoiseSuppressionSize | null | undefined;
};

/** A family of ai-coustics models. */
export type NoiseSuppressionFamily =
  /** Models made for speech recognition and voice agents. */
  | 'QUAIL'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** How DeepFilterNet is set up. */
export type NoiseSuppressionMode =
  /** With an attenuation limit of its own. */
  | 'ADVANCED'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** Which ai-coustics model of the family runs. */
export type NoiseSuppressionSize =
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN'
  /** Always the latest release. */
  | 'VF'
  /** Fixed to release 2.0, so that its behaviour stays the same. */
  | 'VF_2_0_L';

/** Traces and prompts of the assistant in Langfuse. */
export type ObservabilitySettingsInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Base URL of the Langfuse instance; null means none is set. */
  host?: string | null | undefined;
  /** Label of the prompt in Langfuse, for example `production`; null means none. */
  promptLabel?: string | null | undefined;
  /** Name of the prompt in Langfuse; null means none is linked. */
  promptName?: string | null | undefined;
  /** Whether saving the assistant publishes its instructions; needs `promptName`. Null is refused. */
  promptSync?: PromptSync | null | undefined;
  /** Version of the prompt in Langfuse, 1 or more; set by Telnyx when it publishes. Null is refused. */
  promptVersion?: number | null | undefined;
  /** Identifier of the integration secret that holds the public key of Langfuse, never the key itself. Null means none. */
  publicKeyRef?: string | null | undefined;
  /** Identifier of the integration secret that holds the secret key of Langfuse, never the secret itself. Null means none. */
  secretKeyRef?: string | null | undefined;
  /** Whether traces are sent. Not set means the Telnyx default. Null is refused. */
  status?: ObservabilityStatus | null | undefined;
};

/** Whether traces are sent to Langfuse. */
export type ObservabilityStatus =
  /** Nothing is sent. */
  | 'DISABLED'
  /** Traces are sent. */
  | 'ENABLED'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** The reaction to a voicemail that answers in place of the target. */
export type OnTransferVoicemailDetectedInput = {
  /** What happens; `STOP_INVITE` is for invitations, the others are for transfers. Null is refused. */
  action?: TransferVoicemailAction | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** What to say; not for an invitation. Null is refused. */
  voicemailMessage?: TransferVoicemailMessageInput | null | undefined;
};

/** The reaction to a voicemail on an outgoing call. */
export type OnVoicemailDetectedInput = {
  /** What the assistant does. Not set means the Telnyx default. Null is refused. */
  action?: VoicemailAction | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** What to say; only applies when `action` is LEAVE_MESSAGE_AND_STOP_ASSISTANT. Null means none. */
  voicemailMessage?: VoicemailMessageInput | null | undefined;
};

/** Takes a card payment via DTMF. */
export type PayToolInput = {
  /** Name of the payment connector in the account. Required. Null is refused. */
  connectorName?: string | null | undefined;
  /** Currency of payments where the model names no other, for example `USD`. Null is refused. */
  currency?: string | null | undefined;
  /** When to take a payment, written for the model; null clears it. */
  description?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Method of payments where the model names no other, for example `credit-card`. Null is refused. */
  paymentMethod?: string | null | undefined;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
};

/** What the assistant does once a conversation is over (beta). */
export type PostConversationSettingsInput = {
  /** Whether the model gets one more turn after the end, for example to send a summary with a webhook or function tool; tools that act on the call, integrations and MCP servers are not available then. Default false. Null is refused. */
  enabled?: boolean | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
};

/** A background sound that Telnyx provides. */
export type PredefinedMediaAudioInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Which sound: `office`, or `silence` for none. Required. Null is refused. */
  value?: string | null | undefined;
  /** Volume from 0.1 to 1, in steps of 0.1. Default 1. Null is refused. */
  volume?: number | null | undefined;
};

/** What is stored of conversations, and where they may be processed. */
export type PrivacySettingsInput = {
  /** Whether conversation histories and insights are stored. Recordings, and what the account stores by its own settings, are not affected. Null is refused. */
  dataRetention?: boolean | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Whether web chat must be received and answered by models inside the organisation's data region; chat that enters elsewhere is then refused. Voice and messaging are not affected. Default false. Null is refused. */
  inTransitDataLocality?: boolean | null | undefined;
};

/** Which version to promote. */
export type PromoteAssistantVersionInput = {
  /** Id of the assistant at Telnyx. */
  assistantId: string;
  /** Id of its version at Telnyx. */
  versionId: string;
};

/** A node where the model talks, with the node's own instructions, tools, model and voice where they are set. */
export type PromptNodeInput = {
  /** A model hosted outside Telnyx for this node; null means the assistant's. Not together with `model`. It is given whole. */
  externalLlm?: ExternalLlmInput | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Instructions for the model while the conversation is at this node; may hold `{{variables}}`. */
  instructions: string;
  /** Whether these instructions replace the assistant's or follow them. Not set means `REPLACE`. Null is refused. */
  instructionsMode?: InstructionsMode | null | undefined;
  /** Identifier of the integration secret with the key for `model`, never the key itself; null means none is needed. */
  llmApiKeyRef?: string | null | undefined;
  /** The model for this node; null means the assistant's. Never set together with `externalLlm`. */
  model?: string | null | undefined;
  /** Label for people; null means none. */
  name?: string | null | undefined;
  /** The id of the node, chosen by the author and unique in this flow only. */
  nodeId: string;
  /** Position of the node on the canvas of the flow editor; null means none. */
  position?: NodePositionInput | null | undefined;
  /** Shared tools that can be called here; null means that the node has no list of its own. Their definitions are in `tools`. */
  sharedToolIds?: Array<string> | null | undefined;
  /** Whether these tools replace the assistant's or are added to them. Without `sharedToolIds` it has no effect. Not set means `REPLACE`. Null is refused. */
  toolsMode?: ToolsMode | null | undefined;
  /** Speech-to-text settings at this node; null means the assistant's. It is given whole. */
  transcription?: TranscriptionSettingsInput | null | undefined;
  /** Text-to-speech settings at this node; null means the assistant's. It is given whole. */
  voiceSettings?: VoiceSettingsInput | null | undefined;
};

/** Whether the assistant's instructions are published as a Langfuse prompt. */
export type PromptSync =
  /** Nothing is published. */
  | 'DISABLED'
  /** Every save of the assistant publishes a version. */
  | 'ENABLED'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** How the two sides of a call are stored in its recording. */
export type RecordingChannels =
  /** One channel per side. */
  | 'DUAL'
  /** Both sides mixed into one channel. */
  | 'SINGLE'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** File format of a recording. */
export type RecordingFormat =
  /** Compressed audio, small files. */
  | 'MP3'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN'
  /** Uncompressed audio, large files. */
  | 'WAV';

/** Whether and how the assistant's calls are recorded. */
export type RecordingSettingsInput = {
  /** One mixed channel or one per side. Default DUAL. Null is refused. */
  channels?: RecordingChannels | null | undefined;
  /** Whether calls are recorded; false overrides every other recording setting. Default true. Null is refused. */
  enabled?: boolean | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** File format of the recording. Default MP3. Null is refused. */
  format?: RecordingFormat | null | undefined;
  /** Whether recording ends with the conversation, for example at a transfer, rather than with the call. Default false. Null is refused. */
  stopOnConversationEnd?: boolean | null | undefined;
};

/** Looks things up in documents of the account. */
export type RetrievalToolInput = {
  /** The storage buckets to search. Required. Null is refused. */
  bucketIds?: Array<string> | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** How many passages a search gives the model at most. Null is refused. */
  maxNumResults?: number | null | undefined;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
};

/** Sends the call elsewhere with a SIP REFER. */
export type SipReferToolInput = {
  /** Headers of any name that the SIP REFER carries. Null is refused. */
  customHeaders?: Array<SipHeaderInput> | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Standard headers: `User-to-User` and `Diversion`. Null is refused. */
  sipHeaders?: Array<SipHeaderInput> | null | undefined;
  /** The targets to choose from. Required. Null is refused. */
  targets?: Array<TransferTargetInput> | null | undefined;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
};

/** Sends the user a text message. */
export type SendMessageToolInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The message, with `{{variables}}`; null lets the model write it. */
  messageTemplate?: string | null | undefined;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
};

/** How bad a finding is, rising. */
export type Severity =
  /** It does not work, or Telnyx refuses it. */
  | 'ERROR'
  /** Worth knowing; nothing has to be done. */
  | 'INFO'
  /** It works, and probably not as it was meant. */
  | 'WARNING';

/** What a dry run begins with. */
export type SimulateFlowInput = {
  /** Where the conversation takes place. */
  channel?: SimulationChannel | null | undefined;
  /** What the model chooses, and what tools set. Null means nothing. */
  choices?: Array<SimulationChoiceInput> | null | undefined;
  /** How many nodes the run visits at most, 1 to 1000; a node counts at each visit. */
  maxSteps?: number | null | undefined;
  /** Where the run begins; null means the flow's start. */
  startNodeId?: string | null | undefined;
  /** Variables by name: beside the assistant's `dynamicVariables`, and in their place where both have one. */
  variables?: unknown;
};

/** Where a conversation takes place, which decides in what order the edges of a prompt node are considered. */
export type SimulationChannel =
  /** A call: comparisons come before the turn of the model, in which it may choose an edge. */
  | 'CALL'
  /** A chat: what is true before the turn of the model comes first; after its reply, edges are considered in their order, those that it chose as well as comparisons that have become true. */
  | 'CHAT';

/** What happens at a node at one of the visits of it. */
export type SimulationChoiceInput = {
  /** The edge that the model takes there: one of the node, with an `llm` condition. Null means none; at a prompt node the conversation then stays for another turn, which is the next visit. */
  edgeId?: string | null | undefined;
  /** The node. An id that the flow does not have is refused. */
  nodeId: string;
  /** Variables that are set there, by name, for example by a tool; `{"telnyx_last_tool_status_code": "200"}`. They count from this visit on. */
  set?: unknown;
  /** The number of the visit that it is about, from 1. There is one choice for each. */
  visit?: number | null | undefined;
};

/** Why a dry run ended. */
export type SimulationEnd =
  /** Another assistant took over. */
  | 'ASSISTANT'
  /** A node does not exist: the start, or one that an edge leads to. */
  | 'BROKEN'
  /** It stands at a node where the model has a turn, and no choice says what it does there. */
  | 'NEEDS_CHOICE'
  /** No edge of a speak or tool node is taken: a conversation would not go on. */
  | 'NO_EDGE'
  /** `maxSteps` was reached, or so many edges were considered that the run was ended before. */
  | 'STEP_LIMIT'
  /** No edge leaves the node. Behind a speak node there is silence then, as `assumptions` says. */
  | 'TERMINAL';

/** A header that Telnyx adds to a SIP request. */
export type SipHeaderInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Name of the header, for example `X-Account` or `User-to-User`. Required. Null is refused. */
  name?: string | null | undefined;
  /** Value of the header; may hold `{{variables}}`. Left out in changes, the stored one stays if exactly one fits: of the same name in a tool of the same kind with the stored numbers, targets (all but their `name` and `message`) and unknown keys; elsewhere it is needed. Null is refused. */
  value?: string | null | undefined;
};

/** Stays silent for a turn. */
export type SkipTurnToolInput = {
  /** When the model should stay silent, written for the model. Null is refused. */
  description?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
};

/** A node that says a fixed text, without calling the model. */
export type SpeakNodeInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The text to say, word for word; may hold `{{variables}}`. */
  message: string;
  /** Label for people; null means none. */
  name?: string | null | undefined;
  /** The id of the node, chosen by the author and unique in this flow only. */
  nodeId: string;
  /** Position of the node on the canvas of the flow editor; null means none. */
  position?: NodePositionInput | null | undefined;
};

/** When the assistant starts to speak after the user stops. */
export type StartSpeakingPlanInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Silences that end the turn of the user; null means the defaults. */
  transcriptionEndpointingPlan?: TranscriptionEndpointingPlanInput | null | undefined;
  /** Minimum seconds that the assistant waits before it speaks, 0 or more. Default 0.4. Null is refused. */
  waitSeconds?: number | null | undefined;
};

/** How the assistant behaves on phone and web calls: limits, silence, recording, noise and voicemail. */
export type TelephonySettingsInput = {
  /** Id of the TeXML application that handles the assistant's calls; Telnyx creates one along with the assistant. Null means none. */
  defaultTexmlAppId?: string | null | undefined;
  /** Whether the caller's key presses are ignored throughout the call. Must be true when the assistant, or a node of its flow, has a pay tool. Null is refused. */
  disableDtmf?: boolean | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Phone number or SIP URI that the caller is sent to when the conversation ends with an error; not used when it ends normally or was transferred. Null means none. */
  fallbackDestination?: string | null | undefined;
  /** The noise suppression engine: `aicoustics`, `krisp`, `deepfilternet` or `disabled`; an open list. Null means the Telnyx default. */
  noiseSuppression?: string | null | undefined;
  /** Tuning of the engine in `noiseSuppression`; null means its defaults. */
  noiseSuppressionConfig?: NoiseSuppressionConfigInput | null | undefined;
  /** Whether and how calls are recorded; null means the defaults. */
  recordingSettings?: RecordingSettingsInput | null | undefined;
  /** Whether the message history is sent to the webhook of the call at each change of the conversation; null leaves it to the command that started the call. */
  sendMessageHistoryUpdates?: boolean | null | undefined;
  /** Whether visitors of a website may call without signing in; the web widget needs it. Null is refused. */
  supportsUnauthenticatedWebCalls?: boolean | null | undefined;
  /** Seconds after which the assistant leaves a call, 30 to 14400; time without the assistant, for example after a transfer, does not count. Default 1800. Null is refused. */
  timeLimitSecs?: number | null | undefined;
  /** Seconds of silence after which the assistant asks whether the user is still there, 0 or more. Default 10. Null is refused. */
  userIdleReplySecs?: number | null | undefined;
  /** Seconds of silence from the user after which the assistant stops, 10 to 14400. Not set means the Telnyx default. Null is refused. */
  userIdleTimeoutSecs?: number | null | undefined;
  /** What happens when a voicemail answers an outgoing call. Null means none. */
  voicemailDetection?: VoicemailDetectionInput | null | undefined;
};

/** A node that calls one shared tool, without calling the model. */
export type ToolNodeInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** What is said before the tool runs; null means nothing. */
  message?: string | null | undefined;
  /** Label for people; null means none. */
  name?: string | null | undefined;
  /** The id of the node, chosen by the author and unique in this flow only. */
  nodeId: string;
  /** Position of the node on the canvas of the flow editor; null means none. */
  position?: NodePositionInput | null | undefined;
  /** Id of the shared tool that is called. Its definition is in `tool`. */
  sharedToolId: string;
};

/** How a node's tools relate to the assistant's. */
export type ToolsMode =
  /** The node's tools are added to those of the assistant. */
  | 'APPEND'
  /** Only the node's tools can be called while the conversation is at the node. */
  | 'REPLACE'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** Seconds of silence after which the user counts as finished, by the end of the transcript so far. Models that detect turns themselves, such as Deepgram Flux, use `transcription.settings` instead. */
export type TranscriptionEndpointingPlanInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Seconds to wait where there is no punctuation. Default 1.5. Null is refused. */
  onNoPunctuationSeconds?: number | null | undefined;
  /** Seconds to wait after a number, as more digits may follow. Default 0.5. Null is refused. */
  onNumberSeconds?: number | null | undefined;
  /** Seconds to wait after punctuation. Default 0.1. Null is refused. */
  onPunctuationSeconds?: number | null | undefined;
};

/** Tuning of the transcription. Each field applies to the models it names and is ignored by the others; null means the default of the model. */
export type TranscriptionSettingsConfigInput = {
  /** Soniox: key terms to boost, separated by commas. May hold `{{variables}}`, filled in at call time. Null means none. */
  context?: string | null | undefined;
  /** Deepgram Flux: confidence at which a reply is prepared early, 0.3 to 0.9 and at most `eotThreshold`; equal to it means never early. Default 0.8. Null is refused. */
  eagerEotThreshold?: number | null | undefined;
  /** Soniox: whether the end of an utterance is signalled, at the latest after `maxEndpointDelayMs`. Default false. Null is refused. */
  enableEndpointDetection?: boolean | null | undefined;
  /** AssemblyAI: confidence needed to end the turn of the caller, 0 to 1; higher is more certain. Default 0.4. Null is refused. */
  endOfTurnConfidenceThreshold?: number | null | undefined;
  /** Deepgram Flux: confidence needed to end the turn of the caller, 0.5 to 0.9; higher is more certain and slower. Default 0.8. Null is refused. */
  eotThreshold?: number | null | undefined;
  /** Deepgram Flux: milliseconds of silence that end the caller's turn at any confidence, 500 to 10000. Default 5000. Null is refused. */
  eotTimeoutMs?: number | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Soniox: whether unfinished transcripts are streamed besides the final ones. Default false. Null is refused. */
  interimResults?: boolean | null | undefined;
  /** Deepgram Nova-3 and Flux: key terms to boost, separated by commas. May hold `{{variables}}`, filled in at call time. Null means none. */
  keyterm?: string | null | undefined;
  /** Soniox: ISO 639-1 codes of the languages to expect, instead of the single `language` of the transcription; empty means that `language` applies. Null is refused. */
  languageHints?: Array<string> | null | undefined;
  /** Soniox: milliseconds of silence before the end of an utterance is signalled, 500 to 3000; only applies with `enableEndpointDetection`. Null is refused. */
  maxEndpointDelayMs?: number | null | undefined;
  /** AssemblyAI: milliseconds of silence that end a turn in any case, 100 to 5000. Default 1280. Null is refused. */
  maxTurnSilence?: number | null | undefined;
  /** AssemblyAI: milliseconds of silence before a turn may end, 100 to 5000 and at most `maxTurnSilence`. Default 400. Null is refused. */
  minTurnSilence?: number | null | undefined;
  /** Whether spoken numbers are written as digits. Null is refused. */
  numerals?: boolean | null | undefined;
  /** Whether the transcript is formatted for reading, for example with punctuation. Null is refused. */
  smartFormat?: boolean | null | undefined;
};

/** Speech-to-text: the model, its language and its tuning. */
export type TranscriptionSettingsInput = {
  /** Identifier of the integration secret that holds the transcription provider's API key, never the secret itself. Used for Azure regions that require the customer's own key; null means none. */
  apiKeyRef?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Language code, for example `en`, or a keyword of the model, for example `auto`, `multi` or `codeswitch`. Null: most models detect the language, a few use a fixed one. */
  language?: string | null | undefined;
  /** The speech-to-text model, for example `deepgram/flux`. An open list that grows every few weeks; older names stay valid. Null means none. */
  model?: string | null | undefined;
  /** Cloud region that runs the model, for third-party models only (Azure); some need `apiKeyRef`. Null means none. */
  region?: string | null | undefined;
  /** Tuning of the model; null means its defaults. */
  settings?: TranscriptionSettingsConfigInput | null | undefined;
};

/** Somebody who can be brought to the phone. Transfers and invitations need `to`, SIP referrals `name` and `sipAddress`. */
export type TransferTargetInput = {
  /** Keys to press once a transfer is answered: `0-9 A-D * #`, `w` waits half a second, `W` a second; at most 64. Null is refused. */
  extension?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** What a transfer tells this target before the caller is put through. Null is refused. */
  message?: string | null | undefined;
  /** Name that tells the model when to choose this target. Null is refused. */
  name?: string | null | undefined;
  /** SIP URI that the call is referred to. Null is refused. */
  sipAddress?: string | null | undefined;
  /** Password for SIP authentication. Telnyx shows it to everyone who may read the tool. Left out in changes, the stored one stays if exactly one fits: of the same target (all but `name` and `message`) in a tool of the same kind with all but its targets, texts, timings and headers as stored. Where a stored one would be lost it has to be given; null takes it away. */
  sipAuthPassword?: string | null | undefined;
  /** User name for SIP authentication. Null is refused. */
  sipAuthUsername?: string | null | undefined;
  /** Phone number or SIP URI to dial. Null is refused. */
  to?: string | null | undefined;
};

/** Puts the caller through to somebody else. */
export type TransferToolInput = {
  /** Headers that the SIP INVITE of the transfer carries. Null is refused. */
  customHeaders?: Array<SipHeaderInput> | null | undefined;
  /** When to transfer, written for the model. Null is refused. */
  description?: string | null | undefined;
  /** Number on which the call came in, one of the account's own. Null is refused. */
  diversion?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Phone number or SIP URI to dial from; may be a template. Required. Null is refused. */
  from?: string | null | undefined;
  /** The targets to choose from. Required, unless `targetsTemplate` is given. Null is refused. */
  targets?: Array<TransferTargetInput> | null | undefined;
  /** Template such as `{{ targets }}`: its variable gives the list of targets at call time, instead of the list. Null counts as absent. */
  targetsTemplate?: string | null | undefined;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
  /** What happens when a voicemail answers. Null is refused. */
  voicemailDetection?: TransferVoicemailDetectionInput | null | undefined;
  /** Milliseconds between the answer of the target and the introduction; null means none. */
  warmMessageDelayMs?: number | null | undefined;
  /** Whether the target is asked first. Null is refused. */
  warmTransferAcceptance?: WarmTransferAcceptanceInput | null | undefined;
  /** How to introduce the caller to the target, written for the model. Null is refused. */
  warmTransferInstructions?: string | null | undefined;
};

/** What happens when a voicemail answers in place of the target. */
export type TransferVoicemailAction =
  /** A transfer leaves the voicemail message, then hangs up on it. */
  | 'LEAVE_MESSAGE_AND_STOP_TRANSFER'
  /** An invitation hangs up on it. */
  | 'STOP_INVITE'
  /** A transfer hangs up on it at once. */
  | 'STOP_TRANSFER'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** Fine tuning of the detection, in milliseconds. Absent values use the Telnyx defaults. */
export type TransferVoicemailDetectionConfigInput = {
  /** Milliseconds of silence after the greeting before the result is final, 100 to 5000. Null is refused. */
  afterGreetingSilenceMillis?: number | null | undefined;
  /** Milliseconds of silence between two words that still count as one greeting, 10 to 5000. Null is refused. */
  betweenWordsSilenceMillis?: number | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Expected length of a greeting in milliseconds, 100 to 10000. Null is refused. */
  greetingDurationMillis?: number | null | undefined;
  /** Milliseconds of silence after which a greeting counts as complete, 500 to 50000. Null is refused. */
  greetingSilenceDurationMillis?: number | null | undefined;
  /** Time limit for the analysis of the greeting in milliseconds, 500 to 300000. Null is refused. */
  greetingTotalAnalysisTimeMillis?: number | null | undefined;
  /** Maximum silence at the start of the call in milliseconds, 100 to 500000. Null is refused. */
  initialSilenceMillis?: number | null | undefined;
  /** Maximum number of words in a greeting by a person, 1 to 50. Null is refused. */
  maximumNumberOfWords?: number | null | undefined;
  /** Maximum length of a single word in milliseconds, 50 to 5000. Null is refused. */
  maximumWordLengthMillis?: number | null | undefined;
  /** Minimum length of a sound that counts as a word in milliseconds, 1 to 1000. Null is refused. */
  minWordLengthMillis?: number | null | undefined;
  /** Audio level below which sound counts as silence, 1 to 1000, on Telnyx's scale. Null is refused. */
  silenceThreshold?: number | null | undefined;
  /** Time limit for the whole detection in milliseconds, 500 to 60000. Null is refused. */
  totalAnalysisTimeMillis?: number | null | undefined;
};

/** Whether a transfer or an invitation listens for a voicemail in place of the target, and what it does then. */
export type TransferVoicemailDetectionInput = {
  /** Fine tuning of the detection; not for an invitation. Null is refused. */
  detectionConfig?: TransferVoicemailDetectionConfigInput | null | undefined;
  /** Whether Telnyx listens. Null is refused. */
  detectionMode?: VoicemailDetectionMode | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The reaction to a voicemail. Null is refused. */
  onVoicemailDetected?: OnTransferVoicemailDetectedInput | null | undefined;
};

/** What a transfer says to a voicemail. */
export type TransferVoicemailMessageInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The message word for word; counts when `type` is MESSAGE. Null is refused. */
  message?: string | null | undefined;
  /** Whether `message` counts or the introduction of the warm transfer. Null is refused. */
  type?: TransferVoicemailMessageType | null | undefined;
};

/** Where the words of a voicemail message come from. */
export type TransferVoicemailMessageType =
  /** They are those of `message`. */
  | 'MESSAGE'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN'
  /** They are what the target would have heard on a warm transfer. */
  | 'WARM_TRANSFER_INSTRUCTIONS';

/** An object of a kind that is newer than this gateway, sent as `{ type, [type]: payload }`. */
export type UnknownKindInput = {
  /** The settings of the kind, under their Telnyx keys: a JSON object. */
  payload: unknown;
  /** Milliseconds Telnyx waits; null or absent means the default, which is 5000 in the library. */
  timeoutMs?: number | null | undefined;
  /** Telnyx's name of the kind. */
  type: string;
};

/** An object of a kind that is newer than this gateway, sent as it is. */
export type UnknownNodeInput = {
  /** The object under its Telnyx keys, `type` included: a JSON object. */
  raw: unknown;
};

/** A dynamic variable that the assistant may set. */
export type UpdatableVariableInput = {
  /** Which value to set, written for the model. Null is refused. */
  description?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Key of the variable: letters, digits, `.`, `_` and `-`; not beginning with `telnyx_`. Required. Null is refused. */
  name?: string | null | undefined;
  /** Hint at the type of the value, for example `string`. Null is refused. */
  type?: string | null | undefined;
};

/** Which assistant to change, and what of it. */
export type UpdateAssistantInput = {
  /** At least one field. */
  changes: AssistantChanges;
  /** The `versionId` that the changes are meant for: where the assistant has another one by now, they are refused with `CONFLICT`. It is checked by a read just before the write, as Telnyx has no conditional write: of two changes at the same moment by different processes or API keys, both may pass. For 30 seconds after a write of the same of which nobody knows what came, they are refused with `CONFLICT`, too, as it may still be carried out: the message says when to try again. Null or absent: they are made in any case. */
  expectedVersionId?: string | null | undefined;
  /** Id of the assistant at Telnyx. */
  id: string;
};

/** Sets dynamic variables during the conversation. */
export type UpdateDynamicVariablesToolInput = {
  /** When to set which variable, written for the model. Required. Null is refused. */
  description?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Name under which the model calls it. Required. Null is refused. */
  name?: string | null | undefined;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
  /** The variables that may be set; at least one. Required. Null is refused. */
  updatableVariables?: Array<UpdatableVariableInput> | null | undefined;
};

/** Why a write was refused. */
export type UserErrorCode =
  /** Part of the input is missing, malformed or not accepted; `field` names it where that is known. */
  | 'BAD_USER_INPUT'
  /** The current state does not allow the write, for example as assistants use what is to be deleted; or another request with the same idempotency key is in progress. */
  | 'CONFLICT'
  /** The input names something that does not exist. */
  | 'NOT_FOUND';

/** Which voice is used after one assistant hands off to another. */
export type VoiceMode =
  /** Each assistant keeps its own voice, as in a conference call. */
  | 'DISTINCT'
  /** One voice throughout, so that callers do not notice the handoff. */
  | 'UNIFIED'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** Text-to-speech settings. Most of the tuning applies to the voices of one provider and is ignored by others. */
export type VoiceSettingsInput = {
  /** Identifier of the integration secret that holds the voice provider's API key, never the secret itself. ElevenLabs voices need one; null means none. */
  apiKeyRef?: string | null | undefined;
  /** Background sound of the conversation; null means none. */
  backgroundAudio?: BackgroundAudioInput | null | undefined;
  /** Whether speech expresses emotion, for example anger or excitement; Telnyx Ultra voices only. Default false. Null is refused. */
  expressiveMode?: boolean | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Language or dialect that MiniMax voices should favour, for example `English` or `Chinese,Yue`; `auto` detects it, null means no preference. */
  languageBoost?: string | null | undefined;
  /** How closely an ElevenLabs voice keeps to the original speaker, 0 to 1. Default 0.75. Null is refused. */
  similarityBoost?: number | null | undefined;
  /** Speed of ElevenLabs voices: 1 is normal, higher is faster. Default 1; other voices use `voiceSpeed`. Null is refused. */
  speed?: number | null | undefined;
  /** How strongly an ElevenLabs voice exaggerates its speaker's style, 0 to 1; above 0 it adds latency. Default 0. Null is refused. */
  style?: number | null | undefined;
  /** Stability of an ElevenLabs voice, 0 to 1: low varies in emotion, high is even. Default 0.5. Null is refused. */
  temperature?: number | null | undefined;
  /** Whether an ElevenLabs voice is brought closer to its original speaker, which adds some latency. Default true. Null is refused. */
  useSpeakerBoost?: boolean | null | undefined;
  /** The voice as `provider.model.voice`, for example `Telnyx.KokoroTTS.af_heart`. The voice part may be a template, for example `{{voice_id}}`, filled in at call time. Required; in changes, unless the stored object has it. Null is refused. */
  voice?: string | null | undefined;
  /** Speed of Telnyx Natural and Soniox voices: 0.25 to 2, for Soniox 0.7 to 1.3; higher is faster. Default 1. Null is refused. */
  voiceSpeed?: number | null | undefined;
};

/** What an assistant does when a voicemail answers its call. */
export type VoicemailAction =
  /** It goes on as if a person had answered. */
  | 'CONTINUE_ASSISTANT'
  /** It leaves the voicemail message, then stops. */
  | 'LEAVE_MESSAGE_AND_STOP_ASSISTANT'
  /** It stops without a message. */
  | 'STOP_ASSISTANT'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** What happens when a voicemail answers an outgoing call. Only applies to calls dialled with answering machine detection (AMD). */
export type VoicemailDetectionInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The reaction to a voicemail; null means the Telnyx default. */
  onVoicemailDetected?: OnVoicemailDetectedInput | null | undefined;
};

/** Whether Telnyx listens for an answering machine. */
export type VoicemailDetectionMode =
  /** It does not. */
  | 'DISABLED'
  /** It does, with its premium detection. */
  | 'PREMIUM'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** What the assistant says to a voicemail. */
export type VoicemailMessageInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** The message, word for word; only applies when `type` is MESSAGE. Null means none. */
  message?: string | null | undefined;
  /** Instructions for the model that writes the message; only applies when `type` is PROMPT. Null means none. */
  prompt?: string | null | undefined;
  /** Whether `prompt` or `message` is used. Null is refused. */
  type?: VoicemailMessageType | null | undefined;
};

/** Where the text of a voicemail message comes from. */
export type VoicemailMessageType =
  /** It is `message`. */
  | 'MESSAGE'
  /** The model writes it, following `prompt`. */
  | 'PROMPT'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** Whether the target is asked before the caller is put through. */
export type WarmTransferAcceptanceInput = {
  /** Whether the target is asked; needs `warmTransferInstructions`, or a `message` on every target. Null is refused. */
  enabled?: boolean | null | undefined;
  /** Whether the talk with the target becomes part of the conversation. Null is refused. */
  endUserTargetContextMode?: WarmTransferContextMode | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
};

/** Whether the exchange between assistant and target becomes part of the conversation. */
export type WarmTransferContextMode =
  /** It does not: history, webhooks and insights see only the outcome. */
  | 'PRIVATE'
  /** It does, like any other message. */
  | 'SHARED'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** HTTP method of a webhook request. */
export type WebhookMethod =
  /** Usually deletes something. */
  | 'DELETE'
  /** Has no body: body parameters and preset body fields are not sent. */
  | 'GET'
  /** Usually changes a part of something. */
  | 'PATCH'
  /** The default. */
  | 'POST'
  /** Usually replaces something. */
  | 'PUT'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** A value of a webhook's answer that is kept as a dynamic variable. */
export type WebhookResponseVariableInput = {
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Name of the dynamic variable. Required. Null is refused. */
  name?: string | null | undefined;
  /** Where the value stands in the body of the answer, as a path with dots, for example `customer.name`. Required. Null is refused. */
  valuePath?: string | null | undefined;
};

/** Calls an HTTP endpoint. */
export type WebhookToolInput = {
  /** Whether the conversation goes on without waiting for the answer. Null is refused. */
  async?: boolean | null | undefined;
  /** Milliseconds that an asynchronous call still waits for an answer, 1 to 15000. Null is refused. */
  asyncTimeoutMs?: number | null | undefined;
  /** What the model gives for the body, as a JSON Schema of type object. Null is refused. */
  bodyParameters?: unknown;
  /** What it does and when to use it, written for the model. Required. Null is refused. */
  description?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Headers of the request. Null is refused. */
  headers?: Array<HttpHeaderInput> | null | undefined;
  /** What the assistant says while it waits. Null is refused. */
  messages?: Array<FillerMessageInput> | null | undefined;
  /** HTTP method; absent means POST. Null is refused. */
  method?: WebhookMethod | null | undefined;
  /** Name under which the model calls it. Required. Null is refused. */
  name?: string | null | undefined;
  /** What the model must give for the `{placeholders}` of `url`, as a JSON Schema of type object. Null is refused. */
  pathParameters?: unknown;
  /** Body fields with fixed values, under their own names. Null is refused. */
  presetBodyFields?: unknown;
  /** Query parameters with fixed values, under their own names. Null is refused. */
  presetQueryParams?: unknown;
  /** What the model gives for the query string, as a JSON Schema of type object. Null is refused. */
  queryParameters?: unknown;
  /** Values of the answer that are kept as dynamic variables. Null is refused. */
  storeFieldsAsVariables?: Array<WebhookResponseVariableInput> | null | undefined;
  /** Milliseconds Telnyx waits for the tool; absent means the default, which is 5000 in the library. Null is refused. */
  timeoutMs?: number | null | undefined;
  /** URL to call; `{name}` stands for a value that the model gives for that path parameter. Required. Null is refused. */
  url?: string | null | undefined;
};

/** A WebSocket over which Telnyx sends events of conversations to the customer's server (beta). */
export type WebsocketSettingsInput = {
  /** Identifier of the integration secret that Telnyx authenticates with, never the secret itself; null means none. */
  authRef?: string | null | undefined;
  /** Whether Telnyx opens it. Default false. Null is refused. */
  enabled?: boolean | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Where Telnyx opens it: a public host. Null means none. */
  url?: string | null | undefined;
};

/** Where the web widget is placed in its page. */
export type WidgetPosition =
  /** It floats above the page and stays visible. */
  | 'FIXED'
  /** It is part of the page where it was placed. */
  | 'STATIC'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** How the assistant looks as a widget on a website; null fields mean the default of the widget. */
export type WidgetSettingsInput = {
  /** Text shown while the assistant prepares its answer. Null means none. */
  agentThinkingText?: string | null | undefined;
  /** The animation that shows who is speaking. Null means none. */
  audioVisualizerConfig?: AudioVisualizerConfigInput | null | undefined;
  /** Expanded or collapsed when the page loads. Null is refused. */
  defaultState?: WidgetState | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** URL of the link for feedback; null means no link. */
  giveFeedbackUrl?: string | null | undefined;
  /** URL of an icon to show instead of Telnyx's; null means none. */
  logoIconUrl?: string | null | undefined;
  /** Floating above the page or part of it. Null is refused. */
  position?: WidgetPosition | null | undefined;
  /** URL of the link for reporting a problem; null means no link. */
  reportIssueUrl?: string | null | undefined;
  /** Text that says that users may interrupt the assistant. Null means none. */
  speakToInterruptText?: string | null | undefined;
  /** Text on the button that starts a call. Null means none. */
  startCallText?: string | null | undefined;
  /** Light or dark. Null is refused. */
  theme?: WidgetTheme | null | undefined;
  /** URL of the link to earlier conversations; null means no link. */
  viewHistoryUrl?: string | null | undefined;
};

/** Whether the web widget starts expanded or collapsed. */
export type WidgetState =
  /** Collapsed to a button. */
  | 'COLLAPSED'
  /** Expanded, ready to talk. */
  | 'EXPANDED'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** Background of the web widget. */
export type WidgetTheme =
  /** Light text on a dark background. */
  | 'DARK'
  /** Dark text on a light background. */
  | 'LIGHT'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

export type AssistantQueryVariables = Exact<{
  id: string;
}>;


export type AssistantQuery = { assistant: { __typename: 'Assistant', id: string, name: string | null, description: string | null, model: string | null, tags: Array<string>, enabledFeatures: Array<EnabledFeature>, instructions: string | null, greeting: string | null, versionId: string | null, versionName: string | null, createdAt: string | null, dynamicVariables: unknown, dynamicVariablesWebhookUrl: string | null, extra: unknown, tools: Array<
      | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
      | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
      | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
      | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
      | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
      | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
      | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
      | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
      | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
      | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
      | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
      | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
      | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
      | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
      | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
    >, conversationFlow: { startNodeId: string | null, nodes: Array<
        | { __typename: 'PromptNode', instructions: string | null, model: string | null, nodeId: string | null, name: string | null, type: string | null, tools: Array<
            | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
            | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
            | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
            | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
            | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
            | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
            | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
            | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
            | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
            | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
            | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
            | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
            | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
            | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
            | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
          >, position: { x: number | null, y: number | null } | null }
        | { __typename: 'SpeakNode', message: string | null, nodeId: string | null, name: string | null, type: string | null, position: { x: number | null, y: number | null } | null }
        | { __typename: 'ToolNode', sharedToolId: string | null, nodeId: string | null, name: string | null, type: string | null, tool:
            | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
            | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
            | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
            | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
            | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
            | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
            | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
            | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
            | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
            | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
            | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
            | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
            | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
            | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
            | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
           | null, position: { x: number | null, y: number | null } | null }
        | { __typename: 'UnknownFlowNode', raw: unknown, nodeId: string | null, name: string | null, type: string | null, position: { x: number | null, y: number | null } | null }
      >, edges: Array<{ edgeId: string | null, startNodeId: string | null, condition:
          | { __typename: 'DefaultCondition' }
          | { __typename: 'ExpressionCondition', text: string | null }
          | { __typename: 'LLMCondition', prompt: string | null }
          | { __typename: 'UnknownCondition', type: string | null, raw: unknown }
         | null, target:
          | { __typename: 'AssistantTarget', assistantId: string | null, assistant: { id: string, name: string | null } | null, position: { x: number | null, y: number | null } | null }
          | { __typename: 'NodeTarget', nodeId: string | null }
          | { __typename: 'UnknownTarget', type: string | null, raw: unknown }
         | null }>, check: { findings: Array<{ code: string, severity: Severity, message: string, advice: string, nodeId: string | null, edgeId: string | null }> }, variables: Array<{ name: string, default: unknown, isSystem: boolean }> } | null, importMetadata: { importProvider: ImportProvider | null, importId: string | null } | null, toolKinds: Array<
      | { __typename: 'ClientSideTool' }
      | { __typename: 'DTMFTool' }
      | { __typename: 'FunctionTool' }
      | { __typename: 'HandoffTool' }
      | { __typename: 'HangupTool' }
      | { __typename: 'InviteTool' }
      | { __typename: 'PayTool' }
      | { __typename: 'RetrievalTool' }
      | { __typename: 'SIPReferTool' }
      | { __typename: 'SendMessageTool' }
      | { __typename: 'SkipTurnTool' }
      | { __typename: 'TransferTool' }
      | { __typename: 'UnknownTool' }
      | { __typename: 'UpdateDynamicVariablesTool' }
      | { __typename: 'WebhookTool' }
    >, voiceSettings: { voice: string | null, voiceSpeed: number | null, languageBoost: string | null, expressiveMode: boolean | null, backgroundAudio:
        | { __typename: 'MediaNameAudio', value: string | null }
        | { __typename: 'MediaUrlAudio', value: string | null }
        | { __typename: 'PredefinedMediaAudio', value: string | null, volume: number | null }
        | { __typename: 'UnknownBackgroundAudio', raw: unknown }
       | null } | null, transcription: { model: string | null, language: string | null, region: string | null } | null, telephonySettings: { timeLimitSecs: number | null, userIdleTimeoutSecs: number | null, noiseSuppression: string | null, supportsUnauthenticatedWebCalls: boolean | null, recordingSettings: { enabled: boolean | null, channels: RecordingChannels | null, format: RecordingFormat | null } | null, voicemailDetection: { onVoicemailDetected: { action: VoicemailAction | null } | null } | null } | null, messagingSettings: { conversationInactivityMinutes: number | null } | null, privacySettings: { dataRetention: boolean | null } | null, mcpServers: Array<{ mcpServerId: string | null, allowedTools: Array<string> | null }> } | null };

export type AssistantDetailsFragment = { __typename: 'Assistant', id: string, name: string | null, description: string | null, model: string | null, tags: Array<string>, enabledFeatures: Array<EnabledFeature>, instructions: string | null, greeting: string | null, versionId: string | null, versionName: string | null, createdAt: string | null, dynamicVariables: unknown, dynamicVariablesWebhookUrl: string | null, extra: unknown, tools: Array<
    | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
    | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
    | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
    | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
    | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
    | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
    | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
    | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
    | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
    | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
    | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
    | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
    | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
    | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
    | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
  >, conversationFlow: { startNodeId: string | null, nodes: Array<
      | { __typename: 'PromptNode', instructions: string | null, model: string | null, nodeId: string | null, name: string | null, type: string | null, tools: Array<
          | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
          | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
          | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
          | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
          | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
          | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
          | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
          | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
          | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
          | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
          | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
          | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
          | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
          | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
          | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
        >, position: { x: number | null, y: number | null } | null }
      | { __typename: 'SpeakNode', message: string | null, nodeId: string | null, name: string | null, type: string | null, position: { x: number | null, y: number | null } | null }
      | { __typename: 'ToolNode', sharedToolId: string | null, nodeId: string | null, name: string | null, type: string | null, tool:
          | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
          | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
          | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
          | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
          | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
          | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
          | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
          | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
          | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
          | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
          | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
          | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
          | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
          | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
          | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
         | null, position: { x: number | null, y: number | null } | null }
      | { __typename: 'UnknownFlowNode', raw: unknown, nodeId: string | null, name: string | null, type: string | null, position: { x: number | null, y: number | null } | null }
    >, edges: Array<{ edgeId: string | null, startNodeId: string | null, condition:
        | { __typename: 'DefaultCondition' }
        | { __typename: 'ExpressionCondition', text: string | null }
        | { __typename: 'LLMCondition', prompt: string | null }
        | { __typename: 'UnknownCondition', type: string | null, raw: unknown }
       | null, target:
        | { __typename: 'AssistantTarget', assistantId: string | null, assistant: { id: string, name: string | null } | null, position: { x: number | null, y: number | null } | null }
        | { __typename: 'NodeTarget', nodeId: string | null }
        | { __typename: 'UnknownTarget', type: string | null, raw: unknown }
       | null }>, check: { findings: Array<{ code: string, severity: Severity, message: string, advice: string, nodeId: string | null, edgeId: string | null }> }, variables: Array<{ name: string, default: unknown, isSystem: boolean }> } | null, importMetadata: { importProvider: ImportProvider | null, importId: string | null } | null, toolKinds: Array<
    | { __typename: 'ClientSideTool' }
    | { __typename: 'DTMFTool' }
    | { __typename: 'FunctionTool' }
    | { __typename: 'HandoffTool' }
    | { __typename: 'HangupTool' }
    | { __typename: 'InviteTool' }
    | { __typename: 'PayTool' }
    | { __typename: 'RetrievalTool' }
    | { __typename: 'SIPReferTool' }
    | { __typename: 'SendMessageTool' }
    | { __typename: 'SkipTurnTool' }
    | { __typename: 'TransferTool' }
    | { __typename: 'UnknownTool' }
    | { __typename: 'UpdateDynamicVariablesTool' }
    | { __typename: 'WebhookTool' }
  >, voiceSettings: { voice: string | null, voiceSpeed: number | null, languageBoost: string | null, expressiveMode: boolean | null, backgroundAudio:
      | { __typename: 'MediaNameAudio', value: string | null }
      | { __typename: 'MediaUrlAudio', value: string | null }
      | { __typename: 'PredefinedMediaAudio', value: string | null, volume: number | null }
      | { __typename: 'UnknownBackgroundAudio', raw: unknown }
     | null } | null, transcription: { model: string | null, language: string | null, region: string | null } | null, telephonySettings: { timeLimitSecs: number | null, userIdleTimeoutSecs: number | null, noiseSuppression: string | null, supportsUnauthenticatedWebCalls: boolean | null, recordingSettings: { enabled: boolean | null, channels: RecordingChannels | null, format: RecordingFormat | null } | null, voicemailDetection: { onVoicemailDetected: { action: VoicemailAction | null } | null } | null } | null, messagingSettings: { conversationInactivityMinutes: number | null } | null, privacySettings: { dataRetention: boolean | null } | null, mcpServers: Array<{ mcpServerId: string | null, allowedTools: Array<string> | null }> };

export type AssistantSettingsFragment = { instructions: string | null, greeting: string | null, createdAt: string | null, versionId: string | null, versionName: string | null, dynamicVariables: unknown, dynamicVariablesWebhookUrl: string | null, extra: unknown, voiceSettings: { voice: string | null, voiceSpeed: number | null, languageBoost: string | null, expressiveMode: boolean | null, backgroundAudio:
      | { __typename: 'MediaNameAudio', value: string | null }
      | { __typename: 'MediaUrlAudio', value: string | null }
      | { __typename: 'PredefinedMediaAudio', value: string | null, volume: number | null }
      | { __typename: 'UnknownBackgroundAudio', raw: unknown }
     | null } | null, transcription: { model: string | null, language: string | null, region: string | null } | null, telephonySettings: { timeLimitSecs: number | null, userIdleTimeoutSecs: number | null, noiseSuppression: string | null, supportsUnauthenticatedWebCalls: boolean | null, recordingSettings: { enabled: boolean | null, channels: RecordingChannels | null, format: RecordingFormat | null } | null, voicemailDetection: { onVoicemailDetected: { action: VoicemailAction | null } | null } | null } | null, messagingSettings: { conversationInactivityMinutes: number | null } | null, privacySettings: { dataRetention: boolean | null } | null, mcpServers: Array<{ mcpServerId: string | null, allowedTools: Array<string> | null }> };

export type AssistantsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: AssistantFilter | null | undefined;
}>;


export type AssistantsQuery = { assistants: { totalCount: number, nodes: Array<{ id: string, name: string | null, description: string | null, model: string | null, tags: Array<string>, enabledFeatures: Array<EnabledFeature>, importMetadata: { importProvider: ImportProvider | null, importId: string | null } | null, toolKinds: Array<
        | { __typename: 'ClientSideTool' }
        | { __typename: 'DTMFTool' }
        | { __typename: 'FunctionTool' }
        | { __typename: 'HandoffTool' }
        | { __typename: 'HangupTool' }
        | { __typename: 'InviteTool' }
        | { __typename: 'PayTool' }
        | { __typename: 'RetrievalTool' }
        | { __typename: 'SIPReferTool' }
        | { __typename: 'SendMessageTool' }
        | { __typename: 'SkipTurnTool' }
        | { __typename: 'TransferTool' }
        | { __typename: 'UnknownTool' }
        | { __typename: 'UpdateDynamicVariablesTool' }
        | { __typename: 'WebhookTool' }
      > }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type AssistantCardFragment = { id: string, name: string | null, description: string | null, model: string | null, tags: Array<string>, enabledFeatures: Array<EnabledFeature>, importMetadata: { importProvider: ImportProvider | null, importId: string | null } | null, toolKinds: Array<
    | { __typename: 'ClientSideTool' }
    | { __typename: 'DTMFTool' }
    | { __typename: 'FunctionTool' }
    | { __typename: 'HandoffTool' }
    | { __typename: 'HangupTool' }
    | { __typename: 'InviteTool' }
    | { __typename: 'PayTool' }
    | { __typename: 'RetrievalTool' }
    | { __typename: 'SIPReferTool' }
    | { __typename: 'SendMessageTool' }
    | { __typename: 'SkipTurnTool' }
    | { __typename: 'TransferTool' }
    | { __typename: 'UnknownTool' }
    | { __typename: 'UpdateDynamicVariablesTool' }
    | { __typename: 'WebhookTool' }
  > };

export type AssistantConversationsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type AssistantConversationsQuery = { assistant: { id: string, name: string | null, conversations: { nodes: Array<{ id: string, name: string | null, channel: ConversationChannel | null, createdAt: string | null, lastMessageAt: string | null, endUserTarget: string | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null } | null };

export type ConversationQueryVariables = Exact<{
  id: string;
}>;


export type ConversationQuery = { conversation: { agentTarget: string | null, aiDisabled: boolean | null, metadata: unknown, assistantId: string | null, id: string, name: string | null, channel: ConversationChannel | null, createdAt: string | null, lastMessageAt: string | null, endUserTarget: string | null, assistant: { greeting: string | null, instructions: string | null, id: string, name: string | null, description: string | null, model: string | null, tags: Array<string>, enabledFeatures: Array<EnabledFeature>, importMetadata: { importProvider: ImportProvider | null, importId: string | null } | null, toolKinds: Array<
        | { __typename: 'ClientSideTool' }
        | { __typename: 'DTMFTool' }
        | { __typename: 'FunctionTool' }
        | { __typename: 'HandoffTool' }
        | { __typename: 'HangupTool' }
        | { __typename: 'InviteTool' }
        | { __typename: 'PayTool' }
        | { __typename: 'RetrievalTool' }
        | { __typename: 'SIPReferTool' }
        | { __typename: 'SendMessageTool' }
        | { __typename: 'SkipTurnTool' }
        | { __typename: 'TransferTool' }
        | { __typename: 'UnknownTool' }
        | { __typename: 'UpdateDynamicVariablesTool' }
        | { __typename: 'WebhookTool' }
      > } | null, assistantVersion: { assistantId: string, versionId: string | null, versionName: string | null, versionCreatedAt: string | null } | null, insights: Array<{ conversationInsightId: string | null, createdAt: string | null, status: InsightStatus | null, insights: Array<{ insightId: string | null, text: string | null, json: unknown, insight: { id: string, name: string | null } | null }> }> | null, messages: { totalCount: number | null, nodes: Array<{ role: MessageRole | null, text: string | null, createdAt: string | null, sentAt: string | null, toolCalls: Array<{ toolCallId: string | null, function: { name: string | null, arguments: string | null, argumentsJson: unknown } | null }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null } | null };

export type MoreMessagesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type MoreMessagesQuery = { conversation: { id: string, messages: { totalCount: number | null, nodes: Array<{ role: MessageRole | null, text: string | null, createdAt: string | null, sentAt: string | null, toolCalls: Array<{ toolCallId: string | null, function: { name: string | null, arguments: string | null, argumentsJson: unknown } | null }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null } | null };

export type ConversationLabelFragment = { id: string, name: string | null, channel: ConversationChannel | null, createdAt: string | null, lastMessageAt: string | null, endUserTarget: string | null };

export type TranscriptFragment = { id: string, createdAt: string | null, messages: { totalCount: number | null, nodes: Array<{ role: MessageRole | null, text: string | null, createdAt: string | null, sentAt: string | null, toolCalls: Array<{ toolCallId: string | null, function: { name: string | null, arguments: string | null, argumentsJson: unknown } | null }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null };

export type MessagePageFragment = { totalCount: number | null, nodes: Array<{ role: MessageRole | null, text: string | null, createdAt: string | null, sentAt: string | null, toolCalls: Array<{ toolCallId: string | null, function: { name: string | null, arguments: string | null, argumentsJson: unknown } | null }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } };

export type MessagePartsFragment = { role: MessageRole | null, text: string | null, createdAt: string | null, sentAt: string | null, toolCalls: Array<{ toolCallId: string | null, function: { name: string | null, arguments: string | null, argumentsJson: unknown } | null }> };

export type AnalysisPartsFragment = { conversationInsightId: string | null, createdAt: string | null, status: InsightStatus | null, insights: Array<{ insightId: string | null, text: string | null, json: unknown, insight: { id: string, name: string | null } | null }> };

export type UpdateAssistantMutationVariables = Exact<{
  input: UpdateAssistantInput;
}>;


export type UpdateAssistantMutation = { updateAssistant: { assistant: { __typename: 'Assistant', id: string, name: string | null, instructions: string | null, greeting: string | null, versionId: string | null, versionName: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type StoredTextsQueryVariables = Exact<{
  id: string;
}>;


export type StoredTextsQuery = { assistant: { __typename: 'Assistant', id: string, name: string | null, instructions: string | null, greeting: string | null, versionId: string | null, versionName: string | null } | null };

export type AssistantTextsFragment = { __typename: 'Assistant', id: string, name: string | null, instructions: string | null, greeting: string | null, versionId: string | null, versionName: string | null };

export type DryRunQueryVariables = Exact<{
  id: string;
  input: SimulateFlowInput;
}>;


export type DryRunQuery = { assistant: { id: string, conversationFlow: { simulate: { end: SimulationEnd, assumptions: Array<string>, endNode:
          | { __typename: 'PromptNode', nodeId: string | null, name: string | null, outgoing: Array<{ edgeId: string | null, condition:
                | { __typename: 'DefaultCondition' }
                | { __typename: 'ExpressionCondition' }
                | { __typename: 'LLMCondition', prompt: string | null }
                | { __typename: 'UnknownCondition' }
               | null }> }
          | { __typename: 'SpeakNode', nodeId: string | null, name: string | null, outgoing: Array<{ edgeId: string | null, condition:
                | { __typename: 'DefaultCondition' }
                | { __typename: 'ExpressionCondition' }
                | { __typename: 'LLMCondition', prompt: string | null }
                | { __typename: 'UnknownCondition' }
               | null }> }
          | { __typename: 'ToolNode', nodeId: string | null, name: string | null, outgoing: Array<{ edgeId: string | null, condition:
                | { __typename: 'DefaultCondition' }
                | { __typename: 'ExpressionCondition' }
                | { __typename: 'LLMCondition', prompt: string | null }
                | { __typename: 'UnknownCondition' }
               | null }> }
          | { __typename: 'UnknownFlowNode', nodeId: string | null, name: string | null, outgoing: Array<{ edgeId: string | null, condition:
                | { __typename: 'DefaultCondition' }
                | { __typename: 'ExpressionCondition' }
                | { __typename: 'LLMCondition', prompt: string | null }
                | { __typename: 'UnknownCondition' }
               | null }> }
         | null, assistantTarget: { assistantId: string | null, assistant: { id: string, name: string | null } | null } | null, steps: Array<{ index: number, nodeId: string | null, node:
            | { __typename: 'PromptNode', name: string | null }
            | { __typename: 'SpeakNode', name: string | null }
            | { __typename: 'ToolNode', name: string | null }
            | { __typename: 'UnknownFlowNode', name: string | null }
           | null, considered: Array<{ edgeId: string | null, outcome: EdgeOutcome, reason: string }> }> } } | null } | null };

export type RunFragment = { end: SimulationEnd, assumptions: Array<string>, endNode:
    | { __typename: 'PromptNode', nodeId: string | null, name: string | null, outgoing: Array<{ edgeId: string | null, condition:
          | { __typename: 'DefaultCondition' }
          | { __typename: 'ExpressionCondition' }
          | { __typename: 'LLMCondition', prompt: string | null }
          | { __typename: 'UnknownCondition' }
         | null }> }
    | { __typename: 'SpeakNode', nodeId: string | null, name: string | null, outgoing: Array<{ edgeId: string | null, condition:
          | { __typename: 'DefaultCondition' }
          | { __typename: 'ExpressionCondition' }
          | { __typename: 'LLMCondition', prompt: string | null }
          | { __typename: 'UnknownCondition' }
         | null }> }
    | { __typename: 'ToolNode', nodeId: string | null, name: string | null, outgoing: Array<{ edgeId: string | null, condition:
          | { __typename: 'DefaultCondition' }
          | { __typename: 'ExpressionCondition' }
          | { __typename: 'LLMCondition', prompt: string | null }
          | { __typename: 'UnknownCondition' }
         | null }> }
    | { __typename: 'UnknownFlowNode', nodeId: string | null, name: string | null, outgoing: Array<{ edgeId: string | null, condition:
          | { __typename: 'DefaultCondition' }
          | { __typename: 'ExpressionCondition' }
          | { __typename: 'LLMCondition', prompt: string | null }
          | { __typename: 'UnknownCondition' }
         | null }> }
   | null, assistantTarget: { assistantId: string | null, assistant: { id: string, name: string | null } | null } | null, steps: Array<{ index: number, nodeId: string | null, node:
      | { __typename: 'PromptNode', name: string | null }
      | { __typename: 'SpeakNode', name: string | null }
      | { __typename: 'ToolNode', name: string | null }
      | { __typename: 'UnknownFlowNode', name: string | null }
     | null, considered: Array<{ edgeId: string | null, outcome: EdgeOutcome, reason: string }> }> };

export type FlowPartsFragment = { startNodeId: string | null, nodes: Array<
    | { __typename: 'PromptNode', instructions: string | null, model: string | null, nodeId: string | null, name: string | null, type: string | null, tools: Array<
        | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
        | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
        | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
        | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
        | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
        | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
        | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
        | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
        | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
        | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
        | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
        | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
        | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
        | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
        | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
      >, position: { x: number | null, y: number | null } | null }
    | { __typename: 'SpeakNode', message: string | null, nodeId: string | null, name: string | null, type: string | null, position: { x: number | null, y: number | null } | null }
    | { __typename: 'ToolNode', sharedToolId: string | null, nodeId: string | null, name: string | null, type: string | null, tool:
        | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
        | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
        | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
        | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
        | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
        | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
        | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
        | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
        | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
        | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
        | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
        | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
        | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
        | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
        | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
       | null, position: { x: number | null, y: number | null } | null }
    | { __typename: 'UnknownFlowNode', raw: unknown, nodeId: string | null, name: string | null, type: string | null, position: { x: number | null, y: number | null } | null }
  >, edges: Array<{ edgeId: string | null, startNodeId: string | null, condition:
      | { __typename: 'DefaultCondition' }
      | { __typename: 'ExpressionCondition', text: string | null }
      | { __typename: 'LLMCondition', prompt: string | null }
      | { __typename: 'UnknownCondition', type: string | null, raw: unknown }
     | null, target:
      | { __typename: 'AssistantTarget', assistantId: string | null, assistant: { id: string, name: string | null } | null, position: { x: number | null, y: number | null } | null }
      | { __typename: 'NodeTarget', nodeId: string | null }
      | { __typename: 'UnknownTarget', type: string | null, raw: unknown }
     | null }>, check: { findings: Array<{ code: string, severity: Severity, message: string, advice: string, nodeId: string | null, edgeId: string | null }> }, variables: Array<{ name: string, default: unknown, isSystem: boolean }> };

export type FlowFindingFragment = { code: string, severity: Severity, message: string, advice: string, nodeId: string | null, edgeId: string | null };

type FlowNodeParts_PromptNode_Fragment = { __typename: 'PromptNode', instructions: string | null, model: string | null, nodeId: string | null, name: string | null, type: string | null, tools: Array<
    | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
    | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
    | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
    | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
    | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
    | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
    | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
    | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
    | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
    | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
    | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
    | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
    | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
    | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
    | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
  >, position: { x: number | null, y: number | null } | null };

type FlowNodeParts_SpeakNode_Fragment = { __typename: 'SpeakNode', message: string | null, nodeId: string | null, name: string | null, type: string | null, position: { x: number | null, y: number | null } | null };

type FlowNodeParts_ToolNode_Fragment = { __typename: 'ToolNode', sharedToolId: string | null, nodeId: string | null, name: string | null, type: string | null, tool:
    | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
    | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
    | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
    | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
    | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
    | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
    | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
    | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
    | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
    | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
    | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
    | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
    | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
    | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
    | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
   | null, position: { x: number | null, y: number | null } | null };

type FlowNodeParts_UnknownFlowNode_Fragment = { __typename: 'UnknownFlowNode', raw: unknown, nodeId: string | null, name: string | null, type: string | null, position: { x: number | null, y: number | null } | null };

export type FlowNodePartsFragment =
  | FlowNodeParts_PromptNode_Fragment
  | FlowNodeParts_SpeakNode_Fragment
  | FlowNodeParts_ToolNode_Fragment
  | FlowNodeParts_UnknownFlowNode_Fragment
;

export type FlowEdgePartsFragment = { edgeId: string | null, startNodeId: string | null, condition:
    | { __typename: 'DefaultCondition' }
    | { __typename: 'ExpressionCondition', text: string | null }
    | { __typename: 'LLMCondition', prompt: string | null }
    | { __typename: 'UnknownCondition', type: string | null, raw: unknown }
   | null, target:
    | { __typename: 'AssistantTarget', assistantId: string | null, assistant: { id: string, name: string | null } | null, position: { x: number | null, y: number | null } | null }
    | { __typename: 'NodeTarget', nodeId: string | null }
    | { __typename: 'UnknownTarget', type: string | null, raw: unknown }
   | null };

export type HandoffsQueryVariables = Exact<{ [key: string]: never; }>;


export type HandoffsQuery = { account: { handoffGraph: { isComplete: boolean, render: string, nodes: Array<{ assistantId: string, distanceToHuman: number | null, assistant: { id: string, name: string | null } | null, outgoing: Array<{ toAssistantId: string, to: { assistantId: string, assistant: { id: string, name: string | null } | null } | null }> }>, loops: Array<Array<{ assistantId: string, assistant: { id: string, name: string | null } | null }>> } | null } };

export type ImportAssistantsMutationVariables = Exact<{
  input: ImportAssistantsInput;
}>;


export type ImportAssistantsMutation = { importAssistants: { assistants: Array<{ id: string, name: string | null, description: string | null, model: string | null, tags: Array<string>, enabledFeatures: Array<EnabledFeature>, importMetadata: { importProvider: ImportProvider | null, importId: string | null } | null, toolKinds: Array<
        | { __typename: 'ClientSideTool' }
        | { __typename: 'DTMFTool' }
        | { __typename: 'FunctionTool' }
        | { __typename: 'HandoffTool' }
        | { __typename: 'HangupTool' }
        | { __typename: 'InviteTool' }
        | { __typename: 'PayTool' }
        | { __typename: 'RetrievalTool' }
        | { __typename: 'SIPReferTool' }
        | { __typename: 'SendMessageTool' }
        | { __typename: 'SkipTurnTool' }
        | { __typename: 'TransferTool' }
        | { __typename: 'UnknownTool' }
        | { __typename: 'UpdateDynamicVariablesTool' }
        | { __typename: 'WebhookTool' }
      > }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ImportPlanQueryVariables = Exact<{
  provider: ImportProvider;
  apiKeyRef: string;
  importIds?: Array<string> | string | null | undefined;
}>;


export type ImportPlanQuery = { importPlan: { wouldOverwrite: Array<{ importId: string, editedSinceImport: boolean | null, assistant: { id: string, name: string | null } }> } | null };

export type FaultPartsFragment = { code: UserErrorCode, message: string, field: Array<string> | null };

type ToolParts_ClientSideTool_Fragment = { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown };

type ToolParts_DtmfTool_Fragment = { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown };

type ToolParts_FunctionTool_Fragment = { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown };

type ToolParts_HandoffTool_Fragment = { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> };

type ToolParts_HangupTool_Fragment = { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null };

type ToolParts_InviteTool_Fragment = { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> };

type ToolParts_PayTool_Fragment = { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null };

type ToolParts_RetrievalTool_Fragment = { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null };

type ToolParts_SipReferTool_Fragment = { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> };

type ToolParts_SendMessageTool_Fragment = { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null };

type ToolParts_SkipTurnTool_Fragment = { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null };

type ToolParts_TransferTool_Fragment = { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> };

type ToolParts_UnknownTool_Fragment = { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown };

type ToolParts_UpdateDynamicVariablesTool_Fragment = { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> };

type ToolParts_WebhookTool_Fragment = { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> };

export type ToolPartsFragment =
  | ToolParts_ClientSideTool_Fragment
  | ToolParts_DtmfTool_Fragment
  | ToolParts_FunctionTool_Fragment
  | ToolParts_HandoffTool_Fragment
  | ToolParts_HangupTool_Fragment
  | ToolParts_InviteTool_Fragment
  | ToolParts_PayTool_Fragment
  | ToolParts_RetrievalTool_Fragment
  | ToolParts_SipReferTool_Fragment
  | ToolParts_SendMessageTool_Fragment
  | ToolParts_SkipTurnTool_Fragment
  | ToolParts_TransferTool_Fragment
  | ToolParts_UnknownTool_Fragment
  | ToolParts_UpdateDynamicVariablesTool_Fragment
  | ToolParts_WebhookTool_Fragment
;

export type HeaderPartsFragment = { name: string | null, value: string | null };

export type SipHeaderPartsFragment = { name: string | null, value: string | null };

export type PhoneTargetFragment = { name: string | null, to: string | null, extension: string | null, sipAddress: string | null };

export type SharedToolUsageQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SharedToolUsageQuery = { sharedTools: { totalCount: number, nodes: Array<{ id: string, displayName: string | null, tool:
        | { __typename: 'ClientSideTool' }
        | { __typename: 'DTMFTool' }
        | { __typename: 'FunctionTool' }
        | { __typename: 'HandoffTool' }
        | { __typename: 'HangupTool' }
        | { __typename: 'InviteTool' }
        | { __typename: 'PayTool' }
        | { __typename: 'RetrievalTool' }
        | { __typename: 'SIPReferTool' }
        | { __typename: 'SendMessageTool' }
        | { __typename: 'SkipTurnTool' }
        | { __typename: 'TransferTool' }
        | { __typename: 'UnknownTool' }
        | { __typename: 'UpdateDynamicVariablesTool' }
        | { __typename: 'WebhookTool' }
      , usage: { isComplete: boolean, assistants: Array<{ assistantId: string, paths: Array<Array<string>>, assistant: { id: string, name: string | null } | null }> } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type SecretUsageQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type SecretUsageQuery = { integrationSecrets: { totalCount: number, nodes: Array<{ id: string, identifier: string, references: Array<{ path: Array<string>, assistantId: string | null, mcpServerId: string | null, sharedToolId: string | null, assistant: { id: string, name: string | null } | null, mcpServer: { id: string, name: string | null } | null, sharedTool: { id: string, displayName: string | null } | null }> | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type MissingSecretsQueryVariables = Exact<{ [key: string]: never; }>;


export type MissingSecretsQuery = { secretInventory: { missing: Array<{ identifier: string, path: Array<string>, assistantId: string | null, mcpServerId: string | null, sharedToolId: string | null, assistant: { id: string, name: string | null } | null, mcpServer: { id: string, name: string | null } | null, sharedTool: { id: string, displayName: string | null } | null }> } | null };

export type PlaceOfSecretFragment = { path: Array<string>, assistantId: string | null, mcpServerId: string | null, sharedToolId: string | null, assistant: { id: string, name: string | null } | null, mcpServer: { id: string, name: string | null } | null, sharedTool: { id: string, displayName: string | null } | null };

export type AssistantVersionsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type AssistantVersionsQuery = { assistant: { id: string, versions: { totalCount: number, edges: Array<{ node: { assistantId: string, versionId: string | null, versionName: string | null, versionCreatedAt: string | null } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null } | null };

export type VersionTextsQueryVariables = Exact<{
  assistantId: string;
  versionId: string;
}>;


export type VersionTextsQuery = { assistantVersion: { assistantId: string, versionId: string | null, name: string | null, instructions: string | null, greeting: string | null } | null };

export type PromoteVersionMutationVariables = Exact<{
  input: PromoteAssistantVersionInput;
}>;


export type PromoteVersionMutation = { promoteAssistantVersion: { assistant: { __typename: 'Assistant', id: string, name: string | null, description: string | null, model: string | null, tags: Array<string>, enabledFeatures: Array<EnabledFeature>, instructions: string | null, greeting: string | null, versionId: string | null, versionName: string | null, createdAt: string | null, dynamicVariables: unknown, dynamicVariablesWebhookUrl: string | null, extra: unknown, tools: Array<
        | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
        | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
        | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
        | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
        | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
        | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
        | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
        | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
        | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
        | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
        | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
        | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
        | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
        | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
        | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
      >, conversationFlow: { startNodeId: string | null, nodes: Array<
          | { __typename: 'PromptNode', instructions: string | null, model: string | null, nodeId: string | null, name: string | null, type: string | null, tools: Array<
              | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
              | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
              | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
              | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
              | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
              | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
              | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
              | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
              | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
              | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
              | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
              | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
              | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
              | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
              | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
            >, position: { x: number | null, y: number | null } | null }
          | { __typename: 'SpeakNode', message: string | null, nodeId: string | null, name: string | null, type: string | null, position: { x: number | null, y: number | null } | null }
          | { __typename: 'ToolNode', sharedToolId: string | null, nodeId: string | null, name: string | null, type: string | null, tool:
              | { __typename: 'ClientSideTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
              | { __typename: 'DTMFTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, sendDtmf: unknown }
              | { __typename: 'FunctionTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, parameters: unknown }
              | { __typename: 'HandoffTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null, assistant: { id: string, name: string | null } | null }> }
              | { __typename: 'HangupTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
              | { __typename: 'InviteTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
              | { __typename: 'PayTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, connectorName: string | null, currency: string | null, paymentMethod: string | null }
              | { __typename: 'RetrievalTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, bucketIds: Array<string>, maxNumResults: number | null }
              | { __typename: 'SIPReferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, sipHeaders: Array<{ name: string | null, value: string | null }>, customHeaders: Array<{ name: string | null, value: string | null }> }
              | { __typename: 'SendMessageTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, messageTemplate: string | null }
              | { __typename: 'SkipTurnTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null }
              | { __typename: 'TransferTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, description: string | null, from: string | null, targetsTemplate: string | null, warmTransferInstructions: string | null, targets: Array<{ name: string | null, to: string | null, extension: string | null, sipAddress: string | null }> | null, customHeaders: Array<{ name: string | null, value: string | null }> }
              | { __typename: 'UnknownTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, raw: unknown }
              | { __typename: 'UpdateDynamicVariablesTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, updatableVariables: Array<{ name: string | null, type: string | null, description: string | null }> }
              | { __typename: 'WebhookTool', type: string | null, shared: boolean | null, timeoutMs: number | null, extra: unknown, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, async: boolean | null, pathParameters: unknown, queryParameters: unknown, bodyParameters: unknown, headers: Array<{ name: string | null, value: string | null }>, storeFieldsAsVariables: Array<{ name: string | null, valuePath: string | null }> }
             | null, position: { x: number | null, y: number | null } | null }
          | { __typename: 'UnknownFlowNode', raw: unknown, nodeId: string | null, name: string | null, type: string | null, position: { x: number | null, y: number | null } | null }
        >, edges: Array<{ edgeId: string | null, startNodeId: string | null, condition:
            | { __typename: 'DefaultCondition' }
            | { __typename: 'ExpressionCondition', text: string | null }
            | { __typename: 'LLMCondition', prompt: string | null }
            | { __typename: 'UnknownCondition', type: string | null, raw: unknown }
           | null, target:
            | { __typename: 'AssistantTarget', assistantId: string | null, assistant: { id: string, name: string | null } | null, position: { x: number | null, y: number | null } | null }
            | { __typename: 'NodeTarget', nodeId: string | null }
            | { __typename: 'UnknownTarget', type: string | null, raw: unknown }
           | null }>, check: { findings: Array<{ code: string, severity: Severity, message: string, advice: string, nodeId: string | null, edgeId: string | null }> }, variables: Array<{ name: string, default: unknown, isSystem: boolean }> } | null, importMetadata: { importProvider: ImportProvider | null, importId: string | null } | null, toolKinds: Array<
        | { __typename: 'ClientSideTool' }
        | { __typename: 'DTMFTool' }
        | { __typename: 'FunctionTool' }
        | { __typename: 'HandoffTool' }
        | { __typename: 'HangupTool' }
        | { __typename: 'InviteTool' }
        | { __typename: 'PayTool' }
        | { __typename: 'RetrievalTool' }
        | { __typename: 'SIPReferTool' }
        | { __typename: 'SendMessageTool' }
        | { __typename: 'SkipTurnTool' }
        | { __typename: 'TransferTool' }
        | { __typename: 'UnknownTool' }
        | { __typename: 'UpdateDynamicVariablesTool' }
        | { __typename: 'WebhookTool' }
      >, voiceSettings: { voice: string | null, voiceSpeed: number | null, languageBoost: string | null, expressiveMode: boolean | null, backgroundAudio:
          | { __typename: 'MediaNameAudio', value: string | null }
          | { __typename: 'MediaUrlAudio', value: string | null }
          | { __typename: 'PredefinedMediaAudio', value: string | null, volume: number | null }
          | { __typename: 'UnknownBackgroundAudio', raw: unknown }
         | null } | null, transcription: { model: string | null, language: string | null, region: string | null } | null, telephonySettings: { timeLimitSecs: number | null, userIdleTimeoutSecs: number | null, noiseSuppression: string | null, supportsUnauthenticatedWebCalls: boolean | null, recordingSettings: { enabled: boolean | null, channels: RecordingChannels | null, format: RecordingFormat | null } | null, voicemailDetection: { onVoicemailDetected: { action: VoicemailAction | null } | null } | null } | null, messagingSettings: { conversationInactivityMinutes: number | null } | null, privacySettings: { dataRetention: boolean | null } | null, mcpServers: Array<{ mcpServerId: string | null, allowedTools: Array<string> | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type VersionLabelFragment = { assistantId: string, versionId: string | null, versionName: string | null, versionCreatedAt: string | null };

export const AssistantCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"enabledFeatures"}},{"kind":"Field","name":{"kind":"Name","value":"importMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProvider"}},{"kind":"Field","name":{"kind":"Name","value":"importId"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"toolKinds"},"name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<AssistantCardFragment, unknown>;
export const AssistantTextsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantTexts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"greeting"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}}]}}]} as unknown as DocumentNode<AssistantTextsFragment, unknown>;
export const AssistantSettingsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantSettings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"greeting"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}},{"kind":"Field","name":{"kind":"Name","value":"dynamicVariables"}},{"kind":"Field","name":{"kind":"Name","value":"dynamicVariablesWebhookUrl"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voice"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSpeed"}},{"kind":"Field","name":{"kind":"Name","value":"languageBoost"}},{"kind":"Field","name":{"kind":"Name","value":"expressiveMode"}},{"kind":"Field","name":{"kind":"Name","value":"backgroundAudio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PredefinedMediaAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MediaUrlAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MediaNameAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownBackgroundAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transcription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"Field","name":{"kind":"Name","value":"telephonySettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeLimitSecs"}},{"kind":"Field","name":{"kind":"Name","value":"userIdleTimeoutSecs"}},{"kind":"Field","name":{"kind":"Name","value":"noiseSuppression"}},{"kind":"Field","name":{"kind":"Name","value":"supportsUnauthenticatedWebCalls"}},{"kind":"Field","name":{"kind":"Name","value":"recordingSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"format"}}]}},{"kind":"Field","name":{"kind":"Name","value":"voicemailDetection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onVoicemailDetected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"messagingSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversationInactivityMinutes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"privacySettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dataRetention"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mcpServers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mcpServerId"}},{"kind":"Field","name":{"kind":"Name","value":"allowedTools"}}]}},{"kind":"Field","name":{"kind":"Name","value":"extra"}}]}}]} as unknown as DocumentNode<AssistantSettingsFragment, unknown>;
export const HeaderPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HttpHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]} as unknown as DocumentNode<HeaderPartsFragment, unknown>;
export const PhoneTargetFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PhoneTarget"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"extension"}},{"kind":"Field","name":{"kind":"Name","value":"sipAddress"}}]}}]} as unknown as DocumentNode<PhoneTargetFragment, unknown>;
export const SipHeaderPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SipHeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SipHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]} as unknown as DocumentNode<SipHeaderPartsFragment, unknown>;
export const ToolPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ToolParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"timeoutMs"}},{"kind":"Field","name":{"kind":"Name","value":"extra"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"async"}},{"kind":"Field","name":{"kind":"Name","value":"headers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeaderParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pathParameters"}},{"kind":"Field","name":{"kind":"Name","value":"queryParameters"}},{"kind":"Field","name":{"kind":"Name","value":"bodyParameters"}},{"kind":"Field","name":{"kind":"Name","value":"storeFieldsAsVariables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"valuePath"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetrievalTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bucketIds"}},{"kind":"Field","name":{"kind":"Name","value":"maxNumResults"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HandoffTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceMode"}},{"kind":"Field","name":{"kind":"Name","value":"aiAssistants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HangupTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetsTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"warmTransferInstructions"}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetsTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SIPReferTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sipHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendMessageTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageTemplate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SkipTurnTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DTMFTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendDtmf"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClientSideTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FunctionTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PayTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"connectorName"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateDynamicVariablesTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"updatableVariables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HttpHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PhoneTarget"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"extension"}},{"kind":"Field","name":{"kind":"Name","value":"sipAddress"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SipHeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SipHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]} as unknown as DocumentNode<ToolPartsFragment, unknown>;
export const FlowNodePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowNodeParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PromptNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ToolNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sharedToolId"}},{"kind":"Field","name":{"kind":"Name","value":"tool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SpeakNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownFlowNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HttpHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PhoneTarget"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"extension"}},{"kind":"Field","name":{"kind":"Name","value":"sipAddress"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SipHeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SipHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ToolParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"timeoutMs"}},{"kind":"Field","name":{"kind":"Name","value":"extra"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"async"}},{"kind":"Field","name":{"kind":"Name","value":"headers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeaderParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pathParameters"}},{"kind":"Field","name":{"kind":"Name","value":"queryParameters"}},{"kind":"Field","name":{"kind":"Name","value":"bodyParameters"}},{"kind":"Field","name":{"kind":"Name","value":"storeFieldsAsVariables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"valuePath"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetrievalTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bucketIds"}},{"kind":"Field","name":{"kind":"Name","value":"maxNumResults"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HandoffTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceMode"}},{"kind":"Field","name":{"kind":"Name","value":"aiAssistants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HangupTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetsTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"warmTransferInstructions"}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetsTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SIPReferTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sipHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendMessageTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageTemplate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SkipTurnTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DTMFTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendDtmf"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClientSideTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FunctionTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PayTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"connectorName"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateDynamicVariablesTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"updatableVariables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}}]} as unknown as DocumentNode<FlowNodePartsFragment, unknown>;
export const FlowEdgePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowEdgeParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowEdge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edgeId"}},{"kind":"Field","name":{"kind":"Name","value":"startNodeId"}},{"kind":"Field","name":{"kind":"Name","value":"condition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LLMCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prompt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExpressionCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"target"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NodeTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodeId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}}]}}]} as unknown as DocumentNode<FlowEdgePartsFragment, unknown>;
export const FlowFindingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowFinding"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"advice"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"edgeId"}}]}}]} as unknown as DocumentNode<FlowFindingFragment, unknown>;
export const FlowPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationFlow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startNodeId"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowNodeParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowEdgeParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"check"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowFinding"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"variables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"default"}},{"kind":"Field","name":{"kind":"Name","value":"isSystem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HttpHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PhoneTarget"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"extension"}},{"kind":"Field","name":{"kind":"Name","value":"sipAddress"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SipHeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SipHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ToolParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"timeoutMs"}},{"kind":"Field","name":{"kind":"Name","value":"extra"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"async"}},{"kind":"Field","name":{"kind":"Name","value":"headers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeaderParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pathParameters"}},{"kind":"Field","name":{"kind":"Name","value":"queryParameters"}},{"kind":"Field","name":{"kind":"Name","value":"bodyParameters"}},{"kind":"Field","name":{"kind":"Name","value":"storeFieldsAsVariables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"valuePath"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetrievalTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bucketIds"}},{"kind":"Field","name":{"kind":"Name","value":"maxNumResults"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HandoffTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceMode"}},{"kind":"Field","name":{"kind":"Name","value":"aiAssistants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HangupTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetsTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"warmTransferInstructions"}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetsTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SIPReferTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sipHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendMessageTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageTemplate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SkipTurnTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DTMFTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendDtmf"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClientSideTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FunctionTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PayTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"connectorName"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateDynamicVariablesTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"updatableVariables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowNodeParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PromptNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ToolNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sharedToolId"}},{"kind":"Field","name":{"kind":"Name","value":"tool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SpeakNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownFlowNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowEdgeParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowEdge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edgeId"}},{"kind":"Field","name":{"kind":"Name","value":"startNodeId"}},{"kind":"Field","name":{"kind":"Name","value":"condition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LLMCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prompt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExpressionCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"target"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NodeTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodeId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowFinding"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"advice"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"edgeId"}}]}}]} as unknown as DocumentNode<FlowPartsFragment, unknown>;
export const AssistantDetailsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantCard"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantTexts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantSettings"}},{"kind":"Field","name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conversationFlow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HttpHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PhoneTarget"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"extension"}},{"kind":"Field","name":{"kind":"Name","value":"sipAddress"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SipHeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SipHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ToolParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"timeoutMs"}},{"kind":"Field","name":{"kind":"Name","value":"extra"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"async"}},{"kind":"Field","name":{"kind":"Name","value":"headers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeaderParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pathParameters"}},{"kind":"Field","name":{"kind":"Name","value":"queryParameters"}},{"kind":"Field","name":{"kind":"Name","value":"bodyParameters"}},{"kind":"Field","name":{"kind":"Name","value":"storeFieldsAsVariables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"valuePath"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetrievalTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bucketIds"}},{"kind":"Field","name":{"kind":"Name","value":"maxNumResults"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HandoffTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceMode"}},{"kind":"Field","name":{"kind":"Name","value":"aiAssistants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HangupTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetsTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"warmTransferInstructions"}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetsTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SIPReferTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sipHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendMessageTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageTemplate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SkipTurnTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DTMFTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendDtmf"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClientSideTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FunctionTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PayTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"connectorName"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateDynamicVariablesTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"updatableVariables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowNodeParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PromptNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ToolNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sharedToolId"}},{"kind":"Field","name":{"kind":"Name","value":"tool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SpeakNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownFlowNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowEdgeParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowEdge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edgeId"}},{"kind":"Field","name":{"kind":"Name","value":"startNodeId"}},{"kind":"Field","name":{"kind":"Name","value":"condition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LLMCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prompt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExpressionCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"target"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NodeTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodeId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowFinding"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"advice"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"edgeId"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"enabledFeatures"}},{"kind":"Field","name":{"kind":"Name","value":"importMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProvider"}},{"kind":"Field","name":{"kind":"Name","value":"importId"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"toolKinds"},"name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantTexts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"greeting"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantSettings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"greeting"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}},{"kind":"Field","name":{"kind":"Name","value":"dynamicVariables"}},{"kind":"Field","name":{"kind":"Name","value":"dynamicVariablesWebhookUrl"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voice"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSpeed"}},{"kind":"Field","name":{"kind":"Name","value":"languageBoost"}},{"kind":"Field","name":{"kind":"Name","value":"expressiveMode"}},{"kind":"Field","name":{"kind":"Name","value":"backgroundAudio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PredefinedMediaAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MediaUrlAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MediaNameAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownBackgroundAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transcription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"Field","name":{"kind":"Name","value":"telephonySettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeLimitSecs"}},{"kind":"Field","name":{"kind":"Name","value":"userIdleTimeoutSecs"}},{"kind":"Field","name":{"kind":"Name","value":"noiseSuppression"}},{"kind":"Field","name":{"kind":"Name","value":"supportsUnauthenticatedWebCalls"}},{"kind":"Field","name":{"kind":"Name","value":"recordingSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"format"}}]}},{"kind":"Field","name":{"kind":"Name","value":"voicemailDetection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onVoicemailDetected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"messagingSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversationInactivityMinutes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"privacySettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dataRetention"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mcpServers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mcpServerId"}},{"kind":"Field","name":{"kind":"Name","value":"allowedTools"}}]}},{"kind":"Field","name":{"kind":"Name","value":"extra"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationFlow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startNodeId"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowNodeParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowEdgeParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"check"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowFinding"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"variables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"default"}},{"kind":"Field","name":{"kind":"Name","value":"isSystem"}}]}}]}}]} as unknown as DocumentNode<AssistantDetailsFragment, unknown>;
export const ConversationLabelFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConversationLabel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastMessageAt"}},{"kind":"Field","name":{"kind":"Name","value":"endUserTarget"}}]}}]} as unknown as DocumentNode<ConversationLabelFragment, unknown>;
export const MessagePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationMessage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"toolCalls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toolCallId"}},{"kind":"Field","name":{"kind":"Name","value":"function"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"arguments"}},{"kind":"Field","name":{"kind":"Name","value":"argumentsJson"}}]}}]}}]}}]} as unknown as DocumentNode<MessagePartsFragment, unknown>;
export const MessagePageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessagePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationMessageConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MessageParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationMessage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"toolCalls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toolCallId"}},{"kind":"Field","name":{"kind":"Name","value":"function"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"arguments"}},{"kind":"Field","name":{"kind":"Name","value":"argumentsJson"}}]}}]}}]}}]} as unknown as DocumentNode<MessagePageFragment, unknown>;
export const TranscriptFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Transcript"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"messages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MessagePage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationMessage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"toolCalls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toolCallId"}},{"kind":"Field","name":{"kind":"Name","value":"function"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"arguments"}},{"kind":"Field","name":{"kind":"Name","value":"argumentsJson"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessagePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationMessageConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MessageParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]} as unknown as DocumentNode<TranscriptFragment, unknown>;
export const AnalysisPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AnalysisParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationInsight"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversationInsightId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"insights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"insightId"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}},{"kind":"Field","name":{"kind":"Name","value":"insight"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<AnalysisPartsFragment, unknown>;
export const RunFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Run"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowSimulation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"endNode"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outgoing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edgeId"}},{"kind":"Field","name":{"kind":"Name","value":"condition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LLMCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prompt"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"assistantTarget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"assumptions"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"considered"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edgeId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]} as unknown as DocumentNode<RunFragment, unknown>;
export const FaultPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FaultParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<FaultPartsFragment, unknown>;
export const PlaceOfSecretFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlaceOfSecret"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecretReference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mcpServerId"}},{"kind":"Field","name":{"kind":"Name","value":"mcpServer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharedToolId"}},{"kind":"Field","name":{"kind":"Name","value":"sharedTool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]} as unknown as DocumentNode<PlaceOfSecretFragment, unknown>;
export const VersionLabelFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionLabel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}},{"kind":"Field","name":{"kind":"Name","value":"versionCreatedAt"}}]}}]} as unknown as DocumentNode<VersionLabelFragment, unknown>;
export const AssistantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Assistant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantDetails"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"enabledFeatures"}},{"kind":"Field","name":{"kind":"Name","value":"importMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProvider"}},{"kind":"Field","name":{"kind":"Name","value":"importId"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"toolKinds"},"name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantTexts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"greeting"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantSettings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"greeting"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}},{"kind":"Field","name":{"kind":"Name","value":"dynamicVariables"}},{"kind":"Field","name":{"kind":"Name","value":"dynamicVariablesWebhookUrl"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voice"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSpeed"}},{"kind":"Field","name":{"kind":"Name","value":"languageBoost"}},{"kind":"Field","name":{"kind":"Name","value":"expressiveMode"}},{"kind":"Field","name":{"kind":"Name","value":"backgroundAudio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PredefinedMediaAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MediaUrlAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MediaNameAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownBackgroundAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transcription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"Field","name":{"kind":"Name","value":"telephonySettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeLimitSecs"}},{"kind":"Field","name":{"kind":"Name","value":"userIdleTimeoutSecs"}},{"kind":"Field","name":{"kind":"Name","value":"noiseSuppression"}},{"kind":"Field","name":{"kind":"Name","value":"supportsUnauthenticatedWebCalls"}},{"kind":"Field","name":{"kind":"Name","value":"recordingSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"format"}}]}},{"kind":"Field","name":{"kind":"Name","value":"voicemailDetection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onVoicemailDetected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"messagingSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversationInactivityMinutes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"privacySettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dataRetention"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mcpServers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mcpServerId"}},{"kind":"Field","name":{"kind":"Name","value":"allowedTools"}}]}},{"kind":"Field","name":{"kind":"Name","value":"extra"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HttpHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PhoneTarget"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"extension"}},{"kind":"Field","name":{"kind":"Name","value":"sipAddress"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SipHeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SipHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ToolParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"timeoutMs"}},{"kind":"Field","name":{"kind":"Name","value":"extra"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"async"}},{"kind":"Field","name":{"kind":"Name","value":"headers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeaderParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pathParameters"}},{"kind":"Field","name":{"kind":"Name","value":"queryParameters"}},{"kind":"Field","name":{"kind":"Name","value":"bodyParameters"}},{"kind":"Field","name":{"kind":"Name","value":"storeFieldsAsVariables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"valuePath"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetrievalTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bucketIds"}},{"kind":"Field","name":{"kind":"Name","value":"maxNumResults"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HandoffTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceMode"}},{"kind":"Field","name":{"kind":"Name","value":"aiAssistants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HangupTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetsTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"warmTransferInstructions"}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetsTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SIPReferTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sipHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendMessageTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageTemplate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SkipTurnTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DTMFTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendDtmf"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClientSideTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FunctionTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PayTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"connectorName"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateDynamicVariablesTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"updatableVariables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowNodeParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PromptNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ToolNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sharedToolId"}},{"kind":"Field","name":{"kind":"Name","value":"tool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SpeakNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownFlowNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowEdgeParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowEdge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edgeId"}},{"kind":"Field","name":{"kind":"Name","value":"startNodeId"}},{"kind":"Field","name":{"kind":"Name","value":"condition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LLMCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prompt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExpressionCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"target"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NodeTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodeId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowFinding"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"advice"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"edgeId"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationFlow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startNodeId"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowNodeParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowEdgeParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"check"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowFinding"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"variables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"default"}},{"kind":"Field","name":{"kind":"Name","value":"isSystem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantCard"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantTexts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantSettings"}},{"kind":"Field","name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conversationFlow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowParts"}}]}}]}}]} as unknown as DocumentNode<AssistantQuery, AssistantQueryVariables>;
export const AssistantsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Assistants"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"enabledFeatures"}},{"kind":"Field","name":{"kind":"Name","value":"importMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProvider"}},{"kind":"Field","name":{"kind":"Name","value":"importId"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"toolKinds"},"name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<AssistantsQuery, AssistantsQueryVariables>;
export const AssistantConversationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AssistantConversations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"conversations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"24"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConversationLabel"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConversationLabel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastMessageAt"}},{"kind":"Field","name":{"kind":"Name","value":"endUserTarget"}}]}}]} as unknown as DocumentNode<AssistantConversationsQuery, AssistantConversationsQueryVariables>;
export const ConversationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Conversation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ConversationLabel"}},{"kind":"Field","name":{"kind":"Name","value":"agentTarget"}},{"kind":"Field","name":{"kind":"Name","value":"aiDisabled"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantCard"}},{"kind":"Field","name":{"kind":"Name","value":"greeting"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assistantVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionLabel"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Transcript"}},{"kind":"Field","name":{"kind":"Name","value":"insights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AnalysisParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationMessage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"toolCalls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toolCallId"}},{"kind":"Field","name":{"kind":"Name","value":"function"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"arguments"}},{"kind":"Field","name":{"kind":"Name","value":"argumentsJson"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessagePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationMessageConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MessageParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ConversationLabel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastMessageAt"}},{"kind":"Field","name":{"kind":"Name","value":"endUserTarget"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"enabledFeatures"}},{"kind":"Field","name":{"kind":"Name","value":"importMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProvider"}},{"kind":"Field","name":{"kind":"Name","value":"importId"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"toolKinds"},"name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionLabel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}},{"kind":"Field","name":{"kind":"Name","value":"versionCreatedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Transcript"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conversation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"messages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MessagePage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AnalysisParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationInsight"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversationInsightId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"insights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"insightId"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"json"}},{"kind":"Field","name":{"kind":"Name","value":"insight"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ConversationQuery, ConversationQueryVariables>;
export const MoreMessagesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoreMessages"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"messages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MessagePage"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessageParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationMessage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"toolCalls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toolCallId"}},{"kind":"Field","name":{"kind":"Name","value":"function"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"arguments"}},{"kind":"Field","name":{"kind":"Name","value":"argumentsJson"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessagePage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationMessageConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MessageParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]} as unknown as DocumentNode<MoreMessagesQuery, MoreMessagesQueryVariables>;
export const UpdateAssistantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateAssistant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateAssistantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateAssistant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantTexts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FaultParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantTexts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"greeting"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FaultParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<UpdateAssistantMutation, UpdateAssistantMutationVariables>;
export const StoredTextsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StoredTexts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantTexts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantTexts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"greeting"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}}]}}]} as unknown as DocumentNode<StoredTextsQuery, StoredTextsQueryVariables>;
export const DryRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DryRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SimulateFlowInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"conversationFlow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Run"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Run"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowSimulation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"endNode"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"outgoing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edgeId"}},{"kind":"Field","name":{"kind":"Name","value":"condition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LLMCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prompt"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"assistantTarget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"assumptions"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"considered"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edgeId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]} as unknown as DocumentNode<DryRunQuery, DryRunQueryVariables>;
export const HandoffsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Handoffs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handoffGraph"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isComplete"}},{"kind":"Field","name":{"kind":"Name","value":"render"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"format"},"value":{"kind":"EnumValue","value":"SVG"}}]},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"distanceToHuman"}},{"kind":"Field","name":{"kind":"Name","value":"outgoing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toAssistantId"}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"loops"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<HandoffsQuery, HandoffsQueryVariables>;
export const ImportAssistantsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportAssistants"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportAssistantsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importAssistants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FaultParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"enabledFeatures"}},{"kind":"Field","name":{"kind":"Name","value":"importMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProvider"}},{"kind":"Field","name":{"kind":"Name","value":"importId"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"toolKinds"},"name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FaultParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<ImportAssistantsMutation, ImportAssistantsMutationVariables>;
export const ImportPlanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ImportPlan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"provider"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportProvider"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"apiKeyRef"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"importIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importPlan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"provider"},"value":{"kind":"Variable","name":{"kind":"Name","value":"provider"}}},{"kind":"Argument","name":{"kind":"Name","value":"apiKeyRef"},"value":{"kind":"Variable","name":{"kind":"Name","value":"apiKeyRef"}}},{"kind":"Argument","name":{"kind":"Name","value":"importIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"importIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"wouldOverwrite"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importId"}},{"kind":"Field","name":{"kind":"Name","value":"editedSinceImport"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ImportPlanQuery, ImportPlanQueryVariables>;
export const SharedToolUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SharedToolUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sharedTools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"tool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isComplete"}},{"kind":"Field","name":{"kind":"Name","value":"assistants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paths"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]} as unknown as DocumentNode<SharedToolUsageQuery, SharedToolUsageQueryVariables>;
export const SecretUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SecretUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"integrationSecrets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"identifier"}},{"kind":"Field","name":{"kind":"Name","value":"references"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlaceOfSecret"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlaceOfSecret"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecretReference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mcpServerId"}},{"kind":"Field","name":{"kind":"Name","value":"mcpServer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharedToolId"}},{"kind":"Field","name":{"kind":"Name","value":"sharedTool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]} as unknown as DocumentNode<SecretUsageQuery, SecretUsageQueryVariables>;
export const MissingSecretsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MissingSecrets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secretInventory"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identifier"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlaceOfSecret"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlaceOfSecret"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecretReference"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mcpServerId"}},{"kind":"Field","name":{"kind":"Name","value":"mcpServer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sharedToolId"}},{"kind":"Field","name":{"kind":"Name","value":"sharedTool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]} as unknown as DocumentNode<MissingSecretsQuery, MissingSecretsQueryVariables>;
export const AssistantVersionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AssistantVersions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionLabel"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionLabel"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantVersion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}},{"kind":"Field","name":{"kind":"Name","value":"versionCreatedAt"}}]}}]} as unknown as DocumentNode<AssistantVersionsQuery, AssistantVersionsQueryVariables>;
export const VersionTextsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VersionTexts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"assistantId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"versionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"assistantId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"assistantId"}}},{"kind":"Argument","name":{"kind":"Name","value":"versionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"versionId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"greeting"}}]}}]}}]} as unknown as DocumentNode<VersionTextsQuery, VersionTextsQueryVariables>;
export const PromoteVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PromoteVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PromoteAssistantVersionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"promoteAssistantVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantDetails"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FaultParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"enabledFeatures"}},{"kind":"Field","name":{"kind":"Name","value":"importMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProvider"}},{"kind":"Field","name":{"kind":"Name","value":"importId"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"toolKinds"},"name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantTexts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"greeting"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantSettings"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"greeting"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"versionName"}},{"kind":"Field","name":{"kind":"Name","value":"dynamicVariables"}},{"kind":"Field","name":{"kind":"Name","value":"dynamicVariablesWebhookUrl"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voice"}},{"kind":"Field","name":{"kind":"Name","value":"voiceSpeed"}},{"kind":"Field","name":{"kind":"Name","value":"languageBoost"}},{"kind":"Field","name":{"kind":"Name","value":"expressiveMode"}},{"kind":"Field","name":{"kind":"Name","value":"backgroundAudio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PredefinedMediaAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MediaUrlAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MediaNameAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownBackgroundAudio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transcription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"Field","name":{"kind":"Name","value":"telephonySettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeLimitSecs"}},{"kind":"Field","name":{"kind":"Name","value":"userIdleTimeoutSecs"}},{"kind":"Field","name":{"kind":"Name","value":"noiseSuppression"}},{"kind":"Field","name":{"kind":"Name","value":"supportsUnauthenticatedWebCalls"}},{"kind":"Field","name":{"kind":"Name","value":"recordingSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"channels"}},{"kind":"Field","name":{"kind":"Name","value":"format"}}]}},{"kind":"Field","name":{"kind":"Name","value":"voicemailDetection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onVoicemailDetected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"messagingSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conversationInactivityMinutes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"privacySettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dataRetention"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mcpServers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mcpServerId"}},{"kind":"Field","name":{"kind":"Name","value":"allowedTools"}}]}},{"kind":"Field","name":{"kind":"Name","value":"extra"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HttpHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PhoneTarget"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"extension"}},{"kind":"Field","name":{"kind":"Name","value":"sipAddress"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SipHeaderParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SipHeader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ToolParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"shared"}},{"kind":"Field","name":{"kind":"Name","value":"timeoutMs"}},{"kind":"Field","name":{"kind":"Name","value":"extra"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"async"}},{"kind":"Field","name":{"kind":"Name","value":"headers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HeaderParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pathParameters"}},{"kind":"Field","name":{"kind":"Name","value":"queryParameters"}},{"kind":"Field","name":{"kind":"Name","value":"bodyParameters"}},{"kind":"Field","name":{"kind":"Name","value":"storeFieldsAsVariables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"valuePath"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RetrievalTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bucketIds"}},{"kind":"Field","name":{"kind":"Name","value":"maxNumResults"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HandoffTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voiceMode"}},{"kind":"Field","name":{"kind":"Name","value":"aiAssistants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HangupTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetsTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"warmTransferInstructions"}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InviteTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"targetsTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SIPReferTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PhoneTarget"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sipHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customHeaders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SipHeaderParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendMessageTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messageTemplate"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SkipTurnTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DTMFTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sendDtmf"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ClientSideTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FunctionTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PayTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"connectorName"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"paymentMethod"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateDynamicVariablesTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"updatableVariables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownTool"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowNodeParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PromptNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instructions"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ToolNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sharedToolId"}},{"kind":"Field","name":{"kind":"Name","value":"tool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SpeakNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownFlowNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowEdgeParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlowEdge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edgeId"}},{"kind":"Field","name":{"kind":"Name","value":"startNodeId"}},{"kind":"Field","name":{"kind":"Name","value":"condition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LLMCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"prompt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExpressionCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownCondition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"target"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NodeTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodeId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssistantTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assistantId"}},{"kind":"Field","name":{"kind":"Name","value":"assistant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"y"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnknownTarget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"raw"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowFinding"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"advice"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"edgeId"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FlowParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConversationFlow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startNodeId"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowNodeParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowEdgeParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"check"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowFinding"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"variables"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"default"}},{"kind":"Field","name":{"kind":"Name","value":"isSystem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AssistantDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Assistant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantCard"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantTexts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"AssistantSettings"}},{"kind":"Field","name":{"kind":"Name","value":"tools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ToolParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"conversationFlow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FlowParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FaultParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<PromoteVersionMutation, PromoteVersionMutationVariables>;