/** How paths name the items of lists. All that tells of places takes these names, so that a place has one path. */
import { isObject, type JsonObject } from '../../json.ts';
import { idIn } from '../read-value.ts';

/** Keys of lists of tools. The graph has the settings of a tool at the tool. */
export const isOfTools = (key: string): boolean => key === 'tools' || key === 'tool';

/** What stands in the place of a list of tools, as one list: the upstream has lists of lists in nodes, and one tool as itself. */
export const toolItems = (tools: unknown): readonly unknown[] => (tools === undefined || tools === null ? [] : [tools].flat(4));

/** The key under which a tool has its settings; null where it has none. */
export function payloadKeyOf(tool: JsonObject): string | null {
  const { type } = tool;
  return typeof type === 'string' && type !== 'type' && Object.hasOwn(tool, type) && isObject(tool[type]) ? type : null;
}

/**
 * For each item of a list its step of a path: what tells it from the others, which is its id, or else its name; and its place in the list
 * from 0 where it has neither, or one that an earlier item has. `key` is that of the list.
 */
export const stepsIn = (items: readonly unknown[], key: string): readonly string[] => stepsOf(items.map((item) => nameIn(item, key)));

/** The same of what stands in the place of the tool of a node: the first tool has no step, as the graph has it in the place of the list. */
export function stepsOfOnlyTool(items: readonly unknown[]): readonly (string | null)[] {
  const shown = items.findIndex(isObject);
  return items.map((_item, index) => (index === shown ? null : String(index)));
}

function stepsOf(names: readonly (string | null)[]): readonly string[] {
  const first = new Map<string, number>();
  for (const [place, name] of names.entries()) if (name !== null && !first.has(name)) first.set(name, place);
  return names.map((name, place) => (name !== null && first.get(name) === place ? name : stepOfPlace(place, first)));
}

/** The place of an item that nothing names; with a `#` where another item is called so. */
export function stepOfPlace(place: number, names: { readonly has: (name: string) => boolean }): string {
  let step = String(place);
  while (names.has(step)) step = `#${step}`;
  return step;
}

/** Lists in which a name is no more than a label. */
const NAMED_BY_IDS: ReadonlySet<string> = new Set(['nodes', 'edges']);

function nameIn(item: unknown, key: string): string | null {
  if (!isObject(item)) return key.endsWith('_ids') ? idIn(item) : null;
  if (NAMED_BY_IDS.has(key)) return idIn(item['id']);
  const id = idIn(item['tool_id']) ?? idIn(item['id']) ?? idIn(item['integration_id']);
  if (id !== null) return id;
  const payloadKey = isOfTools(key) ? payloadKeyOf(item) : null;
  const payload = payloadKey === null ? {} : (item[payloadKey] as JsonObject);
  return [item['name'], payload['name'], payloadKey].find(isName) ?? null;
}

const isName = (name: unknown): name is string => typeof name === 'string' && name !== '';
