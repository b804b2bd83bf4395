/** The parts of the schema, and where they are. */
import {
  astFromValue,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  print,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { schema } from '../../src/schema/index.ts';

const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);
/** All types of the graph, without those of GraphQL itself. */
export const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__') && !BUILT_IN.has(name));
export const objects = types.filter(isObjectType);
export const abstracts = types.filter(isAbstractType);

export interface Place {
  readonly at: string;
  readonly name: string;
  readonly description: string | null | undefined;
}
export interface FieldPlace extends Place {
  readonly parent: GraphQLObjectType | GraphQLInterfaceType;
  readonly type: GraphQLOutputType;
}
interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** A part of the schema, and where it is: `Type.field`. */
export const place = ({ name, description }: Described, at: string): Place => ({ at, name, description });

/** The fields of all objects and interfaces. */
export const fields: FieldPlace[] = types.flatMap((parent) => {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return [];
  return Object.values(parent.getFields()).map((field) =>
    Object.assign(place(field, `${parent.name}.${field.name}`), { parent, type: field.type }),
  );
});

/** Everything that can have a description. */
export const places: Place[] = [
  ...types.map((type) => place(type, type.name)),
  ...fields,
  ...fields.flatMap(({ parent, name, at }) => parent.getFields()[name]!.args.map((arg) => place(arg, `${at}(${arg.name}:)`))),
  ...types.filter(isEnumType).flatMap((type) => type.getValues().map((value) => place(value, `${type.name}.${value.name}`))),
  ...types
    .filter(isInputObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => place(field, `${type.name}.${field.name}`))),
];

export const at = (found: readonly Place[]) => found.map((one) => one.at).toSorted();
export const typeNamed = (name: string) => types.find((type) => type.name === name);

interface Input {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly defaultValue?: unknown;
}

/** `name: Type = default` */
function inputSignature({ name, type, defaultValue }: Input): string {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return `${name}: ${String(type)}${value ? ` = ${print(value)}` : ''}`;
}

/** `name(argument: Type = default): Type`, arguments in the order of the alphabet. */
export function signature({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const list = args.map(inputSignature).toSorted().join(', ');
  return `${name}${list === '' ? '' : `(${list})`}: ${String(type)}`;
}

/** Those of all fields of a type. */
export function signatures(name: string): string[] {
  const type = typeNamed(name);
  if (isObjectType(type) || isInterfaceType(type)) return Object.values(type.getFields()).map(signature);
  return isInputObjectType(type) ? Object.values(type.getFields()).map(inputSignature) : [];
}

/** The members of a union, the implementations of an interface or the values of an enum, in the order of the alphabet. */
export function members(name: string): string[] {
  const type = typeNamed(name);
  const found = isEnumType(type) ? type.getValues() : isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return found.map((member) => member.name).toSorted();
}

/** Types that can be read by their id. */
export const ENTITIES = [
  'Assistant',
  'AssistantTest',
  'AssistantVersion',
  'Conversation',
  'DeletedAssistant',
  'Insight',
  'InsightGroup',
  'Integration',
  'IntegrationConnection',
  'IntegrationSecret',
  'McpServer',
  'MessagingProfile',
  'Mission',
  'MissionRun',
  'Model',
  'PhoneNumber',
  'SharedTool',
  'TestRun',
  'TexmlApp',
].toSorted();

/** Writes of missions and of what belongs to their runs. */
export const MISSION_WRITES = [
  ...['Create', 'Update', 'Clone', 'Delete'].map((verb) => `${verb}Mission`),
  ...['Start', 'Update', 'Cancel', 'Pause', 'Resume'].map((verb) => `${verb}MissionRun`),
  'LinkMissionAgent',
  'UnlinkMissionAgent',
  'CreateMissionPlan',
  'AddMissionPlanSteps',
  'UpdateMissionPlanStep',
  'LogMissionEvent',
];

/** Mutations that change a part of an assistant. */
export const EDITS = [
  'AddFlowNode',
  'UpdateFlowNode',
  'RemoveFlowNode',
  'ConnectFlowNodes',
  'DisconnectFlowNodes',
  'ReplaceTool',
  'SetDynamicVariables',
];

/** Mutations that bring the assistant and its version. */
export const BRINGING_A_VERSION = [
  'ApplySnapshot',
  'CloneAssistant',
  'CreateAssistant',
  'PromoteAssistantVersion',
  'PromoteAssistantVersionGuarded',
  'RestoreAssistant',
  'UpdateAssistant',
];

/** Object types that mirror no wire object, and so have no `extra`. */
export const PLAIN_TYPES: Readonly<Record<string, string>> = {
  Query: 'a root',
  Mutation: 'a root',
  Subscription: 'a root',
  ImportProgress: 'made by the gateway',
  Account: 'made by the gateway',
  AccountStats: 'made by the gateway',
  ApplyPlan: 'made by the gateway',
  ...Object.fromEntries(['ImportEntry', 'ImportPlan', 'ImportReport', 'PlannedOverwrite'].map((name) => [name, 'made by the gateway'])),
  Finding: 'made by the gateway',
  FindingCode: 'made by the gateway',
  FlowCheck: 'made by the gateway',
  NodeVisits: 'made by the gateway',
  HandoffEdge: 'made by the gateway',
  HandoffGraph: 'made by the gateway',
  HandoffNode: 'made by the gateway',
  LintReport: 'made by the gateway',
  NamedCount: 'made by the gateway',
  Readiness: 'made by the gateway',
  ...Object.fromEntries(
    ['AccountVariable', 'AssistantVariable', 'ConsideredEdge', 'FlowSimulation', 'SimulationStep', 'TemplateVariable'].map((name) => [
      name,
      'made by the gateway',
    ]),
  ),
  ...Object.fromEntries(
    ['ChatRefused', 'InstructionsDelta', 'InstructionsDone', 'InstructionsRefused'].map((name) => [name, 'made by the gateway']),
  ),
  UnknownChatEvent: '`raw` shows all of it',
  AssistantConnection: 'made by the gateway',
  AssistantEdge: 'made by the gateway',
  AssistantVersionConnection: 'made by the gateway',
  AssistantVersionEdge: 'made by the gateway',
  DeletedAssistantConnection: 'made by the gateway',
  DeletedAssistantEdge: 'made by the gateway',
  ScheduledEventConnection: 'made by the gateway',
  ScheduledEventEdge: 'made by the gateway',
  PageInfo: 'made by the gateway',
  TextHunk: 'made by the gateway',
  VersionChange: 'made by the gateway',
  VersionDiff: 'made by the gateway',
  ...Object.fromEntries(
    [
      'ImportAssistants',
      'ApplySnapshot',
      ...EDITS,
      'CreateConversation',
      'AssignInsight',
      'UnassignInsight',
      'UpdateConversation',
      'DeleteConversation',
      'AddConversationMessage',
      'CreateAssistant',
      'CreateAssistantVersion',
      'UpdateAssistantVersion',
      'UpdateAssistant',
      'CloneAssistant',
      'RestoreAssistant',
      'SchedulePhoneCall',
      'ScheduleTextMessage',
      'CancelScheduledEvent',
      'DeleteAssistant',
      'AddAssistantTag',
      'RemoveAssistantTag',
      'PromoteAssistantVersion',
      'PromoteAssistantVersionGuarded',
      'DeleteAssistantVersion',
      'AttachTool',
      'DetachTool',
      'TestWebhookTool',
      'EnhanceInstructions',
      'SendAssistantSms',
      'SendChatMessage',
      'StartWhatsAppChat',
    ].map((name) => [`${name}Payload`, 'made by the gateway']),
  ),
  ...Object.fromEntries(
    ['AssistantTest', 'Conversation', 'ConversationMessage', 'TestRun']
      .flatMap((type) => [`${type}Connection`, `${type}Edge`])
      .map((name) => [name, 'made by the gateway']),
  ),
  ...Object.fromEntries(
    ['CreateTest', 'UpdateTest', 'DeleteTest', 'RunTest', 'RunTestSuite'].map((name) => [`${name}Payload`, 'made by the gateway']),
  ),
  ...Object.fromEntries(['Connection', 'Edge'].map((end) => [`IntegrationSecret${end}`, 'made by the gateway'])),
  ...Object.fromEntries(['Create', 'Delete'].map((verb) => [`${verb}IntegrationSecretPayload`, 'made by the gateway'])),
  DeleteIntegrationConnectionPayload: 'made by the gateway',
  SecretReference: 'made by the gateway',
  SecretInventory: 'made by the gateway',
  ClearValue: 'made by the gateway',
  ...Object.fromEntries(
    ['Mission', 'MissionRun', 'MissionEvent']
      .flatMap((type) => [`${type}Connection`, `${type}Edge`])
      .map((name) => [name, 'made by the gateway']),
  ),
  ...Object.fromEntries(MISSION_WRITES.map((name) => [`${name}Payload`, 'made by the gateway'])),
  TestSuite: 'a name',
  TestSuiteProgress: 'made by the gateway',
  ...Object.fromEntries(
    ['Insight', 'InsightGroup', 'McpServer', 'SharedTool'].flatMap((type) =>
      [`${type}Connection`, `${type}Edge`, `Create${type}Payload`, `Update${type}Payload`, `Delete${type}Payload`].map((name) => [
        name,
        'made by the gateway',
      ]),
    ),
  ),
  ...Object.fromEntries(['Create', 'Update', 'Delete'].map((verb) => [`${verb}CanaryDeployPayload`, 'made by the gateway'])),
  EffectiveVersion: 'made by the gateway',
  InsightAggregate: '`values` shows all of it',
  VersionShare: 'made by the gateway',
  AssistantUse: 'made by the gateway',
  Deletability: 'made by the gateway',
  Usage: 'made by the gateway',
  UserError: 'made by the gateway',
  UnknownCondition: '`raw` shows all of it',
  UnknownTarget: '`raw` shows all of it',
  UnknownExpression: '`raw` shows all of it',
  UnknownBackgroundAudio: '`raw` shows all of it',
};
