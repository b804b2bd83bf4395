/** The schema's outside is a promise: its names, its shape, and that every part of it explains itself. */
import { readFile } from 'node:fs/promises';
import {
  astFromValue,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  lexicographicSortSchema,
  print,
  printSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';

const BUILT_IN = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__') && !BUILT_IN.has(name));
const objects = types.filter(isObjectType);
const abstracts = types.filter(isAbstractType);
/** Those over wire values: what is a `Node` is known. */
const open = abstracts.filter(({ name }) => name !== 'Node');

interface Place {
  readonly at: string;
  readonly name: string;
  readonly description: string | null | undefined;
}
interface FieldPlace extends Place {
  readonly parent: GraphQLObjectType | GraphQLInterfaceType;
  readonly type: GraphQLOutputType;
}
interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

const place = ({ name, description }: Described, at: string): Place => ({ at, name, description });

const fields: FieldPlace[] = types.flatMap((parent) => {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return [];
  return Object.values(parent.getFields()).map((field) =>
    Object.assign(place(field, `${parent.name}.${field.name}`), { parent, type: field.type }),
  );
});

/** Everything that can have a description. */
const places: Place[] = [
  ...types.map((type) => place(type, type.name)),
  ...fields,
  ...fields.flatMap(({ parent, name, at }) => parent.getFields()[name]!.args.map((arg) => place(arg, `${at}(${arg.name}:)`))),
  ...types.filter(isEnumType).flatMap((type) => type.getValues().map((value) => place(value, `${type.name}.${value.name}`))),
  ...types
    .filter(isInputObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => place(field, `${type.name}.${field.name}`))),
];

/** Words that leave readers guessing; code in backticks may have them. The service is Telnyx or the Telnyx API; "upstream" is for calls that count as cost. */
const PRIVATE_WORDS =
  /\b(?:wire(?:'s)?|told|anew|such(?! as\b)|passed over|mend(?:s|ed|ing)?|whoever|whom|whose|what is no|nowhere|stations?|arrows?|singly|in words|the platform(?:'s)?|upstream(?! (?:call|read|list|write)s?\b))\b/i;

const at = (found: readonly Place[]) => found.map((one) => one.at).toSorted();
const typeNamed = (name: string) => types.find((type) => type.name === name);

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
function signature({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const list = args.map(inputSignature).toSorted().join(', ');
  return `${name}${list === '' ? '' : `(${list})`}: ${String(type)}`;
}

function signatures(name: string): string[] {
  const type = typeNamed(name);
  if (isObjectType(type) || isInterfaceType(type)) return Object.values(type.getFields()).map(signature);
  return isInputObjectType(type) ? Object.values(type.getFields()).map(inputSignature) : [];
}

/** The members of a union, the implementations of an interface or the values of an enum, in the order of the alphabet. */
function members(name: string): string[] {
  const type = typeNamed(name);
  const found = isEnumType(type) ? type.getValues() : isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return found.map((member) => member.name).toSorted();
}

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
      'Mutation.importAssistants',
      ...['mcpServer', 'mcpServers', 'sharedTool', 'sharedTools'].map((name) => `Query.${name}`),
      ...['McpServer', 'SharedTool'].flatMap((type) => ['create', 'update', 'delete'].map((verb) => `Mutation.${verb}${type}`)),
      ...['McpServer', 'SharedTool'].flatMap((type) => [`${type}.usage`, `${type}.deletability`]),
      'Assistant.dynamicVariablesFromWebhook',
    ];
    const references = fields.filter(
      ({ type, parent }) => ENTITIES.includes(getNamedType(type).name) && PLAIN_TYPES[parent.name] === undefined,
    );
    expect(at(references)).toEqual(
      [
        'Assistant.sharedTools',
        'AssistantMcpServer.mcpServer',
        'AssistantTarget.assistant',
        'HandoffTarget.assistant',
        'PromptNode.sharedTools',
        'ToolNode.sharedTool',
        ...['Tool', ...members('Tool')].map((type) => `${type}.sharedTool`),
      ].toSorted(),
    );
    const silent = places.filter((one) => [...costly, ...at(references)].includes(one.at) && !one.description?.includes('Cost: '));
    expect(at(silent)).toEqual([]);
  });
});

/** Types that can be read by their id. */
const ENTITIES = ['Assistant', 'McpServer', 'SharedTool'];

/** Object types that mirror no wire object, and so have no `extra`. */
const PLAIN_TYPES: Readonly<Record<string, string>> = {
  Query: 'a root',
  Mutation: 'a root',
  AssistantConnection: 'made by the gateway',
  AssistantEdge: 'made by the gateway',
  PageInfo: 'made by the gateway',
  ImportAssistantsPayload: 'made by the gateway',
  ...Object.fromEntries(
    ['McpServer', 'SharedTool'].flatMap((type) =>
      [`${type}Connection`, `${type}Edge`, `Create${type}Payload`, `Update${type}Payload`, `Delete${type}Payload`].map((name) => [
        name,
        'made by the gateway',
      ]),
    ),
  ),
  AssistantUse: 'made by the gateway',
  Deletability: 'made by the gateway',
  Usage: 'made by the gateway',
  UserError: 'made by the gateway',
  UnknownCondition: '`raw` shows all of it',
  UnknownTarget: '`raw` shows all of it',
  UnknownExpression: '`raw` shows all of it',
  UnknownBackgroundAudio: '`raw` shows all of it',
};

/** Fields of ids without the object beside them. */
const BARE_IDS: Readonly<Record<string, string>> = {
  'Assistant.versionId': 'the object is a later issue',
  'Assistant.relatedMissionIds': 'missions are not in this graph',
  'AssistantIntegration.integrationId': 'the object is a later issue',
  'InsightSettings.insightGroupId': 'the object is a later issue',
  'AssistantUse.versionId': 'the object is a later issue',
  'DeleteMcpServerPayload.deletedId': 'the object is gone',
  'DeleteSharedToolPayload.deletedId': 'the object is gone',
  'ImportMetadata.importId': "lives on the provider's platform",
  'MessagingSettings.defaultMessagingProfileId': 'messaging profiles are not in this graph',
  'TelephonySettings.defaultTexmlAppId': 'TeXML applications are not in this graph',
  'RetrievalTool.bucketIds': 'storage buckets are not in this graph',
  'FlowEdge.edgeId': 'names the edge itself',
  ...Object.fromEntries(ENTITIES.map((type) => [`${type}.globalId`, 'names the object itself'])),
  ...Object.fromEntries(['Tool', ...members('Tool')].map((type) => [`${type}.toolId`, 'names the tool itself'])),
  'Node.globalId': 'names the object itself',
  ...Object.fromEntries(
    ['FlowNode', 'PromptNode', 'ToolNode', 'SpeakNode', 'UnknownFlowNode'].map((type) => [`${type}.nodeId`, 'names the node itself']),
  ),
};

/** Lists that may be null, as that means something else than empty. */
const NULLABLE_LISTS = [
  'Assistant.sharedTools',
  'AssistantMcpServer.allowedTools',
  'InviteTool.targets',
  'McpServer.allowedTools',
  'PromptNode.sharedToolIds',
  'PromptNode.sharedTools',
  'SIPReferTool.targets',
  'TransferTool.targets',
  'UserError.field',
];

/** Enums of which the gateway itself is the author. */
const CLOSED_ENUMS = ['AssistantOrderField', 'ListOrderField', 'OrderDirection', 'UserErrorCode'];

const PAGE_ARGS = 'after: String, before: String, filter: AssistantFilter, first: Int = 50, last: Int, orderBy: AssistantOrder';
const WHOLE = (filter: string) => `after: String, before: String, filter: ${filter}, first: Int = 50, last: Int, orderBy: ListOrder`;

/** Names, arguments, types and defaults that other programs are written against. */
const CONTRACT: Readonly<Record<string, readonly string[]>> = {
  Query: [
    'assistant(id: ID!): Assistant',
    `assistants(${PAGE_ARGS}): AssistantConnection!`,
    'mcpServer(id: ID!): McpServer',
    `mcpServers(${WHOLE('McpServerFilter')}): McpServerConnection!`,
    'sharedTool(id: ID!): SharedTool',
    `sharedTools(${WHOLE('SharedToolFilter')}): SharedToolConnection!`,
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
    'toolType: String',
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
    'dynamicVariablesFromWebhook(callControlId: String, from: String, to: String): JSON',
  ],
  Tool: ['type: String', 'shared: Boolean', 'toolId: ID', 'sharedTool: SharedTool', 'timeoutMs: Int', 'extra: JSON'],
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
  McpServer: ['id: ID!', 'globalId: ID!', 'url: String', 'allowedTools: [String!]', 'usage: Usage', 'deletability: Deletability'],
  SharedTool: [
    'id: ID!',
    'displayName: String',
    'kind: AssistantToolKind!',
    'toolDefinition: JSON',
    'tool: AssistantTool!',
    'usage: Usage',
  ],
  Usage: ['isUsed: Boolean!', 'isComplete: Boolean!', 'assistants: [AssistantUse!]!'],
  AssistantUse: ['assistantId: ID!', 'assistant: Assistant', 'versionId: ID', 'paths: [[String!]!]!'],
  Deletability: ['isDeletable: Boolean!', 'reasons: [String!]!'],
  SharedToolDraft: ['displayName: String!', 'tool: AssistantToolInput!', 'timeoutMs: Int', 'extra: JSON'],
  SharedToolChanges: ['displayName: String', 'tool: AssistantToolInput', 'timeoutMs: Int', 'extra: JSON'],
  McpServerDraft: ['name: String!', 'type: String!', 'url: String!', 'allowedTools: [String!]', 'apiKeyRef: String', 'extra: JSON'],
  DeleteMcpServerInput: ['id: ID!', 'evenIfUsed: Boolean = false'],
  InsightSettings: ['insightGroupId: ID'],
};

const MEMBERS: Readonly<Record<string, string>> = {
  ImportProvider: 'ELEVENLABS VAPI RETELL UNKNOWN',
  AssistantTool: `WebhookTool RetrievalTool HandoffTool HangupTool TransferTool SIPReferTool DTMFTool InviteTool SendMessageTool
    SkipTurnTool ClientSideTool FunctionTool PayTool UpdateDynamicVariablesTool UnknownTool`,
  FlowNode: 'PromptNode ToolNode SpeakNode UnknownFlowNode',
  FlowTarget: 'NodeTarget AssistantTarget UnknownTarget',
  FlowCondition: 'LLMCondition ExpressionCondition DefaultCondition UnknownCondition',
  Expression: `ComparisonExpression BooleanOpExpression ArithmeticExpression DynamicVariableExpression StringLiteralExpression
    NumberLiteralExpression BooleanLiteralExpression UnknownExpression`,
  BackgroundAudio: 'PredefinedMediaAudio MediaUrlAudio MediaNameAudio UnknownBackgroundAudio',
};

describe('shape', () => {
  test('nothing is named for the envelope of an answer', () => {
    expect(at(places.filter(({ name }) => /^(data|meta|results?|responses?|payload)$/i.test(name)))).toEqual([
      // Of a kind that nobody knows, its settings have no other name.
      'UnknownKindInput.payload',
    ]);
  });

  test('every union and interface has an unknown member that shows everything', () => {
    expect(open).toHaveLength(7);
    for (const { name } of open) {
      const unknown = members(name).filter((member) => member.startsWith('Unknown'));
      expect(unknown).toEqual([expect.any(String)]);
      expect(signatures(unknown[0]!)).toEqual(expect.arrayContaining(['type: String', 'raw: JSON']));
    }
  });

  test('every type that mirrors a wire object has `extra`', () => {
    const without = objects.filter(({ name }) => !signatures(name).includes('extra: JSON')).map(({ name }) => name);
    expect(without.toSorted()).toEqual(Object.keys(PLAIN_TYPES).toSorted());
  });

  test('fields of one name have one type in all members of a union or interface', () => {
    for (const type of abstracts) {
      const all = schema.getPossibleTypes(type).flatMap((member) => Object.values(member.getFields()));
      const differing = all.filter((field) => all.some((other) => other.name === field.name && signature(other) !== signature(field)));
      expect(differing.map(signature)).toEqual([]);
    }
  });

  test('every enum over wire values has UNKNOWN, and no other has', () => {
    const closed = types.filter((type) => isEnumType(type) && type.getValue('UNKNOWN') === undefined);
    expect(closed.map(({ name }) => name).toSorted()).toEqual(CLOSED_ENUMS);
  });

  test('only entities have `id`, and they always have one', () => {
    expect(at(fields.filter(({ name }) => name === 'id'))).toEqual(ENTITIES.map((type) => `${type}.id`));
    for (const type of ENTITIES) expect(signatures(type)).toContain('id: ID!');
  });

  test('lists are never null, nor are their items', () => {
    const lists = fields.filter(({ type }) => isListType(getNullableType(type)));
    // The answer to each id stands at its place, so what is missing leaves a gap.
    expect(at(lists.filter(({ type }) => !/^\[\w+!\]!?$/.test(String(type))))).toEqual(['AssistantUse.paths', 'Query.nodes']);
    expect(at(lists.filter(({ type }) => !isNonNullType(type)))).toEqual(NULLABLE_LISTS);
  });

  test('a list of assistants has pages, and only a payload names them plainly', () => {
    const lists = fields.filter(({ type }) => isListType(getNullableType(type)) && getNamedType(type).name === 'Assistant');
    expect(at(lists)).toEqual(['AssistantConnection.nodes', 'ImportAssistantsPayload.assistants']);
  });

  test('an id has its object beside it, or a reason why not', () => {
    const hasObject = ({ name, parent }: FieldPlace) => Object.hasOwn(parent.getFields(), name.replace(/Id(s?)$/, '$1'));
    const bare = fields.filter((field) => /Ids?$/.test(field.name) && !hasObject(field));
    expect(at(bare)).toEqual(Object.keys(BARE_IDS).toSorted());
    const mistyped = fields.filter(({ name, type }) => /Ids?$/.test(name) && getNamedType(type).name !== 'ID');
    expect(at(mistyped)).toEqual([]);
  });

  test('times are DateTime and end in At', () => {
    const unlike = fields.filter(({ name, type }) => /[a-z]At$/.test(name) !== (getNamedType(type).name === 'DateTime'));
    expect(at(unlike)).toEqual([]);
  });

  test('a mutation is named for what it does, takes one input and gives one payload', () => {
    for (const field of Object.values(schema.getMutationType()!.getFields())) {
      expect(field.name).toMatch(/^(import|create|update|delete|promote|clone|add|remove|attach|detach|send|run|schedule|cancel)[A-Z]/);
      const base = field.name[0]!.toUpperCase() + field.name.slice(1);
      expect(signature(field)).toBe(`${field.name}(input: ${base}Input!): ${base}Payload!`);
      expect(signatures(`${base}Payload`)).toContain('userErrors: [UserError!]!');
    }
  });

  test('every type can be reached by a query or a mutation, and every member through its union', () => {
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
    expect(types.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
  });
});

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
