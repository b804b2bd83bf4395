import { isObject, type JsonObject } from '../../json.ts';

/** A tool of the shared library as assistants have it. Its definition is the payload, or an object with the payload under the name of the kind. */
export function toolOfShared({ id, type, tool_definition: definition, timeout_ms: timeoutMs }: JsonObject): JsonObject {
  const kind = typeof type === 'string' ? type : '';
  const nested: unknown = isObject(definition) ? definition[kind] : undefined;
  return {
    type,
    [kind]: isObject(nested) ? nested : definition,
    shared: true,
    tool_id: id,
    ...(timeoutMs === undefined ? {} : { timeout_ms: timeoutMs }),
  };
}
