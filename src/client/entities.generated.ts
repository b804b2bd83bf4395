/** Written by `npm run codegen` from the schema. */

/** The fields that identify an object. */
export const keyedTypes: Record<string, readonly string[]> = {
  "Assistant": [
    "id"
  ],
  "AssistantTest": [
    "id"
  ],
  "AssistantVersion": [
    "assistantId",
    "versionId"
  ],
  "Conversation": [
    "id"
  ],
  "DeletedAssistant": [
    "id"
  ],
  "Insight": [
    "id"
  ],
  "InsightGroup": [
    "id"
  ],
  "Integration": [
    "id"
  ],
  "IntegrationSecret": [
    "identifier"
  ],
  "McpServer": [
    "id"
  ],
  "MessagingProfile": [
    "id"
  ],
  "Mission": [
    "id"
  ],
  "MissionRun": [
    "missionId",
    "runId"
  ],
  "Model": [
    "id"
  ],
  "PhoneNumber": [
    "id"
  ],
  "SharedTool": [
    "id"
  ],
  "TestRun": [
    "testId",
    "runId"
  ],
  "TexmlApp": [
    "id"
  ]
};

/** Types whose objects are a part of what they were read with. */
export const keylessTypes: readonly string[] = [
  "A2AAgent",
  "Account",
  "AccountStats",
  "AccountVariable",
  "AddAssistantTagPayload",
  "AddConversationMessagePayload",
  "AddFlowNodePayload",
  "AddMissionPlanStepsPayload",
  "ApplyPlan",
  "ApplySnapshotPayload",
  "ArithmeticExpression",
  "AssignInsightPayload",
  "AssistantConnection",
  "AssistantEdge",
  "AssistantIntegration",
  "AssistantMcpServer",
  "AssistantTarget",
  "AssistantTestConnection",
  "AssistantTestEdge",
  "AssistantUse",
  "AssistantVariable",
  "AssistantVersionConnection",
  "AssistantVersionEdge",
  "AttachToolPayload",
  "AudioVisualizerConfig",
  "BooleanLiteralExpression",
  "BooleanOpExpression",
  "CallAttempt",
  "CanaryClause",
  "CanaryDeploy",
  "CanaryRule",
  "CanaryServe",
  "CancelMissionRunPayload",
  "CancelScheduledEventPayload",
  "ChatDelta",
  "ChatDone",
  "ChatRefused",
  "ChatReply",
  "ClearValue",
  "ClientSideTool",
  "CloneAssistantPayload",
  "CloneMissionPayload",
  "ComparisonExpression",
  "ConnectFlowNodesPayload",
  "ConsideredEdge",
  "ConversationConnection",
  "ConversationEdge",
  "ConversationFlow",
  "ConversationInsight",
  "ConversationMessage",
  "ConversationMessageConnection",
  "ConversationMessageEdge",
  "CreateAssistantPayload",
  "CreateAssistantVersionPayload",
  "CreateCanaryDeployPayload",
  "CreateConversationPayload",
  "CreateInsightGroupPayload",
  "CreateInsightPayload",
  "CreateIntegrationSecretPayload",
  "CreateMcpServerPayload",
  "CreateMissionPayload",
  "CreateMissionPlanPayload",
  "CreateSharedToolPayload",
  "CreateTestPayload",
  "CriterionStatus",
  "DTMFTool",
  "DefaultCondition",
  "DelegationSettings",
  "Deletability",
  "DeleteAssistantPayload",
  "DeleteAssistantVersionPayload",
  "DeleteCanaryDeployPayload",
  "DeleteConversationPayload",
  "DeleteInsightGroupPayload",
  "DeleteInsightPayload",
  "DeleteIntegrationConnectionPayload",
  "DeleteIntegrationSecretPayload",
  "DeleteMcpServerPayload",
  "DeleteMissionPayload",
  "DeleteSharedToolPayload",
  "DeleteTestPayload",
  "DeletedAssistantConnection",
  "DeletedAssistantEdge",
  "DetachToolPayload",
  "DisconnectFlowNodesPayload",
  "DynamicVariableExpression",
  "EffectiveVersion",
  "EnhanceInstructionsPayload",
  "ExpressionCondition",
  "ExternalLLM",
  "FallbackConfig",
  "FillerMessage",
  "Finding",
  "FindingCode",
  "FlowCheck",
  "FlowEdge",
  "FlowSimulation",
  "FunctionTool",
  "HandoffEdge",
  "HandoffGraph",
  "HandoffNode",
  "HandoffTarget",
  "HandoffTool",
  "HangupTool",
  "HttpHeader",
  "ImportAssistantsPayload",
  "ImportEntry",
  "ImportMetadata",
  "ImportPlan",
  "ImportProgress",
  "ImportReport",
  "InsightAggregate",
  "InsightConnection",
  "InsightEdge",
  "InsightFinding",
  "InsightGroupConnection",
  "InsightGroupEdge",
  "InsightSettings",
  "InstructionsDelta",
  "InstructionsDone",
  "InstructionsRefused",
  "IntegrationConnection",
  "IntegrationSecretConnection",
  "IntegrationSecretEdge",
  "InterruptionSettings",
  "InviteTool",
  "LLMCondition",
  "LinkMissionAgentPayload",
  "LintReport",
  "LogMissionEventPayload",
  "McpServerConnection",
  "McpServerEdge",
  "MediaNameAudio",
  "MediaUrlAudio",
  "MessageFunctionCall",
  "MessageToolCall",
  "MessagingSettings",
  "MissionAgent",
  "MissionConnection",
  "MissionEdge",
  "MissionEvent",
  "MissionEventConnection",
  "MissionEventEdge",
  "MissionPlanStep",
  "MissionRunConnection",
  "MissionRunEdge",
  "NamedCount",
  "NodePosition",
  "NodeTarget",
  "NodeVisits",
  "NoiseSuppressionConfig",
  "NumberLiteralExpression",
  "ObservabilitySettings",
  "OnTransferVoicemailDetected",
  "OnVoicemailDetected",
  "PageInfo",
  "PauseMissionRunPayload",
  "PayTool",
  "PlannedOverwrite",
  "PostConversationSettings",
  "PredefinedMediaAudio",
  "PrivacySettings",
  "PromoteAssistantVersionGuardedPayload",
  "PromoteAssistantVersionPayload",
  "PromptNode",
  "Readiness",
  "RecordingSettings",
  "RemoveAssistantTagPayload",
  "RemoveFlowNodePayload",
  "ReplaceToolPayload",
  "RestoreAssistantPayload",
  "ResumeMissionRunPayload",
  "RetrievalTool",
  "RolloutSlot",
  "RubricCriterion",
  "RunTestPayload",
  "RunTestSuitePayload",
  "SIPReferTool",
  "SchedulePhoneCallPayload",
  "ScheduleTextMessagePayload",
  "ScheduledCall",
  "ScheduledCallSettings",
  "ScheduledEventConnection",
  "ScheduledEventEdge",
  "ScheduledMessage",
  "SecretInventory",
  "SecretReference",
  "SendAssistantSmsPayload",
  "SendChatMessagePayload",
  "SendMessageTool",
  "SetDynamicVariablesPayload",
  "SharedToolConnection",
  "SharedToolEdge",
  "SimulationStep",
  "SipHeader",
  "SkipTurnTool",
  "SpeakNode",
  "StartMissionRunPayload",
  "StartSpeakingPlan",
  "StartWhatsAppChatPayload",
  "StringLiteralExpression",
  "TelephonySettings",
  "TemplateVariable",
  "TestRunConnection",
  "TestRunEdge",
  "TestSuite",
  "TestSuiteProgress",
  "TestWebhookToolPayload",
  "TextHunk",
  "ToolNode",
  "TranscriptionEndpointingPlan",
  "TranscriptionSettings",
  "TranscriptionSettingsConfig",
  "TransferTarget",
  "TransferTool",
  "TransferVoicemailDetection",
  "TransferVoicemailDetectionConfig",
  "TransferVoicemailMessage",
  "UnassignInsightPayload",
  "UnknownBackgroundAudio",
  "UnknownChatEvent",
  "UnknownCondition",
  "UnknownExpression",
  "UnknownFlowNode",
  "UnknownScheduledEvent",
  "UnknownTarget",
  "UnknownTool",
  "UnlinkMissionAgentPayload",
  "UpdatableVariable",
  "UpdateAssistantPayload",
  "UpdateAssistantVersionPayload",
  "UpdateCanaryDeployPayload",
  "UpdateConversationPayload",
  "UpdateDynamicVariablesTool",
  "UpdateFlowNodePayload",
  "UpdateInsightGroupPayload",
  "UpdateInsightPayload",
  "UpdateMcpServerPayload",
  "UpdateMissionPayload",
  "UpdateMissionPlanStepPayload",
  "UpdateMissionRunPayload",
  "UpdateSharedToolPayload",
  "UpdateTestPayload",
  "Usage",
  "UserError",
  "VersionChange",
  "VersionDiff",
  "VersionShare",
  "VoiceSettings",
  "VoicemailDetection",
  "VoicemailMessage",
  "WarmTransferAcceptance",
  "WebhookResponseVariable",
  "WebhookTool",
  "WebhookToolTest",
  "WebsocketSettings",
  "WidgetSettings"
];

/** Those of them that lists with cursors are made of. */
export const pageTypes: readonly string[] = [
  "AssistantConnection",
  "AssistantEdge",
  "AssistantTestConnection",
  "AssistantTestEdge",
  "AssistantVersionConnection",
  "AssistantVersionEdge",
  "ConversationConnection",
  "ConversationEdge",
  "ConversationMessageConnection",
  "ConversationMessageEdge",
  "DeletedAssistantConnection",
  "DeletedAssistantEdge",
  "InsightConnection",
  "InsightEdge",
  "InsightGroupConnection",
  "InsightGroupEdge",
  "IntegrationConnection",
  "IntegrationSecretConnection",
  "IntegrationSecretEdge",
  "McpServerConnection",
  "McpServerEdge",
  "MissionConnection",
  "MissionEdge",
  "MissionEventConnection",
  "MissionEventEdge",
  "MissionRunConnection",
  "MissionRunEdge",
  "PageInfo",
  "ScheduledEventConnection",
  "ScheduledEventEdge",
  "SharedToolConnection",
  "SharedToolEdge",
  "TestRunConnection",
  "TestRunEdge"
];

/** Lists with cursors, with their default of `first`. */
export const pagedFields: Record<string, Record<string, number>> = {
  "Assistant": {
    "conversations": 20,
    "scheduledEvents": 20,
    "tests": 20,
    "versions": 50
  },
  "AssistantTest": {
    "runs": 20
  },
  "AssistantVersion": {
    "conversations": 20
  },
  "Conversation": {
    "messages": 20
  },
  "Mission": {
    "assistants": 50,
    "runs": 20
  },
  "MissionRun": {
    "events": 20
  },
  "Model": {
    "assistants": 50
  },
  "Query": {
    "assistants": 50,
    "conversations": 20,
    "deletedAssistants": 20,
    "insightGroups": 50,
    "insights": 50,
    "integrationSecrets": 50,
    "mcpServers": 50,
    "missionEvents": 20,
    "missionRuns": 20,
    "missions": 50,
    "sharedTools": 50,
    "tests": 20
  },
  "TestSuite": {
    "runs": 20,
    "tests": 20
  }
};

/** Lists of objects without a key. */
export const keylessLists: Record<string, readonly string[]> = {
  "A2AAgent": [
    "headers",
    "messages"
  ],
  "Account": [
    "templateVariables"
  ],
  "AccountStats": [
    "channels",
    "models",
    "toolKinds",
    "voices"
  ],
  "AccountVariable": [
    "assistants"
  ],
  "AddAssistantTagPayload": [
    "userErrors"
  ],
  "AddConversationMessagePayload": [
    "userErrors"
  ],
  "AddFlowNodePayload": [
    "changes",
    "findings",
    "userErrors"
  ],
  "AddMissionPlanStepsPayload": [
    "userErrors"
  ],
  "ApplyPlan": [
    "changes",
    "findings",
    "userErrors"
  ],
  "ApplySnapshotPayload": [
    "changes",
    "findings",
    "userErrors"
  ],
  "AssignInsightPayload": [
    "userErrors"
  ],
  "Assistant": [
    "a2aAgents",
    "integrations",
    "mcpServers",
    "secretReferences",
    "templateVariables",
    "tools"
  ],
  "AssistantIntegration": [
    "connections"
  ],
  "AssistantTest": [
    "rubric"
  ],
  "AssistantVersion": [
    "a2aAgents",
    "integrations",
    "mcpServers",
    "secretReferences",
    "templateVariables",
    "tools"
  ],
  "AttachToolPayload": [
    "userErrors"
  ],
  "BooleanOpExpression": [
    "operands"
  ],
  "CanaryDeploy": [
    "rules"
  ],
  "CanaryRule": [
    "match"
  ],
  "CanaryServe": [
    "rollout"
  ],
  "CancelMissionRunPayload": [
    "userErrors"
  ],
  "CancelScheduledEventPayload": [
    "userErrors"
  ],
  "ChatRefused": [
    "userErrors"
  ],
  "CloneAssistantPayload": [
    "userErrors"
  ],
  "CloneMissionPayload": [
    "userErrors"
  ],
  "ConnectFlowNodesPayload": [
    "changes",
    "findings",
    "userErrors"
  ],
  "Conversation": [
    "flowPath",
    "insights"
  ],
  "ConversationFlow": [
    "assistantTargets",
    "edges",
    "loops",
    "nodes",
    "terminalNodes",
    "unreachableNodes",
    "variables"
  ],
  "ConversationInsight": [
    "insights"
  ],
  "ConversationMessage": [
    "toolCalls"
  ],
  "CreateAssistantPayload": [
    "userErrors"
  ],
  "CreateAssistantVersionPayload": [
    "userErrors"
  ],
  "CreateCanaryDeployPayload": [
    "userErrors"
  ],
  "CreateConversationPayload": [
    "userErrors"
  ],
  "CreateInsightGroupPayload": [
    "userErrors"
  ],
  "CreateInsightPayload": [
    "userErrors"
  ],
  "CreateIntegrationSecretPayload": [
    "userErrors"
  ],
  "CreateMcpServerPayload": [
    "userErrors"
  ],
  "CreateMissionPayload": [
    "userErrors"
  ],
  "CreateMissionPlanPayload": [
    "userErrors"
  ],
  "CreateSharedToolPayload": [
    "userErrors"
  ],
  "CreateTestPayload": [
    "userErrors"
  ],
  "DeleteAssistantPayload": [
    "userErrors"
  ],
  "DeleteAssistantVersionPayload": [
    "userErrors"
  ],
  "DeleteCanaryDeployPayload": [
    "userErrors"
  ],
  "DeleteConversationPayload": [
    "userErrors"
  ],
  "DeleteInsightGroupPayload": [
    "userErrors"
  ],
  "DeleteInsightPayload": [
    "userErrors"
  ],
  "DeleteIntegrationConnectionPayload": [
    "userErrors"
  ],
  "DeleteIntegrationSecretPayload": [
    "userErrors"
  ],
  "DeleteMcpServerPayload": [
    "userErrors"
  ],
  "DeleteMissionPayload": [
    "userErrors"
  ],
  "DeleteSharedToolPayload": [
    "userErrors"
  ],
  "DeleteTestPayload": [
    "userErrors"
  ],
  "DeletedAssistant": [
    "a2aAgents",
    "integrations",
    "mcpServers",
    "secretReferences",
    "templateVariables",
    "tools"
  ],
  "DetachToolPayload": [
    "userErrors"
  ],
  "DisconnectFlowNodesPayload": [
    "changes",
    "findings",
    "userErrors"
  ],
  "EffectiveVersion": [
    "shares"
  ],
  "EnhanceInstructionsPayload": [
    "userErrors"
  ],
  "FlowCheck": [
    "findings"
  ],
  "FlowSimulation": [
    "steps"
  ],
  "HandoffGraph": [
    "dangling",
    "edges",
    "entryPoints",
    "loops",
    "nodes"
  ],
  "HandoffNode": [
    "incoming",
    "outgoing"
  ],
  "HandoffTool": [
    "aiAssistants"
  ],
  "ImportAssistantsPayload": [
    "userErrors"
  ],
  "ImportEntry": [
    "changes",
    "findings"
  ],
  "ImportPlan": [
    "wouldOverwrite"
  ],
  "ImportProgress": [
    "userErrors"
  ],
  "ImportReport": [
    "entries"
  ],
  "InstructionsRefused": [
    "userErrors"
  ],
  "Integration": [
    "connections"
  ],
  "IntegrationSecret": [
    "references"
  ],
  "InviteTool": [
    "customHeaders",
    "targets"
  ],
  "LinkMissionAgentPayload": [
    "userErrors"
  ],
  "LintReport": [
    "findings"
  ],
  "LogMissionEventPayload": [
    "userErrors"
  ],
  "MissionRun": [
    "agents",
    "plan"
  ],
  "PauseMissionRunPayload": [
    "userErrors"
  ],
  "PromoteAssistantVersionGuardedPayload": [
    "userErrors"
  ],
  "PromoteAssistantVersionPayload": [
    "userErrors"
  ],
  "PromptNode": [
    "effectiveTools",
    "incoming",
    "outgoing",
    "tools"
  ],
  "Query": [
    "integrationConnections",
    "testSuites"
  ],
  "Readiness": [
    "findings"
  ],
  "RemoveAssistantTagPayload": [
    "userErrors"
  ],
  "RemoveFlowNodePayload": [
    "changes",
    "findings",
    "userErrors"
  ],
  "ReplaceToolPayload": [
    "changes",
    "findings",
    "userErrors"
  ],
  "RestoreAssistantPayload": [
    "userErrors"
  ],
  "ResumeMissionRunPayload": [
    "userErrors"
  ],
  "RunTestPayload": [
    "userErrors"
  ],
  "RunTestSuitePayload": [
    "userErrors"
  ],
  "SIPReferTool": [
    "customHeaders",
    "sipHeaders",
    "targets"
  ],
  "SchedulePhoneCallPayload": [
    "userErrors"
  ],
  "ScheduleTextMessagePayload": [
    "userErrors"
  ],
  "ScheduledCall": [
    "callAttempts"
  ],
  "SecretInventory": [
    "clearValues",
    "missing",
    "references"
  ],
  "SendAssistantSmsPayload": [
    "userErrors"
  ],
  "SendChatMessagePayload": [
    "userErrors"
  ],
  "SetDynamicVariablesPayload": [
    "changes",
    "findings",
    "userErrors"
  ],
  "SimulationStep": [
    "considered"
  ],
  "SpeakNode": [
    "incoming",
    "outgoing"
  ],
  "StartMissionRunPayload": [
    "userErrors"
  ],
  "StartWhatsAppChatPayload": [
    "userErrors"
  ],
  "TestRun": [
    "detailStatus"
  ],
  "TestWebhookToolPayload": [
    "userErrors"
  ],
  "ToolNode": [
    "incoming",
    "outgoing"
  ],
  "TransferTool": [
    "customHeaders",
    "targets"
  ],
  "UnassignInsightPayload": [
    "userErrors"
  ],
  "UnknownFlowNode": [
    "incoming",
    "outgoing"
  ],
  "UnlinkMissionAgentPayload": [
    "userErrors"
  ],
  "UpdateAssistantPayload": [
    "userErrors"
  ],
  "UpdateAssistantVersionPayload": [
    "userErrors"
  ],
  "UpdateCanaryDeployPayload": [
    "userErrors"
  ],
  "UpdateConversationPayload": [
    "userErrors"
  ],
  "UpdateDynamicVariablesTool": [
    "updatableVariables"
  ],
  "UpdateFlowNodePayload": [
    "changes",
    "findings",
    "userErrors"
  ],
  "UpdateInsightGroupPayload": [
    "userErrors"
  ],
  "UpdateInsightPayload": [
    "userErrors"
  ],
  "UpdateMcpServerPayload": [
    "userErrors"
  ],
  "UpdateMissionPayload": [
    "userErrors"
  ],
  "UpdateMissionPlanStepPayload": [
    "userErrors"
  ],
  "UpdateMissionRunPayload": [
    "userErrors"
  ],
  "UpdateSharedToolPayload": [
    "userErrors"
  ],
  "UpdateTestPayload": [
    "userErrors"
  ],
  "Usage": [
    "assistants"
  ],
  "VersionChange": [
    "hunks"
  ],
  "VersionDiff": [
    "changes"
  ],
  "WebhookTool": [
    "headers",
    "messages",
    "storeFieldsAsVariables"
  ]
};

/** Fields of `Query` that find an object by its key. */
export const lookups: Record<string, string> = {
  "assistant": "Assistant",
  "assistantVersion": "AssistantVersion",
  "conversation": "Conversation",
  "deletedAssistant": "DeletedAssistant",
  "insight": "Insight",
  "insightGroup": "InsightGroup",
  "integration": "Integration",
  "integrationSecret": "IntegrationSecret",
  "mcpServer": "McpServer",
  "mission": "Mission",
  "missionRun": "MissionRun",
  "model": "Model",
  "sharedTool": "SharedTool",
  "test": "AssistantTest",
  "testRun": "TestRun"
};
