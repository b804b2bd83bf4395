import { isObject, objectsIn, type JsonObject } from '../../json.ts';
import { refused, type Edit, type EditFault } from './edit.ts';

/** A tool with what was left out of it, where the tools that are there have that. */
export interface Completed {
  readonly tool: JsonObject;
  readonly faults: readonly EditFault[];
  readonly secrets: readonly string[];
}

/** Puts a tool in the place of the own one of that name, or of the only one of its kind. */
export const replaceTool =
  (tool: JsonObject, name: string | null, complete: (tool: JsonObject, stored: unknown) => Completed): Edit =>
  ({ tools }) => {
    const own = objectsIn(tools);
    const type = String(tool['type']);
    const found = own.filter((one) => (name === null ? one['type'] === type : nameOf(one) === name));
    const [replaced] = found;
    const words = name === null ? `of the kind ${type}` : `called ${JSON.stringify(name)}`;
    if (!replaced) return refused('NOT_FOUND', name === null ? 'tool' : 'name', `The assistant has no tool of its own ${words}.`);
    if (found.length > 1)
      return refused('BAD_USER_INPUT', 'name', `The assistant has ${found.length} tools ${words}: give a name that one of them has.`);
    const { tool: whole, faults, secrets } = complete(tool, [replaced]);
    const all = (tools as readonly unknown[]).map((item) => (item === replaced ? whole : item));
    return { patch: faults.length > 0 ? {} : { tools: all }, faults, id: null, secrets };
  };

function nameOf(tool: JsonObject): unknown {
  const payload = tool[String(tool['type'])];
  return isObject(payload) ? payload['name'] : undefined;
}
