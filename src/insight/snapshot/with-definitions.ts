import { isObject, objectsIn, type JsonObject } from '../../json.ts';

/** The assistant as reads would have it: with the definitions of shared tools, so far as a stored document has them, in place of their ids. */
export function withDefinitions({ tool_ids: ids, ...assistant }: JsonObject, stored: JsonObject): JsonObject {
  const definitions = definitionsIn(stored);
  const known = (list: unknown): readonly JsonObject[] | null => {
    const found = Array.isArray(list) ? list.map((id: unknown) => definitions.get(id)) : null;
    return found && found.every((tool) => tool !== undefined) ? found : null;
  };
  const { conversation_flow: flow } = assistant;
  const shared = Array.isArray(ids) ? ids.map((id: unknown) => definitions.get(id) ?? { shared: true, tool_id: id }) : [];
  return {
    ...assistant,
    tools: [...(Array.isArray(assistant['tools']) ? (assistant['tools'] as readonly unknown[]) : []), ...shared],
    ...(isObject(flow) && {
      conversation_flow: {
        ...flow,
        ...(Array.isArray(flow['nodes']) && {
          nodes: flow['nodes'].map((node: unknown) => (isObject(node) ? withToolsOf(node, known) : node)),
        }),
      },
    }),
  };
}

function withToolsOf(node: JsonObject, known: (ids: unknown) => readonly JsonObject[] | null): JsonObject {
  const [tools, tool] = [known(node['shared_tool_ids']), known([node['shared_tool_id']])];
  return { ...node, ...(tools && { tools }), ...(tool && { tool }) };
}

/** All tools of the library that a document has, by their ids. */
function definitionsIn({ tools, conversation_flow: flow }: JsonObject): ReadonlyMap<unknown, JsonObject> {
  const nodes = isObject(flow) ? objectsIn(flow['nodes']) : [];
  const all = [tools, ...nodes.flatMap((node) => [node['tools'], node['tool']])].flatMap((value) => [value].flat(MAX_LISTS));
  return new Map(objectsIn(all).flatMap((tool) => (typeof tool['tool_id'] === 'string' ? [[tool['tool_id'], tool]] : [])));
}

/** Nodes have lists of lists of tools. */
const MAX_LISTS = 4;
