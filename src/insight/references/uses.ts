/** What an assistant uses of what the account has, and where, as paths of the graph. */
import { toCamelCase } from '../../camel-case.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { nodesIn, type GraphNode } from '../flow/flow-graph.ts';
import { handoffsOf } from '../handoff/handoffs.ts';
import { flowOf, partsOf } from '../parts.ts';
import { stepsIn, toolItems } from '../places/item-steps.ts';
import type { Path } from '../places/path.ts';
import { idIn, objectAt } from '../read-value.ts';

/** The parts of an assistant, or of one of its versions, in which it names what the account has. */
export type UsingDocument = {
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
};

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

/** One place for each id, the first. */
function firstOfEach(uses: readonly Use[]): readonly Use[] {
  const known = new Set<string>();
  return uses.filter(({ id }) => !known.has(id) && known.add(id));
}

/** The items of a list that name something. */
export function usesInList(key: string, list: readonly unknown[], idOf: (item: unknown) => string | null): readonly Use[] {
  const steps = stepsIn(list, key);
  return firstOfEach(
    list.flatMap((item, index) => {
      const id = idOf(item);
      return id === null ? [] : [{ id, path: [toCamelCase(key), steps[index] ?? ''] }];
    }),
  );
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const idAt = (key: string) => (item: unknown) => (isObject(item) ? idIn(item[key]) : null);

/** The setting that names something, if it does. */
function usesInSetting(document: JsonObject, key: string, name: string): readonly Use[] {
  const id = idIn(objectAt(document, key)[name]);
  return id === null ? [] : [{ id, path: [toCamelCase(key), toCamelCase(name)] }];
}

/** The nodes of the flow. Edges are left out, since nothing else is asked of them. */
const nodesOf = (assistant: UsingDocument): readonly GraphNode[] => nodesIn(flowOf(assistant) ?? {});
const pathAt = ({ step }: GraphNode, name: string): Path => ['conversationFlow', 'nodes', step, name];

export const mcpServerUses: Used = {
  name: 'MCP servers',
  fields: ['mcp_servers'],
  usesIn: ({ mcp_servers: servers }) => usesInList('mcp_servers', listOf(servers), idAt('id')),
};

export const integrationUses: Used = {
  name: 'integrations',
  fields: ['integrations'],
  usesIn: ({ integrations }) => usesInList('integrations', listOf(integrations), idAt('integration_id')),
};

export const insightGroupUses: Used = {
  name: 'insight groups',
  fields: ['insight_settings'],
  usesIn: (assistant) => usesInSetting(assistant, 'insight_settings', 'insight_group_id'),
};

export const missionUses: Used = {
  name: 'missions',
  fields: ['related_mission_ids'],
  usesIn: ({ related_mission_ids: ids }) => usesInList('related_mission_ids', listOf(ids), idIn),
};

const sharedToolId = (tool: unknown): string | null => (isObject(tool) && tool['shared'] === true ? idIn(tool['tool_id']) : null);

export const sharedToolUses: Used = {
  name: 'shared tools',
  fields: ['tools', 'conversation_flow'],
  usesIn: (assistant) => [
    ...usesInList('tools', toolItems(assistant.tools), sharedToolId),
    ...nodesOf(assistant).flatMap((node) => {
      const { shared_tool_id: own, shared_tool_ids: ids } = node.wire;
      const places = [{ id: idIn(own), path: pathAt(node, 'sharedToolId') }].concat(
        [...new Set(listOf(ids).map(idIn))].map((id) => ({ id, path: pathAt(node, 'sharedToolIds') })),
      );
      return places.filter((place): place is Use => place.id !== null);
    }),
  ],
};

export const texmlAppUses: Used = {
  name: 'TeXML applications',
  fields: ['telephony_settings'],
  usesIn: (assistant) => usesInSetting(assistant, 'telephony_settings', 'default_texml_app_id'),
};

/** Handoffs and flows of other assistants that lead to one. */
export const assistantUses: Used = {
  name: 'assistants',
  fields: ['tools', 'conversation_flow'],
  usesIn: (assistant) => {
    const own = idIn(assistant.id);
    return handoffsOf(partsOf(assistant)).flatMap(({ toId: id, at }) => (id === own ? [] : [{ id, path: at.path }]));
  },
};

/** A place that names a language model, and the object that it is a setting of. */
export interface ModelUse extends Use {
  readonly holder: JsonObject;
}

export function modelsIn(assistant: UsingDocument): readonly ModelUse[] {
  const settings = ['fallback_config', 'delegation_settings'] as const;
  const holders: readonly (readonly [JsonObject, Path])[] = [
    [assistant, ['model']],
    ...settings.map((key) => [objectAt(assistant, key), [toCamelCase(key), 'model']] as const),
    ...nodesOf(assistant).map((node) => [node.wire, pathAt(node, 'model')] as const),
  ];
  return holders.flatMap(([holder, path]) => {
    const { model: id } = holder;
    return typeof id === 'string' && id !== '' ? [{ id, path, holder }] : [];
  });
}

/** Language models that Telnyx hosts, as the first choice or in its place. */
export const modelUses: Used = {
  name: 'models',
  fields: ['model', 'conversation_flow', 'fallback_config', 'delegation_settings'],
  usesIn: modelsIn,
};
