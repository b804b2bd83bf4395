/** Secrets that an input leaves out, since its author may not see them: they are kept from what the upstream has. */
import { isObject, type JsonObject } from '../json.ts';

type Path = readonly string[];

/** What has headers, and people to call with a password: the tools of an assistant, or its remote agents. */
export interface SecretHolder {
  /** The key of the settings that hold the lists; null where these are beside the others. */
  readonly settingsKey: (item: JsonObject) => string | null;
  /** The keys of lists of headers. */
  readonly headers: (item: JsonObject) => readonly string[];
  /** The key of the list of targets, if there is one. */
  readonly targets: (item: JsonObject) => string | undefined;
  /** What tells one from the others of its list. */
  readonly identify: (item: JsonObject, settings: JsonObject) => string;
}

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  webhook: ['headers'],
  transfer: ['custom_headers'],
  invite: ['custom_headers'],
  refer: ['custom_headers', 'sip_headers'],
};

const typeOf = ({ type }: JsonObject) => (typeof type === 'string' ? type : '');

export const TOOLS: SecretHolder = {
  settingsKey: typeOf,
  headers: (tool) => (Object.hasOwn(HEADERS, typeOf(tool)) ? (HEADERS[typeOf(tool)] ?? []) : []),
  targets: (tool) => (typeOf(tool) === 'transfer' || typeOf(tool) === 'refer' ? 'targets' : undefined),
  // Of webhooks there may be several.
  identify: (tool, { name }) => JSON.stringify([typeOf(tool), typeOf(tool) === 'webhook' ? name : null]),
};

export const AGENTS: SecretHolder = {
  settingsKey: () => null,
  headers: () => ['headers'],
  targets: () => undefined,
  identify: (_agent, { name }) => JSON.stringify(name),
};

const objectsIn = (list: unknown): readonly JsonObject[] => (Array.isArray(list) ? list.filter(isObject) : []);

export interface KeptSecrets {
  /** The items with all secrets that are known. */
  readonly whole: unknown[];
  /** Where headers have no value all the same. A target may have no password. */
  readonly missing: readonly Path[];
  /** Whether any secret was left out. */
  readonly isOpen: boolean;
}

/** Puts in the secrets that are left out, where the same item has them. A value goes only to where it went before. */
export function keepSecrets(holder: SecretHolder, items: readonly unknown[], stored: unknown): KeptSecrets {
  const missing: Path[] = [];
  let isOpen = false;
  const known = objectsIn(stored).map((item) => ({ item, settings: settingsOf(holder, item) }));
  const whole = items.map((item, index) => {
    if (!isObject(item) || holder.headers(item).length === 0) return item;
    const settings = settingsOf(holder, item);
    const key = holder.settingsKey(item);
    const same = known.find((one) => holder.identify(one.item, one.settings) === holder.identify(item, settings))?.settings;
    const completed: Record<string, unknown> = { ...settings };
    for (const list of holder.headers(item)) {
      if (!Array.isArray(settings[list])) continue;
      completed[list] = settings[list].map((header: unknown, at) => {
        if (!isObject(header) || Object.hasOwn(header, 'value')) return header;
        isOpen = true;
        // Who may not see a value may not send it to a place of their own.
        const isSamePlace = same && originOf(same['url']) === originOf(settings['url']);
        const value = isSamePlace ? valueOf(same[list], header['name']) : undefined;
        if (value === undefined) missing.push([String(index), ...(key === null ? [] : [key]), list, String(at), 'value']);
        return value === undefined ? header : Object.assign({ value }, header);
      });
    }
    const targets = holder.targets(item);
    if (targets !== undefined && Array.isArray(settings[targets])) {
      completed[targets] = settings[targets].map((target: unknown) => {
        if (!isObject(target) || !lacksPassword(target)) return target;
        isOpen = true;
        const password = objectsIn(same?.[targets]).find((other) => isSameTarget(other, target))?.['sip_auth_password'];
        return typeof password === 'string' ? Object.assign({ sip_auth_password: password }, target) : target;
      });
    }
    return key === null ? completed : { ...item, [key]: completed };
  });
  return { whole, missing, isOpen };
}

const settingsOf = ({ settingsKey }: SecretHolder, item: JsonObject): JsonObject => {
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

const lacksPassword = (target: JsonObject) =>
  typeof target['sip_auth_username'] === 'string' && !Object.hasOwn(target, 'sip_auth_password');

const isSameTarget = (one: JsonObject, other: JsonObject) =>
  ['to', 'sip_address', 'sip_auth_username'].every((key) => (one[key] ?? null) === (other[key] ?? null));
