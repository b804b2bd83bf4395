/** The members of each union and interface, as Apollo Client takes them. */
export const possibleTypes: Record<string, string[]> = {
  "AssistantConfiguration": [
    "Assistant",
    "AssistantVersion",
    "DeletedAssistant"
  ],
  "AssistantTool": [
    "ClientSideTool",
    "DTMFTool",
    "FunctionTool",
    "HandoffTool",
    "HangupTool",
    "InviteTool",
    "PayTool",
    "RetrievalTool",
    "SIPReferTool",
    "SendMessageTool",
    "SkipTurnTool",
    "TransferTool",
    "UnknownTool",
    "UpdateDynamicVariablesTool",
    "WebhookTool"
  ],
  "BackgroundAudio": [
    "MediaNameAudio",
    "MediaUrlAudio",
    "PredefinedMediaAudio",
    "UnknownBackgroundAudio"
  ],
  "ChatEvent": [
    "ChatDelta",
    "ChatDone",
    "ChatRefused",
    "UnknownChatEvent"
  ],
  "Expression": [
    "ArithmeticExpression",
    "BooleanLiteralExpression",
    "BooleanOpExpression",
    "ComparisonExpression",
    "DynamicVariableExpression",
    "NumberLiteralExpression",
    "StringLiteralExpression",
    "UnknownExpression"
  ],
  "FlowCondition": [
    "DefaultCondition",
    "ExpressionCondition",
    "LLMCondition",
    "UnknownCondition"
  ],
  "FlowNode": [
    "PromptNode",
    "SpeakNode",
    "ToolNode",
    "UnknownFlowNode"
  ],
  "FlowTarget": [
    "AssistantTarget",
    "NodeTarget",
    "UnknownTarget"
  ],
  "InstructionsEvent": [
    "InstructionsDelta",
    "InstructionsDone",
    "InstructionsRefused"
  ],
  "Node": [
    "Assistant",
    "AssistantTest",
    "AssistantVersion",
    "Conversation",
    "DeletedAssistant",
    "Insight",
    "InsightGroup",
    "Integration",
    "IntegrationConnection",
    "IntegrationSecret",
    "McpServer",
    "Mission",
    "MissionRun",
    "Model",
    "SharedTool",
    "TestRun"
  ],
  "ScheduledEvent": [
    "ScheduledCall",
    "ScheduledMessage",
    "UnknownScheduledEvent"
  ],
  "Tool": [
    "ClientSideTool",
    "DTMFTool",
    "FunctionTool",
    "HandoffTool",
    "HangupTool",
    "InviteTool",
    "PayTool",
    "RetrievalTool",
    "SIPReferTool",
    "SendMessageTool",
    "SkipTurnTool",
    "TransferTool",
    "UnknownTool",
    "UpdateDynamicVariablesTool",
    "WebhookTool"
  ]
};
