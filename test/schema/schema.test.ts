/** The schema is the committed one, and every part of it explains itself. */
import { readFile } from 'node:fs/promises';
import { getNamedType, lexicographicSortSchema, printSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { at, ENTITIES, fields, members, MISSION_WRITES, place, places, PLAIN_TYPES } from './places.ts';

/** Words that leave readers guessing; code in backticks may have them. The service is Telnyx or the Telnyx API; "upstream" is for calls that count as cost. */
const PRIVATE_WORDS =
  /\b(?:wire(?:'s)?|told|anew|such(?! as\b)|passed over|mend(?:s|ed|ing)?|whoever|whom|whose|what is no|nowhere|stations?|arrows?|singly|in words|the platform(?:'s)?|upstream(?! (?:call|read|list|write)s?\b))\b/i;

test('the committed schema is the one that the code makes', async () => {
  const committed = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
  expect(committed.trimEnd()).toBe(printSchema(lexicographicSortSchema(schema)).trimEnd());
});

describe('descriptions', () => {
  test('everything has one', () => {
    expect(places.length).toBeGreaterThan(500);
    expect(at(places.filter(({ description }) => !description))).toEqual([]);
  });

  test('they say more than the name', () => {
    const letters = (text: string) => text.replaceAll(/[^a-z0-9]|^(the|an?) /gi, '').toLowerCase();
    expect(at(places.filter(({ name, description }) => letters(description ?? '') === letters(name)))).toEqual([]);
  });

  test('they are sentences', () => {
    const isSentence = (text: string) => /^(?:[^a-z]|ai-coustics\b)/.test(text) && /[.!?]$/.test(text) && !/\s{2}|\bTODO\b/.test(text);
    expect(at(places.filter(({ description }) => !isSentence(description ?? 'None.')))).toEqual([]);
  });

  test('they stand alone: fields are shown in the order of their names', () => {
    expect(at(places.filter(({ description }) => /^(?:That|Those|These)\b/.test(description ?? '')))).toEqual([]);
  });

  test('what references cost is said in the same words everywhere', () => {
    const described = places.filter(({ description }) => description?.includes('Cost: all references of an operation together'));
    expect(described.length).toBeGreaterThan(20);
    const cost = 'take one read where there is one id; for more, one list or a read for each, whichever is cheaper.';
    expect(at(described.filter(({ description }) => !description?.includes(cost)))).toEqual([]);
  });

  test('they use plain technical English', () => {
    const texts = [
      ...places,
      ...schema.getDirectives().map((directive) => place(directive, `@${directive.name}`)),
      place({ name: 'schema', description: schema.description }, 'schema'),
    ];
    const privateWords = texts.flatMap(({ at: where, description }) => {
      const [word] = PRIVATE_WORDS.exec((description ?? '').replaceAll(/`[^`]*`/g, '')) ?? [];
      return word === undefined ? [] : [`${where}: ${word}`];
    });
    expect(privateWords).toEqual([]);
  });

  test('what costs an upstream call says so', () => {
    const costly = [
      'Query.assistant',
      'Query.assistants',
      'Query.node',
      'Query.nodes',
      ...[
        'importAssistants',
        'cloneAssistant',
        'deleteAssistant',
        'restoreAssistant',
        'schedulePhoneCall',
        'scheduleTextMessage',
        'cancelScheduledEvent',
        'promoteAssistantVersion',
        'deleteAssistantVersion',
        'addAssistantTag',
        'removeAssistantTag',
        'attachTool',
        'detachTool',
        'testWebhookTool',
        'sendChatMessage',
        'sendAssistantSms',
        'startWhatsAppChat',
        'enhanceInstructions',
      ].map((name) => `Mutation.${name}`),
      ...['importAssistants', 'chat', 'enhanceInstructions'].map((name) => `Subscription.${name}`),
      ...['AddAssistantTag', 'RemoveAssistantTag', 'AttachTool', 'DetachTool'].map((name) => `${name}Payload.assistant`),
      ...['mcpServer', 'mcpServers', 'sharedTool', 'sharedTools'].map((name) => `Query.${name}`),
      ...['McpServer', 'SharedTool'].flatMap((type) => ['create', 'update', 'delete'].map((verb) => `Mutation.${verb}${type}`)),
      ...['Assistant', 'McpServer', 'SharedTool'].flatMap((type) => [`${type}.usage`, `${type}.deletability`]),
      'Assistant.dynamicVariablesFromWebhook',
      'Assistant.scheduledEvents',
      'Assistant.canaryDeploy',
      'VersionShare.version',
      'Assistant.texml',
      'Assistant.versions',
      ...['create', 'update', 'delete'].map((verb) => `Mutation.${verb}CanaryDeploy`),
      'AssistantVersion.isMain',
      'Query.assistantVersion',
      ...['test', 'tests', 'testRun', 'testSuite', 'testSuites'].map((name) => `Query.${name}`),
      ...['createTest', 'updateTest', 'deleteTest', 'runTest', 'runTestSuite'].map((name) => `Mutation.${name}`),
      'Assistant.tests',
      'AssistantTest.runs',
      'TestSuite.tests',
      'TestSuite.runs',
      ...['integration', 'integrations', 'integrationConnection', 'integrationConnections', 'model', 'models'].map(
        (name) => `Query.${name}`,
      ),
      'Mutation.deleteIntegrationConnection',
      'Integration.usage',
      'Model.assistants',
      'TexmlApp.assistants',
      ...['integrationSecret', 'integrationSecrets', 'secretInventory'].map((name) => `Query.${name}`),
      ...['create', 'delete'].map((verb) => `Mutation.${verb}IntegrationSecret`),
      'IntegrationSecret.references',
      ...['mission', 'missions', 'missionRun', 'missionRuns', 'missionEvents'].map((name) => `Query.${name}`),
      ...MISSION_WRITES.map((name) => `Mutation.${name.charAt(0).toLowerCase()}${name.slice(1)}`),
      'Mission.runs',
      'Mission.assistants',
      ...['plan', 'planStep', 'agents', 'events', 'event'].map((name) => `MissionRun.${name}`),
      'MissionEvent.step',
      'Query.deletedAssistant',
      'Query.deletedAssistants',
      'Query.scheduledEvent',
      ...['conversation', 'conversations'].map((name) => `Query.${name}`),
      ...['messages', 'insights'].map((name) => `Conversation.${name}`),
      ...['createConversation', 'updateConversation', 'deleteConversation', 'addConversationMessage'].map((name) => `Mutation.${name}`),
      ...['insight', 'insights', 'insightGroup', 'insightGroups', 'insightAggregates'].map((name) => `Query.${name}`),
      ...['Insight', 'InsightGroup'].flatMap((type) => ['create', 'update', 'delete'].map((verb) => `Mutation.${verb}${type}`)),
      ...['assignInsight', 'unassignInsight'].map((name) => `Mutation.${name}`),
      'Assistant.conversations',
      'AssistantVersion.conversations',
      'TestRun.conversationInsights',
    ];
    const references = fields.filter(
      ({ type, parent }) => ENTITIES.includes(getNamedType(type).name) && PLAIN_TYPES[parent.name] === undefined,
    );
    expect(at(references)).toEqual(
      [
        'Assistant.sharedTools',
        'Assistant.version',
        'AssistantConfiguration.sharedTools',
        'AssistantVersion.assistant',
        'CanaryDeploy.assistant',
        'CanaryServe.version',
        'RolloutSlot.version',
        'AssistantVersion.sharedTools',
        'AssistantMcpServer.mcpServer',
        'AssistantTarget.assistant',
        'AssistantTest.destinationAssistant',
        'MissionAgent.assistant',
        'MissionRun.mission',
        ...['AssistantConfiguration', ...members('AssistantConfiguration')].map((type) => `${type}.relatedMissions`),
        'TestRun.suiteRuns',
        'TestRun.test',
        'Insight.groups',
        'InsightFinding.insight',
        'InsightGroup.insights',
        'InsightSettings.insightGroup',
        ...['assistant', 'conversation'].map((name) => `TestRun.${name}`),
        ...['assistant', 'assistantVersion'].map((name) => `Conversation.${name}`),
        ...['ChatReply', 'ChatDone'].map((type) => `${type}.conversation`),
        'DeletedAssistant.sharedTools',
        'AssistantIntegration.connections',
        'AssistantIntegration.integration',
        'Integration.connections',
        'IntegrationConnection.integration',
        ...['Assistant', 'MessagingProfile', 'TexmlApp'].map((type) => `${type}.phoneNumbers`),
        'PhoneNumber.messagingProfile',
        'PhoneNumber.texmlApp',
        'MessagingProfile.aiAssistant',
        'TexmlApp.assistants',
        'MessagingSettings.defaultMessagingProfile',
        'TelephonySettings.defaultTexmlApp',
        ...[
          'FallbackConfig',
          'DelegationSettings',
          'PromptNode',
          'Mission',
          'AssistantConfiguration',
          ...members('AssistantConfiguration'),
        ].map((type) => `${type}.languageModel`),
        ...at(fields.filter(({ name }) => /[a-z]Ref$/.test(name))).map((ref) => ref.replace(/Ref$/, 'Secret')),
        'HandoffTarget.assistant',
        'PromptNode.sharedTools',
        'ToolNode.sharedTool',
        ...['ScheduledEvent', ...members('ScheduledEvent')].flatMap((type) => [`${type}.assistant`, `${type}.conversation`]),
        ...['Tool', ...members('Tool')].map((type) => `${type}.sharedTool`),
      ].toSorted(),
    );
    const silent = places.filter((one) => [...costly, ...at(references)].includes(one.at) && !one.description?.includes('Cost: '));
    expect(at(silent)).toEqual([]);
  });
});
