import { isObject, type JsonObject } from '../../json.ts';

/** The key under which a tool has its settings; null of what is no tool. */
export const payloadKeyOf = ({ type, ...rest }: JsonObject): string | null =>
  typeof type === 'string' && Object.hasOwn(rest, type) && isObject(rest[type]) ? type : null;

/** What tells an item of a list from the others: an id rather than a name, and its place where it has neither. */
export function stepTo(item: unknown, index: number): string {
  if (!isObject(item)) return String(index);
  const payloadKey = payloadKeyOf(item);
  const payload = payloadKey === null ? {} : (item[payloadKey] as JsonObject);
  const names = [item['tool_id'], item['id'], item['integration_id'], item['name'], payload['name'], payloadKey];
  return names.find((name): name is string => typeof name === 'string' && name !== '') ?? String(index);
}
