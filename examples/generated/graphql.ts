/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** What a change does. */
export type ChangeKind =
  /** The value is new. */
  | 'ADDED'
  /** There is another value. */
  | 'CHANGED'
  /** The item stands elsewhere among those that both lists have; what changed in it are changes of their own. */
  | 'MOVED'
  /** The value is gone. */
  | 'REMOVED';

/** The most that a change may do, rising from `NONE` over `WORDING`, `BEHAVIOUR`, `ROUTING` and `TELEPHONY` to `PRIVACY`. What the gateway does not know counts as `BEHAVIOUR`. */
export type ChangeRisk =
  /** What the assistant can do, which model it uses, how it listens and speaks. */
  | 'BEHAVIOUR'
  /** Names, descriptions for people, tags, and the order of what has no order. */
  | 'NONE'
  /** What is kept of conversations, where data are sent to, and with which credentials. */
  | 'PRIVACY'
  /** Where a conversation goes: the flow, transfers, handoffs, the end of a call. */
  | 'ROUTING'
  /** How calls and messages are handled, and on which channels. */
  | 'TELEPHONY'
  /** Texts that the model, callers or users of the widget read. */
  | 'WORDING';

/** What a secret in clear is. */
export type ClearValueKind =
  /** The value of a header, other than those that name content types, languages and programs. */
  | 'HEADER'
  /** A password, such as the one of a SIP target. */
  | 'PASSWORD'
  /** A text that has an API key or token in it, by its shape. */
  | 'TOKEN'
  /** A URL with a credential as its user, or as a parameter. */
  | 'URL';

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

/** Which conversations to list. All that is given must hold; null and absent ask for nothing. Telnyx filters, so that a filter costs no more. */
export type ConversationFilter = {
  /** With this address of the assistant, to the letter, such as `+15550100001`. */
  agentTarget?: string | null | undefined;
  /** Held by this assistant. */
  assistantId?: string | null | undefined;
  /** Held by this version of an assistant. */
  assistantVersionId?: string | null | undefined;
  /** Of this phone call in Call Control. */
  callControlId?: string | null | undefined;
  /** Held on this channel. */
  channel?: ConversationChannel | null | undefined;
  /** Begun in this time. */
  createdAt?: DateTimeRange | null | undefined;
  /** With this address of the end user, to the letter. */
  endUserTarget?: string | null | undefined;
  /** One of these ids, 50 at most, of letters, digits and `-`. An empty list matches nothing, and costs nothing. */
  ids?: Array<string> | null | undefined;
  /** With its last message in this time. */
  lastMessageAt?: DateTimeRange | null | undefined;
  /** With all of these labels. */
  metadata?: Array<MetadataEquals> | null | undefined;
  /** With a name that begins so, to the letter. It takes no `%`, `_`, `*` and `\`. */
  namePrefix?: string | null | undefined;
};

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

/** What to register. */
export type CreateMcpServerInput = {
  /** 1 to 255 letters, digits, `-` and `_`, best a UUID. Sending the same input again under the same key within a day answers as the first time, without doing it twice. Null or absent: the gateway makes one for its own repeats. */
  idempotencyKey?: string | null | undefined;
  /** The server. */
  mcpServer: McpServerDraft;
};

/** Which run, and the steps of its plan. */
export type CreateMissionPlanInput = {
  /** Id of the mission at Telnyx. */
  missionId: string;
  /** Id of the run at Telnyx. */
  runId: string;
  /** The steps; at least one. */
  steps: Array<MissionPlanStepDraft>;
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

/** A range of time. Times without a zone are in UTC, and a date means its beginning. */
export type DateTimeRange = {
  /** At this time or later; null means no limit. */
  from?: string | null | undefined;
  /** Before this time; null means no limit. */
  until?: string | null | undefined;
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

/** Where an insight comes from. */
export type InsightType =
  /** It was written for the account. */
  | 'CUSTOM'
  /** Telnyx provides it. */
  | 'DEFAULT'
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

/** Which run, and which assistant. */
export type LinkMissionAgentInput = {
  /** Id of the assistant at Telnyx. */
  assistantId: string;
  /** Id of the mission at Telnyx. */
  missionId: string;
  /** Id of the run at Telnyx. */
  runId: string;
};

/** Which run, and what happened. */
export type LogMissionEventInput = {
  /** What happened. */
  event: MissionEventDraft;
  /** Id of the mission at Telnyx. */
  missionId: string;
  /** Id of the run at Telnyx. */
  runId: string;
};

/** An MCP server to register. */
export type McpServerDraft = {
  /** Names of the tools that assistants may call; null means all of them, empty means none. */
  allowedTools?: Array<string> | null | undefined;
  /** Identifier of the integration secret that is sent to the server, never the secret itself; null means none. */
  apiKeyRef?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Display name. */
  name: string;
  /** Transport of the server, as Telnyx names it, such as `sse` or `http`. */
  type: string;
  /** Where the server is. */
  url: string;
};

/** Which MCP servers to list. All that is given must hold; null and absent ask for nothing. Filters cost no calls. */
export type McpServerFilter = {
  /** One of these ids. Ids that do not exist are ignored; an empty list matches nothing. */
  ids?: Array<string> | null | undefined;
  /** Part of the name, whatever the case. */
  nameContains?: string | null | undefined;
  /** Spoken to in this very way, such as `sse`; see `McpServer.type`. */
  type?: string | null | undefined;
  /** Part of the URL as the caller sees it, whatever the case. */
  urlContains?: string | null | undefined;
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

/** A label that a conversation is to have. */
export type MetadataEquals = {
  /** Name of the label: 1 to 64 letters, digits and `_`. */
  key: string;
  /** Its value, to the letter. */
  value: string;
};

/** An event to log. */
export type MissionEventDraft = {
  /** Id of the agent that it comes from; null and absent: from none. */
  agentId?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** A key of your own, under which Telnyx logs the event once however often it is sent; null and absent: none. */
  idempotencyKey?: string | null | undefined;
  /** What happened, as data; null means nothing. */
  payload?: unknown;
  /** Id of the step of the plan that it belongs to; null and absent: to none. */
  stepId?: string | null | undefined;
  /** What happened, as text. */
  summary: string;
  /** What it tells of. */
  type: MissionEventType;
};

/** What an event of a run tells of. */
export type MissionEventType =
  /** Anything else. */
  | 'CUSTOM'
  /** Something went wrong. */
  | 'ERROR'
  /** Somebody said or wrote something. */
  | 'MESSAGE'
  /** The run has another status. */
  | 'STATUS_CHANGE'
  /** A step of the plan is done. */
  | 'STEP_COMPLETED'
  /** A step of the plan failed. */
  | 'STEP_FAILED'
  /** A step of the plan was begun. */
  | 'STEP_STARTED'
  /** A tool was called. */
  | 'TOOL_CALL'
  /** A tool answered. */
  | 'TOOL_RESULT'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** Who carries out the runs of a mission. */
export type MissionExecutionMode =
  /** A program of the customer, which reports what it does by mutations. */
  | 'EXTERNAL'
  /** Telnyx: its agents may call and write to people. */
  | 'MANAGED'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** A step of a plan to make. */
export type MissionPlanStepDraft = {
  /** What is to be done. */
  description: string;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. Null counts as absent. */
  extra?: unknown;
  /** Labels of your own, by their names; null means none. */
  metadata?: unknown;
  /** Id of the step that this one is a part of; null and absent: of none. */
  parentStepId?: string | null | undefined;
  /** The position of the step in the order of the plan. */
  sequence: number;
  /** Id of the step, of your own choice: unique among those of the run, and fit to stand in a path. */
  stepId: string;
};

/** How far a run is, or how it ended. */
export type MissionRunStatus =
  /** It was ended before its time. */
  | 'CANCELLED'
  /** It ended without reaching its goal; `error` says why. */
  | 'FAILED'
  /** It waits until it is resumed. */
  | 'PAUSED'
  /** It has not begun. */
  | 'PENDING'
  /** It is being carried out. */
  | 'RUNNING'
  /** It reached its goal. */
  | 'SUCCEEDED'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** How far a step of a plan is, or how it ended. */
export type MissionStepStatus =
  /** It is done. */
  | 'COMPLETED'
  /** It was tried in vain. */
  | 'FAILED'
  /** It is being carried out. */
  | 'IN_PROGRESS'
  /** It has not begun. */
  | 'PENDING'
  /** It was left out. */
  | 'SKIPPED'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

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

/** An attribute of a conversation that rules of a canary deploy look at. */
export type RoutingAttributeInput = {
  /** Name of the attribute, as in `CanaryClause.attribute`. */
  attribute: string;
  /** Its value. */
  value: string;
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

/** Which scheduled events to list. All that is given must hold; null and absent ask for nothing. Telnyx filters, so that a filter costs no more. */
export type ScheduledEventFilter = {
  /** By this channel: `PHONE_CALL` or `SMS_CHAT`; others are refused. */
  channel?: ConversationChannel | null | undefined;
  /** Scheduled for this time or later. */
  from?: string | null | undefined;
  /** Scheduled for this time or earlier. */
  to?: string | null | undefined;
};

/** What has become of a scheduled event. */
export type ScheduledEventStatus =
  /** It was carried out. */
  | 'COMPLETED'
  /** It could not be carried out; `errors` say why. */
  | 'FAILED'
  /** The call is being made, or the message is being sent. */
  | 'IN_PROGRESS'
  /** Its time has not come. */
  | 'PENDING'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

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

/** Which shared tools to list. All that is given must hold; null and absent ask for nothing. Filters cost no calls. */
export type SharedToolFilter = {
  /** One of these ids. Ids that do not exist are ignored; an empty list matches nothing. */
  ids?: Array<string> | null | undefined;
  /** Of this kind. `UNKNOWN` is refused. */
  kind?: AssistantToolKind | null | undefined;
  /** Part of the display name, whatever the case. */
  nameContains?: string | null | undefined;
};

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

/** Which mission to run, and on what. */
export type StartMissionRunInput = {
  /** What the run is to work on, by names of your own; null means nothing. */
  input?: unknown;
  /** Labels of your own, by their names; null means none. */
  metadata?: unknown;
  /** Id of the mission at Telnyx. */
  missionId: string;
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

/** Which tests to list. All that is given must hold; null and absent ask for nothing. Telnyx filters, so that a filter costs no more. */
export type TestFilter = {
  /** Held on this channel. */
  channel?: ConversationChannel | null | undefined;
  /** With this `destination`, to the letter: a phone number, the id of an assistant, a URL. */
  destination?: string | null | undefined;
  /** In the suite of this name, to the letter. */
  testSuite?: string | null | undefined;
};

/** How far a run of a test is, or how it ended. */
export type TestStatus =
  /** Something went wrong, so that nothing was judged. */
  | 'ERROR'
  /** It ended, and did not meet its rubric. */
  | 'FAILED'
  /** It met its rubric. */
  | 'PASSED'
  /** It waits to be started. */
  | 'PENDING'
  /** The conversation is held. */
  | 'RUNNING'
  /** It is being prepared. */
  | 'STARTING'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

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

/** Which run, and which assistant. */
export type UnlinkMissionAgentInput = {
  /** Id of the assistant at Telnyx. */
  assistantId: string;
  /** Id of the mission at Telnyx. */
  missionId: string;
  /** Id of the run at Telnyx. */
  runId: string;
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

/** Which step, and what of it: at least one of the last two. */
export type UpdateMissionPlanStepInput = {
  /** Labels of your own, by their names; replaced as a whole. Null is refused. */
  metadata?: unknown;
  /** Id of the mission at Telnyx. */
  missionId: string;
  /** Id of the run at Telnyx. */
  runId: string;
  /** How far the step is, or how it ended. Null is refused. */
  status?: MissionStepStatus | null | undefined;
  /** Id of the step, as the plan has it. */
  stepId: string;
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

export type AssistantWithEverythingQueryVariables = Exact<{
  id?: string;
}>;


export type AssistantWithEverythingQuery = { assistant: { id: string, name: string | null, description: string | null, model: string | null, instructions: string | null, greeting: string | null, createdAt: string | null, versionId: string | null, versionName: string | null, tags: Array<string>, enabledFeatures: Array<EnabledFeature>, dynamicVariables: unknown, extra: unknown, voiceSettings: { voice: string | null, voiceSpeed: number | null, backgroundAudio:
        | { __typename: 'MediaNameAudio', value: string | null }
        | { __typename: 'MediaUrlAudio', value: string | null }
        | { __typename: 'PredefinedMediaAudio', value: string | null, volume: number | null }
        | { __typename: 'UnknownBackgroundAudio', type: string | null, raw: unknown }
       | null } | null, transcription: { model: string | null, language: string | null, settings: { eotThreshold: number | null, eotTimeoutMs: number | null, keyterm: string | null } | null } | null, telephonySettings: { defaultTexmlAppId: string | null, noiseSuppression: string | null, timeLimitSecs: number | null, userIdleTimeoutSecs: number | null, recordingSettings: { enabled: boolean | null, channels: RecordingChannels | null, format: RecordingFormat | null } | null, voicemailDetection: { onVoicemailDetected: { action: VoicemailAction | null } | null } | null } | null, messagingSettings: { defaultMessagingProfileId: string | null, conversationInactivityMinutes: number | null } | null, interruptionSettings: { enable: boolean | null, startSpeakingPlan: { waitSeconds: number | null } | null } | null, insightSettings: { insightGroupId: string | null } | null, privacySettings: { dataRetention: boolean | null } | null, mcpServers: Array<{ mcpServerId: string | null, allowedTools: Array<string> | null }> } | null };

export type ListWithFiltersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AssistantFilter | null | undefined;
}>;


export type ListWithFiltersQuery = { assistants: { totalCount: number, nodes: Array<{ id: string, name: string | null, model: string | null, tags: Array<string>, importMetadata: { importProvider: ImportProvider | null, importId: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ToolsByKindQueryVariables = Exact<{ [key: string]: never; }>;


export type ToolsByKindQuery = { assistants: { nodes: Array<{ id: string, name: string | null, tools: Array<
        | { __typename: 'ClientSideTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, name: string | null, parameters: unknown }
        | { __typename: 'DTMFTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null }
        | { __typename: 'FunctionTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, name: string | null, parameters: unknown }
        | { __typename: 'HandoffTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, voiceMode: VoiceMode | null, aiAssistants: Array<{ assistantId: string | null, name: string | null }> }
        | { __typename: 'HangupTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, description: string | null }
        | { __typename: 'InviteTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null }> | null }
        | { __typename: 'PayTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, connectorName: string | null, currency: string | null }
        | { __typename: 'RetrievalTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, bucketIds: Array<string>, maxNumResults: number | null }
        | { __typename: 'SIPReferTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, targets: Array<{ name: string | null, sipAddress: string | null }> | null }
        | { __typename: 'SendMessageTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, messageTemplate: string | null }
        | { __typename: 'SkipTurnTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null }
        | { __typename: 'TransferTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, from: string | null, targetsTemplate: string | null, targets: Array<{ name: string | null, to: string | null }> | null }
        | { __typename: 'UnknownTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, raw: unknown }
        | { __typename: 'UpdateDynamicVariablesTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, name: string | null, updatableVariables: Array<{ name: string | null, type: string | null }> }
        | { __typename: 'WebhookTool', kind: AssistantToolKind, type: string | null, shared: boolean | null, timeoutMs: number | null, name: string | null, description: string | null, method: WebhookMethod | null, url: string | null, bodyParameters: unknown }
      > }> } };

export type FlowWithEdgesQueryVariables = Exact<{
  id?: string;
}>;


export type FlowWithEdgesQuery = { assistant: { name: string | null, conversationFlow: { startNode:
        | { nodeId: string | null, name: string | null }
        | { nodeId: string | null, name: string | null }
        | { nodeId: string | null, name: string | null }
        | { nodeId: string | null, name: string | null }
       | null, nodes: Array<
        | { __typename: 'PromptNode', instructions: string | null, nodeId: string | null, name: string | null, position: { x: number | null, y: number | null } | null, outgoing: Array<{ edgeId: string | null, condition:
              | { __typename: 'DefaultCondition' }
              | { __typename: 'ExpressionCondition', text: string | null }
              | { __typename: 'LLMCondition', prompt: string | null }
              | { __typename: 'UnknownCondition' }
             | null, target:
              | { __typename: 'AssistantTarget', assistantId: string | null, voiceMode: VoiceMode | null, assistant: { name: string | null } | null }
              | { __typename: 'NodeTarget', nodeId: string | null, node:
                  | { name: string | null }
                  | { name: string | null }
                  | { name: string | null }
                  | { name: string | null }
                 | null }
              | { __typename: 'UnknownTarget' }
             | null }> }
        | { __typename: 'SpeakNode', message: string | null, nodeId: string | null, name: string | null, position: { x: number | null, y: number | null } | null, outgoing: Array<{ edgeId: string | null, condition:
              | { __typename: 'DefaultCondition' }
              | { __typename: 'ExpressionCondition', text: string | null }
              | { __typename: 'LLMCondition', prompt: string | null }
              | { __typename: 'UnknownCondition' }
             | null, target:
              | { __typename: 'AssistantTarget', assistantId: string | null, voiceMode: VoiceMode | null, assistant: { name: string | null } | null }
              | { __typename: 'NodeTarget', nodeId: string | null, node:
                  | { name: string | null }
                  | { name: string | null }
                  | { name: string | null }
                  | { name: string | null }
                 | null }
              | { __typename: 'UnknownTarget' }
             | null }> }
        | { __typename: 'ToolNode', sharedToolId: string | null, nodeId: string | null, name: string | null, position: { x: number | null, y: number | null } | null, outgoing: Array<{ edgeId: string | null, condition:
              | { __typename: 'DefaultCondition' }
              | { __typename: 'ExpressionCondition', text: string | null }
              | { __typename: 'LLMCondition', prompt: string | null }
              | { __typename: 'UnknownCondition' }
             | null, target:
              | { __typename: 'AssistantTarget', assistantId: string | null, voiceMode: VoiceMode | null, assistant: { name: string | null } | null }
              | { __typename: 'NodeTarget', nodeId: string | null, node:
                  | { name: string | null }
                  | { name: string | null }
                  | { name: string | null }
                  | { name: string | null }
                 | null }
              | { __typename: 'UnknownTarget' }
             | null }> }
        | { __typename: 'UnknownFlowNode', nodeId: string | null, name: string | null, position: { x: number | null, y: number | null } | null, outgoing: Array<{ edgeId: string | null, condition:
              | { __typename: 'DefaultCondition' }
              | { __typename: 'ExpressionCondition', text: string | null }
              | { __typename: 'LLMCondition', prompt: string | null }
              | { __typename: 'UnknownCondition' }
             | null, target:
              | { __typename: 'AssistantTarget', assistantId: string | null, voiceMode: VoiceMode | null, assistant: { name: string | null } | null }
              | { __typename: 'NodeTarget', nodeId: string | null, node:
                  | { name: string | null }
                  | { name: string | null }
                  | { name: string | null }
                  | { name: string | null }
                 | null }
              | { __typename: 'UnknownTarget' }
             | null }> }
      > } | null } | null };

export type HandoffsTwoLevelsDeepQueryVariables = Exact<{ [key: string]: never; }>;


export type HandoffsTwoLevelsDeepQuery = { assistants: { nodes: Array<{ name: string | null, tools: Array<
        | { __typename: 'ClientSideTool' }
        | { __typename: 'DTMFTool' }
        | { __typename: 'FunctionTool' }
        | { __typename: 'HandoffTool', aiAssistants: Array<{ assistantId: string | null, assistant: { name: string | null, tools: Array<
                | { __typename: 'ClientSideTool' }
                | { __typename: 'DTMFTool' }
                | { __typename: 'FunctionTool' }
                | { __typename: 'HandoffTool', aiAssistants: Array<{ assistantId: string | null, assistant: { name: string | null } | null }> }
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
              > } | null }> }
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
      > }> } };

export type WriteImportFromVapiMutationVariables = Exact<{
  input?: ImportAssistantsInput;
}>;


export type WriteImportFromVapiMutation = { importAssistants: { assistants: Array<{ id: string, name: string | null, versionId: string | null, importMetadata: { importProvider: ImportProvider | null, importId: string | null } | null, tools: Array<
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

export type McpServersInUseQueryVariables = Exact<{
  filter?: McpServerFilter | null | undefined;
}>;


export type McpServersInUseQuery = { mcpServers: { totalCount: number, nodes: Array<{ id: string, name: string | null, url: string | null, allowedTools: Array<string> | null, usage: { isUsed: boolean, assistants: Array<{ assistantId: string, paths: Array<Array<string>>, assistant: { name: string | null, mcpServers: Array<{ mcpServerId: string | null, allowedTools: Array<string> | null, mcpServer: { name: string | null } | null }> } | null }> } | null }> } };

export type SharedToolsQueryVariables = Exact<{
  filter?: SharedToolFilter | null | undefined;
}>;


export type SharedToolsQuery = { sharedTools: { nodes: Array<{ id: string, displayName: string | null, kind: AssistantToolKind, tool:
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
        | { __typename: 'WebhookTool', name: string | null, description: string | null, url: string | null }
      , deletability: { isDeletable: boolean, reasons: Array<string> } | null }> } };

export type WriteMcpServerMutationVariables = Exact<{
  input?: CreateMcpServerInput;
}>;


export type WriteMcpServerMutation = { createMcpServer: { mcpServer: { id: string, name: string | null, type: string | null, url: string | null, allowedTools: Array<string> | null, createdAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type TestsAndTheirRunsQueryVariables = Exact<{
  filter?: TestFilter | null | undefined;
}>;


export type TestsAndTheirRunsQuery = { tests: { totalCount: number | null, nodes: Array<{ id: string, name: string | null, destination: string | null, destinationAssistant: { name: string | null } | null, runs: { totalCount: number | null, nodes: Array<{ runId: string, status: TestStatus | null, isFinished: boolean, detailStatus: Array<{ name: string | null, status: TestStatus | null }> }> } | null }> } };

export type ScheduledEventsQueryVariables = Exact<{
  id?: string;
  filter?: ScheduledEventFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type ScheduledEventsQuery = { assistant: { name: string | null, scheduledEvents: { totalCount: number | null, nodes: Array<
        | { __typename: 'ScheduledCall', callStatus: string | null, callDurationSecs: number | null, eventId: string | null, status: ScheduledEventStatus | null, scheduledAtFixedDatetime: string | null, telnyxEndUserTarget: string | null, conversationMetadata: unknown, errors: Array<string>, callAttempts: Array<{ attemptNumber: number | null, attemptedAt: string | null, callStatus: string | null }> }
        | { __typename: 'ScheduledMessage', text: string | null, eventId: string | null, status: ScheduledEventStatus | null, scheduledAtFixedDatetime: string | null, telnyxEndUserTarget: string | null, conversationMetadata: unknown, errors: Array<string> }
        | { __typename: 'UnknownScheduledEvent', eventId: string | null, status: ScheduledEventStatus | null, scheduledAtFixedDatetime: string | null, telnyxEndUserTarget: string | null, conversationMetadata: unknown, errors: Array<string> }
      >, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null } | null };

export type WriteVoiceMutationVariables = Exact<{
  input?: UpdateAssistantInput;
}>;


export type WriteVoiceMutation = { updateAssistant: { assistant: { id: string, versionId: string | null, versionName: string | null, greeting: string | null, voiceSettings: { voice: string | null, languageBoost: string | null, backgroundAudio:
          | { __typename: 'MediaNameAudio' }
          | { __typename: 'MediaUrlAudio' }
          | { __typename: 'PredefinedMediaAudio' }
          | { __typename: 'UnknownBackgroundAudio' }
         | null } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type CompareVersionsQueryVariables = Exact<{
  id?: string;
  from?: string;
  to?: string | null | undefined;
  attributes?: Array<RoutingAttributeInput> | RoutingAttributeInput | null | undefined;
}>;


export type CompareVersionsQuery = { assistant: { name: string | null, versionDiff: { risk: ChangeRisk, from:
        | { versionId: string | null, versionName: string | null, versionCreatedAt: string | null }
        | { versionId: string | null, versionName: string | null, versionCreatedAt: string | null }
        | { versionId: string | null, versionName: string | null, versionCreatedAt: string | null }
      , to:
        | { versionId: string | null, versionName: string | null, versionCreatedAt: string | null }
        | { versionId: string | null, versionName: string | null, versionCreatedAt: string | null }
        | { versionId: string | null, versionName: string | null, versionCreatedAt: string | null }
      , changes: Array<{ kind: ChangeKind, path: Array<string>, risk: ChangeRisk, before: unknown, after: unknown, hunks: Array<{ beforeLine: number, removed: Array<string>, added: Array<string> }> }> } | null, canaryDeploy: { effectiveVersion: { ruleIndex: number | null, assumptions: Array<string>, shares: Array<{ versionId: string | null, isMain: boolean, percent: number }> } } | null } | null };

type Compared_Assistant_Fragment = { versionId: string | null, versionName: string | null, versionCreatedAt: string | null };

type Compared_AssistantVersion_Fragment = { versionId: string | null, versionName: string | null, versionCreatedAt: string | null };

type Compared_DeletedAssistant_Fragment = { versionId: string | null, versionName: string | null, versionCreatedAt: string | null };

export type ComparedFragment =
  | Compared_Assistant_Fragment
  | Compared_AssistantVersion_Fragment
  | Compared_DeletedAssistant_Fragment
;

export type DeletedAssistantsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DeletedAssistantsQuery = { deletedAssistants: { totalCount: number | null, nodes: Array<{ id: string, name: string | null, versionId: string | null, deletedAt: string | null, permanentlyDeletedAt: string | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type WriteChatMessageSubscriptionVariables = Exact<{
  content?: string;
}>;


export type WriteChatMessageSubscription = { chat:
    | { __typename: 'ChatDelta', content: string }
    | { __typename: 'ChatDone', content: string, conversationId: string | null }
    | { __typename: 'ChatRefused', userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> }
    | { __typename: 'UnknownChatEvent' }
   };

export type SecretsInUseQueryVariables = Exact<{ [key: string]: never; }>;


export type SecretsInUseQuery = { secretInventory: { missing: Array<{ identifier: string, path: Array<string>, assistant: { id: string, name: string | null } | null, mcpServer: { id: string, name: string | null } | null, sharedTool: { id: string, displayName: string | null } | null }>, unused: Array<{ identifier: string, createdAt: string | null }>, clearValues: Array<{ kind: ClearValueKind, path: Array<string>, assistantId: string | null, mcpServerId: string | null, sharedToolId: string | null }> } | null, integrationSecret: { id: string, references: Array<{ path: Array<string>, assistant: { name: string | null } | null, mcpServer: { name: string | null } | null, sharedTool: { displayName: string | null } | null }> | null } | null };

export type IntegrationsAndModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type IntegrationsAndModelsQuery = { integrations: Array<{ id: string, displayName: string | null, availableTools: Array<string>, connections: Array<{ id: string, allowedTools: Array<string> }> | null, usage: { assistants: Array<{ paths: Array<Array<string>>, assistant: { name: string | null } | null }> } | null }>, models: Array<{ id: string, ownedBy: string | null, contextLength: number | null, pricing: unknown, assistants: { totalCount: number, nodes: Array<{ name: string | null, languageModel: { id: string } | null }> } | null }> };

export type ConversationsQueryVariables = Exact<{
  id?: string;
  filter?: ConversationFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type ConversationsQuery = { assistant: { name: string | null, conversations: { nodes: Array<{ id: string, createdAt: string | null, endUserTarget: string | null, assistantVersion: { versionName: string | null } | null, messages: { totalCount: number | null, nodes: Array<{ role: MessageRole | null, text: string | null, sentAt: string | null, toolCalls: Array<{ function: { name: string | null, argumentsJson: unknown } | null }> }> } | null, insights: Array<{ status: InsightStatus | null, insights: Array<{ text: string | null, json: unknown, insight: { name: string | null } | null }> }> | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null } | null };

export type InsightsQueryVariables = Exact<{
  createdAt?: DateTimeRange | null | undefined;
}>;


export type InsightsQuery = { insightGroups: { nodes: Array<{ name: string | null, insights: Array<{ name: string | null, insightType: InsightType | null, jsonSchema: unknown }>, usage: { assistants: Array<{ assistantId: string }> } | null }> }, insightAggregates: Array<{ values: unknown, recordCount: number | null }> };

export type HowAnAssistantIsReachedQueryVariables = Exact<{ [key: string]: never; }>;


export type HowAnAssistantIsReachedQuery = { assistant: { name: string | null, phoneNumbers: Array<{ phoneNumber: string | null, status: string | null, tags: Array<string> }> | null, telephonySettings: { defaultTexmlApp: { id: string, friendlyName: string | null, voiceUrl: string | null, active: boolean | null, assistants: Array<{ id: string }> | null } | null } | null, messagingSettings: { defaultMessagingProfile: { id: string, name: string | null, enabled: boolean | null, aiAssistant: { name: string | null } | null } | null } | null } | null };

export type MissionsQueryVariables = Exact<{
  status?: MissionRunStatus | null | undefined;
}>;


export type MissionsQuery = { underWay: { totalCount: number | null, nodes: Array<{ runId: string, status: MissionRunStatus | null, startedAt: string | null, input: unknown, mission: { name: string | null, instructions: string | null, executionMode: MissionExecutionMode | null } | null, plan: Array<{ stepId: string | null, parentStepId: string | null, description: string | null, status: MissionStepStatus | null, metadata: unknown }> | null, agents: Array<{ assistantId: string | null, assistant: { name: string | null } | null }> | null, events: { totalCount: number | null, nodes: Array<{ type: MissionEventType | null, summary: string | null, timestamp: string | null, step: { description: string | null } | null }> } | null }> }, succeeded: { nodes: Array<{ runId: string, finishedAt: string | null, resultSummary: string | null, resultPayload: unknown, mission: { name: string | null } | null }> } };

export type WriteMissionRunMutationVariables = Exact<{
  input?: StartMissionRunInput;
}>;


export type WriteMissionRunMutation = { startMissionRun: { missionRun: { missionId: string, runId: string, status: MissionRunStatus | null, startedAt: string | null, input: unknown, mission: { name: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type WriteMissionPlanMutationVariables = Exact<{
  plan?: CreateMissionPlanInput;
  agent?: LinkMissionAgentInput;
}>;


export type WriteMissionPlanMutation = { createMissionPlan: { missionRun: { runId: string, status: MissionRunStatus | null, plan: Array<{ stepId: string | null, parentStepId: string | null, description: string | null, status: MissionStepStatus | null }> | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> }, linkMissionAgent: { missionRun: { agents: Array<{ assistant: { name: string | null } | null }> | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type WriteMissionReportMutationVariables = Exact<{
  step?: UpdateMissionPlanStepInput;
  report?: LogMissionEventInput;
  agent?: UnlinkMissionAgentInput;
}>;


export type WriteMissionReportMutation = { updateMissionPlanStep: { planStep: { stepId: string | null, description: string | null, status: MissionStepStatus | null, completedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> }, logMissionEvent: { missionEvent: { eventId: string | null, type: MissionEventType | null, summary: string | null, payload: unknown, timestamp: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> }, unlinkMissionAgent: { runId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type CheckAssistantQueryVariables = Exact<{
  id?: string;
}>;


export type CheckAssistantQuery = { assistant: { name: string | null, lint: { isOk: boolean, skipped: Array<string>, findings: Array<{ severity: Severity, code: string, message: string, advice: string, path: Array<string> }> } | null, readiness: { canTakeCalls: boolean, canTakeMessages: boolean, canTakeWebCalls: boolean, findings: Array<{ severity: Severity, code: string, message: string }> } | null, templateVariables: Array<{ name: string, isDefined: boolean, isSystem: boolean, usedAt: Array<Array<string>> }> } | null };

export type TryFlowQueryVariables = Exact<{
  id?: string;
  input?: SimulateFlowInput;
}>;


export type TryFlowQuery = { assistant: { name: string | null, conversationFlow: { nodeCount: number, edgeCount: number, render: string, unreachableNodes: Array<
        | { nodeId: string | null }
        | { nodeId: string | null }
        | { nodeId: string | null }
        | { nodeId: string | null }
      >, loops: Array<Array<
        | { nodeId: string | null }
        | { nodeId: string | null }
        | { nodeId: string | null }
        | { nodeId: string | null }
      >>, check: { isOk: boolean, findings: Array<{ severity: Severity, code: string, message: string, nodeId: string | null, edgeId: string | null }> }, simulate: { end: SimulationEnd, assumptions: Array<string>, unusedVariables: Array<string>, endNode:
          | { nodeId: string | null, name: string | null }
          | { nodeId: string | null, name: string | null }
          | { nodeId: string | null, name: string | null }
          | { nodeId: string | null, name: string | null }
         | null, steps: Array<{ nodeId: string | null, takenEdgeId: string | null, considered: Array<{ edgeId: string | null, outcome: EdgeOutcome, reason: string }> }> } } | null } | null };

export type AccountAtAGlanceQueryVariables = Exact<{
  minSeverity?: Severity;
}>;


export type AccountAtAGlanceQuery = { account: { stats: { assistants: number } | null, lint: { isOk: boolean, errorCount: number, warningCount: number, skipped: Array<string>, findings: Array<{ severity: Severity, code: string, message: string, assistantId: string | null, path: Array<string> }> } | null, handoffGraph: { isComplete: boolean, render: string, nodes: Array<{ assistantId: string, reachesHuman: boolean, distanceToHuman: number | null }>, dangling: Array<{ fromAssistantId: string, toAssistantId: string, path: Array<string> }> } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ComparedFragmentDoc = new TypedDocumentString(`
    fragment Compared on AssistantConfiguration {
  versionId
  versionName
  versionCreatedAt
}
    `, {"fragmentName":"Compared"}) as unknown as TypedDocumentString<ComparedFragment, unknown>;
export const AssistantWithEverythingDocument = new TypedDocumentString(`
    query AssistantWithEverything($id: ID! = "assistant-front-desk") {
  assistant(id: $id) {
    id
    name
    description
    model
    instructions
    greeting
    createdAt
    versionId
    versionName
    tags
    enabledFeatures
    voiceSettings {
      voice
      voiceSpeed
      backgroundAudio {
        __typename
        ... on PredefinedMediaAudio {
          value
          volume
        }
        ... on MediaUrlAudio {
          value
        }
        ... on MediaNameAudio {
          value
        }
        ... on UnknownBackgroundAudio {
          type
          raw
        }
      }
    }
    transcription {
      model
      language
      settings {
        eotThreshold
        eotTimeoutMs
        keyterm
      }
    }
    telephonySettings {
      defaultTexmlAppId
      noiseSuppression
      timeLimitSecs
      userIdleTimeoutSecs
      recordingSettings {
        enabled
        channels
        format
      }
      voicemailDetection {
        onVoicemailDetected {
          action
        }
      }
    }
    messagingSettings {
      defaultMessagingProfileId
      conversationInactivityMinutes
    }
    interruptionSettings {
      enable
      startSpeakingPlan {
        waitSeconds
      }
    }
    insightSettings {
      insightGroupId
    }
    privacySettings {
      dataRetention
    }
    mcpServers {
      mcpServerId
      allowedTools
    }
    dynamicVariables
    extra
  }
}
    `) as unknown as TypedDocumentString<AssistantWithEverythingQuery, AssistantWithEverythingQueryVariables>;
export const ListWithFiltersDocument = new TypedDocumentString(`
    query ListWithFilters($first: Int = 5, $after: String, $filter: AssistantFilter = {enabledFeature: TELEPHONY, toolType: HANDOFF}) {
  assistants(
    first: $first
    after: $after
    filter: $filter
    orderBy: {field: NAME}
  ) {
    totalCount
    nodes {
      id
      name
      model
      tags
      importMetadata {
        importProvider
        importId
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListWithFiltersQuery, ListWithFiltersQueryVariables>;
export const ToolsByKindDocument = new TypedDocumentString(`
    query ToolsByKind {
  assistants(first: 20, orderBy: {field: NAME}) {
    nodes {
      id
      name
      tools {
        __typename
        ... on Tool {
          kind
          type
          shared
          timeoutMs
        }
        ... on WebhookTool {
          name
          description
          method
          url
          bodyParameters
        }
        ... on RetrievalTool {
          bucketIds
          maxNumResults
        }
        ... on HandoffTool {
          voiceMode
          aiAssistants {
            assistantId
            name
          }
        }
        ... on HangupTool {
          description
        }
        ... on TransferTool {
          from
          targetsTemplate
          targets {
            name
            to
          }
        }
        ... on InviteTool {
          from
          targetsTemplate
          targets {
            name
            to
          }
        }
        ... on SIPReferTool {
          targets {
            name
            sipAddress
          }
        }
        ... on SendMessageTool {
          messageTemplate
        }
        ... on ClientSideTool {
          name
          parameters
        }
        ... on FunctionTool {
          name
          parameters
        }
        ... on PayTool {
          connectorName
          currency
        }
        ... on UpdateDynamicVariablesTool {
          name
          updatableVariables {
            name
            type
          }
        }
        ... on UnknownTool {
          raw
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ToolsByKindQuery, ToolsByKindQueryVariables>;
export const FlowWithEdgesDocument = new TypedDocumentString(`
    query FlowWithEdges($id: ID! = "assistant-card-services") {
  assistant(id: $id) {
    name
    conversationFlow {
      startNode {
        nodeId
        name
      }
      nodes {
        __typename
        nodeId
        name
        position {
          x
          y
        }
        ... on PromptNode {
          instructions
        }
        ... on SpeakNode {
          message
        }
        ... on ToolNode {
          sharedToolId
        }
        outgoing {
          edgeId
          condition {
            __typename
            ... on LLMCondition {
              prompt
            }
            ... on ExpressionCondition {
              text
            }
          }
          target {
            __typename
            ... on NodeTarget {
              nodeId
              node {
                name
              }
            }
            ... on AssistantTarget {
              assistantId
              voiceMode
              assistant {
                name
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FlowWithEdgesQuery, FlowWithEdgesQueryVariables>;
export const HandoffsTwoLevelsDeepDocument = new TypedDocumentString(`
    query HandoffsTwoLevelsDeep {
  assistants(first: 50, filter: {toolType: HANDOFF}, orderBy: {field: NAME}) {
    nodes {
      name
      tools {
        __typename
        ... on HandoffTool {
          aiAssistants {
            assistantId
            assistant {
              name
              tools {
                __typename
                ... on HandoffTool {
                  aiAssistants {
                    assistantId
                    assistant {
                      name
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HandoffsTwoLevelsDeepQuery, HandoffsTwoLevelsDeepQueryVariables>;
export const WriteImportFromVapiDocument = new TypedDocumentString(`
    mutation WriteImportFromVapi($input: ImportAssistantsInput! = {provider: VAPI, apiKeyRef: "vapi-key", importIds: ["asst_pharmacy_triage"]}) {
  importAssistants(input: $input) {
    assistants {
      id
      name
      versionId
      importMetadata {
        importProvider
        importId
      }
      tools {
        __typename
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<WriteImportFromVapiMutation, WriteImportFromVapiMutationVariables>;
export const McpServersInUseDocument = new TypedDocumentString(`
    query McpServersInUse($filter: McpServerFilter = {ids: ["mcp-seat-map", "mcp-unused"]}) {
  mcpServers(filter: $filter, orderBy: {field: NAME}) {
    totalCount
    nodes {
      id
      name
      url
      allowedTools
      usage {
        isUsed
        assistants {
          assistantId
          assistant {
            name
            mcpServers {
              mcpServerId
              allowedTools
              mcpServer {
                name
              }
            }
          }
          paths
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<McpServersInUseQuery, McpServersInUseQueryVariables>;
export const SharedToolsDocument = new TypedDocumentString(`
    query SharedTools($filter: SharedToolFilter = {kind: WEBHOOK}) {
  sharedTools(filter: $filter) {
    nodes {
      id
      displayName
      kind
      tool {
        __typename
        ... on WebhookTool {
          name
          description
          url
        }
      }
      deletability {
        isDeletable
        reasons
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SharedToolsQuery, SharedToolsQueryVariables>;
export const WriteMcpServerDocument = new TypedDocumentString(`
    mutation WriteMcpServer($input: CreateMcpServerInput! = {mcpServer: {name: "Orders", type: "http", url: "https://mcp.example.com/orders", allowedTools: ["find_order"]}}) {
  createMcpServer(input: $input) {
    mcpServer {
      id
      name
      type
      url
      allowedTools
      createdAt
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<WriteMcpServerMutation, WriteMcpServerMutationVariables>;
export const TestsAndTheirRunsDocument = new TypedDocumentString(`
    query TestsAndTheirRuns($filter: TestFilter = {testSuite: "Refunds"}) {
  tests(first: 5, filter: $filter) {
    totalCount
    nodes {
      id
      name
      destination
      destinationAssistant {
        name
      }
      runs(first: 1) {
        totalCount
        nodes {
          runId
          status
          isFinished
          detailStatus {
            name
            status
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestsAndTheirRunsQuery, TestsAndTheirRunsQueryVariables>;
export const ScheduledEventsDocument = new TypedDocumentString(`
    query ScheduledEvents($id: ID! = "assistant-front-desk", $filter: ScheduledEventFilter = {channel: PHONE_CALL}, $first: Int = 10) {
  assistant(id: $id) {
    name
    scheduledEvents(first: $first, filter: $filter) {
      totalCount
      nodes {
        __typename
        eventId
        status
        scheduledAtFixedDatetime
        telnyxEndUserTarget
        conversationMetadata
        errors
        ... on ScheduledCall {
          callStatus
          callDurationSecs
          callAttempts {
            attemptNumber
            attemptedAt
            callStatus
          }
        }
        ... on ScheduledMessage {
          text
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ScheduledEventsQuery, ScheduledEventsQueryVariables>;
export const WriteVoiceDocument = new TypedDocumentString(`
    mutation WriteVoice($input: UpdateAssistantInput! = {id: "assistant-flight-status", changes: {greeting: "Welcome aboard. Which flight is it about?", versionName: "A calmer voice", voiceSettings: {languageBoost: "English", backgroundAudio: {predefinedMedia: {value: "office", volume: 0.3}}}}}) {
  updateAssistant(input: $input) {
    assistant {
      id
      versionId
      versionName
      greeting
      voiceSettings {
        voice
        languageBoost
        backgroundAudio {
          __typename
        }
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<WriteVoiceMutation, WriteVoiceMutationVariables>;
export const CompareVersionsDocument = new TypedDocumentString(`
    query CompareVersions($id: ID! = "assistant-hotel-concierge", $from: ID! = "version-hotel-concierge-1", $to: ID, $attributes: [RoutingAttributeInput!] = [{attribute: "telnyx_end_user_target", value: "+498912345"}]) {
  assistant(id: $id) {
    name
    versionDiff(from: $from, to: $to) {
      risk
      from {
        ...Compared
      }
      to {
        ...Compared
      }
      changes {
        kind
        path
        risk
        before
        after
        hunks {
          beforeLine
          removed
          added
        }
      }
    }
    canaryDeploy {
      effectiveVersion(attributes: $attributes) {
        ruleIndex
        shares {
          versionId
          isMain
          percent
        }
        assumptions
      }
    }
  }
}
    fragment Compared on AssistantConfiguration {
  versionId
  versionName
  versionCreatedAt
}`) as unknown as TypedDocumentString<CompareVersionsQuery, CompareVersionsQueryVariables>;
export const DeletedAssistantsDocument = new TypedDocumentString(`
    query DeletedAssistants($first: Int = 20, $after: String) {
  deletedAssistants(first: $first, after: $after) {
    totalCount
    nodes {
      id
      name
      versionId
      deletedAt
      permanentlyDeletedAt
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<DeletedAssistantsQuery, DeletedAssistantsQueryVariables>;
export const WriteChatMessageDocument = new TypedDocumentString(`
    subscription WriteChatMessage($content: String! = "Where is my parcel?") {
  chat(input: {assistantId: "assistant-parcel-tracker", content: $content}) {
    __typename
    ... on ChatDelta {
      content
    }
    ... on ChatDone {
      content
      conversationId
    }
    ... on ChatRefused {
      userErrors {
        code
        message
        field
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WriteChatMessageSubscription, WriteChatMessageSubscriptionVariables>;
export const SecretsInUseDocument = new TypedDocumentString(`
    query SecretsInUse {
  secretInventory {
    missing {
      identifier
      path
      assistant {
        id
        name
      }
      mcpServer {
        id
        name
      }
      sharedTool {
        id
        displayName
      }
    }
    unused {
      identifier
      createdAt
    }
    clearValues {
      kind
      path
      assistantId
      mcpServerId
      sharedToolId
    }
  }
  integrationSecret(identifier: "bank-model-key") {
    id
    references {
      path
      assistant {
        name
      }
      mcpServer {
        name
      }
      sharedTool {
        displayName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SecretsInUseQuery, SecretsInUseQueryVariables>;
export const IntegrationsAndModelsDocument = new TypedDocumentString(`
    query IntegrationsAndModels {
  integrations(filter: {status: CONNECTED}) {
    id
    displayName
    availableTools
    connections {
      id
      allowedTools
    }
    usage {
      assistants {
        assistant {
          name
        }
        paths
      }
    }
  }
  models(filter: {recommendedForAssistants: true}) {
    id
    ownedBy
    contextLength
    pricing
    assistants(first: 5) {
      totalCount
      nodes {
        name
        languageModel {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<IntegrationsAndModelsQuery, IntegrationsAndModelsQueryVariables>;
export const ConversationsDocument = new TypedDocumentString(`
    query Conversations($id: ID! = "assistant-front-desk", $filter: ConversationFilter = {channel: PHONE_CALL}, $first: Int = 3) {
  assistant(id: $id) {
    name
    conversations(first: $first, filter: $filter) {
      nodes {
        id
        createdAt
        endUserTarget
        assistantVersion {
          versionName
        }
        messages(first: 50) {
          totalCount
          nodes {
            role
            text
            sentAt
            toolCalls {
              function {
                name
                argumentsJson
              }
            }
          }
        }
        insights {
          status
          insights {
            insight {
              name
            }
            text
            json
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ConversationsQuery, ConversationsQueryVariables>;
export const InsightsDocument = new TypedDocumentString(`
    query Insights($createdAt: DateTimeRange = {from: "2026-06-01"}) {
  insightGroups {
    nodes {
      name
      insights {
        name
        insightType
        jsonSchema
      }
      usage {
        assistants {
          assistantId
        }
      }
    }
  }
  insightAggregates(groupBy: ["score"], createdAt: $createdAt) {
    values
    recordCount
  }
}
    `) as unknown as TypedDocumentString<InsightsQuery, InsightsQueryVariables>;
export const HowAnAssistantIsReachedDocument = new TypedDocumentString(`
    query HowAnAssistantIsReached {
  assistant(id: "assistant-front-desk") {
    name
    phoneNumbers {
      phoneNumber
      status
      tags
    }
    telephonySettings {
      defaultTexmlApp {
        id
        friendlyName
        voiceUrl
        active
        assistants {
          id
        }
      }
    }
    messagingSettings {
      defaultMessagingProfile {
        id
        name
        enabled
        aiAssistant {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HowAnAssistantIsReachedQuery, HowAnAssistantIsReachedQueryVariables>;
export const MissionsDocument = new TypedDocumentString(`
    query Missions($status: MissionRunStatus = RUNNING) {
  underWay: missionRuns(first: 5, filter: {status: $status}) {
    totalCount
    nodes {
      runId
      status
      startedAt
      input
      mission {
        name
        instructions
        executionMode
      }
      plan {
        stepId
        parentStepId
        description
        status
        metadata
      }
      agents {
        assistantId
        assistant {
          name
        }
      }
      events(last: 5) {
        totalCount
        nodes {
          type
          summary
          timestamp
          step {
            description
          }
        }
      }
    }
  }
  succeeded: missionRuns(first: 2, filter: {status: SUCCEEDED}) {
    nodes {
      runId
      finishedAt
      resultSummary
      resultPayload
      mission {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MissionsQuery, MissionsQueryVariables>;
export const WriteMissionRunDocument = new TypedDocumentString(`
    mutation WriteMissionRun($input: StartMissionRunInput! = {missionId: "3155105e-0000-4000-8000-000000000002", input: {parcel: "JD014600003828"}}) {
  startMissionRun(input: $input) {
    missionRun {
      missionId
      runId
      status
      startedAt
      input
      mission {
        name
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<WriteMissionRunMutation, WriteMissionRunMutationVariables>;
export const WriteMissionPlanDocument = new TypedDocumentString(`
    mutation WriteMissionPlan($plan: CreateMissionPlanInput! = {missionId: "3155105e-0000-4000-8000-000000000001", runId: "3155105f-0000-4000-8000-000000000001", steps: [{stepId: "call", description: "Call each customer with a disputed payment.", sequence: 1}, {stepId: "block", description: "Block the cards of those who did not pay.", sequence: 2, metadata: {team: "cards"}}, {stepId: "block-eu", parentStepId: "block", description: "Those of the European branches first.", sequence: 3}]}, $agent: LinkMissionAgentInput! = {missionId: "3155105e-0000-4000-8000-000000000001", runId: "3155105f-0000-4000-8000-000000000001", assistantId: "assistant-fraud-desk"}) {
  createMissionPlan(input: $plan) {
    missionRun {
      runId
      status
      plan {
        stepId
        parentStepId
        description
        status
      }
    }
    userErrors {
      code
      message
      field
    }
  }
  linkMissionAgent(input: $agent) {
    missionRun {
      agents {
        assistant {
          name
        }
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<WriteMissionPlanMutation, WriteMissionPlanMutationVariables>;
export const WriteMissionReportDocument = new TypedDocumentString(`
    mutation WriteMissionReport($step: UpdateMissionPlanStepInput! = {missionId: "3155105e-0000-4000-8000-000000000001", runId: "3155105f-0000-4000-8000-000000000002", stepId: "call-customers", status: COMPLETED}, $report: LogMissionEventInput! = {missionId: "3155105e-0000-4000-8000-000000000001", runId: "3155105f-0000-4000-8000-000000000002", event: {type: STEP_COMPLETED, summary: "All customers were called.", payload: {reached: 118}, stepId: "call-customers", idempotencyKey: "calls-done"}}, $agent: UnlinkMissionAgentInput! = {missionId: "3155105e-0000-4000-8000-000000000001", runId: "3155105f-0000-4000-8000-000000000002", assistantId: "assistant-retired"}) {
  updateMissionPlanStep(input: $step) {
    planStep {
      stepId
      description
      status
      completedAt
    }
    userErrors {
      code
      message
      field
    }
  }
  logMissionEvent(input: $report) {
    missionEvent {
      eventId
      type
      summary
      payload
      timestamp
    }
    userErrors {
      code
      message
      field
    }
  }
  unlinkMissionAgent(input: $agent) {
    runId
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<WriteMissionReportMutation, WriteMissionReportMutationVariables>;
export const CheckAssistantDocument = new TypedDocumentString(`
    query CheckAssistant($id: ID! = "assistant-card-services") {
  assistant(id: $id) {
    name
    lint(minSeverity: INFO) {
      isOk
      findings {
        severity
        code
        message
        advice
        path
      }
      skipped
    }
    readiness {
      canTakeCalls
      canTakeMessages
      canTakeWebCalls
      findings {
        severity
        code
        message
      }
    }
    templateVariables {
      name
      isDefined
      isSystem
      usedAt
    }
  }
}
    `) as unknown as TypedDocumentString<CheckAssistantQuery, CheckAssistantQueryVariables>;
export const TryFlowDocument = new TypedDocumentString(`
    query TryFlow($id: ID! = "assistant-card-services", $input: SimulateFlowInput! = {channel: CALL, variables: {country: "DE"}, choices: [{nodeId: "identify", edgeId: "identified"}, {nodeId: "serve", edgeId: "served", set: {ticket_status: "open"}}]}) {
  assistant(id: $id) {
    name
    conversationFlow {
      nodeCount
      edgeCount
      unreachableNodes {
        nodeId
      }
      loops {
        nodeId
      }
      check {
        isOk
        findings {
          severity
          code
          message
          nodeId
          edgeId
        }
      }
      render(format: MERMAID)
      simulate(input: $input) {
        end
        endNode {
          nodeId
          name
        }
        steps {
          nodeId
          takenEdgeId
          considered {
            edgeId
            outcome
            reason
          }
        }
        assumptions
        unusedVariables
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TryFlowQuery, TryFlowQueryVariables>;
export const AccountAtAGlanceDocument = new TypedDocumentString(`
    query AccountAtAGlance($minSeverity: Severity! = WARNING) {
  account {
    stats {
      assistants
    }
    lint(minSeverity: $minSeverity) {
      isOk
      errorCount
      warningCount
      findings {
        severity
        code
        message
        assistantId
        path
      }
      skipped
    }
    handoffGraph {
      isComplete
      nodes {
        assistantId
        reachesHuman
        distanceToHuman
      }
      dangling {
        fromAssistantId
        toAssistantId
        path
      }
      render(format: MERMAID)
    }
  }
}
    `) as unknown as TypedDocumentString<AccountAtAGlanceQuery, AccountAtAGlanceQueryVariables>;