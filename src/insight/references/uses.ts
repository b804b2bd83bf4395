/** What an assistant uses of what the account has, and where, as paths of the graph. */
import { isObject, objectsIn, scalarText, type JsonObject } from '../../json.ts';

export type Path = readonly string[];

/** The parts of an assistant, or of one of its versions, in which it names what the account has. */
export interface UsingDocument {
  readonly id?: unknown;
  readonly model?: unknown;
  readonly tools?: unknown;
  readonly mcp_servers?: unknown;
  readonly integrations?: unknown;
  readonly insight_settings?: unknown;
  readonly related_mission_ids?: unknown;
  readonly telephony_settings?: unknown;
  readonly conversation_flow?: unknown;
  readonly fallback_config?: unknown;
  readonly delegation_settings?: unknown;
}

/** A place that names something by its id. */
export interface Use {
  readonly id: string;
  readonly path: Path;
}

/** Something that assistants use: what of them has to be looked at, which a list may leave out, and the places in one of them. */
export interface Used {
  /** Tells it from the others. */
  readonly name: string;
  readonly fields: readonly (keyof UsingDocument)[];
  readonly usesIn: (assistant: UsingDocument) => readonly Use[];
}

/** The places in an assistant that name something of this id. */
export const placesOf = ({ usesIn }: Used, assistant: UsingDocument, id: string): readonly Path[] =>
  usesIn(assistant).flatMap((use) => (use.id === id ? [use.path] : []));

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
/** One place for each id, however often it stands there. */
function usesAt(ids: readonly unknown[], pathOf: (id: string) => Path): readonly Use[] {
  const texts = ids.filter(isText);
  // Most of thousands of nodes and edges name nothing, or one thing.
  const each = texts.length < 2 ? texts : [...new Set(texts)];
  return each.map((id) => ({ id, path: pathOf(id) }));
}

const flowOf = ({ conversation_flow: flow }: UsingDocument): JsonObject => (isObject(flow) ? flow : {});
const nodePath = (node: JsonObject, ...below: Path): Path => ['conversationFlow', 'nodes', scalarText(node['id']) ?? '', ...below];

export const mcpServerUses: Used = {
  name: 'MCP servers',
  fields: ['mcp_servers'],
  usesIn: ({ mcp_servers: servers }) =>
    usesAt(
      objectsIn(servers).map(({ id }) => id),
      (id) => ['mcpServers', id],
    ),
};

export const integrationUses: Used = {
  name: 'integrations',
  fields: ['integrations'],
  usesIn: ({ integrations }) =>
    usesAt(
      objectsIn(integrations).map(({ integration_id: id }) => id),
      (id) => ['integrations', id],
    ),
};

export const insightGroupUses: Used = {
  name: 'insight groups',
  fields: ['insight_settings'],
  usesIn: ({ insight_settings: settings }) =>
    usesAt([isObject(settings) && settings['insight_group_id']], () => ['insightSettings', 'insightGroupId']),
};

export const missionUses: Used = {
  name: 'missions',
  fields: ['related_mission_ids'],
  usesIn: ({ related_mission_ids: ids }) => usesAt(Array.isArray(ids) ? ids : [], (id) => ['relatedMissionIds', id]),
};

export const sharedToolUses: Used = {
  name: 'shared tools',
  fields: ['tools', 'conversation_flow'],
  usesIn: (assistant) => [
    ...usesAt(
      objectsIn(assistant.tools).map((tool) => tool['shared'] === true && tool['tool_id']),
      (id) => ['tools', id],
    ),
    ...objectsIn(flowOf(assistant)['nodes']).flatMap((node) =>
      usesAt([node['shared_tool_id']], () => nodePath(node, 'sharedToolId')).concat(
        usesAt(Array.isArray(node['shared_tool_ids']) ? node['shared_tool_ids'] : [], () => nodePath(node, 'sharedToolIds')),
      ),
    ),
  ],
};

export const texmlAppUses: Used = {
  name: 'TeXML applications',
  fields: ['telephony_settings'],
  usesIn: ({ telephony_settings: settings }) =>
    usesAt([isObject(settings) && settings['default_texml_app_id']], () => ['telephonySettings', 'defaultTexmlAppId']),
};

/** Handoffs and flows of other assistants that lead to one. */
export const assistantUses: Used = {
  name: 'assistants',
  fields: ['tools', 'conversation_flow'],
  usesIn: (assistant) => {
    const flow = flowOf(assistant);
    const found = [
      ...handoffsIn(assistant.tools, ['tools']),
      ...objectsIn(flow['nodes']).flatMap((node) => handoffsIn([node['tools'], node['tool']], nodePath(node, 'tools'))),
      ...objectsIn(flow['edges']).flatMap(({ id: edge, target }) =>
        usesAt([isObject(target) && target['assistant_id']], () => ['conversationFlow', 'edges', scalarText(edge) ?? '', 'target']),
      ),
    ];
    return found.filter(({ id }) => id !== scalarText(assistant.id));
  },
};

/** The places where handoff tools among these lead to assistants. The upstream has lists of lists of tools. */
const handoffsIn = (tools: unknown, at: Path): readonly Use[] =>
  objectsIn([tools].flat(4)).flatMap(({ tool_id: toolId, handoff }) =>
    usesAt(isObject(handoff) ? objectsIn(handoff['ai_assistants']).map(({ id }) => id) : [], (id) => [
      ...at,
      typeof toolId === 'string' ? toolId : 'handoff',
      'aiAssistants',
      id,
    ]),
  );

/** Language models that Telnyx hosts, as the first choice or in its place. */
export const modelUses: Used = {
  name: 'models',
  fields: ['model', 'conversation_flow', 'fallback_config', 'delegation_settings'],
  usesIn: (assistant) => [
    ...usesAt([assistant.model], () => ['model']),
    ...usesAt([isObject(assistant.fallback_config) && assistant.fallback_config['model']], () => ['fallbackConfig', 'model']),
    ...usesAt([isObject(assistant.delegation_settings) && assistant.delegation_settings['model']], () => ['delegationSettings', 'model']),
    ...objectsIn(flowOf(assistant)['nodes']).flatMap((node) => usesAt([node['model']], () => nodePath(node, 'model'))),
  ],
};
