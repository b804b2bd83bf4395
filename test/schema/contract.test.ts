/** Names, arguments, types and defaults that other programs are written against. */
import { describe, expect, test } from 'vitest';
import { members, signatures } from './places.ts';

const PAGE_ARGS = 'after: String, before: String, filter: AssistantFilter, first: Int = 50, last: Int, orderBy: AssistantOrder';
const WHOLE = (filter: string) => `after: String, before: String, filter: ${filter}, first: Int = 50, last: Int, orderBy: ListOrder`;

const windowOf = (filter?: string) =>
  `after: String, before: String, ${filter === undefined ? '' : `filter: ${filter}, `}first: Int = 20, last: Int`;

/** Names, arguments, types and defaults that other programs are written against. */
const CONTRACT: Readonly<Record<string, readonly string[]>> = {
  Query: [
    'assistant(id: ID!): Assistant',
    `assistants(${PAGE_ARGS}): AssistantConnection!`,
    'mcpServer(id: ID!): McpServer',
    `mcpServers(${WHOLE('McpServerFilter')}): McpServerConnection!`,
    'sharedTool(id: ID!): SharedTool',
    `sharedTools(${WHOLE('SharedToolFilter')}): SharedToolConnection!`,
    'test(id: ID!): AssistantTest',
    `tests(${windowOf('TestFilter')}): AssistantTestConnection!`,
    'testRun(runId: ID!, testId: ID!): TestRun',
    'testSuite(name: String!): TestSuite',
    'testSuites: [TestSuite!]!',
    `deletedAssistants(${windowOf()}): DeletedAssistantConnection!`,
    'deletedAssistant(id: ID!): DeletedAssistant',
    'scheduledEvent(assistantId: ID!, eventId: ID!): ScheduledEvent',
    'node(id: ID!): Node',
    'nodes(ids: [ID!]!): [Node]!',
  ],
  Node: ['globalId: ID!'],
  Mutation: ['importAssistants(input: ImportAssistantsInput!): ImportAssistantsPayload!'],
  AssistantConnection: ['nodes: [Assistant!]!', 'edges: [AssistantEdge!]!', 'pageInfo: PageInfo!', 'totalCount: Int!'],
  AssistantEdge: ['node: Assistant!', 'cursor: String!'],
  PageInfo: ['hasNextPage: Boolean!', 'hasPreviousPage: Boolean!', 'startCursor: String', 'endCursor: String'],
  AssistantFilter: [
    'ids: [ID!]',
    'nameContains: String',
    'tag: String',
    'model: String',
    'toolType: AssistantToolKind',
    'webhookHost: String',
    'importProvider: ImportProvider',
    'enabledFeature: EnabledFeature',
  ],
  AssistantOrder: ['field: AssistantOrderField!', 'direction: OrderDirection! = ASC'],
  ImportAssistantsInput: ['provider: ImportProvider!', 'apiKeyRef: String!', 'importIds: [ID!]', 'idempotencyKey: String'],
  ImportAssistantsPayload: ['assistants: [Assistant!]!', 'userErrors: [UserError!]!'],
  UserError: ['code: UserErrorCode!', 'message: String!', 'field: [String!]'],
  Assistant: [
    'id: ID!',
    'globalId: ID!',
    'name: String',
    'createdAt: DateTime',
    'dynamicVariables: JSON',
    'tools: [AssistantTool!]!',
    'conversationFlow: ConversationFlow',
    `tests(${windowOf()}): AssistantTestConnection`,
    `scheduledEvents(${windowOf('ScheduledEventFilter')}): ScheduledEventConnection`,
    'dynamicVariablesFromWebhook(callControlId: String, from: String, to: String): JSON',
    'usage(includeVersions: Boolean = false): Usage',
    'deletability: Deletability',
  ],
  Tool: [
    'type: String',
    'kind: AssistantToolKind!',
    'shared: Boolean',
    'toolId: ID',
    'sharedTool: SharedTool',
    'timeoutMs: Int',
    'extra: JSON',
  ],
  HandoffTool: ['aiAssistants: [HandoffTarget!]!', 'voiceMode: VoiceMode'],
  HandoffTarget: ['assistantId: ID', 'name: String', 'assistant: Assistant'],
  TransferTool: ['targets: [TransferTarget!]', 'targetsTemplate: String'],
  InviteTool: ['targets: [TransferTarget!]', 'targetsTemplate: String'],
  FlowNode: ['nodeId: ID', 'name: String', 'position: NodePosition', 'outgoing: [FlowEdge!]!', 'incoming: [FlowEdge!]!'],
  FlowEdge: ['edgeId: ID', 'startNodeId: ID', 'startNode: FlowNode', 'condition: FlowCondition', 'target: FlowTarget'],
  NodeTarget: ['nodeId: ID', 'node: FlowNode'],
  AssistantTarget: ['assistantId: ID', 'assistant: Assistant', 'position: NodePosition', 'voiceMode: VoiceMode'],
  ExpressionCondition: ['expression: Expression', 'text: String'],
  StringLiteralExpression: ['stringValue: String'],
  NumberLiteralExpression: ['numberValue: Float'],
  BooleanLiteralExpression: ['booleanValue: Boolean'],
  AssistantMcpServer: ['mcpServerId: ID', 'allowedTools: [String!]', 'mcpServer: McpServer'],
  McpServer: [
    'id: ID!',
    'globalId: ID!',
    'url: String',
    'allowedTools: [String!]',
    'usage(includeVersions: Boolean = false): Usage',
    'deletability: Deletability',
  ],
  SharedTool: [
    'id: ID!',
    'displayName: String',
    'kind: AssistantToolKind!',
    'toolDefinition: JSON',
    'tool: AssistantTool!',
    'usage(includeVersions: Boolean = false): Usage',
  ],
  Usage: ['isUsed: Boolean!', 'isComplete: Boolean!', 'assistants: [AssistantUse!]!'],
  AssistantUse: ['assistantId: ID!', 'assistant: Assistant', 'versionId: ID', 'paths: [[String!]!]!'],
  Deletability: ['isDeletable: Boolean!', 'reasons: [String!]!'],
  SharedToolDraft: ['displayName: String!', 'tool: AssistantToolInput!', 'timeoutMs: Int', 'extra: JSON'],
  SharedToolChanges: ['displayName: String', 'tool: AssistantToolInput', 'timeoutMs: Int', 'extra: JSON'],
  McpServerDraft: ['name: String!', 'type: String!', 'url: String!', 'allowedTools: [String!]', 'apiKeyRef: String', 'extra: JSON'],
  DeletedAssistant: ['id: ID!', 'versionId: ID', 'deletedAt: DateTime', 'permanentlyDeletedAt: DateTime'],
  DeletedAssistantConnection: ['nodes: [DeletedAssistant!]!', 'edges: [DeletedAssistantEdge!]!', 'pageInfo: PageInfo!', 'totalCount: Int'],
  ScheduledEventConnection: ['nodes: [ScheduledEvent!]!', 'edges: [ScheduledEventEdge!]!', 'pageInfo: PageInfo!', 'totalCount: Int'],
  ScheduledEvent: [
    'eventId: ID',
    'assistantId: ID',
    'assistant: Assistant',
    'telnyxConversationChannel: ConversationChannel',
    'scheduledAtFixedDatetime: DateTime',
    'telnyxAgentTarget: String',
    'telnyxEndUserTarget: String',
    'status: ScheduledEventStatus',
    'conversationId: ID',
    'conversationMetadata: JSON',
    'dynamicVariables: JSON',
    'errors: [String!]!',
    'retryCount: Int',
    'createdAt: DateTime',
  ],
  ScheduledCall: [
    'callStatus: String',
    'callDurationSecs: Int',
    'callAttempts: [CallAttempt!]!',
    'callSettings: ScheduledCallSettings',
    'dispatchedAt: DateTime',
    'maxRetriesClientErrors: Int',
    'retryAttempts: Int',
    'retryIntervalSecs: Int',
  ],
  ScheduledMessage: ['text: String'],
  UnknownScheduledEvent: ['raw: JSON'],
  CallAttempt: ['attemptNumber: Int', 'attemptedAt: DateTime', 'callStatus: String', 'callDurationSecs: Int', 'telnyxCallControlId: ID'],
  ScheduledCallSettings: ['sipRegion: SipRegion'],
  ScheduledEventFilter: ['channel: ConversationChannel', 'from: DateTime', 'to: DateTime'],
  SchedulePhoneCallInput: [
    'assistantId: ID!',
    'at: DateTime!',
    'from: String!',
    'to: String!',
    'conversationMetadata: JSON',
    'dynamicVariables: JSON',
    'maxRetriesClientErrors: Int',
    'retryIntervalSecs: Int',
    'sipRegion: SipRegion',
    'idempotencyKey: String',
  ],
  ScheduleTextMessageInput: [
    'assistantId: ID!',
    'at: DateTime!',
    'from: String!',
    'to: String!',
    'text: String!',
    'conversationMetadata: JSON',
    'dynamicVariables: JSON',
    'idempotencyKey: String',
  ],
  CancelScheduledEventInput: ['assistantId: ID!', 'eventId: ID!'],
  DeleteMcpServerInput: ['id: ID!', 'evenIfUsed: Boolean = false'],
  InsightSettings: ['insightGroupId: ID'],
  AssistantTest: [
    'id: ID!',
    'globalId: ID!',
    'telnyxConversationChannel: ConversationChannel',
    'maxDurationSeconds: Int',
    'rubric: [RubricCriterion!]!',
    'testSuite: String',
    'suite: TestSuite',
    'destination: String',
    'destinationAssistant: Assistant',
    `runs(${windowOf('TestRunFilter')}): TestRunConnection`,
  ],
  RubricCriterion: ['name: String', 'criteria: String', 'extra: JSON'],
  TestSuite: [
    'name: String!',
    `tests(${windowOf()}): AssistantTestConnection`,
    `runs(${windowOf('TestSuiteRunFilter')}): TestRunConnection`,
  ],
  TestRun: [
    'testId: ID!',
    'runId: ID!',
    'globalId: ID!',
    'test: AssistantTest',
    'status: TestStatus',
    'isFinished: Boolean!',
    'testSuiteRunId: ID',
    'suiteRuns: [TestRun!]',
    'detailStatus: [CriterionStatus!]!',
    'logs: String',
    'completedAt: DateTime',
  ],
  Subscription: ['testRun(runId: ID!, testId: ID!): TestRun!', 'testSuiteRun(suiteName: String!, testSuiteRunId: ID!): TestSuiteProgress!'],
  TestSuiteProgress: ['runs: [TestRun!]!', 'finished: Int!', 'total: Int!', 'isFinished: Boolean!'],
  TestFilter: ['testSuite: String', 'channel: ConversationChannel', 'destination: String'],
  TestRunFilter: ['status: TestStatus'],
  TestSuiteRunFilter: ['status: TestStatus', 'testSuiteRunId: ID'],
  TestDraft: [
    'name: String!',
    'destination: String!',
    'instructions: String!',
    'rubric: [RubricCriterionInput!]!',
    'testSuite: String',
    'extra: JSON',
  ],
  TestChanges: ['name: String', 'rubric: [RubricCriterionInput!]'],
  RunTestInput: ['testId: ID!', 'destinationVersionId: ID', 'idempotencyKey: String'],
  RunTestSuiteInput: ['suiteName: String!', 'destinationVersionId: ID', 'idempotencyKey: String'],
  RunTestSuitePayload: ['testRuns: [TestRun!]!', 'testSuiteRunId: ID', 'userErrors: [UserError!]!'],
};

const MEMBERS: Readonly<Record<string, string>> = {
  ConversationChannel: 'PHONE_CALL WEB_CALL SMS_CHAT WEB_CHAT WHATSAPP_CHAT UNKNOWN',
  TestStatus: 'PENDING STARTING RUNNING PASSED FAILED ERROR UNKNOWN',
  ImportProvider: 'ELEVENLABS VAPI RETELL UNKNOWN',
  AssistantToolKind: `WEBHOOK RETRIEVAL HANDOFF HANGUP TRANSFER REFER SEND_DTMF INVITE SEND_MESSAGE SKIP_TURN CLIENT_SIDE_TOOL FUNCTION PAY
    UPDATE_DYNAMIC_VARIABLES UNKNOWN`,
  AssistantTool: `WebhookTool RetrievalTool HandoffTool HangupTool TransferTool SIPReferTool DTMFTool InviteTool SendMessageTool
    SkipTurnTool ClientSideTool FunctionTool PayTool UpdateDynamicVariablesTool UnknownTool`,
  FlowNode: 'PromptNode ToolNode SpeakNode UnknownFlowNode',
  FlowTarget: 'NodeTarget AssistantTarget UnknownTarget',
  FlowCondition: 'LLMCondition ExpressionCondition DefaultCondition UnknownCondition',
  Expression: `ComparisonExpression BooleanOpExpression ArithmeticExpression DynamicVariableExpression StringLiteralExpression
    NumberLiteralExpression BooleanLiteralExpression UnknownExpression`,
  ScheduledEvent: 'ScheduledCall ScheduledMessage UnknownScheduledEvent',
  ScheduledEventStatus: 'PENDING IN_PROGRESS COMPLETED FAILED UNKNOWN',
  SipRegion: 'US EUROPE CANADA AUSTRALIA MIDDLE_EAST UNKNOWN',
  AssistantConfiguration: 'Assistant AssistantVersion DeletedAssistant',
  BackgroundAudio: 'PredefinedMediaAudio MediaUrlAudio MediaNameAudio UnknownBackgroundAudio',
};

describe('what frontends rely on by name', () => {
  test.each(Object.entries(CONTRACT))('%s has its fields', (name, expected) => {
    expect(signatures(name)).toEqual(expect.arrayContaining([...expected]));
  });

  test.each(Object.entries(MEMBERS))('%s has its members', (name, expected) => {
    expect(members(name)).toEqual(expected.split(/\s+/).toSorted());
  });

  test('every tool implements Tool', () => {
    expect(members('Tool')).toEqual(members('AssistantTool'));
  });

  test('an import asks for nothing else', () => {
    expect(signatures('ImportAssistantsInput')).toHaveLength(4);
  });
});
