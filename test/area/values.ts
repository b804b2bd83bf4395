/** Arguments that name what the sandbox's seed has. */
import { toGlobalId } from '../../src/resolvers/node.ts';
import type { Values } from './arguments.ts';

export const ASSISTANT = 'assistant-hotel-concierge';
export const DELETED = 'assistant-summer-desk';
export const TEST = '7e577e57-0000-4000-8000-000000000001';
export const CONVERSATION = 'c0117e25-0000-4000-8000-000000000001';
const INSIGHT = '1a51e47a-0000-4000-8000-000000000001';
const INSIGHT_GROUP = '1a51e476-0000-4000-8000-000000000001';
export const MISSION = '3155105e-0000-4000-8000-000000000001';
/** A run that is under way and has a plan. */
export const MISSION_RUN = '3155105f-0000-4000-8000-000000000002';
const RUN = '7e577e58-0000-4000-8000-000000000001';
const TOOL = { hangup: { description: 'When all is said.' } };

/** A flow with a node, an edge and a condition of every kind. */
const FLOW = {
  startNodeId: 'ask',
  nodes: [
    { prompt: { nodeId: 'ask', instructions: 'Ask what it is about.' } },
    { speak: { nodeId: 'say', message: 'One moment.' } },
    { tool: { nodeId: 'look', sharedToolId: 'tool-open-ticket' } },
  ],
  edges: [
    { edgeId: 'asked', startNodeId: 'ask', condition: { llm: { prompt: 'It is known.' } }, target: { nodeId: 'say' } },
    {
      edgeId: 'urgent',
      startNodeId: 'ask',
      condition: { expression: { comparison: { op: '==', left: { variable: 'urgent' }, right: { boolLiteral: true } } } },
      target: { assistant: { assistantId: 'assistant-front-desk' } },
    },
    { edgeId: 'said', startNodeId: 'say', condition: { default: {} }, target: { nodeId: 'look' } },
    { edgeId: 'looked', startNodeId: 'look', condition: { default: {} }, target: { nodeId: 'ask' } },
  ],
};

/** By `Type.field.argument.path`, or the end of it. */
export const VALUES: Values = {
  assistantId: ASSISTANT,
  'Query.assistant.id': ASSISTANT,
  'Mutation.applySnapshot.input.id': ASSISTANT,
  // It is for creates alone.
  'Mutation.applySnapshot.input.idempotencyKey': null,
  'Query.node.id': toGlobalId('Assistant', ASSISTANT),
  'Query.nodes.ids': [toGlobalId('Assistant', ASSISTANT), toGlobalId('AssistantVersion', ASSISTANT, 'version-hotel-concierge-1')],
  webhookHost: 'example.com',
  conversationFlow: FLOW,

  versionId: 'version-hotel-concierge-1',
  destinationVersionId: 'version-front-desk-3',
  expectedVersionId: 'version-hotel-concierge-2',
  versionName: 'A name',
  ...Object.fromEntries(
    ['updateFlowNode', 'removeFlowNode', 'connectFlowNodes', 'disconnectFlowNodes'].flatMap((name) => [
      [`Mutation.${name}.input.assistantId`, 'assistant-card-services'],
      [`Mutation.${name}.input.versionId`, 'version-card-services-7'],
    ]),
  ),
  'Mutation.updateFlowNode.input.nodeId': 'advise',
  'Mutation.removeFlowNode.input.nodeId': 'advise',
  'Mutation.disconnectFlowNodes.input.edgeId': 'gold',
  'Mutation.connectFlowNodes.input': {
    assistantId: 'assistant-card-services',
    versionId: 'version-card-services-7',
    edgeId: 'new',
    startNodeId: 'identify',
    condition: { llm: { prompt: 'It is known.' } },
    target: { nodeId: 'advise' },
    beforeEdgeId: 'gold',
  },
  'Mutation.promoteAssistantVersionGuarded.input': {
    assistantId: ASSISTANT,
    versionId: 'version-hotel-concierge-1',
    requireNoErrors: false,
  },
  'Mutation.replaceTool.input.versionId': 'version-hotel-concierge-2',
  'Mutation.replaceTool.input.name': null,
  'Mutation.replaceTool.input.tool': { retrieval: { bucketIds: ['guide'] } },
  'Mutation.updateFlowNode.input.changes': { prompt: { instructions: 'Say what is new.' } },
  'Mutation.addFlowNode.input.node': { prompt: { instructions: 'Say what is new.' } },
  'Mutation.setDynamicVariables.input.remove': null,
  snapshot: { name: 'Ann', instructions: 'Be kind.', model: 'openai/gpt-4o' },
  // Nobody knows it beforehand.
  expectedHash: null,
  timeLimitSecs: 60,
  userIdleTimeoutSecs: 60,
  toolIds: ['tool-send-text'],
  // Of these, the description knows a set of words or a range, which the gateway leaves to the upstream.
  noiseSuppression: 'disabled',
  'transcription.model': 'deepgram/flux',
  eagerEotThreshold: 0.5,
  eotThreshold: 0.6,
  eotTimeoutMs: 500,
  maxEndpointDelayMs: 500,
  maxTurnSilence: 100,
  minTurnSilence: 100,
  languageBoost: 'auto',
  backgroundAudio: { mediaUrl: { value: 'https://media.example.com/rain.mp3' } },
  'Mutation.createAssistantVersion.input.changes': { name: 'Another name' },
  'Mutation.updateAssistantVersion.input.changes': { name: 'Another name' },

  'Mutation.cloneAssistant.input.id': ASSISTANT,
  'Mutation.updateAssistant.input.id': ASSISTANT,
  'Mutation.deleteAssistant.input.id': 'assistant-blank',
  'Mutation.importAssistants.input.apiKeyRef': 'elevenlabs-key',
  'Mutation.importAssistants.input.importIds': ['agent_school_guide'],
  'Mutation.addAssistantTag.input.tag': 'new',
  'Mutation.removeAssistantTag.input.assistantId': 'assistant-front-desk',
  'Mutation.removeAssistantTag.input.tag': 'clinic',
  'Mutation.attachTool.input.toolId': 'tool-send-text',
  'Mutation.detachTool.input.assistantId': 'assistant-billing-desk',
  'Mutation.detachTool.input.toolId': 'tool-take-payment',
  'Mutation.testWebhookTool.input.assistantId': 'assistant-front-desk',
  'Mutation.testWebhookTool.input.toolId': 'tool-find-slots',

  'Query.deletedAssistant.id': DELETED,
  'Mutation.restoreAssistant.input.id': DELETED,
  eventId: 'event-001',
  'Query.scheduledEvent.assistantId': 'assistant-front-desk',
  'Mutation.cancelScheduledEvent.input.assistantId': 'assistant-front-desk',
  from: '+15550100001',
  to: '+15550123456',
  retryIntervalSecs: 60,

  conversationId: CONVERSATION,
  'Mutation.updateConversation.input.id': CONVERSATION,
  'Mutation.deleteConversation.input.id': CONVERSATION,
  role: 'user',
  toolCalls: [{ id: 'call_1', type: 'function', function: { name: 'find', arguments: '{}' } }],
  'Query.conversation.id': CONVERSATION,
  'filter.createdAt': { from: '2026-06-01T00:00:00Z', until: '2026-07-01' },
  'filter.lastMessageAt': { from: '2026-06-01T00:00:00Z', until: '2026-07-01' },
  conversationMetadata: { campaign: 'recall' },
  'Mutation.createCanaryDeploy.input.assistantId': 'assistant-front-desk',
  'Mutation.createCanaryDeploy.input.rules': [{ serve: { versionId: 'version-front-desk-1' } }],
  'Mutation.updateCanaryDeploy.input.rules': [{ match: [], serve: { rollout: [{ versionId: 'version-hotel-concierge-1', weight: 5 }] } }],

  'Query.sharedTool.id': 'tool-send-text',
  'Mutation.createSharedTool.input.tool.tool': TOOL,
  'Mutation.updateSharedTool.input.id': 'tool-send-text',
  'Mutation.updateSharedTool.input.changes': { displayName: 'Another name' },
  'Mutation.deleteSharedTool.input.id': 'tool-library-hangup',

  integrationId: 'integration-crm',
  insightGroupId: INSIGHT_GROUP,
  insightId: INSIGHT,
  'Query.insight.id': INSIGHT,
  'Query.insightGroup.id': INSIGHT_GROUP,
  'Query.insightAggregates.createdAt': { from: '2026-06-01T00:00:00Z', until: '2026-07-01' },
  'Mutation.updateInsight.input.id': INSIGHT,
  'Mutation.updateInsight.input.changes': { name: 'Another name' },
  'Mutation.deleteInsight.input.id': INSIGHT,
  'Mutation.updateInsightGroup.input.id': INSIGHT_GROUP,
  'Mutation.updateInsightGroup.input.changes': { name: 'Another name' },
  'Mutation.deleteInsightGroup.input.id': '1a51e476-0000-4000-8000-000000000003',
  missionId: MISSION,
  'Query.mission.id': MISSION,
  'Query.missionRun.runId': MISSION_RUN,
  ...Object.fromEntries(
    [
      'updateMissionRun',
      'cancelMissionRun',
      'pauseMissionRun',
      'linkMissionAgent',
      'unlinkMissionAgent',
      'addMissionPlanSteps',
      'updateMissionPlanStep',
      'logMissionEvent',
    ].map((name) => [`Mutation.${name}.input.runId`, MISSION_RUN]),
  ),
  'Mutation.resumeMissionRun.input.runId': '3155105f-0000-4000-8000-000000000003',
  'Mutation.createMissionPlan.input.runId': '3155105f-0000-4000-8000-000000000001',
  'Mutation.unlinkMissionAgent.input.assistantId': 'assistant-fraud-desk',
  'Mutation.updateMission.input.id': MISSION,
  'Mutation.cloneMission.input.id': MISSION,
  'Mutation.deleteMission.input.id': '3155105e-0000-4000-8000-000000000003',
  stepId: 'call-customers',
  'steps.stepId': 'another-step',

  'Query.integration.id': 'integration-crm',
  'Query.integrationConnection.id': 'connection-crm',
  'Mutation.deleteIntegrationConnection.input.id': 'connection-crm',
  'Query.model.id': 'moonshotai/Kimi-K2.6',

  identifier: 'clinic-key',
  // Exactly one of the two values.
  'Mutation.createIntegrationSecret.input': { identifier: 'new-key', bearer: 'a-token' },
  'Mutation.deleteIntegrationSecret.input.id': 'secret-vapi',

  mcpServerId: 'mcp-seat-map',
  'Query.mcpServer.id': 'mcp-unused',
  'Mutation.updateMcpServer.input.id': 'mcp-unused',
  'Mutation.updateMcpServer.input.changes': { name: 'Another name' },
  'Mutation.deleteMcpServer.input.id': 'mcp-unused',

  testId: TEST,
  runId: RUN,
  suiteName: 'Refunds',
  testSuite: 'Refunds',
  'Query.testSuite.name': 'Refunds',
  'Query.test.id': TEST,
  'Mutation.updateTest.input.id': TEST,
  'Mutation.updateTest.input.changes': { name: 'Another name' },
  'Mutation.deleteTest.input.id': TEST,
  rubric: [{ name: 'Politeness', criteria: 'Stays polite.' }],
};

/** `Type.field`s whose required arguments alone would ask for nothing, or not for what is to be seen. */
export const AT_LEAST: Values = {
  'Mutation.updateConversation.input': { id: CONVERSATION, aiDisabled: true },
  'Mutation.updateMission.input.changes': { name: 'Another name' },
  'Mutation.updateMissionRun.input.changes': { status: 'RUNNING' },
  'Mutation.updateMissionPlanStep.input': { missionId: MISSION, runId: MISSION_RUN, stepId: 'call-customers', status: 'COMPLETED' },
  'Mutation.updateAssistant.input.changes': { name: 'Another name' },
  'Mutation.createIntegrationSecret.input': { identifier: 'new-key', basic: { username: 'someone', password: 'a-password' } },
};
