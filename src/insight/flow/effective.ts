/** What holds at a prompt node: its own instructions, tools and model, those of the assistant, or both. */
import { isObject, objectsIn, type JsonObject } from '../../json.ts';
import { toolItems } from '../places/item-steps.ts';
import { idIn, isGiven, textIn } from '../read-value.ts';

/** The instructions of a node in its mode; null where neither the node nor the assistant has any. */
export function effectiveInstructions(node: JsonObject, assistant: JsonObject): string | null {
  const [own, general] = [textIn(node['instructions']), textIn(assistant['instructions'])];
  if (node['instructions_mode'] === 'append') return own && general ? `${general}\n\n${own}` : (own ?? general);
  return own ?? general;
}

/** Which of model, external model and key are a node's, which comes with all three of them or with none. */
const MODEL_KEYS = ['model', 'external_llm', 'llm_api_key_ref'] as const;

/** The model that talks at a node; null where nothing names one. */
export function effectiveModel(node: JsonObject, assistant: JsonObject): string | null {
  const { model, external_llm: external } = MODEL_KEYS.some((key) => isGiven(node[key])) ? node : assistant;
  return isObject(external) ? textIn(external['model']) : textIn(model);
}

/** The tools that can be called at a node, as far as the document has their definitions. Tools of MCP servers come on top. */
export function effectiveTools(node: JsonObject, assistant: JsonObject): readonly JsonObject[] {
  const general = toolsIn(assistant['tools']);
  const ids = listOrNull(node['shared_tool_ids']);
  if (!ids) return general;
  const own = toolsIn(node['tools']);
  const known = new Set<unknown>(own.map(({ tool_id: id }) => id).filter(isGiven));
  const others = general.filter(({ tool_id: id }) => !known.has(id));
  if (node['tools_mode'] === 'append') return [...others, ...own];
  // The assistant may define a tool that the node only names.
  const named = new Set(ids);
  return [...own, ...others.filter(({ tool_id: id }) => isGiven(id) && named.has(id))];
}

/** The ids of the shared tools that can be called at a node, each once. */
export function effectiveSharedToolIds(node: JsonObject, assistant: JsonObject): readonly string[] {
  const ids = listOrNull(node['shared_tool_ids']);
  const general = sharedToolIdsOf(assistant);
  const all = !ids ? general : node['tools_mode'] === 'append' ? [...general, ...ids] : ids;
  return [...new Set(all.map(idIn).filter((id) => id !== null))];
}

/** Documents have lists of tools, lists of such lists, or one tool. */
export const toolsIn = (tools: unknown): readonly JsonObject[] => objectsIn(toolItems(tools));

/** The shared tools of an assistant: those that a read resolves, and those that what is written names. */
const sharedToolIdsOf = (assistant: JsonObject): readonly unknown[] => [
  ...toolsIn(assistant['tools']).flatMap((tool) => (tool['shared'] === true ? [tool['tool_id']] : [])),
  ...(listOrNull(assistant['tool_ids']) ?? []),
];

const listOrNull = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null);
