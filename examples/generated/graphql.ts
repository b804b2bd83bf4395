/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Which assistants to list. An assistant must match every field that is set; null and absent fields are ignored. The gateway filters the one list that it reads anyway, so a filter costs no upstream call unless its description says so. */
export type AssistantFilter = {
  /** Reachable on this channel. `UNKNOWN` is refused. */
  enabledFeature?: EnabledFeature | null | undefined;
  /** One of these ids. Ids that do not exist are ignored; an empty list matches nothing. */
  ids?: Array<string> | null | undefined;
  /** Imported from this provider. `UNKNOWN` is refused. */
  importProvider?: ImportProvider | null | undefined;
  /** Using this MCP server. Where the list leaves these out, each assistant costs one more upstream call. */
  mcpServerId?: string | null | undefined;
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
  /** Press keys of the phone. */
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

/** What to register. */
export type CreateMcpServerInput = {
  /** 1 to 255 letters, digits, `-` and `_`, best a UUID. Sending the same input again under the same key within a day answers as the first time, without doing it twice. Null or absent: the gateway makes one for its own repeats. */
  idempotencyKey?: string | null | undefined;
  /** The server. */
  mcpServer: McpServerDraft;
};

/** A channel on which an assistant can be reached. */
export type EnabledFeature =
  /** It sends and receives text messages. */
  | 'MESSAGING'
  /** It makes and receives calls. */
  | 'TELEPHONY'
  /** A value newer than this gateway; appears in answers only, never in input. `extra` of the same object holds the value as sent. */
  | 'UNKNOWN';

/** What to import, and which API key to use. */
export type ImportAssistantsInput = {
  /** Identifier of the integration secret that holds the provider's API key: never the key itself. */
  apiKeyRef: string;
  /** 1 to 255 letters, digits, `-` and `_`, a UUID recommended. The same import sent again with the same key within a day returns the first result, without importing twice. Null sends none. */
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

/** An MCP server to register. */
export type McpServerDraft = {
  /** Names of the tools that assistants may call; null means all of them, empty means none. */
  allowedTools?: Array<string> | null | undefined;
  /** Identifier of the integration secret that is sent to the server, never the secret itself; null means none. */
  apiKeyRef?: string | null | undefined;
  /** Further keys, sent unchanged under their Telnyx names: for settings newer than this gateway. A key that a field stands for is refused. */
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

/** Which shared tools to list. All that is given must hold; null and absent ask for nothing. Filters cost no calls. */
export type SharedToolFilter = {
  /** One of these ids. Ids that do not exist are ignored; an empty list matches nothing. */
  ids?: Array<string> | null | undefined;
  /** Of this kind. `UNKNOWN` is refused. */
  kind?: AssistantToolKind | null | undefined;
  /** Part of the display name, whatever the case. */
  nameContains?: string | null | undefined;
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
        | { aiAssistants: Array<{ assistantId: string | null, assistant: { name: string | null, tools: Array<
                | { aiAssistants: Array<{ assistantId: string | null, assistant: { name: string | null } | null }> }
                | Record<PropertyKey, never>
              > } | null }> }
        | Record<PropertyKey, never>
      > }> } };

export type ImportFromVapiMutationVariables = Exact<{
  input?: ImportAssistantsInput;
}>;


export type ImportFromVapiMutation = { importAssistants: { assistants: Array<{ id: string, name: string | null, versionId: string | null, importMetadata: { importProvider: ImportProvider | null, importId: string | null } | null, tools: Array<
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

export type RegisterMcpServerMutationVariables = Exact<{
  input?: CreateMcpServerInput;
}>;


export type RegisterMcpServerMutation = { createMcpServer: { mcpServer: { id: string, name: string | null, type: string | null, url: string | null, allowedTools: Array<string> | null, createdAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

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
        ... on HandoffTool {
          aiAssistants {
            assistantId
            assistant {
              name
              tools {
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
export const ImportFromVapiDocument = new TypedDocumentString(`
    mutation ImportFromVapi($input: ImportAssistantsInput! = {provider: VAPI, apiKeyRef: "vapi-key", importIds: ["asst_pharmacy_triage"]}) {
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
    `) as unknown as TypedDocumentString<ImportFromVapiMutation, ImportFromVapiMutationVariables>;
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
export const RegisterMcpServerDocument = new TypedDocumentString(`
    mutation RegisterMcpServer($input: CreateMcpServerInput! = {mcpServer: {name: "Orders", type: "http", url: "https://mcp.example.com/orders", allowedTools: ["find_order"]}}) {
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
    `) as unknown as TypedDocumentString<RegisterMcpServerMutation, RegisterMcpServerMutationVariables>;