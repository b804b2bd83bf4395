/** Header values that an input leaves out, since its author may not see them: they are kept from what the upstream has. */
import { isObject, type JsonObject } from '../json.ts';

type Path = readonly string[];

/** What has headers: the tools of an assistant, or its remote agents. */
export interface HeaderHolder {
  /** The key of the settings that hold the lists of headers; null where they are beside the others. */
  readonly settingsKey: (item: JsonObject) => string | null;
  readonly lists: (item: JsonObject) => readonly string[];
  /** What tells one from the others of its list. */
  readonly identify: (item: JsonObject, settings: JsonObject) => string;
}

const TOOL_LISTS: Readonly<Record<string, readonly string[]>> = {
  webhook: ['headers'],
  transfer: ['custom_headers'],
  invite: ['custom_headers'],
  refer: ['custom_headers', 'sip_headers'],
};

const typeOf = ({ type }: JsonObject) => (typeof type === 'string' ? type : '');

export const TOOLS: HeaderHolder = {
  settingsKey: typeOf,
  lists: (tool) => (Object.hasOwn(TOOL_LISTS, typeOf(tool)) ? (TOOL_LISTS[typeOf(tool)] ?? []) : []),
  // Of webhooks there may be several.
  identify: (tool, { name }) => JSON.stringify([typeOf(tool), typeOf(tool) === 'webhook' ? name : null]),
};

export const AGENTS: HeaderHolder = {
  settingsKey: () => null,
  lists: () => ['headers'],
  identify: (_agent, { name }) => JSON.stringify(name),
};

const objectsIn = (list: unknown): readonly JsonObject[] => (Array.isArray(list) ? list.filter(isObject) : []);

/** The items with all header values that are known, and the paths of those that are not. */
export function keepHeaderValues(holder: HeaderHolder, items: readonly unknown[], stored: unknown): { whole: unknown[]; missing: Path[] } {
  const missing: Path[] = [];
  const known = objectsIn(stored).map((item) => ({ item, settings: settingsOf(holder, item) }));
  const whole = items.map((item, index) => {
    if (!isObject(item) || holder.lists(item).length === 0) return item;
    const settings = settingsOf(holder, item);
    const same = known.find(
      (one) =>
        holder.identify(one.item, one.settings) === holder.identify(item, settings) &&
        // A value goes only to where it went before: who may not see it may not send it to a place of their own.
        originOf(one.settings['url']) === originOf(settings['url']),
    );
    const key = holder.settingsKey(item);
    const completed: Record<string, unknown> = { ...settings };
    for (const list of holder.lists(item)) {
      if (!Array.isArray(settings[list])) continue;
      completed[list] = settings[list].map((header: unknown, at) => {
        if (!isObject(header) || Object.hasOwn(header, 'value')) return header;
        const value = valueOf(same?.settings[list], header['name']);
        if (value === undefined) missing.push([String(index), ...(key === null ? [] : [key]), list, String(at), 'value']);
        return value === undefined ? header : Object.assign({ value }, header);
      });
    }
    return key === null ? completed : { ...item, [key]: completed };
  });
  return { whole, missing };
}

const settingsOf = ({ settingsKey }: HeaderHolder, item: JsonObject): JsonObject => {
  const key = settingsKey(item);
  const settings = key === null ? item : item[key];
  return isObject(settings) ? settings : {};
};

const valueOf = (headers: unknown, name: unknown): unknown => {
  const same = objectsIn(headers).find((header) => String(header['name']).toLowerCase() === String(name).toLowerCase());
  return typeof same?.['value'] === 'string' ? same['value'] : undefined;
};

const originOf = (url: unknown): string => {
  const text = typeof url === 'string' ? url : '';
  return URL.canParse(text) ? new URL(text).origin : text;
};
