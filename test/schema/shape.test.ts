/** The schema has one shape throughout: its names, its lists, its ids, and what it does with what nobody knows. */
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import {
  abstracts,
  at,
  ENTITIES,
  fields,
  members,
  MISSION_WRITES,
  objects,
  places,
  BRINGING_A_VERSION,
  EDITS,
  PLAIN_TYPES,
  signature,
  signatures,
  typeNamed,
  types,
  type FieldPlace,
} from './places.ts';

/** Those over wire values: what is a `Node`, has the configuration of an assistant, or happens to instructions, is known. */
const open = abstracts.filter(({ name }) => !['AssistantConfiguration', 'InstructionsEvent', 'Node'].includes(name));
/** Types that are known by more than an `id`. */
const COMPOUND_KEYS: Readonly<Record<string, readonly string[]>> = {
  AssistantVersion: ['assistantId: ID!', 'versionId: ID'],
  TestRun: ['testId: ID!', 'runId: ID!'],
  MissionRun: ['missionId: ID!', 'runId: ID!'],
};

/** What other products own has no global id. */
const NEIGHBOURS = new Set(['MessagingProfile', 'PhoneNumber', 'TexmlApp']);

const EVENTS = ['ScheduledEvent', ...members('ScheduledEvent')];

/** Fields of ids without the object beside them. */
const BARE_IDS: Readonly<Record<string, string>> = {
  'AssistantVersion.versionId': 'names the object itself',
  'PromptNode.effectiveSharedToolIds': 'the tools are in `effectiveTools`',
  'SimulationStep.takenEdgeId': 'the edge is `taken`',
  'AssistantConfiguration.versionId': 'an assistant has the object beside it, a version is it',
  'DeletedAssistant.versionId': 'versions of what is deleted cannot be read',
  ...Object.fromEntries(EVENTS.map((type) => [`${type}.eventId`, 'names the event itself'])),
  'Conversation.callControlId': 'calls are not in this graph',
  'ConversationInsight.conversationInsightId': 'names the analysis itself',
  'MessageToolCall.toolCallId': 'names the call itself',
  'CallAttempt.telnyxCallControlId': 'calls are not in this graph',
  'CancelScheduledEventPayload.deletedId': 'the object is gone',
  'DeleteAssistantVersionPayload.deletedId': 'the object is gone',
  'DeleteCanaryDeployPayload.deletedId': 'the object is gone',
  'DeleteIntegrationSecretPayload.deletedId': 'the object is gone',
  'SecretReference.versionId': 'of which version the assistant was',
  'DeleteIntegrationConnectionPayload.deletedId': 'the object is gone',
  'AssistantUse.versionId': 'the object is a later issue',
  ...Object.fromEntries(
    [...EDITS, ...BRINGING_A_VERSION].map((name) => [`${name}Payload.versionId`, 'names the version of the assistant beside it']),
  ),
  ...Object.fromEntries(
    ['CreateAssistantVersion', 'UpdateAssistantVersion'].map((name) => [
      `${name}Payload.assistantId`,
      'the version beside it has the object',
    ]),
  ),
  ...Object.fromEntries(
    ['Add', 'Update', 'Remove'].map((name) => [`${name}FlowNodePayload.nodeId`, 'the assistant beside it has the node']),
  ),
  ...Object.fromEntries(['C', 'Disc'].map((name) => [`${name}onnectFlowNodesPayload.edgeId`, 'the assistant beside it has the edge'])),
  'PlannedOverwrite.importId': 'of an agent at another provider',
  'ImportPlan.unknownIds': 'of agents at another provider',
  'DeleteAssistantPayload.deletedId': 'the object is gone',
  ...Object.fromEntries(
    ['Conversation', 'Insight', 'InsightGroup'].map((type) => [`Delete${type}Payload.deletedId`, 'the object is gone']),
  ),
  'DeleteMcpServerPayload.deletedId': 'the object is gone',
  'DeleteSharedToolPayload.deletedId': 'the object is gone',
  'DeleteTestPayload.deletedId': 'the object is gone',
  'ChatDelta.conversationId': 'the end of the reply has the object',
  'ChatRefused.conversationId': 'nothing was said in it',
  'StartWhatsAppChatPayload.messageId': 'messages cannot be read by their id',
  'ImportMetadata.importId': "lives on the provider's platform",
  'PhoneNumber.connectionId': 'the object is `texmlApp`',
  'RetrievalTool.bucketIds': 'storage buckets are not in this graph',
  'TestRun.runId': 'names the run itself',
  'MissionRun.runId': 'names the run itself',
  ...Object.fromEntries(
    ['MissionPlanStep', 'MissionAgent', 'MissionEvent'].flatMap((type) =>
      ['missionId', 'runId'].map((name) => [`${type}.${name}`, 'name the run that the object is reached from']),
    ),
  ),
  'MissionPlanStep.stepId': 'names the step itself',
  'MissionPlanStep.parentStepId': 'names another step of the plan',
  'MissionEvent.eventId': 'names the event itself',
  'MissionEvent.agentId': 'of whatever the customer calls an agent',
  ...Object.fromEntries(
    MISSION_WRITES.filter((name) => /Run$|Agent$|Plan$|Steps$/.test(name)).map((name) => [`${name}Payload.runId`, 'names the run']),
  ),
  'UpdateMissionPlanStepPayload.stepId': 'names the step',
  'LogMissionEventPayload.eventId': 'names the event',
  'DeleteMissionPayload.deletedId': 'the object is gone',
  'TestRun.testSuiteRunId': 'names the runs that `suiteRuns` has',
  'RunTestSuitePayload.testSuiteRunId': 'names the runs beside it',
  'FlowEdge.edgeId': 'names the edge itself',
  'HandoffEdge.fromAssistantId': 'has its node in `from`',
  'HandoffEdge.toAssistantId': 'has its node in `to`',
  ...Object.fromEntries(ENTITIES.filter((type) => !NEIGHBOURS.has(type)).map((type) => [`${type}.globalId`, 'names the object itself'])),
  ...Object.fromEntries(['Tool', ...members('Tool')].map((type) => [`${type}.toolId`, 'names the tool itself'])),
  'Node.globalId': 'names the object itself',
  ...Object.fromEntries(
    ['FlowNode', 'PromptNode', 'ToolNode', 'SpeakNode', 'UnknownFlowNode'].map((type) => [`${type}.nodeId`, 'names the node itself']),
  ),
};

/** Lists that may be null, as that means something else than empty. */
const NULLABLE_LISTS = [
  'Account.templateVariables',
  ...['Assistant', 'AssistantConfiguration'].map((type) => `${type}.sharedTools`),
  'AssistantIntegration.allowedList',
  'AssistantMcpServer.allowedTools',
  'AssistantVersion.sharedTools',
  'Conversation.flowPath',
  'Conversation.insights',
  'DeletedAssistant.sharedTools',
  'Insight.groups',
  'InviteTool.targets',
  'McpServer.allowedTools',
  'PromptNode.sharedToolIds',
  'PromptNode.sharedTools',
  'SIPReferTool.targets',
  'TestRun.suiteRuns',
  'TransferTool.targets',
  'MissionRun.plan',
  'MissionRun.agents',
  ...['AssistantConfiguration', ...members('AssistantConfiguration')].map((type) => `${type}.relatedMissions`),
  'UserError.field',
  'IntegrationSecret.references',
  ...['Assistant', 'MessagingProfile', 'TexmlApp'].map((type) => `${type}.phoneNumbers`),
  'TexmlApp.assistants',
  'AssistantIntegration.connections',
  'Integration.connections',
  ...['AssistantConfiguration', ...members('AssistantConfiguration')].map((type) => `${type}.secretReferences`),
].toSorted();

/** What tells the members apart, where that is not `type`. */
const KINDS: Readonly<Record<string, string>> = { ScheduledEvent: 'telnyxConversationChannel: ConversationChannel' };

/** Enums of which the gateway itself is the author. */
const CLOSED_ENUMS = [
  'ApplyAction',
  'AssistantOrderField',
  'ChangeKind',
  'ChangeRisk',
  'ClearValueKind',
  'ConversationOrderField',
  'DiagramDirection',
  'DiagramFormat',
  'FindingArea',
  'GreetingMode',
  'HandoffKind',
  'ImportOutcome',
  'ImportState',
  'ListOrderField',
  'OrderDirection',
  'Severity',
  'SimulationChannel',
  'SimulationEnd',
  'UserErrorCode',
];

describe('shape', () => {
  test('nothing is named for the envelope of an answer', () => {
    expect(at(places.filter(({ name }) => /^(data|meta|results?|responses?|payload)$/i.test(name)))).toEqual(
      [
        // Of a test, the result is what is asked for.
        'TestWebhookToolPayload.result',
        // Of an event, Telnyx calls the data of the customer so.
        'MissionEvent.payload',
        'MissionEventDraft.payload',
        // Of a kind that nobody knows, its settings have no other name.
        'UnknownKindInput.payload',
      ].toSorted(),
    );
  });

  test('every union and interface has an unknown member that shows everything', () => {
    expect(open).toHaveLength(9);
    for (const { name } of open) {
      const unknown = members(name).filter((member) => member.startsWith('Unknown'));
      expect(unknown).toEqual([expect.any(String)]);
      expect(signatures(unknown[0]!)).toEqual(expect.arrayContaining([KINDS[name] ?? 'type: String', 'raw: JSON']));
    }
  });

  test('every type that mirrors a wire object has `extra`', () => {
    const without = objects.filter(({ name }) => !signatures(name).includes('extra: JSON')).map(({ name }) => name);
    expect(without.toSorted()).toEqual(Object.keys(PLAIN_TYPES).toSorted());
  });

  test('fields of one name have one type in all members of a union or interface', () => {
    // Entities have nothing in common but their global id.
    for (const type of abstracts.filter(({ name }) => name !== 'Node')) {
      const all = schema.getPossibleTypes(type).flatMap((member) => Object.values(member.getFields()));
      const differing = all.filter((field) => all.some((other) => other.name === field.name && signature(other) !== signature(field)));
      expect(differing.map(signature)).toEqual([]);
    }
  });

  test('every enum over wire values has UNKNOWN, and no other has', () => {
    const closed = types.filter((type) => isEnumType(type) && type.getValue('UNKNOWN') === undefined);
    expect(closed.map(({ name }) => name).toSorted()).toEqual(CLOSED_ENUMS);
  });

  test('only entities have `id`, and they always have one, or the parts of their key', () => {
    const simple = ENTITIES.filter((type) => COMPOUND_KEYS[type] === undefined);
    expect(at(fields.filter(({ name }) => name === 'id'))).toEqual(simple.map((type) => `${type}.id`));
    for (const type of ENTITIES) expect(signatures(type)).toEqual(expect.arrayContaining([...(COMPOUND_KEYS[type] ?? ['id: ID!'])]));
  });

  test('lists are never null, nor are their items', () => {
    const lists = fields.filter(({ type }) => isListType(getNullableType(type)));
    // The answer to each id stands at its place, so what is missing leaves a gap.
    expect(at(lists.filter(({ type }) => !/^(\[\w+!\]|\[\[\w+!\]!\])!?$/.test(String(type))))).toEqual(['Query.nodes']);
    expect(at(lists.filter(({ type }) => !isNonNullType(type)))).toEqual(NULLABLE_LISTS);
  });

  test('a list of assistants has pages, and only what an import brought names them plainly', () => {
    const lists = fields.filter(({ type }) => isListType(getNullableType(type)) && getNamedType(type).name === 'Assistant');
    expect(at(lists)).toEqual([
      'AssistantConnection.nodes',
      'ImportAssistantsPayload.assistants',
      'ImportProgress.assistants',
      'TexmlApp.assistants',
    ]);
  });

  test('an id has its object beside it, or a reason why not', () => {
    const hasObject = ({ name, parent }: FieldPlace) => Object.hasOwn(parent.getFields(), name.replace(/Id(s?)$/, '$1'));
    const bare = fields.filter((field) => /Ids?$/.test(field.name) && !hasObject(field));
    expect(at(bare)).toEqual(Object.keys(BARE_IDS).toSorted());
    const mistyped = fields.filter(({ name, type }) => /Ids?$/.test(name) && getNamedType(type).name !== 'ID');
    expect(at(mistyped)).toEqual([]);
  });

  test('times are DateTime and end in At', () => {
    const isTime = ({ name, at: where }: FieldPlace) => /[a-z]At$/.test(name) && where !== 'TemplateVariable.usedAt';
    const unlike = fields.filter((field) => isTime(field) !== (getNamedType(field.type).name === 'DateTime'));
    // Telnyx has other ways to say when; these are its names.
    expect(at(unlike)).toEqual(
      at(
        fields.filter(
          ({ at: where }) => ['Model.created', 'MissionEvent.timestamp'].includes(where) || where.endsWith('.scheduledAtFixedDatetime'),
        ),
      ),
    );
  });

  test('a mutation is named for what it does, takes one input and gives one payload', () => {
    for (const field of Object.values(schema.getMutationType()!.getFields())) {
      expect(field.name).toMatch(
        /^(apply|connect|disconnect|replace|set|import|create|update|delete|assign|unassign|promote|clone|add|remove|attach|detach|send|start|enhance|run|test|schedule|cancel|restore|pause|resume|link|unlink|log)[A-Z]/,
      );
      const base = field.name[0]!.toUpperCase() + field.name.slice(1);
      expect(signature(field)).toBe(`${field.name}(input: ${base}Input!): ${base}Payload!`);
      expect(signatures(`${base}Payload`)).toContain('userErrors: [UserError!]!');
    }
  });

  test('every type can be reached by an operation, and every member through its union', () => {
    const reached = new Set<string>();
    const visit = (name: string): void => {
      if (reached.has(name)) return;
      reached.add(name);
      const type = typeNamed(name);
      if (isAbstractType(type)) for (const member of schema.getPossibleTypes(type)) visit(member.name);
      if (isObjectType(type)) for (const { name: implemented } of type.getInterfaces()) visit(implemented);
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          for (const used of [field, ...field.args]) visit(getNamedType(used.type).name);
        }
      }
      if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) visit(getNamedType(field.type).name);
    };
    visit('Query');
    visit('Mutation');
    visit('Subscription');
    expect(types.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
  });
});
