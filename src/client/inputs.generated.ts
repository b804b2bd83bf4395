/** Written by `npm run codegen` from the schema. */

/** The fields of each input, with the inputs that they take; a mark where they are required. */
export const inputs: Record<string, Record<string, string>> = {
 "A2AAgentInput": {
  "async": "",
  "extra": "",
  "headers": "HttpHeaderInput",
  "messages": "FillerMessageInput",
  "name": "",
  "pollIntervalMs": "",
  "timeoutMs": "",
  "url": ""
 },
 "ArithmeticExpressionInput": {
  "extra": "",
  "left": "ExpressionInput!",
  "op": "!",
  "right": "ExpressionInput!"
 },
 "AssistantChanges": {
  "a2aAgents": "A2AAgentInput",
  "conversationFlow": "ConversationFlowInput",
  "delegationSettings": "DelegationSettingsInput",
  "description": "",
  "dynamicVariables": "",
  "dynamicVariablesWebhookTimeoutMs": "",
  "dynamicVariablesWebhookUrl": "",
  "enabledFeatures": "",
  "externalLlm": "ExternalLLMInput",
  "extra": "",
  "fallbackConfig": "FallbackConfigInput",
  "greeting": "",
  "insightSettings": "InsightSettingsInput",
  "instructions": "",
  "integrations": "AssistantIntegrationInput",
  "interruptionSettings": "InterruptionSettingsInput",
  "llmApiKeyRef": "",
  "mcpServers": "AssistantMcpServerInput",
  "messagingSettings": "MessagingSettingsInput",
  "model": "",
  "name": "",
  "observabilitySettings": "ObservabilitySettingsInput",
  "postConversationSettings": "PostConversationSettingsInput",
  "privacySettings": "PrivacySettingsInput",
  "tags": "",
  "telephonySettings": "TelephonySettingsInput",
  "toolIds": "",
  "tools": "AssistantToolInput",
  "transcription": "TranscriptionSettingsInput",
  "versionName": "",
  "voiceSettings": "VoiceSettingsInput",
  "websocketSettings": "WebsocketSettingsInput",
  "widgetSettings": "WidgetSettingsInput"
 },
 "AssistantDraft": {
  "a2aAgents": "A2AAgentInput",
  "conversationFlow": "ConversationFlowInput",
  "delegationSettings": "DelegationSettingsInput",
  "description": "",
  "dynamicVariables": "",
  "dynamicVariablesWebhookTimeoutMs": "",
  "dynamicVariablesWebhookUrl": "",
  "enabledFeatures": "",
  "externalLlm": "ExternalLLMInput",
  "extra": "",
  "fallbackConfig": "FallbackConfigInput",
  "greeting": "",
  "insightSettings": "InsightSettingsInput",
  "instructions": "!",
  "integrations": "AssistantIntegrationInput",
  "interruptionSettings": "InterruptionSettingsInput",
  "llmApiKeyRef": "",
  "mcpServers": "AssistantMcpServerInput",
  "messagingSettings": "MessagingSettingsInput",
  "model": "",
  "name": "!",
  "observabilitySettings": "ObservabilitySettingsInput",
  "postConversationSettings": "PostConversationSettingsInput",
  "privacySettings": "PrivacySettingsInput",
  "tags": "",
  "telephonySettings": "TelephonySettingsInput",
  "toolIds": "",
  "tools": "AssistantToolInput",
  "transcription": "TranscriptionSettingsInput",
  "voiceSettings": "VoiceSettingsInput",
  "websocketSettings": "WebsocketSettingsInput",
  "widgetSettings": "WidgetSettingsInput"
 },
 "AssistantIntegrationInput": {
  "allowedList": "",
  "extra": "",
  "integrationId": ""
 },
 "AssistantMcpServerInput": {
  "allowedTools": "",
  "extra": "",
  "mcpServerId": ""
 },
 "AssistantTargetInput": {
  "assistantId": "!",
  "extra": "",
  "position": "NodePositionInput",
  "voiceMode": ""
 },
 "AudioVisualizerConfigInput": {
  "color": "",
  "extra": "",
  "preset": ""
 },
 "BooleanOpExpressionInput": {
  "extra": "",
  "op": "!",
  "operands": "ExpressionInput!"
 },
 "ClientSideToolInput": {
  "description": "",
  "extra": "",
  "name": "",
  "parameters": "",
  "timeoutMs": ""
 },
 "ComparisonExpressionInput": {
  "extra": "",
  "left": "ExpressionInput!",
  "op": "!",
  "right": "ExpressionInput!"
 },
 "ConversationFlowInput": {
  "edges": "FlowEdgeInput",
  "extra": "",
  "nodes": "FlowNodeInput!",
  "startNodeId": "!"
 },
 "DTMFToolInput": {
  "extra": "",
  "sendDtmf": "",
  "timeoutMs": ""
 },
 "DefaultConditionInput": {
  "extra": ""
 },
 "DelegationSettingsInput": {
  "enabled": "",
  "externalLlm": "ExternalLLMInput",
  "extra": "",
  "instructions": "",
  "llmApiKeyRef": "",
  "mode": "",
  "model": "",
  "speakResults": ""
 },
 "ExternalLLMInput": {
  "authenticationMethod": "",
  "baseUrl": "",
  "certificateRef": "",
  "extra": "",
  "forwardMetadata": "",
  "llmApiKeyRef": "",
  "model": "",
  "tokenRetrievalUrl": ""
 },
 "FallbackConfigInput": {
  "externalLlm": "ExternalLLMInput",
  "extra": "",
  "llmApiKeyRef": "",
  "model": ""
 },
 "FillerMessageInput": {
  "content": "",
  "extra": "",
  "timingMs": "",
  "type": ""
 },
 "FlowEdgeInput": {
  "condition": "FlowConditionInput!",
  "edgeId": "!",
  "extra": "",
  "startNodeId": "!",
  "target": "FlowTargetInput!"
 },
 "FunctionToolInput": {
  "description": "",
  "extra": "",
  "name": "",
  "parameters": "",
  "timeoutMs": ""
 },
 "HandoffTargetInput": {
  "assistantId": "",
  "extra": "",
  "name": ""
 },
 "HandoffToolInput": {
  "aiAssistants": "HandoffTargetInput",
  "extra": "",
  "timeoutMs": "",
  "voiceMode": ""
 },
 "HangupToolInput": {
  "description": "",
  "extra": "",
  "timeoutMs": ""
 },
 "HttpHeaderInput": {
  "extra": "",
  "name": "",
  "value": ""
 },
 "InsightChanges": {
  "extra": "",
  "instructions": "",
  "jsonSchema": "",
  "name": "",
  "webhook": ""
 },
 "InsightDraft": {
  "extra": "",
  "instructions": "!",
  "jsonSchema": "",
  "name": "!",
  "webhook": ""
 },
 "InsightGroupChanges": {
  "description": "",
  "extra": "",
  "name": "",
  "webhook": ""
 },
 "InsightGroupDraft": {
  "description": "",
  "extra": "",
  "name": "!",
  "webhook": ""
 },
 "InsightSettingsInput": {
  "extra": "",
  "insightGroupId": ""
 },
 "InterruptionSettingsInput": {
  "disableGreetingInterruption": "",
  "enable": "",
  "extra": "",
  "interruptPredictionThreshold": "",
  "startSpeakingPlan": "StartSpeakingPlanInput"
 },
 "InviteToolInput": {
  "customHeaders": "SipHeaderInput",
  "extra": "",
  "from": "",
  "targets": "TransferTargetInput",
  "targetsTemplate": "",
  "timeoutMs": "",
  "voicemailDetection": "TransferVoicemailDetectionInput"
 },
 "LLMConditionInput": {
  "extra": "",
  "prompt": ""
 },
 "McpServerChanges": {
  "allowedTools": "",
  "apiKeyRef": "",
  "extra": "",
  "name": "",
  "type": "",
  "url": ""
 },
 "McpServerDraft": {
  "allowedTools": "",
  "apiKeyRef": "",
  "extra": "",
  "name": "!",
  "type": "!",
  "url": "!"
 },
 "MediaNameAudioInput": {
  "extra": "",
  "value": ""
 },
 "MediaUrlAudioInput": {
  "extra": "",
  "value": ""
 },
 "MessagingSettingsInput": {
  "conversationInactivityMinutes": "",
  "defaultMessagingProfileId": "",
  "deliveryStatusWebhookUrl": "",
  "extra": ""
 },
 "MissionChanges": {
  "description": "",
  "executionMode": "",
  "extra": "",
  "instructions": "",
  "metadata": "",
  "model": "",
  "name": ""
 },
 "MissionDraft": {
  "description": "",
  "executionMode": "",
  "extra": "",
  "instructions": "",
  "metadata": "",
  "model": "",
  "name": "!"
 },
 "MissionEventDraft": {
  "agentId": "",
  "extra": "",
  "idempotencyKey": "",
  "payload": "",
  "stepId": "",
  "summary": "!",
  "type": "!"
 },
 "MissionPlanStepDraft": {
  "description": "!",
  "extra": "",
  "metadata": "",
  "parentStepId": "",
  "sequence": "!",
  "stepId": "!"
 },
 "MissionRunChanges": {
  "error": "",
  "extra": "",
  "metadata": "",
  "resultPayload": "",
  "resultSummary": "",
  "status": ""
 },
 "NodePositionInput": {
  "extra": "",
  "x": "",
  "y": ""
 },
 "NoiseSuppressionConfigInput": {
  "attenuationLimit": "",
  "enhancementLevel": "",
  "extra": "",
  "family": "",
  "mode": "",
  "size": ""
 },
 "ObservabilitySettingsInput": {
  "extra": "",
  "host": "",
  "promptLabel": "",
  "promptName": "",
  "promptSync": "",
  "promptVersion": "",
  "publicKeyRef": "",
  "secretKeyRef": "",
  "status": ""
 },
 "OnTransferVoicemailDetectedInput": {
  "action": "",
  "extra": "",
  "voicemailMessage": "TransferVoicemailMessageInput"
 },
 "OnVoicemailDetectedInput": {
  "action": "",
  "extra": "",
  "voicemailMessage": "VoicemailMessageInput"
 },
 "PayToolInput": {
  "connectorName": "",
  "currency": "",
  "description": "",
  "extra": "",
  "paymentMethod": "",
  "timeoutMs": ""
 },
 "PostConversationSettingsInput": {
  "enabled": "",
  "extra": ""
 },
 "PredefinedMediaAudioInput": {
  "extra": "",
  "value": "",
  "volume": ""
 },
 "PrivacySettingsInput": {
  "dataRetention": "",
  "extra": "",
  "inTransitDataLocality": ""
 },
 "PromptNodeInput": {
  "externalLlm": "ExternalLLMInput",
  "extra": "",
  "instructions": "!",
  "instructionsMode": "",
  "llmApiKeyRef": "",
  "model": "",
  "name": "",
  "nodeId": "!",
  "position": "NodePositionInput",
  "sharedToolIds": "",
  "toolsMode": "",
  "transcription": "TranscriptionSettingsInput",
  "voiceSettings": "VoiceSettingsInput"
 },
 "RecordingSettingsInput": {
  "channels": "",
  "enabled": "",
  "extra": "",
  "format": "",
  "stopOnConversationEnd": ""
 },
 "RetrievalToolInput": {
  "bucketIds": "",
  "extra": "",
  "maxNumResults": "",
  "timeoutMs": ""
 },
 "RubricCriterionInput": {
  "criteria": "",
  "extra": "",
  "name": ""
 },
 "SIPReferToolInput": {
  "customHeaders": "SipHeaderInput",
  "extra": "",
  "sipHeaders": "SipHeaderInput",
  "targets": "TransferTargetInput",
  "timeoutMs": ""
 },
 "SendMessageToolInput": {
  "extra": "",
  "messageTemplate": "",
  "timeoutMs": ""
 },
 "SharedToolChanges": {
  "displayName": "",
  "extra": "",
  "timeoutMs": "",
  "tool": "AssistantToolInput"
 },
 "SharedToolDraft": {
  "displayName": "!",
  "extra": "",
  "timeoutMs": "",
  "tool": "AssistantToolInput!"
 },
 "SipHeaderInput": {
  "extra": "",
  "name": "",
  "value": ""
 },
 "SkipTurnToolInput": {
  "description": "",
  "extra": "",
  "timeoutMs": ""
 },
 "SpeakNodeInput": {
  "extra": "",
  "message": "!",
  "name": "",
  "nodeId": "!",
  "position": "NodePositionInput"
 },
 "StartSpeakingPlanInput": {
  "extra": "",
  "transcriptionEndpointingPlan": "TranscriptionEndpointingPlanInput",
  "waitSeconds": ""
 },
 "TelephonySettingsInput": {
  "defaultTexmlAppId": "",
  "disableDtmf": "",
  "extra": "",
  "fallbackDestination": "",
  "noiseSuppression": "",
  "noiseSuppressionConfig": "NoiseSuppressionConfigInput",
  "recordingSettings": "RecordingSettingsInput",
  "sendMessageHistoryUpdates": "",
  "supportsUnauthenticatedWebCalls": "",
  "timeLimitSecs": "",
  "userIdleReplySecs": "",
  "userIdleTimeoutSecs": "",
  "voicemailDetection": "VoicemailDetectionInput"
 },
 "TestChanges": {
  "description": "",
  "destination": "",
  "extra": "",
  "instructions": "",
  "maxDurationSeconds": "",
  "name": "",
  "rubric": "RubricCriterionInput",
  "telnyxConversationChannel": "",
  "testSuite": ""
 },
 "TestDraft": {
  "description": "",
  "destination": "!",
  "extra": "",
  "instructions": "!",
  "maxDurationSeconds": "",
  "name": "!",
  "rubric": "RubricCriterionInput!",
  "telnyxConversationChannel": "",
  "testSuite": ""
 },
 "ToolNodeInput": {
  "extra": "",
  "message": "",
  "name": "",
  "nodeId": "!",
  "position": "NodePositionInput",
  "sharedToolId": "!"
 },
 "TranscriptionEndpointingPlanInput": {
  "extra": "",
  "onNoPunctuationSeconds": "",
  "onNumberSeconds": "",
  "onPunctuationSeconds": ""
 },
 "TranscriptionSettingsConfigInput": {
  "context": "",
  "eagerEotThreshold": "",
  "enableEndpointDetection": "",
  "endOfTurnConfidenceThreshold": "",
  "eotThreshold": "",
  "eotTimeoutMs": "",
  "extra": "",
  "interimResults": "",
  "keyterm": "",
  "languageHints": "",
  "maxEndpointDelayMs": "",
  "maxTurnSilence": "",
  "minTurnSilence": "",
  "numerals": "",
  "smartFormat": ""
 },
 "TranscriptionSettingsInput": {
  "apiKeyRef": "",
  "extra": "",
  "language": "",
  "model": "",
  "region": "",
  "settings": "TranscriptionSettingsConfigInput"
 },
 "TransferTargetInput": {
  "extension": "",
  "extra": "",
  "message": "",
  "name": "",
  "sipAddress": "",
  "sipAuthPassword": "",
  "sipAuthUsername": "",
  "to": ""
 },
 "TransferToolInput": {
  "customHeaders": "SipHeaderInput",
  "description": "",
  "diversion": "",
  "extra": "",
  "from": "",
  "targets": "TransferTargetInput",
  "targetsTemplate": "",
  "timeoutMs": "",
  "voicemailDetection": "TransferVoicemailDetectionInput",
  "warmMessageDelayMs": "",
  "warmTransferAcceptance": "WarmTransferAcceptanceInput",
  "warmTransferInstructions": ""
 },
 "TransferVoicemailDetectionConfigInput": {
  "afterGreetingSilenceMillis": "",
  "betweenWordsSilenceMillis": "",
  "extra": "",
  "greetingDurationMillis": "",
  "greetingSilenceDurationMillis": "",
  "greetingTotalAnalysisTimeMillis": "",
  "initialSilenceMillis": "",
  "maximumNumberOfWords": "",
  "maximumWordLengthMillis": "",
  "minWordLengthMillis": "",
  "silenceThreshold": "",
  "totalAnalysisTimeMillis": ""
 },
 "TransferVoicemailDetectionInput": {
  "detectionConfig": "TransferVoicemailDetectionConfigInput",
  "detectionMode": "",
  "extra": "",
  "onVoicemailDetected": "OnTransferVoicemailDetectedInput"
 },
 "TransferVoicemailMessageInput": {
  "extra": "",
  "message": "",
  "type": ""
 },
 "UnknownKindInput": {
  "payload": "!",
  "timeoutMs": "",
  "type": "!"
 },
 "UnknownNodeInput": {
  "raw": "!"
 },
 "UpdatableVariableInput": {
  "description": "",
  "extra": "",
  "name": "",
  "type": ""
 },
 "UpdateDynamicVariablesToolInput": {
  "description": "",
  "extra": "",
  "name": "",
  "timeoutMs": "",
  "updatableVariables": "UpdatableVariableInput"
 },
 "VoiceSettingsInput": {
  "apiKeyRef": "",
  "backgroundAudio": "BackgroundAudioInput",
  "expressiveMode": "",
  "extra": "",
  "languageBoost": "",
  "similarityBoost": "",
  "speed": "",
  "style": "",
  "temperature": "",
  "useSpeakerBoost": "",
  "voice": "",
  "voiceSpeed": ""
 },
 "VoicemailDetectionInput": {
  "extra": "",
  "onVoicemailDetected": "OnVoicemailDetectedInput"
 },
 "VoicemailMessageInput": {
  "extra": "",
  "message": "",
  "prompt": "",
  "type": ""
 },
 "WarmTransferAcceptanceInput": {
  "enabled": "",
  "endUserTargetContextMode": "",
  "extra": ""
 },
 "WebhookResponseVariableInput": {
  "extra": "",
  "name": "",
  "valuePath": ""
 },
 "WebhookToolInput": {
  "async": "",
  "asyncTimeoutMs": "",
  "bodyParameters": "",
  "description": "",
  "extra": "",
  "headers": "HttpHeaderInput",
  "messages": "FillerMessageInput",
  "method": "",
  "name": "",
  "pathParameters": "",
  "presetBodyFields": "",
  "presetQueryParams": "",
  "queryParameters": "",
  "storeFieldsAsVariables": "WebhookResponseVariableInput",
  "timeoutMs": "",
  "url": ""
 },
 "WebsocketSettingsInput": {
  "authRef": "",
  "enabled": "",
  "extra": "",
  "url": ""
 },
 "WidgetSettingsInput": {
  "agentThinkingText": "",
  "audioVisualizerConfig": "AudioVisualizerConfigInput",
  "defaultState": "",
  "extra": "",
  "giveFeedbackUrl": "",
  "logoIconUrl": "",
  "position": "",
  "reportIssueUrl": "",
  "speakToInterruptText": "",
  "startCallText": "",
  "theme": "",
  "viewHistoryUrl": ""
 }
};

/** By the type that is read: the field of the union, the input that it takes, and which field of the type is given alone. */
export const inputUnions: Record<string, Record<string, readonly [field: string, type: string, from?: string]>> = {
 "AssistantToolInput": {
  "ClientSideTool": [
   "clientSideTool",
   "ClientSideToolInput"
  ],
  "FunctionTool": [
   "function",
   "FunctionToolInput"
  ],
  "HandoffTool": [
   "handoff",
   "HandoffToolInput"
  ],
  "HangupTool": [
   "hangup",
   "HangupToolInput"
  ],
  "InviteTool": [
   "invite",
   "InviteToolInput"
  ],
  "PayTool": [
   "pay",
   "PayToolInput"
  ],
  "SIPReferTool": [
   "refer",
   "SIPReferToolInput"
  ],
  "RetrievalTool": [
   "retrieval",
   "RetrievalToolInput"
  ],
  "DTMFTool": [
   "sendDtmf",
   "DTMFToolInput"
  ],
  "SendMessageTool": [
   "sendMessage",
   "SendMessageToolInput"
  ],
  "SkipTurnTool": [
   "skipTurn",
   "SkipTurnToolInput"
  ],
  "TransferTool": [
   "transfer",
   "TransferToolInput"
  ],
  "": [
   "unknown",
   "UnknownKindInput"
  ],
  "UpdateDynamicVariablesTool": [
   "updateDynamicVariables",
   "UpdateDynamicVariablesToolInput"
  ],
  "WebhookTool": [
   "webhook",
   "WebhookToolInput"
  ]
 },
 "BackgroundAudioInput": {
  "MediaNameAudio": [
   "mediaName",
   "MediaNameAudioInput"
  ],
  "MediaUrlAudio": [
   "mediaUrl",
   "MediaUrlAudioInput"
  ],
  "PredefinedMediaAudio": [
   "predefinedMedia",
   "PredefinedMediaAudioInput"
  ],
  "": [
   "unknown",
   "UnknownNodeInput"
  ]
 },
 "ExpressionInput": {
  "ArithmeticExpression": [
   "arithmetic",
   "ArithmeticExpressionInput"
  ],
  "BooleanLiteralExpression": [
   "boolLiteral",
   "",
   "booleanValue"
  ],
  "BooleanOpExpression": [
   "boolOp",
   "BooleanOpExpressionInput"
  ],
  "ComparisonExpression": [
   "comparison",
   "ComparisonExpressionInput"
  ],
  "NumberLiteralExpression": [
   "numberLiteral",
   "",
   "numberValue"
  ],
  "StringLiteralExpression": [
   "stringLiteral",
   "",
   "stringValue"
  ],
  "": [
   "unknown",
   "UnknownNodeInput"
  ],
  "DynamicVariableExpression": [
   "variable",
   "",
   "name"
  ]
 },
 "FlowConditionInput": {
  "DefaultCondition": [
   "default",
   "DefaultConditionInput"
  ],
  "ExpressionCondition": [
   "expression",
   "ExpressionInput",
   "expression"
  ],
  "LLMCondition": [
   "llm",
   "LLMConditionInput"
  ],
  "": [
   "unknown",
   "UnknownNodeInput"
  ]
 },
 "FlowNodeInput": {
  "PromptNode": [
   "prompt",
   "PromptNodeInput"
  ],
  "SpeakNode": [
   "speak",
   "SpeakNodeInput"
  ],
  "ToolNode": [
   "tool",
   "ToolNodeInput"
  ],
  "": [
   "unknown",
   "UnknownNodeInput"
  ]
 },
 "FlowTargetInput": {
  "AssistantTarget": [
   "assistant",
   "AssistantTargetInput"
  ],
  "NodeTarget": [
   "nodeId",
   "",
   "nodeId"
  ],
  "": [
   "unknown",
   "UnknownNodeInput"
  ]
 }
};
