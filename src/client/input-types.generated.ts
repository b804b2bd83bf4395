/** Written by `npm run codegen` from the schema. */

interface A2AAgentInput {
  async?: boolean;
  extra?: unknown;
  headers?: HttpHeaderInput[];
  messages?: FillerMessageInput[];
  name?: string;
  pollIntervalMs?: number;
  timeoutMs?: number;
  url?: string;
}

interface A2AAgentInputSource {
  readonly async?: boolean | null | undefined;
  readonly extra?: unknown;
  readonly headers?: readonly HttpHeaderInputSource[] | null | undefined;
  readonly messages?: readonly FillerMessageInputSource[] | null | undefined;
  readonly name?: string | null | undefined;
  readonly pollIntervalMs?: number | null | undefined;
  readonly timeoutMs?: number | null | undefined;
  readonly url?: string | null | undefined;
}

interface ArithmeticExpressionInput {
  extra?: unknown;
  left: ExpressionInput;
  op: string;
  right: ExpressionInput;
}

interface ArithmeticExpressionInputSource {
  readonly extra?: unknown;
  readonly left: ExpressionInputSource | null;
  readonly op: string | null;
  readonly right: ExpressionInputSource | null;
}

interface AssistantChanges {
  a2aAgents?: A2AAgentInput[];
  conversationFlow?: ConversationFlowInput;
  delegationSettings?: DelegationSettingsInput;
  description?: string;
  dynamicVariables?: unknown;
  dynamicVariablesWebhookTimeoutMs?: number;
  dynamicVariablesWebhookUrl?: string;
  enabledFeatures?: ('MESSAGING' | 'TELEPHONY')[];
  externalLlm?: ExternalLLMInput;
  extra?: unknown;
  fallbackConfig?: FallbackConfigInput;
  greeting?: string;
  insightSettings?: InsightSettingsInput;
  instructions?: string;
  integrations?: AssistantIntegrationInput[];
  interruptionSettings?: InterruptionSettingsInput;
  llmApiKeyRef?: string;
  mcpServers?: AssistantMcpServerInput[];
  messagingSettings?: MessagingSettingsInput;
  model?: string;
  name?: string;
  observabilitySettings?: ObservabilitySettingsInput;
  postConversationSettings?: PostConversationSettingsInput;
  privacySettings?: PrivacySettingsInput;
  tags?: string[];
  telephonySettings?: TelephonySettingsInput;
  toolIds?: string[];
  tools?: AssistantToolInput[];
  transcription?: TranscriptionSettingsInput;
  versionName?: string;
  voiceSettings?: VoiceSettingsInput;
  websocketSettings?: WebsocketSettingsInput;
  widgetSettings?: WidgetSettingsInput;
}

interface AssistantChangesSource {
  readonly a2aAgents?: readonly A2AAgentInputSource[] | null | undefined;
  readonly conversationFlow?: ConversationFlowInputSource | null | undefined;
  readonly delegationSettings?: DelegationSettingsInputSource | null | undefined;
  readonly description?: string | null | undefined;
  readonly dynamicVariables?: unknown;
  readonly dynamicVariablesWebhookTimeoutMs?: number | null | undefined;
  readonly dynamicVariablesWebhookUrl?: string | null | undefined;
  readonly enabledFeatures?: readonly ('MESSAGING' | 'TELEPHONY' | 'UNKNOWN')[] | null | undefined;
  readonly externalLlm?: ExternalLLMInputSource | null | undefined;
  readonly extra?: unknown;
  readonly fallbackConfig?: FallbackConfigInputSource | null | undefined;
  readonly greeting?: string | null | undefined;
  readonly insightSettings?: InsightSettingsInputSource | null | undefined;
  readonly instructions?: string | null | undefined;
  readonly integrations?: readonly AssistantIntegrationInputSource[] | null | undefined;
  readonly interruptionSettings?: InterruptionSettingsInputSource | null | undefined;
  readonly llmApiKeyRef?: string | null | undefined;
  readonly mcpServers?: readonly AssistantMcpServerInputSource[] | null | undefined;
  readonly messagingSettings?: MessagingSettingsInputSource | null | undefined;
  readonly model?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly observabilitySettings?: ObservabilitySettingsInputSource | null | undefined;
  readonly postConversationSettings?: PostConversationSettingsInputSource | null | undefined;
  readonly privacySettings?: PrivacySettingsInputSource | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  readonly telephonySettings?: TelephonySettingsInputSource | null | undefined;
  readonly toolIds?: readonly string[] | null | undefined;
  readonly tools?: readonly (AssistantToolInputSource & { readonly shared: boolean | null })[] | null | undefined;
  readonly transcription?: TranscriptionSettingsInputSource | null | undefined;
  readonly versionName?: string | null | undefined;
  readonly voiceSettings?: VoiceSettingsInputSource | null | undefined;
  readonly websocketSettings?: WebsocketSettingsInputSource | null | undefined;
  readonly widgetSettings?: WidgetSettingsInputSource | null | undefined;
}

interface AssistantDraft {
  a2aAgents?: A2AAgentInput[];
  conversationFlow?: ConversationFlowInput;
  delegationSettings?: DelegationSettingsInput;
  description?: string;
  dynamicVariables?: unknown;
  dynamicVariablesWebhookTimeoutMs?: number;
  dynamicVariablesWebhookUrl?: string;
  enabledFeatures?: ('MESSAGING' | 'TELEPHONY')[];
  externalLlm?: ExternalLLMInput;
  extra?: unknown;
  fallbackConfig?: FallbackConfigInput;
  greeting?: string;
  insightSettings?: InsightSettingsInput;
  instructions: string;
  integrations?: AssistantIntegrationInput[];
  interruptionSettings?: InterruptionSettingsInput;
  llmApiKeyRef?: string;
  mcpServers?: AssistantMcpServerInput[];
  messagingSettings?: MessagingSettingsInput;
  model?: string;
  name: string;
  observabilitySettings?: ObservabilitySettingsInput;
  postConversationSettings?: PostConversationSettingsInput;
  privacySettings?: PrivacySettingsInput;
  tags?: string[];
  telephonySettings?: TelephonySettingsInput;
  toolIds?: string[];
  tools?: AssistantToolInput[];
  transcription?: TranscriptionSettingsInput;
  voiceSettings?: VoiceSettingsInput;
  websocketSettings?: WebsocketSettingsInput;
  widgetSettings?: WidgetSettingsInput;
}

interface AssistantDraftSource {
  readonly a2aAgents?: readonly A2AAgentInputSource[] | null | undefined;
  readonly conversationFlow?: ConversationFlowInputSource | null | undefined;
  readonly delegationSettings?: DelegationSettingsInputSource | null | undefined;
  readonly description?: string | null | undefined;
  readonly dynamicVariables?: unknown;
  readonly dynamicVariablesWebhookTimeoutMs?: number | null | undefined;
  readonly dynamicVariablesWebhookUrl?: string | null | undefined;
  readonly enabledFeatures?: readonly ('MESSAGING' | 'TELEPHONY' | 'UNKNOWN')[] | null | undefined;
  readonly externalLlm?: ExternalLLMInputSource | null | undefined;
  readonly extra?: unknown;
  readonly fallbackConfig?: FallbackConfigInputSource | null | undefined;
  readonly greeting?: string | null | undefined;
  readonly insightSettings?: InsightSettingsInputSource | null | undefined;
  readonly instructions: string | null;
  readonly integrations?: readonly AssistantIntegrationInputSource[] | null | undefined;
  readonly interruptionSettings?: InterruptionSettingsInputSource | null | undefined;
  readonly llmApiKeyRef?: string | null | undefined;
  readonly mcpServers?: readonly AssistantMcpServerInputSource[] | null | undefined;
  readonly messagingSettings?: MessagingSettingsInputSource | null | undefined;
  readonly model?: string | null | undefined;
  readonly name: string | null;
  readonly observabilitySettings?: ObservabilitySettingsInputSource | null | undefined;
  readonly postConversationSettings?: PostConversationSettingsInputSource | null | undefined;
  readonly privacySettings?: PrivacySettingsInputSource | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  readonly telephonySettings?: TelephonySettingsInputSource | null | undefined;
  readonly toolIds?: readonly string[] | null | undefined;
  readonly tools?: readonly (AssistantToolInputSource & { readonly shared: boolean | null })[] | null | undefined;
  readonly transcription?: TranscriptionSettingsInputSource | null | undefined;
  readonly voiceSettings?: VoiceSettingsInputSource | null | undefined;
  readonly websocketSettings?: WebsocketSettingsInputSource | null | undefined;
  readonly widgetSettings?: WidgetSettingsInputSource | null | undefined;
}

interface AssistantIntegrationInput {
  allowedList?: string[];
  extra?: unknown;
  integrationId?: string;
}

interface AssistantIntegrationInputSource {
  readonly allowedList?: readonly string[] | null | undefined;
  readonly extra?: unknown;
  readonly integrationId?: string | null | undefined;
}

interface AssistantMcpServerInput {
  allowedTools?: string[];
  extra?: unknown;
  mcpServerId?: string;
}

interface AssistantMcpServerInputSource {
  readonly allowedTools?: readonly string[] | null | undefined;
  readonly extra?: unknown;
  readonly mcpServerId?: string | null | undefined;
}

interface AssistantTargetInput {
  assistantId: string;
  extra?: unknown;
  position?: NodePositionInput;
  voiceMode?: 'DISTINCT' | 'UNIFIED';
}

interface AssistantTargetInputSource {
  readonly assistantId: string | null;
  readonly extra?: unknown;
  readonly position?: NodePositionInputSource | null | undefined;
  readonly voiceMode?: 'DISTINCT' | 'UNIFIED' | 'UNKNOWN' | null | undefined;
}

type AssistantToolInput = { clientSideTool: ClientSideToolInput } | { function: FunctionToolInput } | { handoff: HandoffToolInput } | { hangup: HangupToolInput } | { invite: InviteToolInput } | { pay: PayToolInput } | { refer: SIPReferToolInput } | { retrieval: RetrievalToolInput } | { sendDtmf: DTMFToolInput } | { sendMessage: SendMessageToolInput } | { skipTurn: SkipTurnToolInput } | { transfer: TransferToolInput } | { unknown: UnknownKindInput } | { updateDynamicVariables: UpdateDynamicVariablesToolInput } | { webhook: WebhookToolInput };

type AssistantToolInputSource = ({ readonly __typename: 'ClientSideTool' } & ClientSideToolInputSource) | ({ readonly __typename: 'FunctionTool' } & FunctionToolInputSource) | ({ readonly __typename: 'HandoffTool' } & HandoffToolInputSource) | ({ readonly __typename: 'HangupTool' } & HangupToolInputSource) | ({ readonly __typename: 'InviteTool' } & InviteToolInputSource) | ({ readonly __typename: 'PayTool' } & PayToolInputSource) | ({ readonly __typename: 'SIPReferTool' } & SIPReferToolInputSource) | ({ readonly __typename: 'RetrievalTool' } & RetrievalToolInputSource) | ({ readonly __typename: 'DTMFTool' } & DTMFToolInputSource) | ({ readonly __typename: 'SendMessageTool' } & SendMessageToolInputSource) | ({ readonly __typename: 'SkipTurnTool' } & SkipTurnToolInputSource) | ({ readonly __typename: 'TransferTool' } & TransferToolInputSource) | ({ readonly __typename: 'UpdateDynamicVariablesTool' } & UpdateDynamicVariablesToolInputSource) | ({ readonly __typename: 'WebhookTool' } & WebhookToolInputSource) | { readonly __typename: 'UnknownTool'; readonly raw: unknown };

interface AudioVisualizerConfigInput {
  color?: 'BLOOM' | 'FLARE' | 'GLACIER' | 'MYSTIC' | 'TWILIGHT' | 'VERDANT';
  extra?: unknown;
  preset?: string;
}

interface AudioVisualizerConfigInputSource {
  readonly color?: 'BLOOM' | 'FLARE' | 'GLACIER' | 'MYSTIC' | 'TWILIGHT' | 'UNKNOWN' | 'VERDANT' | null | undefined;
  readonly extra?: unknown;
  readonly preset?: string | null | undefined;
}

type BackgroundAudioInput = { mediaName: MediaNameAudioInput } | { mediaUrl: MediaUrlAudioInput } | { predefinedMedia: PredefinedMediaAudioInput } | { unknown: UnknownNodeInput };

type BackgroundAudioInputSource = ({ readonly __typename: 'MediaNameAudio' } & MediaNameAudioInputSource) | ({ readonly __typename: 'MediaUrlAudio' } & MediaUrlAudioInputSource) | ({ readonly __typename: 'PredefinedMediaAudio' } & PredefinedMediaAudioInputSource) | { readonly __typename: 'UnknownBackgroundAudio'; readonly raw: unknown };

interface BooleanOpExpressionInput {
  extra?: unknown;
  op: string;
  operands: ExpressionInput[];
}

interface BooleanOpExpressionInputSource {
  readonly extra?: unknown;
  readonly op: string | null;
  readonly operands: readonly ExpressionInputSource[] | null;
}

interface ClientSideToolInput {
  description?: string;
  extra?: unknown;
  name?: string;
  parameters?: unknown;
  timeoutMs?: number;
}

interface ClientSideToolInputSource {
  readonly description?: string | null | undefined;
  readonly extra?: unknown;
  readonly name?: string | null | undefined;
  readonly parameters?: unknown;
  readonly timeoutMs?: number | null | undefined;
}

interface ComparisonExpressionInput {
  extra?: unknown;
  left: ExpressionInput;
  op: string;
  right: ExpressionInput;
}

interface ComparisonExpressionInputSource {
  readonly extra?: unknown;
  readonly left: ExpressionInputSource | null;
  readonly op: string | null;
  readonly right: ExpressionInputSource | null;
}

interface ConversationFlowInput {
  edges?: FlowEdgeInput[];
  extra?: unknown;
  nodes: FlowNodeInput[];
  startNodeId: string;
}

interface ConversationFlowInputSource {
  readonly edges?: readonly FlowEdgeInputSource[] | null | undefined;
  readonly extra?: unknown;
  readonly nodes: readonly FlowNodeInputSource[] | null;
  readonly startNodeId: string | null;
}

interface DTMFToolInput {
  extra?: unknown;
  sendDtmf?: unknown;
  timeoutMs?: number;
}

interface DTMFToolInputSource {
  readonly extra?: unknown;
  readonly sendDtmf?: unknown;
  readonly timeoutMs?: number | null | undefined;
}

interface DefaultConditionInput {
  extra?: unknown;
}

interface DefaultConditionInputSource {
  readonly extra?: unknown;
}

interface DelegationSettingsInput {
  enabled?: boolean;
  externalLlm?: ExternalLLMInput;
  extra?: unknown;
  instructions?: string;
  llmApiKeyRef?: string;
  mode?: 'CLIENT' | 'TELNYX';
  model?: string;
  speakResults?: boolean;
}

interface DelegationSettingsInputSource {
  readonly enabled?: boolean | null | undefined;
  readonly externalLlm?: ExternalLLMInputSource | null | undefined;
  readonly extra?: unknown;
  readonly instructions?: string | null | undefined;
  readonly llmApiKeyRef?: string | null | undefined;
  readonly mode?: 'CLIENT' | 'TELNYX' | 'UNKNOWN' | null | undefined;
  readonly model?: string | null | undefined;
  readonly speakResults?: boolean | null | undefined;
}

type ExpressionInput = { arithmetic: ArithmeticExpressionInput } | { boolLiteral: boolean } | { boolOp: BooleanOpExpressionInput } | { comparison: ComparisonExpressionInput } | { numberLiteral: number } | { stringLiteral: string } | { unknown: UnknownNodeInput } | { variable: string };

type ExpressionInputSource = ({ readonly __typename: 'ArithmeticExpression' } & ArithmeticExpressionInputSource) | { readonly __typename: 'BooleanLiteralExpression'; readonly booleanValue: boolean | null } | ({ readonly __typename: 'BooleanOpExpression' } & BooleanOpExpressionInputSource) | ({ readonly __typename: 'ComparisonExpression' } & ComparisonExpressionInputSource) | { readonly __typename: 'NumberLiteralExpression'; readonly numberValue: number | null } | { readonly __typename: 'StringLiteralExpression'; readonly stringValue: string | null } | { readonly __typename: 'DynamicVariableExpression'; readonly name: string | null } | { readonly __typename: 'UnknownExpression'; readonly raw: unknown };

interface ExternalLLMInput {
  authenticationMethod?: 'CERTIFICATE' | 'TOKEN';
  baseUrl?: string;
  certificateRef?: string;
  extra?: unknown;
  forwardMetadata?: boolean;
  llmApiKeyRef?: string;
  model?: string;
  tokenRetrievalUrl?: string;
}

interface ExternalLLMInputSource {
  readonly authenticationMethod?: 'CERTIFICATE' | 'TOKEN' | 'UNKNOWN' | null | undefined;
  readonly baseUrl?: string | null | undefined;
  readonly certificateRef?: string | null | undefined;
  readonly extra?: unknown;
  readonly forwardMetadata?: boolean | null | undefined;
  readonly llmApiKeyRef?: string | null | undefined;
  readonly model?: string | null | undefined;
  readonly tokenRetrievalUrl?: string | null | undefined;
}

interface FallbackConfigInput {
  externalLlm?: ExternalLLMInput;
  extra?: unknown;
  llmApiKeyRef?: string;
  model?: string;
}

interface FallbackConfigInputSource {
  readonly externalLlm?: ExternalLLMInputSource | null | undefined;
  readonly extra?: unknown;
  readonly llmApiKeyRef?: string | null | undefined;
  readonly model?: string | null | undefined;
}

interface FillerMessageInput {
  content?: string;
  extra?: unknown;
  timingMs?: number;
  type?: string;
}

interface FillerMessageInputSource {
  readonly content?: string | null | undefined;
  readonly extra?: unknown;
  readonly timingMs?: number | null | undefined;
  readonly type?: string | null | undefined;
}

type FlowConditionInput = { default: DefaultConditionInput } | { expression: ExpressionInput } | { llm: LLMConditionInput } | { unknown: UnknownNodeInput };

type FlowConditionInputSource = ({ readonly __typename: 'DefaultCondition' } & DefaultConditionInputSource) | { readonly __typename: 'ExpressionCondition'; readonly expression: ExpressionInputSource | null } | ({ readonly __typename: 'LLMCondition' } & LLMConditionInputSource) | { readonly __typename: 'UnknownCondition'; readonly raw: unknown };

interface FlowEdgeInput {
  condition: FlowConditionInput;
  edgeId: string;
  extra?: unknown;
  startNodeId: string;
  target: FlowTargetInput;
}

interface FlowEdgeInputSource {
  readonly condition: FlowConditionInputSource | null;
  readonly edgeId: string | null;
  readonly extra?: unknown;
  readonly startNodeId: string | null;
  readonly target: FlowTargetInputSource | null;
}

type FlowNodeInput = { prompt: PromptNodeInput } | { speak: SpeakNodeInput } | { tool: ToolNodeInput } | { unknown: UnknownNodeInput };

type FlowNodeInputSource = ({ readonly __typename: 'PromptNode' } & PromptNodeInputSource) | ({ readonly __typename: 'SpeakNode' } & SpeakNodeInputSource) | ({ readonly __typename: 'ToolNode' } & ToolNodeInputSource) | { readonly __typename: 'UnknownFlowNode'; readonly raw: unknown };

type FlowTargetInput = { assistant: AssistantTargetInput } | { nodeId: string } | { unknown: UnknownNodeInput };

type FlowTargetInputSource = ({ readonly __typename: 'AssistantTarget' } & AssistantTargetInputSource) | { readonly __typename: 'NodeTarget'; readonly nodeId: string | null } | { readonly __typename: 'UnknownTarget'; readonly raw: unknown };

interface FunctionToolInput {
  description?: string;
  extra?: unknown;
  name?: string;
  parameters?: unknown;
  timeoutMs?: number;
}

interface FunctionToolInputSource {
  readonly description?: string | null | undefined;
  readonly extra?: unknown;
  readonly name?: string | null | undefined;
  readonly parameters?: unknown;
  readonly timeoutMs?: number | null | undefined;
}

interface HandoffTargetInput {
  assistantId?: string;
  extra?: unknown;
  name?: string;
}

interface HandoffTargetInputSource {
  readonly assistantId?: string | null | undefined;
  readonly extra?: unknown;
  readonly name?: string | null | undefined;
}

interface HandoffToolInput {
  aiAssistants?: HandoffTargetInput[];
  extra?: unknown;
  timeoutMs?: number;
  voiceMode?: 'DISTINCT' | 'UNIFIED';
}

interface HandoffToolInputSource {
  readonly aiAssistants?: readonly HandoffTargetInputSource[] | null | undefined;
  readonly extra?: unknown;
  readonly timeoutMs?: number | null | undefined;
  readonly voiceMode?: 'DISTINCT' | 'UNIFIED' | 'UNKNOWN' | null | undefined;
}

interface HangupToolInput {
  description?: string;
  extra?: unknown;
  timeoutMs?: number;
}

interface HangupToolInputSource {
  readonly description?: string | null | undefined;
  readonly extra?: unknown;
  readonly timeoutMs?: number | null | undefined;
}

interface HttpHeaderInput {
  extra?: unknown;
  name?: string;
  value?: string;
}

interface HttpHeaderInputSource {
  readonly extra?: unknown;
  readonly name?: string | null | undefined;
  readonly value?: string | null | undefined;
}

interface InsightChanges {
  extra?: unknown;
  instructions?: string;
  jsonSchema?: unknown;
  name?: string;
  webhook?: string;
}

interface InsightChangesSource {
  readonly extra?: unknown;
  readonly instructions?: string | null | undefined;
  readonly jsonSchema?: unknown;
  readonly name?: string | null | undefined;
  readonly webhook?: string | null | undefined;
}

interface InsightDraft {
  extra?: unknown;
  instructions: string;
  jsonSchema?: unknown;
  name: string;
  webhook?: string;
}

interface InsightDraftSource {
  readonly extra?: unknown;
  readonly instructions: string | null;
  readonly jsonSchema?: unknown;
  readonly name: string | null;
  readonly webhook?: string | null | undefined;
}

interface InsightGroupChanges {
  description?: string;
  extra?: unknown;
  name?: string;
  webhook?: string;
}

interface InsightGroupChangesSource {
  readonly description?: string | null | undefined;
  readonly extra?: unknown;
  readonly name?: string | null | undefined;
  readonly webhook?: string | null | undefined;
}

interface InsightGroupDraft {
  description?: string;
  extra?: unknown;
  name: string;
  webhook?: string;
}

interface InsightGroupDraftSource {
  readonly description?: string | null | undefined;
  readonly extra?: unknown;
  readonly name: string | null;
  readonly webhook?: string | null | undefined;
}

interface InsightSettingsInput {
  extra?: unknown;
  insightGroupId?: string;
}

interface InsightSettingsInputSource {
  readonly extra?: unknown;
  readonly insightGroupId?: string | null | undefined;
}

interface InterruptionSettingsInput {
  disableGreetingInterruption?: boolean;
  enable?: boolean;
  extra?: unknown;
  interruptPredictionThreshold?: number;
  startSpeakingPlan?: StartSpeakingPlanInput;
}

interface InterruptionSettingsInputSource {
  readonly disableGreetingInterruption?: boolean | null | undefined;
  readonly enable?: boolean | null | undefined;
  readonly extra?: unknown;
  readonly interruptPredictionThreshold?: number | null | undefined;
  readonly startSpeakingPlan?: StartSpeakingPlanInputSource | null | undefined;
}

interface InviteToolInput {
  customHeaders?: SipHeaderInput[];
  extra?: unknown;
  from?: string;
  targets?: TransferTargetInput[];
  targetsTemplate?: string;
  timeoutMs?: number;
  voicemailDetection?: TransferVoicemailDetectionInput;
}

interface InviteToolInputSource {
  readonly customHeaders?: readonly SipHeaderInputSource[] | null | undefined;
  readonly extra?: unknown;
  readonly from?: string | null | undefined;
  readonly targets?: readonly TransferTargetInputSource[] | null | undefined;
  readonly targetsTemplate?: string | null | undefined;
  readonly timeoutMs?: number | null | undefined;
  readonly voicemailDetection?: TransferVoicemailDetectionInputSource | null | undefined;
}

interface LLMConditionInput {
  extra?: unknown;
  prompt?: string;
}

interface LLMConditionInputSource {
  readonly extra?: unknown;
  readonly prompt?: string | null | undefined;
}

interface McpServerChanges {
  allowedTools?: string[];
  apiKeyRef?: string;
  extra?: unknown;
  name?: string;
  type?: string;
  url?: string;
}

interface McpServerChangesSource {
  readonly allowedTools?: readonly string[] | null | undefined;
  readonly apiKeyRef?: string | null | undefined;
  readonly extra?: unknown;
  readonly name?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly url?: string | null | undefined;
}

interface McpServerDraft {
  allowedTools?: string[];
  apiKeyRef?: string;
  extra?: unknown;
  name: string;
  type: string;
  url: string;
}

interface McpServerDraftSource {
  readonly allowedTools?: readonly string[] | null | undefined;
  readonly apiKeyRef?: string | null | undefined;
  readonly extra?: unknown;
  readonly name: string | null;
  readonly type: string | null;
  readonly url: string | null;
}

interface MediaNameAudioInput {
  extra?: unknown;
  value?: string;
}

interface MediaNameAudioInputSource {
  readonly extra?: unknown;
  readonly value?: string | null | undefined;
}

interface MediaUrlAudioInput {
  extra?: unknown;
  value?: string;
}

interface MediaUrlAudioInputSource {
  readonly extra?: unknown;
  readonly value?: string | null | undefined;
}

interface MessagingSettingsInput {
  conversationInactivityMinutes?: number;
  defaultMessagingProfileId?: string;
  deliveryStatusWebhookUrl?: string;
  extra?: unknown;
}

interface MessagingSettingsInputSource {
  readonly conversationInactivityMinutes?: number | null | undefined;
  readonly defaultMessagingProfileId?: string | null | undefined;
  readonly deliveryStatusWebhookUrl?: string | null | undefined;
  readonly extra?: unknown;
}

interface MissionChanges {
  description?: string;
  executionMode?: 'EXTERNAL' | 'MANAGED';
  extra?: unknown;
  instructions?: string;
  metadata?: unknown;
  model?: string;
  name?: string;
}

interface MissionChangesSource {
  readonly description?: string | null | undefined;
  readonly executionMode?: 'EXTERNAL' | 'MANAGED' | 'UNKNOWN' | null | undefined;
  readonly extra?: unknown;
  readonly instructions?: string | null | undefined;
  readonly metadata?: unknown;
  readonly model?: string | null | undefined;
  readonly name?: string | null | undefined;
}

interface MissionDraft {
  description?: string;
  executionMode?: 'EXTERNAL' | 'MANAGED';
  extra?: unknown;
  instructions?: string;
  metadata?: unknown;
  model?: string;
  name: string;
}

interface MissionDraftSource {
  readonly description?: string | null | undefined;
  readonly executionMode?: 'EXTERNAL' | 'MANAGED' | 'UNKNOWN' | null | undefined;
  readonly extra?: unknown;
  readonly instructions?: string | null | undefined;
  readonly metadata?: unknown;
  readonly model?: string | null | undefined;
  readonly name: string | null;
}

interface MissionEventDraft {
  agentId?: string;
  extra?: unknown;
  idempotencyKey?: string;
  payload?: unknown;
  stepId?: string;
  summary: string;
  type: 'CUSTOM' | 'ERROR' | 'MESSAGE' | 'STATUS_CHANGE' | 'STEP_COMPLETED' | 'STEP_FAILED' | 'STEP_STARTED' | 'TOOL_CALL' | 'TOOL_RESULT';
}

interface MissionEventDraftSource {
  readonly agentId?: string | null | undefined;
  readonly extra?: unknown;
  readonly idempotencyKey?: string | null | undefined;
  readonly payload?: unknown;
  readonly stepId?: string | null | undefined;
  readonly summary: string | null;
  readonly type: 'CUSTOM' | 'ERROR' | 'MESSAGE' | 'STATUS_CHANGE' | 'STEP_COMPLETED' | 'STEP_FAILED' | 'STEP_STARTED' | 'TOOL_CALL' | 'TOOL_RESULT' | 'UNKNOWN' | null;
}

interface MissionPlanStepDraft {
  description: string;
  extra?: unknown;
  metadata?: unknown;
  parentStepId?: string;
  sequence: number;
  stepId: string;
}

interface MissionPlanStepDraftSource {
  readonly description: string | null;
  readonly extra?: unknown;
  readonly metadata?: unknown;
  readonly parentStepId?: string | null | undefined;
  readonly sequence: number | null;
  readonly stepId: string | null;
}

interface MissionRunChanges {
  error?: string;
  extra?: unknown;
  metadata?: unknown;
  resultPayload?: unknown;
  resultSummary?: string;
  status?: 'CANCELLED' | 'FAILED' | 'PAUSED' | 'PENDING' | 'RUNNING' | 'SUCCEEDED';
}

interface MissionRunChangesSource {
  readonly error?: string | null | undefined;
  readonly extra?: unknown;
  readonly metadata?: unknown;
  readonly resultPayload?: unknown;
  readonly resultSummary?: string | null | undefined;
  readonly status?: 'CANCELLED' | 'FAILED' | 'PAUSED' | 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'UNKNOWN' | null | undefined;
}

interface NodePositionInput {
  extra?: unknown;
  x?: number;
  y?: number;
}

interface NodePositionInputSource {
  readonly extra?: unknown;
  readonly x?: number | null | undefined;
  readonly y?: number | null | undefined;
}

interface NoiseSuppressionConfigInput {
  attenuationLimit?: number;
  enhancementLevel?: number;
  extra?: unknown;
  family?: 'QUAIL';
  mode?: 'ADVANCED';
  size?: 'VF' | 'VF_2_0_L';
}

interface NoiseSuppressionConfigInputSource {
  readonly attenuationLimit?: number | null | undefined;
  readonly enhancementLevel?: number | null | undefined;
  readonly extra?: unknown;
  readonly family?: 'QUAIL' | 'UNKNOWN' | null | undefined;
  readonly mode?: 'ADVANCED' | 'UNKNOWN' | null | undefined;
  readonly size?: 'UNKNOWN' | 'VF' | 'VF_2_0_L' | null | undefined;
}

interface ObservabilitySettingsInput {
  extra?: unknown;
  host?: string;
  promptLabel?: string;
  promptName?: string;
  promptSync?: 'DISABLED' | 'ENABLED';
  promptVersion?: number;
  publicKeyRef?: string;
  secretKeyRef?: string;
  status?: 'DISABLED' | 'ENABLED';
}

interface ObservabilitySettingsInputSource {
  readonly extra?: unknown;
  readonly host?: string | null | undefined;
  readonly promptLabel?: string | null | undefined;
  readonly promptName?: string | null | undefined;
  readonly promptSync?: 'DISABLED' | 'ENABLED' | 'UNKNOWN' | null | undefined;
  readonly promptVersion?: number | null | undefined;
  readonly publicKeyRef?: string | null | undefined;
  readonly secretKeyRef?: string | null | undefined;
  readonly status?: 'DISABLED' | 'ENABLED' | 'UNKNOWN' | null | undefined;
}

interface OnTransferVoicemailDetectedInput {
  action?: 'LEAVE_MESSAGE_AND_STOP_TRANSFER' | 'STOP_INVITE' | 'STOP_TRANSFER';
  extra?: unknown;
  voicemailMessage?: TransferVoicemailMessageInput;
}

interface OnTransferVoicemailDetectedInputSource {
  readonly action?: 'LEAVE_MESSAGE_AND_STOP_TRANSFER' | 'STOP_INVITE' | 'STOP_TRANSFER' | 'UNKNOWN' | null | undefined;
  readonly extra?: unknown;
  readonly voicemailMessage?: TransferVoicemailMessageInputSource | null | undefined;
}

interface OnVoicemailDetectedInput {
  action?: 'CONTINUE_ASSISTANT' | 'LEAVE_MESSAGE_AND_STOP_ASSISTANT' | 'STOP_ASSISTANT';
  extra?: unknown;
  voicemailMessage?: VoicemailMessageInput;
}

interface OnVoicemailDetectedInputSource {
  readonly action?: 'CONTINUE_ASSISTANT' | 'LEAVE_MESSAGE_AND_STOP_ASSISTANT' | 'STOP_ASSISTANT' | 'UNKNOWN' | null | undefined;
  readonly extra?: unknown;
  readonly voicemailMessage?: VoicemailMessageInputSource | null | undefined;
}

interface PayToolInput {
  connectorName?: string;
  currency?: string;
  description?: string;
  extra?: unknown;
  paymentMethod?: string;
  timeoutMs?: number;
}

interface PayToolInputSource {
  readonly connectorName?: string | null | undefined;
  readonly currency?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly extra?: unknown;
  readonly paymentMethod?: string | null | undefined;
  readonly timeoutMs?: number | null | undefined;
}

interface PostConversationSettingsInput {
  enabled?: boolean;
  extra?: unknown;
}

interface PostConversationSettingsInputSource {
  readonly enabled?: boolean | null | undefined;
  readonly extra?: unknown;
}

interface PredefinedMediaAudioInput {
  extra?: unknown;
  value?: string;
  volume?: number;
}

interface PredefinedMediaAudioInputSource {
  readonly extra?: unknown;
  readonly value?: string | null | undefined;
  readonly volume?: number | null | undefined;
}

interface PrivacySettingsInput {
  dataRetention?: boolean;
  extra?: unknown;
  inTransitDataLocality?: boolean;
}

interface PrivacySettingsInputSource {
  readonly dataRetention?: boolean | null | undefined;
  readonly extra?: unknown;
  readonly inTransitDataLocality?: boolean | null | undefined;
}

interface PromptNodeInput {
  externalLlm?: ExternalLLMInput;
  extra?: unknown;
  instructions: string;
  instructionsMode?: 'APPEND' | 'REPLACE';
  llmApiKeyRef?: string;
  model?: string;
  name?: string;
  nodeId: string;
  position?: NodePositionInput;
  sharedToolIds?: string[];
  toolsMode?: 'APPEND' | 'REPLACE';
  transcription?: TranscriptionSettingsInput;
  voiceSettings?: VoiceSettingsInput;
}

interface PromptNodeInputSource {
  readonly externalLlm?: ExternalLLMInputSource | null | undefined;
  readonly extra?: unknown;
  readonly instructions: string | null;
  readonly instructionsMode?: 'APPEND' | 'REPLACE' | 'UNKNOWN' | null | undefined;
  readonly llmApiKeyRef?: string | null | undefined;
  readonly model?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly nodeId: string | null;
  readonly position?: NodePositionInputSource | null | undefined;
  readonly sharedToolIds?: readonly string[] | null | undefined;
  readonly toolsMode?: 'APPEND' | 'REPLACE' | 'UNKNOWN' | null | undefined;
  readonly transcription?: TranscriptionSettingsInputSource | null | undefined;
  readonly voiceSettings?: VoiceSettingsInputSource | null | undefined;
}

interface RecordingSettingsInput {
  channels?: 'DUAL' | 'SINGLE';
  enabled?: boolean;
  extra?: unknown;
  format?: 'MP3' | 'WAV';
  stopOnConversationEnd?: boolean;
}

interface RecordingSettingsInputSource {
  readonly channels?: 'DUAL' | 'SINGLE' | 'UNKNOWN' | null | undefined;
  readonly enabled?: boolean | null | undefined;
  readonly extra?: unknown;
  readonly format?: 'MP3' | 'UNKNOWN' | 'WAV' | null | undefined;
  readonly stopOnConversationEnd?: boolean | null | undefined;
}

interface RetrievalToolInput {
  bucketIds?: string[];
  extra?: unknown;
  maxNumResults?: number;
  timeoutMs?: number;
}

interface RetrievalToolInputSource {
  readonly bucketIds?: readonly string[] | null | undefined;
  readonly extra?: unknown;
  readonly maxNumResults?: number | null | undefined;
  readonly timeoutMs?: number | null | undefined;
}

interface RubricCriterionInput {
  criteria?: string;
  extra?: unknown;
  name?: string;
}

interface RubricCriterionInputSource {
  readonly criteria?: string | null | undefined;
  readonly extra?: unknown;
  readonly name?: string | null | undefined;
}

interface SIPReferToolInput {
  customHeaders?: SipHeaderInput[];
  extra?: unknown;
  sipHeaders?: SipHeaderInput[];
  targets?: TransferTargetInput[];
  timeoutMs?: number;
}

interface SIPReferToolInputSource {
  readonly customHeaders?: readonly SipHeaderInputSource[] | null | undefined;
  readonly extra?: unknown;
  readonly sipHeaders?: readonly SipHeaderInputSource[] | null | undefined;
  readonly targets?: readonly TransferTargetInputSource[] | null | undefined;
  readonly timeoutMs?: number | null | undefined;
}

interface SendMessageToolInput {
  extra?: unknown;
  messageTemplate?: string;
  timeoutMs?: number;
}

interface SendMessageToolInputSource {
  readonly extra?: unknown;
  readonly messageTemplate?: string | null | undefined;
  readonly timeoutMs?: number | null | undefined;
}

interface SharedToolChanges {
  displayName?: string;
  extra?: unknown;
  timeoutMs?: number;
  tool?: AssistantToolInput;
}

interface SharedToolChangesSource {
  readonly displayName?: string | null | undefined;
  readonly extra?: unknown;
  readonly timeoutMs?: number | null | undefined;
  readonly tool?: AssistantToolInputSource | null | undefined;
}

interface SharedToolDraft {
  displayName: string;
  extra?: unknown;
  timeoutMs?: number;
  tool: AssistantToolInput;
}

interface SharedToolDraftSource {
  readonly displayName: string | null;
  readonly extra?: unknown;
  readonly timeoutMs?: number | null | undefined;
  readonly tool: AssistantToolInputSource | null;
}

interface SipHeaderInput {
  extra?: unknown;
  name?: string;
  value?: string;
}

interface SipHeaderInputSource {
  readonly extra?: unknown;
  readonly name?: string | null | undefined;
  readonly value?: string | null | undefined;
}

interface SkipTurnToolInput {
  description?: string;
  extra?: unknown;
  timeoutMs?: number;
}

interface SkipTurnToolInputSource {
  readonly description?: string | null | undefined;
  readonly extra?: unknown;
  readonly timeoutMs?: number | null | undefined;
}

interface SpeakNodeInput {
  extra?: unknown;
  message: string;
  name?: string;
  nodeId: string;
  position?: NodePositionInput;
}

interface SpeakNodeInputSource {
  readonly extra?: unknown;
  readonly message: string | null;
  readonly name?: string | null | undefined;
  readonly nodeId: string | null;
  readonly position?: NodePositionInputSource | null | undefined;
}

interface StartSpeakingPlanInput {
  extra?: unknown;
  transcriptionEndpointingPlan?: TranscriptionEndpointingPlanInput;
  waitSeconds?: number;
}

interface StartSpeakingPlanInputSource {
  readonly extra?: unknown;
  readonly transcriptionEndpointingPlan?: TranscriptionEndpointingPlanInputSource | null | undefined;
  readonly waitSeconds?: number | null | undefined;
}

interface TelephonySettingsInput {
  defaultTexmlAppId?: string;
  disableDtmf?: boolean;
  extra?: unknown;
  fallbackDestination?: string;
  noiseSuppression?: string;
  noiseSuppressionConfig?: NoiseSuppressionConfigInput;
  recordingSettings?: RecordingSettingsInput;
  sendMessageHistoryUpdates?: boolean;
  supportsUnauthenticatedWebCalls?: boolean;
  timeLimitSecs?: number;
  userIdleReplySecs?: number;
  userIdleTimeoutSecs?: number;
  voicemailDetection?: VoicemailDetectionInput;
}

interface TelephonySettingsInputSource {
  readonly defaultTexmlAppId?: string | null | undefined;
  readonly disableDtmf?: boolean | null | undefined;
  readonly extra?: unknown;
  readonly fallbackDestination?: string | null | undefined;
  readonly noiseSuppression?: string | null | undefined;
  readonly noiseSuppressionConfig?: NoiseSuppressionConfigInputSource | null | undefined;
  readonly recordingSettings?: RecordingSettingsInputSource | null | undefined;
  readonly sendMessageHistoryUpdates?: boolean | null | undefined;
  readonly supportsUnauthenticatedWebCalls?: boolean | null | undefined;
  readonly timeLimitSecs?: number | null | undefined;
  readonly userIdleReplySecs?: number | null | undefined;
  readonly userIdleTimeoutSecs?: number | null | undefined;
  readonly voicemailDetection?: VoicemailDetectionInputSource | null | undefined;
}

interface TestChanges {
  description?: string;
  destination?: string;
  extra?: unknown;
  instructions?: string;
  maxDurationSeconds?: number;
  name?: string;
  rubric?: RubricCriterionInput[];
  telnyxConversationChannel?: 'PHONE_CALL' | 'SMS_CHAT' | 'WEB_CALL' | 'WEB_CHAT' | 'WHATSAPP_CHAT';
  testSuite?: string;
}

interface TestChangesSource {
  readonly description?: string | null | undefined;
  readonly destination?: string | null | undefined;
  readonly extra?: unknown;
  readonly instructions?: string | null | undefined;
  readonly maxDurationSeconds?: number | null | undefined;
  readonly name?: string | null | undefined;
  readonly rubric?: readonly RubricCriterionInputSource[] | null | undefined;
  readonly telnyxConversationChannel?: 'PHONE_CALL' | 'SMS_CHAT' | 'UNKNOWN' | 'WEB_CALL' | 'WEB_CHAT' | 'WHATSAPP_CHAT' | null | undefined;
  readonly testSuite?: string | null | undefined;
}

interface TestDraft {
  description?: string;
  destination: string;
  extra?: unknown;
  instructions: string;
  maxDurationSeconds?: number;
  name: string;
  rubric: RubricCriterionInput[];
  telnyxConversationChannel?: 'PHONE_CALL' | 'SMS_CHAT' | 'WEB_CALL' | 'WEB_CHAT' | 'WHATSAPP_CHAT';
  testSuite?: string;
}

interface TestDraftSource {
  readonly description?: string | null | undefined;
  readonly destination: string | null;
  readonly extra?: unknown;
  readonly instructions: string | null;
  readonly maxDurationSeconds?: number | null | undefined;
  readonly name: string | null;
  readonly rubric: readonly RubricCriterionInputSource[] | null;
  readonly telnyxConversationChannel?: 'PHONE_CALL' | 'SMS_CHAT' | 'UNKNOWN' | 'WEB_CALL' | 'WEB_CHAT' | 'WHATSAPP_CHAT' | null | undefined;
  readonly testSuite?: string | null | undefined;
}

interface ToolNodeInput {
  extra?: unknown;
  message?: string;
  name?: string;
  nodeId: string;
  position?: NodePositionInput;
  sharedToolId: string;
}

interface ToolNodeInputSource {
  readonly extra?: unknown;
  readonly message?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly nodeId: string | null;
  readonly position?: NodePositionInputSource | null | undefined;
  readonly sharedToolId: string | null;
}

interface TranscriptionEndpointingPlanInput {
  extra?: unknown;
  onNoPunctuationSeconds?: number;
  onNumberSeconds?: number;
  onPunctuationSeconds?: number;
}

interface TranscriptionEndpointingPlanInputSource {
  readonly extra?: unknown;
  readonly onNoPunctuationSeconds?: number | null | undefined;
  readonly onNumberSeconds?: number | null | undefined;
  readonly onPunctuationSeconds?: number | null | undefined;
}

interface TranscriptionSettingsConfigInput {
  context?: string;
  eagerEotThreshold?: number;
  enableEndpointDetection?: boolean;
  endOfTurnConfidenceThreshold?: number;
  eotThreshold?: number;
  eotTimeoutMs?: number;
  extra?: unknown;
  interimResults?: boolean;
  keyterm?: string;
  languageHints?: string[];
  maxEndpointDelayMs?: number;
  maxTurnSilence?: number;
  minTurnSilence?: number;
  numerals?: boolean;
  smartFormat?: boolean;
}

interface TranscriptionSettingsConfigInputSource {
  readonly context?: string | null | undefined;
  readonly eagerEotThreshold?: number | null | undefined;
  readonly enableEndpointDetection?: boolean | null | undefined;
  readonly endOfTurnConfidenceThreshold?: number | null | undefined;
  readonly eotThreshold?: number | null | undefined;
  readonly eotTimeoutMs?: number | null | undefined;
  readonly extra?: unknown;
  readonly interimResults?: boolean | null | undefined;
  readonly keyterm?: string | null | undefined;
  readonly languageHints?: readonly string[] | null | undefined;
  readonly maxEndpointDelayMs?: number | null | undefined;
  readonly maxTurnSilence?: number | null | undefined;
  readonly minTurnSilence?: number | null | undefined;
  readonly numerals?: boolean | null | undefined;
  readonly smartFormat?: boolean | null | undefined;
}

interface TranscriptionSettingsInput {
  apiKeyRef?: string;
  extra?: unknown;
  language?: string;
  model?: string;
  region?: string;
  settings?: TranscriptionSettingsConfigInput;
}

interface TranscriptionSettingsInputSource {
  readonly apiKeyRef?: string | null | undefined;
  readonly extra?: unknown;
  readonly language?: string | null | undefined;
  readonly model?: string | null | undefined;
  readonly region?: string | null | undefined;
  readonly settings?: TranscriptionSettingsConfigInputSource | null | undefined;
}

interface TransferTargetInput {
  extension?: string;
  extra?: unknown;
  message?: string;
  name?: string;
  sipAddress?: string;
  sipAuthPassword?: string;
  sipAuthUsername?: string;
  to?: string;
}

interface TransferTargetInputSource {
  readonly extension?: string | null | undefined;
  readonly extra?: unknown;
  readonly message?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly sipAddress?: string | null | undefined;
  readonly sipAuthPassword?: string | null | undefined;
  readonly sipAuthUsername?: string | null | undefined;
  readonly to?: string | null | undefined;
}

interface TransferToolInput {
  customHeaders?: SipHeaderInput[];
  description?: string;
  diversion?: string;
  extra?: unknown;
  from?: string;
  targets?: TransferTargetInput[];
  targetsTemplate?: string;
  timeoutMs?: number;
  voicemailDetection?: TransferVoicemailDetectionInput;
  warmMessageDelayMs?: number;
  warmTransferAcceptance?: WarmTransferAcceptanceInput;
  warmTransferInstructions?: string;
}

interface TransferToolInputSource {
  readonly customHeaders?: readonly SipHeaderInputSource[] | null | undefined;
  readonly description?: string | null | undefined;
  readonly diversion?: string | null | undefined;
  readonly extra?: unknown;
  readonly from?: string | null | undefined;
  readonly targets?: readonly TransferTargetInputSource[] | null | undefined;
  readonly targetsTemplate?: string | null | undefined;
  readonly timeoutMs?: number | null | undefined;
  readonly voicemailDetection?: TransferVoicemailDetectionInputSource | null | undefined;
  readonly warmMessageDelayMs?: number | null | undefined;
  readonly warmTransferAcceptance?: WarmTransferAcceptanceInputSource | null | undefined;
  readonly warmTransferInstructions?: string | null | undefined;
}

interface TransferVoicemailDetectionConfigInput {
  afterGreetingSilenceMillis?: number;
  betweenWordsSilenceMillis?: number;
  extra?: unknown;
  greetingDurationMillis?: number;
  greetingSilenceDurationMillis?: number;
  greetingTotalAnalysisTimeMillis?: number;
  initialSilenceMillis?: number;
  maximumNumberOfWords?: number;
  maximumWordLengthMillis?: number;
  minWordLengthMillis?: number;
  silenceThreshold?: number;
  totalAnalysisTimeMillis?: number;
}

interface TransferVoicemailDetectionConfigInputSource {
  readonly afterGreetingSilenceMillis?: number | null | undefined;
  readonly betweenWordsSilenceMillis?: number | null | undefined;
  readonly extra?: unknown;
  readonly greetingDurationMillis?: number | null | undefined;
  readonly greetingSilenceDurationMillis?: number | null | undefined;
  readonly greetingTotalAnalysisTimeMillis?: number | null | undefined;
  readonly initialSilenceMillis?: number | null | undefined;
  readonly maximumNumberOfWords?: number | null | undefined;
  readonly maximumWordLengthMillis?: number | null | undefined;
  readonly minWordLengthMillis?: number | null | undefined;
  readonly silenceThreshold?: number | null | undefined;
  readonly totalAnalysisTimeMillis?: number | null | undefined;
}

interface TransferVoicemailDetectionInput {
  detectionConfig?: TransferVoicemailDetectionConfigInput;
  detectionMode?: 'DISABLED' | 'PREMIUM';
  extra?: unknown;
  onVoicemailDetected?: OnTransferVoicemailDetectedInput;
}

interface TransferVoicemailDetectionInputSource {
  readonly detectionConfig?: TransferVoicemailDetectionConfigInputSource | null | undefined;
  readonly detectionMode?: 'DISABLED' | 'PREMIUM' | 'UNKNOWN' | null | undefined;
  readonly extra?: unknown;
  readonly onVoicemailDetected?: OnTransferVoicemailDetectedInputSource | null | undefined;
}

interface TransferVoicemailMessageInput {
  extra?: unknown;
  message?: string;
  type?: 'MESSAGE' | 'WARM_TRANSFER_INSTRUCTIONS';
}

interface TransferVoicemailMessageInputSource {
  readonly extra?: unknown;
  readonly message?: string | null | undefined;
  readonly type?: 'MESSAGE' | 'UNKNOWN' | 'WARM_TRANSFER_INSTRUCTIONS' | null | undefined;
}

interface UnknownKindInput {
  payload: unknown;
  timeoutMs?: number;
  type: string;
}

interface UnknownKindInputSource {
  readonly payload: unknown;
  readonly timeoutMs?: number | null | undefined;
  readonly type: string | null;
}

interface UnknownNodeInput {
  raw: unknown;
}

interface UnknownNodeInputSource {
  readonly raw: unknown;
}

interface UpdatableVariableInput {
  description?: string;
  extra?: unknown;
  name?: string;
  type?: string;
}

interface UpdatableVariableInputSource {
  readonly description?: string | null | undefined;
  readonly extra?: unknown;
  readonly name?: string | null | undefined;
  readonly type?: string | null | undefined;
}

interface UpdateDynamicVariablesToolInput {
  description?: string;
  extra?: unknown;
  name?: string;
  timeoutMs?: number;
  updatableVariables?: UpdatableVariableInput[];
}

interface UpdateDynamicVariablesToolInputSource {
  readonly description?: string | null | undefined;
  readonly extra?: unknown;
  readonly name?: string | null | undefined;
  readonly timeoutMs?: number | null | undefined;
  readonly updatableVariables?: readonly UpdatableVariableInputSource[] | null | undefined;
}

interface VoiceSettingsInput {
  apiKeyRef?: string;
  backgroundAudio?: BackgroundAudioInput;
  expressiveMode?: boolean;
  extra?: unknown;
  languageBoost?: string;
  similarityBoost?: number;
  speed?: number;
  style?: number;
  temperature?: number;
  useSpeakerBoost?: boolean;
  voice?: string;
  voiceSpeed?: number;
}

interface VoiceSettingsInputSource {
  readonly apiKeyRef?: string | null | undefined;
  readonly backgroundAudio?: BackgroundAudioInputSource | null | undefined;
  readonly expressiveMode?: boolean | null | undefined;
  readonly extra?: unknown;
  readonly languageBoost?: string | null | undefined;
  readonly similarityBoost?: number | null | undefined;
  readonly speed?: number | null | undefined;
  readonly style?: number | null | undefined;
  readonly temperature?: number | null | undefined;
  readonly useSpeakerBoost?: boolean | null | undefined;
  readonly voice?: string | null | undefined;
  readonly voiceSpeed?: number | null | undefined;
}

interface VoicemailDetectionInput {
  extra?: unknown;
  onVoicemailDetected?: OnVoicemailDetectedInput;
}

interface VoicemailDetectionInputSource {
  readonly extra?: unknown;
  readonly onVoicemailDetected?: OnVoicemailDetectedInputSource | null | undefined;
}

interface VoicemailMessageInput {
  extra?: unknown;
  message?: string;
  prompt?: string;
  type?: 'MESSAGE' | 'PROMPT';
}

interface VoicemailMessageInputSource {
  readonly extra?: unknown;
  readonly message?: string | null | undefined;
  readonly prompt?: string | null | undefined;
  readonly type?: 'MESSAGE' | 'PROMPT' | 'UNKNOWN' | null | undefined;
}

interface WarmTransferAcceptanceInput {
  enabled?: boolean;
  endUserTargetContextMode?: 'PRIVATE' | 'SHARED';
  extra?: unknown;
}

interface WarmTransferAcceptanceInputSource {
  readonly enabled?: boolean | null | undefined;
  readonly endUserTargetContextMode?: 'PRIVATE' | 'SHARED' | 'UNKNOWN' | null | undefined;
  readonly extra?: unknown;
}

interface WebhookResponseVariableInput {
  extra?: unknown;
  name?: string;
  valuePath?: string;
}

interface WebhookResponseVariableInputSource {
  readonly extra?: unknown;
  readonly name?: string | null | undefined;
  readonly valuePath?: string | null | undefined;
}

interface WebhookToolInput {
  async?: boolean;
  asyncTimeoutMs?: number;
  bodyParameters?: unknown;
  description?: string;
  extra?: unknown;
  headers?: HttpHeaderInput[];
  messages?: FillerMessageInput[];
  method?: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';
  name?: string;
  pathParameters?: unknown;
  presetBodyFields?: unknown;
  presetQueryParams?: unknown;
  queryParameters?: unknown;
  storeFieldsAsVariables?: WebhookResponseVariableInput[];
  timeoutMs?: number;
  url?: string;
}

interface WebhookToolInputSource {
  readonly async?: boolean | null | undefined;
  readonly asyncTimeoutMs?: number | null | undefined;
  readonly bodyParameters?: unknown;
  readonly description?: string | null | undefined;
  readonly extra?: unknown;
  readonly headers?: readonly HttpHeaderInputSource[] | null | undefined;
  readonly messages?: readonly FillerMessageInputSource[] | null | undefined;
  readonly method?: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT' | 'UNKNOWN' | null | undefined;
  readonly name?: string | null | undefined;
  readonly pathParameters?: unknown;
  readonly presetBodyFields?: unknown;
  readonly presetQueryParams?: unknown;
  readonly queryParameters?: unknown;
  readonly storeFieldsAsVariables?: readonly WebhookResponseVariableInputSource[] | null | undefined;
  readonly timeoutMs?: number | null | undefined;
  readonly url?: string | null | undefined;
}

interface WebsocketSettingsInput {
  authRef?: string;
  enabled?: boolean;
  extra?: unknown;
  url?: string;
}

interface WebsocketSettingsInputSource {
  readonly authRef?: string | null | undefined;
  readonly enabled?: boolean | null | undefined;
  readonly extra?: unknown;
  readonly url?: string | null | undefined;
}

interface WidgetSettingsInput {
  agentThinkingText?: string;
  audioVisualizerConfig?: AudioVisualizerConfigInput;
  defaultState?: 'COLLAPSED' | 'EXPANDED';
  extra?: unknown;
  giveFeedbackUrl?: string;
  logoIconUrl?: string;
  position?: 'FIXED' | 'STATIC';
  reportIssueUrl?: string;
  speakToInterruptText?: string;
  startCallText?: string;
  theme?: 'DARK' | 'LIGHT';
  viewHistoryUrl?: string;
}

interface WidgetSettingsInputSource {
  readonly agentThinkingText?: string | null | undefined;
  readonly audioVisualizerConfig?: AudioVisualizerConfigInputSource | null | undefined;
  readonly defaultState?: 'COLLAPSED' | 'EXPANDED' | 'UNKNOWN' | null | undefined;
  readonly extra?: unknown;
  readonly giveFeedbackUrl?: string | null | undefined;
  readonly logoIconUrl?: string | null | undefined;
  readonly position?: 'FIXED' | 'STATIC' | 'UNKNOWN' | null | undefined;
  readonly reportIssueUrl?: string | null | undefined;
  readonly speakToInterruptText?: string | null | undefined;
  readonly startCallText?: string | null | undefined;
  readonly theme?: 'DARK' | 'LIGHT' | 'UNKNOWN' | null | undefined;
  readonly viewHistoryUrl?: string | null | undefined;
}

/** The inputs that `toInput` makes, by their names in the schema. */
export interface InputTypes {
  readonly A2AAgentInput: A2AAgentInput;
  readonly ArithmeticExpressionInput: ArithmeticExpressionInput;
  readonly AssistantChanges: AssistantChanges;
  readonly AssistantDraft: AssistantDraft;
  readonly AssistantIntegrationInput: AssistantIntegrationInput;
  readonly AssistantMcpServerInput: AssistantMcpServerInput;
  readonly AssistantTargetInput: AssistantTargetInput;
  readonly AudioVisualizerConfigInput: AudioVisualizerConfigInput;
  readonly BooleanOpExpressionInput: BooleanOpExpressionInput;
  readonly ClientSideToolInput: ClientSideToolInput;
  readonly ComparisonExpressionInput: ComparisonExpressionInput;
  readonly ConversationFlowInput: ConversationFlowInput;
  readonly DTMFToolInput: DTMFToolInput;
  readonly DefaultConditionInput: DefaultConditionInput;
  readonly DelegationSettingsInput: DelegationSettingsInput;
  readonly ExternalLLMInput: ExternalLLMInput;
  readonly FallbackConfigInput: FallbackConfigInput;
  readonly FillerMessageInput: FillerMessageInput;
  readonly FlowEdgeInput: FlowEdgeInput;
  readonly FunctionToolInput: FunctionToolInput;
  readonly HandoffTargetInput: HandoffTargetInput;
  readonly HandoffToolInput: HandoffToolInput;
  readonly HangupToolInput: HangupToolInput;
  readonly HttpHeaderInput: HttpHeaderInput;
  readonly InsightChanges: InsightChanges;
  readonly InsightDraft: InsightDraft;
  readonly InsightGroupChanges: InsightGroupChanges;
  readonly InsightGroupDraft: InsightGroupDraft;
  readonly InsightSettingsInput: InsightSettingsInput;
  readonly InterruptionSettingsInput: InterruptionSettingsInput;
  readonly InviteToolInput: InviteToolInput;
  readonly LLMConditionInput: LLMConditionInput;
  readonly McpServerChanges: McpServerChanges;
  readonly McpServerDraft: McpServerDraft;
  readonly MediaNameAudioInput: MediaNameAudioInput;
  readonly MediaUrlAudioInput: MediaUrlAudioInput;
  readonly MessagingSettingsInput: MessagingSettingsInput;
  readonly MissionChanges: MissionChanges;
  readonly MissionDraft: MissionDraft;
  readonly MissionEventDraft: MissionEventDraft;
  readonly MissionPlanStepDraft: MissionPlanStepDraft;
  readonly MissionRunChanges: MissionRunChanges;
  readonly NodePositionInput: NodePositionInput;
  readonly NoiseSuppressionConfigInput: NoiseSuppressionConfigInput;
  readonly ObservabilitySettingsInput: ObservabilitySettingsInput;
  readonly OnTransferVoicemailDetectedInput: OnTransferVoicemailDetectedInput;
  readonly OnVoicemailDetectedInput: OnVoicemailDetectedInput;
  readonly PayToolInput: PayToolInput;
  readonly PostConversationSettingsInput: PostConversationSettingsInput;
  readonly PredefinedMediaAudioInput: PredefinedMediaAudioInput;
  readonly PrivacySettingsInput: PrivacySettingsInput;
  readonly PromptNodeInput: PromptNodeInput;
  readonly RecordingSettingsInput: RecordingSettingsInput;
  readonly RetrievalToolInput: RetrievalToolInput;
  readonly RubricCriterionInput: RubricCriterionInput;
  readonly SIPReferToolInput: SIPReferToolInput;
  readonly SendMessageToolInput: SendMessageToolInput;
  readonly SharedToolChanges: SharedToolChanges;
  readonly SharedToolDraft: SharedToolDraft;
  readonly SipHeaderInput: SipHeaderInput;
  readonly SkipTurnToolInput: SkipTurnToolInput;
  readonly SpeakNodeInput: SpeakNodeInput;
  readonly StartSpeakingPlanInput: StartSpeakingPlanInput;
  readonly TelephonySettingsInput: TelephonySettingsInput;
  readonly TestChanges: TestChanges;
  readonly TestDraft: TestDraft;
  readonly ToolNodeInput: ToolNodeInput;
  readonly TranscriptionEndpointingPlanInput: TranscriptionEndpointingPlanInput;
  readonly TranscriptionSettingsConfigInput: TranscriptionSettingsConfigInput;
  readonly TranscriptionSettingsInput: TranscriptionSettingsInput;
  readonly TransferTargetInput: TransferTargetInput;
  readonly TransferToolInput: TransferToolInput;
  readonly TransferVoicemailDetectionConfigInput: TransferVoicemailDetectionConfigInput;
  readonly TransferVoicemailDetectionInput: TransferVoicemailDetectionInput;
  readonly TransferVoicemailMessageInput: TransferVoicemailMessageInput;
  readonly UnknownKindInput: UnknownKindInput;
  readonly UnknownNodeInput: UnknownNodeInput;
  readonly UpdatableVariableInput: UpdatableVariableInput;
  readonly UpdateDynamicVariablesToolInput: UpdateDynamicVariablesToolInput;
  readonly VoiceSettingsInput: VoiceSettingsInput;
  readonly VoicemailDetectionInput: VoicemailDetectionInput;
  readonly VoicemailMessageInput: VoicemailMessageInput;
  readonly WarmTransferAcceptanceInput: WarmTransferAcceptanceInput;
  readonly WebhookResponseVariableInput: WebhookResponseVariableInput;
  readonly WebhookToolInput: WebhookToolInput;
  readonly WebsocketSettingsInput: WebsocketSettingsInput;
  readonly WidgetSettingsInput: WidgetSettingsInput;
}

/** What `toInput` makes each input from: an object of an answer, with what the input requires. */
export interface InputSources {
  readonly A2AAgentInput: A2AAgentInputSource;
  readonly ArithmeticExpressionInput: ArithmeticExpressionInputSource;
  readonly AssistantChanges: AssistantChangesSource;
  readonly AssistantDraft: AssistantDraftSource;
  readonly AssistantIntegrationInput: AssistantIntegrationInputSource;
  readonly AssistantMcpServerInput: AssistantMcpServerInputSource;
  readonly AssistantTargetInput: AssistantTargetInputSource;
  readonly AudioVisualizerConfigInput: AudioVisualizerConfigInputSource;
  readonly BooleanOpExpressionInput: BooleanOpExpressionInputSource;
  readonly ClientSideToolInput: ClientSideToolInputSource;
  readonly ComparisonExpressionInput: ComparisonExpressionInputSource;
  readonly ConversationFlowInput: ConversationFlowInputSource;
  readonly DTMFToolInput: DTMFToolInputSource;
  readonly DefaultConditionInput: DefaultConditionInputSource;
  readonly DelegationSettingsInput: DelegationSettingsInputSource;
  readonly ExternalLLMInput: ExternalLLMInputSource;
  readonly FallbackConfigInput: FallbackConfigInputSource;
  readonly FillerMessageInput: FillerMessageInputSource;
  readonly FlowEdgeInput: FlowEdgeInputSource;
  readonly FunctionToolInput: FunctionToolInputSource;
  readonly HandoffTargetInput: HandoffTargetInputSource;
  readonly HandoffToolInput: HandoffToolInputSource;
  readonly HangupToolInput: HangupToolInputSource;
  readonly HttpHeaderInput: HttpHeaderInputSource;
  readonly InsightChanges: InsightChangesSource;
  readonly InsightDraft: InsightDraftSource;
  readonly InsightGroupChanges: InsightGroupChangesSource;
  readonly InsightGroupDraft: InsightGroupDraftSource;
  readonly InsightSettingsInput: InsightSettingsInputSource;
  readonly InterruptionSettingsInput: InterruptionSettingsInputSource;
  readonly InviteToolInput: InviteToolInputSource;
  readonly LLMConditionInput: LLMConditionInputSource;
  readonly McpServerChanges: McpServerChangesSource;
  readonly McpServerDraft: McpServerDraftSource;
  readonly MediaNameAudioInput: MediaNameAudioInputSource;
  readonly MediaUrlAudioInput: MediaUrlAudioInputSource;
  readonly MessagingSettingsInput: MessagingSettingsInputSource;
  readonly MissionChanges: MissionChangesSource;
  readonly MissionDraft: MissionDraftSource;
  readonly MissionEventDraft: MissionEventDraftSource;
  readonly MissionPlanStepDraft: MissionPlanStepDraftSource;
  readonly MissionRunChanges: MissionRunChangesSource;
  readonly NodePositionInput: NodePositionInputSource;
  readonly NoiseSuppressionConfigInput: NoiseSuppressionConfigInputSource;
  readonly ObservabilitySettingsInput: ObservabilitySettingsInputSource;
  readonly OnTransferVoicemailDetectedInput: OnTransferVoicemailDetectedInputSource;
  readonly OnVoicemailDetectedInput: OnVoicemailDetectedInputSource;
  readonly PayToolInput: PayToolInputSource;
  readonly PostConversationSettingsInput: PostConversationSettingsInputSource;
  readonly PredefinedMediaAudioInput: PredefinedMediaAudioInputSource;
  readonly PrivacySettingsInput: PrivacySettingsInputSource;
  readonly PromptNodeInput: PromptNodeInputSource;
  readonly RecordingSettingsInput: RecordingSettingsInputSource;
  readonly RetrievalToolInput: RetrievalToolInputSource;
  readonly RubricCriterionInput: RubricCriterionInputSource;
  readonly SIPReferToolInput: SIPReferToolInputSource;
  readonly SendMessageToolInput: SendMessageToolInputSource;
  readonly SharedToolChanges: SharedToolChangesSource;
  readonly SharedToolDraft: SharedToolDraftSource;
  readonly SipHeaderInput: SipHeaderInputSource;
  readonly SkipTurnToolInput: SkipTurnToolInputSource;
  readonly SpeakNodeInput: SpeakNodeInputSource;
  readonly StartSpeakingPlanInput: StartSpeakingPlanInputSource;
  readonly TelephonySettingsInput: TelephonySettingsInputSource;
  readonly TestChanges: TestChangesSource;
  readonly TestDraft: TestDraftSource;
  readonly ToolNodeInput: ToolNodeInputSource;
  readonly TranscriptionEndpointingPlanInput: TranscriptionEndpointingPlanInputSource;
  readonly TranscriptionSettingsConfigInput: TranscriptionSettingsConfigInputSource;
  readonly TranscriptionSettingsInput: TranscriptionSettingsInputSource;
  readonly TransferTargetInput: TransferTargetInputSource;
  readonly TransferToolInput: TransferToolInputSource;
  readonly TransferVoicemailDetectionConfigInput: TransferVoicemailDetectionConfigInputSource;
  readonly TransferVoicemailDetectionInput: TransferVoicemailDetectionInputSource;
  readonly TransferVoicemailMessageInput: TransferVoicemailMessageInputSource;
  readonly UnknownKindInput: UnknownKindInputSource;
  readonly UnknownNodeInput: UnknownNodeInputSource;
  readonly UpdatableVariableInput: UpdatableVariableInputSource;
  readonly UpdateDynamicVariablesToolInput: UpdateDynamicVariablesToolInputSource;
  readonly VoiceSettingsInput: VoiceSettingsInputSource;
  readonly VoicemailDetectionInput: VoicemailDetectionInputSource;
  readonly VoicemailMessageInput: VoicemailMessageInputSource;
  readonly WarmTransferAcceptanceInput: WarmTransferAcceptanceInputSource;
  readonly WebhookResponseVariableInput: WebhookResponseVariableInputSource;
  readonly WebhookToolInput: WebhookToolInputSource;
  readonly WebsocketSettingsInput: WebsocketSettingsInputSource;
  readonly WidgetSettingsInput: WidgetSettingsInputSource;
}
