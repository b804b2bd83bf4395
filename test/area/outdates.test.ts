/** What each mutation outdates: the reads that are made again after it. All others stay. */
import { expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { startSandboxGateway } from '../support/gateway.ts';
import { argumentsOf } from './arguments.ts';
import { ASSISTANT, AT_LEAST, CONVERSATION, DELETED, MISSION, MISSION_RUN, TEST, VALUES } from './values.ts';

const ANOTHER_CONVERSATION = CONVERSATION.replace(/1$/, '2');
const ofMissionRun = (selection: string) => `{ missionRun(missionId: "${MISSION}", runId: "${MISSION_RUN}") { ${selection} } }`;

const ANOTHER = 'assistant-parcel-tracker';
const ANOTHER_TEST = '7e577e57-0000-4000-8000-000000000002';
const callOf = (id: string, end: string) => new RegExp(`/${id}/${end}`);

/** A read of each kind, and the call that it makes. Those below a parent are made below the one that the mutation names, and another one. */
const probesOf = (assistantId: string) =>
  ({
    assistants: ['{ assistants { totalCount } }', /assistants$/],
    tags: ['{ assistantTags }', /tags$/],
    versions: [`{ assistant(id: "${assistantId}") { versions { totalCount } } }`, callOf(assistantId, 'versions$')],
    versionsOfAnother: [`{ assistant(id: "${ANOTHER}") { versions { totalCount } } }`, callOf(ANOTHER, 'versions$')],
    canary: [`{ assistant(id: "${assistantId}") { canaryDeploy { createdAt } } }`, callOf(assistantId, 'canary-deploys$')],
    canaryOfAnother: [`{ assistant(id: "${ANOTHER}") { canaryDeploy { createdAt } } }`, callOf(ANOTHER, 'canary-deploys$')],
    texml: [`{ assistant(id: "${assistantId}") { texml } }`, /texml$/],
    deleted: ['{ deletedAssistants { totalCount } }', /deleted\?/],
    events: [`{ assistant(id: "${assistantId}") { scheduledEvents { totalCount } } }`, callOf(assistantId, 'scheduled_events\\?')],
    eventsOfAnother: [`{ assistant(id: "${ANOTHER}") { scheduledEvents { totalCount } } }`, callOf(ANOTHER, 'scheduled_events\\?')],
    tests: ['{ tests { totalCount } }', /tests\?/],
    suites: ['{ testSuites { name } }', /test-suites$/],
    runs: [`{ test(id: "${TEST}") { runs { totalCount } } }`, callOf(TEST, 'runs\\?')],
    runsOfAnother: [`{ test(id: "${ANOTHER_TEST}") { runs { totalCount } } }`, callOf(ANOTHER_TEST, 'runs\\?')],
    suiteRuns: ['{ testSuite(name: "Refunds") { runs { totalCount } } }', callOf('Refunds', 'runs\\?')],
    conversations: ['{ conversations { nodes { id } } }', /conversations\?/],
    messages: [`{ conversation(id: "${CONVERSATION}") { messages { totalCount } } }`, /1\/messages\?/],
    messagesOfAnother: [`{ conversation(id: "${ANOTHER_CONVERSATION}") { messages { totalCount } } }`, /2\/messages\?/],
    findings: [`{ conversation(id: "${ANOTHER_CONVERSATION}") { insights { status } } }`, /2\/conversations-insights$/],
    insights: ['{ insights { totalCount } }', /insights\?page/],
    insightGroups: ['{ insightGroups { totalCount } }', /insight-groups\?/],
    aggregates: ['{ insightAggregates(groupBy: ["score"]) { recordCount } }', /aggregates\?/],
    sharedTools: ['{ sharedTools { totalCount } }', /tools\?/],
    missions: ['{ missions { totalCount } }', /missions\?/],
    missionRuns: [`{ mission(id: "${MISSION}") { runs { totalCount } } }`, /missions\/[^/]+\/runs\?/],
    allMissionRuns: ['{ missionRuns { totalCount } }', /missions\/runs\?/],
    missionPlan: [ofMissionRun('plan { stepId }'), /plan$/],
    missionAgents: [ofMissionRun('agents { assistantId }'), /telnyx-agents$/],
    missionEvents: [ofMissionRun('events { totalCount }'), /runs\/[^/]+\/events\?/],
    allMissionEvents: ['{ missionEvents { totalCount } }', /missions\/events\?/],
    mcpServers: ['{ mcpServers { totalCount } }', /mcp_servers\?/],
    integrations: ['{ integrations { status } }', /integrations$/],
    connections: ['{ integrationConnections { id } }', /connections$/],
    models: ['{ models { id } }', /models$/],
    secrets: ['{ integrationSecrets { totalCount } }', /integration_secrets\?(?!.*basic)/],
    secretsOfType: ['{ integrationSecrets(filter: { type: BASIC }) { totalCount } }', /integration_secrets\?page.*basic/],
  }) satisfies Readonly<Record<string, readonly [query: string, call: RegExp]>>;

type Probe = keyof ReturnType<typeof probesOf>;

const OF_ANY: readonly Probe[] = ['versions', 'versionsOfAnother'];

const OF_INSIGHTS: readonly Probe[] = ['insights', 'insightGroups', 'aggregates'];
const OF_ANY_CONVERSATION: readonly Probe[] = ['messages', 'messagesOfAnother', 'findings'];
/** Runs of missions and what belongs to them. */
const OF_MISSION_RUNS: readonly Probe[] = [
  'missionRuns',
  'allMissionRuns',
  'missionPlan',
  'missionAgents',
  'missionEvents',
  'allMissionEvents',
];

const OUTDATES: Readonly<Record<string, readonly Probe[]>> = {
  createAssistant: ['assistants', 'texml', 'tags'],
  updateAssistant: ['assistants', 'texml', 'canary', 'versions', 'tags'],
  // Creates, as it is given no id.
  applySnapshot: ['assistants', 'texml', 'tags'],
  ...Object.fromEntries(
    [
      'addFlowNode',
      'updateFlowNode',
      'removeFlowNode',
      'connectFlowNodes',
      'disconnectFlowNodes',
      'replaceTool',
      'setDynamicVariables',
    ].map((name): [string, readonly Probe[]] => [name, ['assistants', 'texml', 'canary', 'versions', 'tags']]),
  ),
  cloneAssistant: ['assistants', 'texml', 'tags'],
  // Its own versions and events are no longer asked for.
  deleteAssistant: ['assistants', 'tags', 'deleted'],
  restoreAssistant: ['assistants', 'texml', 'tags', 'deleted'],
  schedulePhoneCall: ['events'],
  scheduleTextMessage: ['events'],
  cancelScheduledEvent: ['events'],
  importAssistants: ['assistants', 'texml', ...OF_ANY, 'tags', 'canary', 'canaryOfAnother'],
  addAssistantTag: ['assistants', 'texml', 'versions', 'tags'],
  removeAssistantTag: ['assistants', 'texml', 'versions', 'tags'],
  attachTool: ['assistants', 'texml', 'versions'],
  detachTool: ['assistants', 'texml', 'versions'],
  testWebhookTool: [],
  createAssistantVersion: ['versions'],
  updateAssistantVersion: ['versions'],
  promoteAssistantVersionGuarded: ['assistants', 'texml', 'canary', 'versions', 'tags'],
  promoteAssistantVersion: ['assistants', 'texml', 'canary', 'versions', 'tags'],
  deleteAssistantVersion: ['versions', 'canary'],
  // What these bring is read from now on.
  createCanaryDeploy: [],
  updateCanaryDeploy: [],
  deleteCanaryDeploy: ['canary'],
  // In a conversation of its own.
  sendChatMessage: ['conversations'],
  sendAssistantSms: ['conversations', ...OF_ANY_CONVERSATION],
  startWhatsAppChat: ['conversations', ...OF_ANY_CONVERSATION],
  createConversation: ['conversations'],
  updateConversation: ['conversations'],
  // Its own messages are no longer asked for.
  deleteConversation: ['conversations', 'aggregates'],
  addConversationMessage: ['conversations', 'messages'],
  enhanceInstructions: [],
  createTest: ['tests', 'suites'],
  updateTest: ['tests', 'suites', 'runs', 'runsOfAnother', 'suiteRuns'],
  // Its own runs are no longer asked for.
  deleteTest: ['tests', 'suites', 'runsOfAnother', 'suiteRuns'],
  runTest: ['runs', 'runsOfAnother', 'suiteRuns'],
  runTestSuite: ['runs', 'runsOfAnother', 'suiteRuns'],
  createInsight: [...OF_INSIGHTS],
  updateInsight: [...OF_INSIGHTS],
  deleteInsight: [...OF_INSIGHTS],
  createInsightGroup: ['insightGroups'],
  updateInsightGroup: ['insightGroups'],
  deleteInsightGroup: ['assistants', 'texml', ...OF_ANY, 'insightGroups'],
  assignInsight: ['insightGroups'],
  unassignInsight: ['insightGroups'],
  createSharedTool: ['sharedTools'],
  updateSharedTool: ['assistants', 'texml', ...OF_ANY, 'sharedTools'],
  deleteSharedTool: ['assistants', 'texml', ...OF_ANY, 'sharedTools'],
  deleteIntegrationConnection: ['integrations', 'connections', 'assistants', 'texml', ...OF_ANY],
  createIntegrationSecret: ['secrets', 'secretsOfType'],
  // What may use it has been read again.
  deleteIntegrationSecret: ['secrets', 'secretsOfType', 'texml'],
  createMission: ['missions', ...OF_MISSION_RUNS],
  updateMission: ['missions', ...OF_MISSION_RUNS],
  cloneMission: ['missions', ...OF_MISSION_RUNS],
  deleteMission: ['missions', ...OF_MISSION_RUNS, 'assistants', 'texml', ...OF_ANY],
  startMissionRun: OF_MISSION_RUNS,
  updateMissionRun: OF_MISSION_RUNS,
  cancelMissionRun: OF_MISSION_RUNS,
  pauseMissionRun: OF_MISSION_RUNS,
  resumeMissionRun: OF_MISSION_RUNS,
  linkMissionAgent: ['missions', ...OF_MISSION_RUNS, 'assistants', 'texml'],
  unlinkMissionAgent: ['missions', ...OF_MISSION_RUNS, 'assistants', 'texml'],
  createMissionPlan: OF_MISSION_RUNS,
  addMissionPlanSteps: OF_MISSION_RUNS,
  updateMissionPlanStep: OF_MISSION_RUNS,
  logMissionEvent: OF_MISSION_RUNS,
  createMcpServer: ['mcpServers'],
  updateMcpServer: ['mcpServers'],
  deleteMcpServer: ['assistants', 'texml', ...OF_ANY, 'mcpServers'],
};

/** Without what its payload would read. */
const writeOf = (name: string) =>
  `mutation Write($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { userErrors { code message } } }`;

/** One operation that reads what all of these do. */
const allOf = (queries: readonly string[]) =>
  `{ ${queries.map((query, index) => query.replace(/^\{ (\w+)/, `read${index}: $1`).replace(/ \}$/, '')).join(' ')} }`;

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

test('each mutation has a row', () => {
  expect(Object.keys(OUTDATES).toSorted()).toEqual(mutations.map(({ name }) => name).toSorted());
});

test.each(mutations.map((field) => [field.name, field] as const))('%s', async (name, field) => {
  const gateway = await startSandboxGateway({
    now: () => 0,
    operationLimits: { maxAliases: 100, maxRootFields: 100, maxUpstreamCalls: 100 },
  });
  const variables = argumentsOf(`Mutation.${name}`, field.args, 'required', { ...VALUES, ...AT_LEAST });
  const { assistantId, id } = variables['input'] as { readonly assistantId?: string; readonly id?: string };
  const probes = Object.entries(probesOf(assistantId ?? (id?.startsWith('assistant-') && id !== DELETED ? id : ASSISTANT)));
  const callsOf = async (query: string) => {
    const before = gateway.calls().length;
    const { errors } = await gateway.query(query);
    expect(errors).toBeUndefined();
    return gateway.calls().slice(before);
  };
  const all = allOf(probes.map(([, [query]]) => query));
  const calls = await callsOf(all);
  expect(probes.filter(([, [, call]]) => !calls.some((made) => call.test(made)))).toEqual([]);
  expect(await callsOf(all)).toEqual([]);

  const { data, errors } = await gateway.query(writeOf(name), { variables });

  expect([errors ?? [], data?.[name]?.userErrors]).toEqual([[], []]);
  const outdated: string[] = [];
  for (const [kind, [query, call]] of probes) if ((await callsOf(query)).some((made) => call.test(made))) outdated.push(kind);
  expect(outdated.toSorted()).toEqual(OUTDATES[name]?.toSorted());
});
