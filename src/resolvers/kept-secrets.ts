/**
 * Secrets that an input leaves out, since its author may not see them: header values, and passwords of targets. One that is stored is
 * put in only where everything that decides where it goes is as stored, and where only one value fits. Nothing is parsed for that: two
 * places are the same where they are equal, and a key that is not known to decide nothing is one that decides.
 */
import { isEqualButNulls, isObject, objectsIn, type JsonObject } from '../json.ts';
import type { Problem } from './wire-body.ts';

type Path = readonly string[];

/** What decides nothing about where the secrets of a kind go. */
interface Kind {
  /** The keys of its lists of headers. */
  readonly headers: readonly string[];
  readonly free: readonly string[];
}

/** What has headers, and people to call with a password: the tools of an assistant, or its remote agents. */
export interface SecretHolder {
  readonly kindOf: (item: JsonObject) => Kind | undefined;
  /** The key of the settings that hold the lists; null where these are beside the others. */
  readonly settingsKey: (item: JsonObject) => string | null;
}

const VOICEMAIL = ['description', 'voicemail_detection'];
const KINDS: Readonly<Record<string, Kind>> = {
  webhook: {
    headers: ['headers'],
    free: [
      'description',
      'method',
      'query_parameters',
      'body_parameters',
      'preset_query_params',
      'preset_body_fields',
      'async',
      'async_timeout_ms',
      'messages',
      'store_fields_as_variables',
    ],
  },
  transfer: {
    headers: ['custom_headers'],
    free: [...VOICEMAIL, 'warm_transfer_instructions', 'warm_message_delay_ms', 'warm_transfer_acceptance'],
  },
  invite: { headers: ['custom_headers'], free: VOICEMAIL },
  refer: { headers: ['custom_headers', 'sip_headers'], free: ['description'] },
};
const AGENT: Kind = { headers: ['headers'], free: ['async', 'messages', 'poll_interval_ms', 'timeout_ms'] };
/** What a tool has beside its settings, and decides nothing. */
const FREE_OF_TOOLS = ['timeout_ms', 'shared', 'tool_id'];

const typeOf = ({ type }: JsonObject) => (typeof type === 'string' ? type : '');

export const TOOLS: SecretHolder = {
  kindOf: (tool) => (Object.hasOwn(KINDS, typeOf(tool)) ? KINDS[typeOf(tool)] : undefined),
  settingsKey: typeOf,
};
export const AGENTS: SecretHolder = { kindOf: () => AGENT, settingsKey: () => null };

const TARGETS = 'targets';
const PASSWORD = 'sip_auth_password';
const FREE_OF_TARGETS = [PASSWORD, 'name', 'message'];

const GIVE_VALUE =
  'value is missing: give it. One that is stored stays only under the same name in the same tool or agent, whose name, URL, path parameters, numbers, targets, other headers and unknown keys are as they are stored.';
const GIVE_PASSWORD =
  'sipAuthPassword is missing: give it, or null for none. One that is stored stays only where the target and all that leads to it are as they are stored, and would be lost here.';

export interface KeptSecrets {
  /** The items with all secrets that are known. */
  readonly whole: unknown[];
  /** What is left out and not known. */
  readonly faults: readonly Problem[];
  /** The values that were put in: the sender of the items may not see them. */
  readonly secrets: readonly string[];
  /** Whether any secret was left out. */
  readonly isOpen: boolean;
}

/** Puts in the secrets that are left out, where the stored items have them for the very same place. */
export function keepSecrets(holder: SecretHolder, items: readonly unknown[], stored: unknown): KeptSecrets {
  const known = objectsIn(stored).map((item) => settingsOf(holder, item));
  const found: Found = { faults: [], secrets: [], isOpen: false };
  const whole = items.map((item, index) => {
    const kind = isObject(item) ? holder.kindOf(item) : undefined;
    if (!isObject(item) || !kind) return item;
    const key = holder.settingsKey(item);
    const settings = key === null ? item : item[key];
    if (!isObject(settings)) return item;
    const given = settingsOf(holder, item);
    const stay: Staying = {
      kind,
      given,
      known: known.filter((other) => typeOf(other) === typeOf(given)),
      path: [String(index), ...(key === null ? [] : [key])],
      found,
    };
    const lists = [...kind.headers, TARGETS].filter((list) => Array.isArray(settings[list]));
    const completed = lists.map((list) => [list, list === TARGETS ? keepPasswords(stay) : keepHeaders(stay, list)] as const);
    const all = { ...settings, ...Object.fromEntries(completed) };
    return key === null ? all : { ...item, [key]: all };
  });
  return { whole, ...found };
}

/** Whether the secrets of an item, all of which it has, go where those of the stored one go. */
export function goesTheSameWay(holder: SecretHolder, given: JsonObject, stored: JsonObject): boolean {
  const kind = holder.kindOf(given);
  if (!kind) return isEqualButNulls(given, stored);
  return isSamePlace(settingsOf(holder, given), settingsOf(holder, stored), kind);
}

interface Found {
  readonly faults: Problem[];
  readonly secrets: string[];
  isOpen: boolean;
}

interface Staying {
  readonly kind: Kind;
  readonly given: JsonObject;
  /** The stored ones of its kind. */
  readonly known: readonly JsonObject[];
  readonly path: Path;
  readonly found: Found;
}

function keepHeaders({ kind, given, known, path, found }: Staying, list: string): unknown {
  const ofPlace = known.filter((other) => isSamePlace(given, other, kind)).flatMap((other) => objectsIn(other[list]));
  return mapObjects(given[list], (header, at) => {
    if (Object.hasOwn(header, 'value')) return header;
    found.isOpen = true;
    const value = onlyOne(ofPlace.filter((one) => isSameBut(['value'], one, header)).map((one) => one['value']));
    if (typeof value === 'string') {
      found.secrets.push(value);
      return { ...header, value };
    }
    found.faults.push({ path: [...path, list, at, 'value'], message: GIVE_VALUE });
    return header;
  });
}

function keepPasswords({ kind, given, known, path, found }: Staying): unknown {
  const targetsOf = (tools: readonly JsonObject[]) => tools.flatMap((tool) => objectsIn(tool[TARGETS]));
  const isSameTarget = (one: JsonObject, other: JsonObject) => isSameBut(FREE_OF_TARGETS, one, other);
  const ofTool = targetsOf(
    known.filter((other) => isSameBut([TARGETS, ...freeOf(kind)], given, other) && hasSameHeaders(given, other, kind)),
  );
  const still = ofTool.filter((one) => targetsOf([given]).some((target) => isSameTarget(one, target)));
  // A target may do without a password, but none is lost unsaid.
  const isLost = targetsOf(known).some((one) => hasPassword(one) && !still.includes(one));
  return mapObjects(given[TARGETS], (target, at) => {
    if (Object.hasOwn(target, PASSWORD)) return target;
    found.isOpen = true;
    const fitting = still.filter((one) => isSameTarget(one, target)).map((one) => one[PASSWORD] ?? null);
    const password = onlyOne(fitting);
    if (typeof password === 'string') {
      found.secrets.push(password);
      return { ...target, [PASSWORD]: password };
    }
    if (password === undefined && (fitting.length > 0 || isLost)) {
      found.faults.push({ path: [...path, TARGETS, at, PASSWORD], message: GIVE_PASSWORD });
    }
    return target;
  });
}

/** The settings with what stands beside them: what is unknown there reads as one with them, and is written among them. */
function settingsOf(holder: SecretHolder, item: JsonObject): JsonObject {
  const key = holder.settingsKey(item);
  if (key === null) return item;
  const { [key]: settings, ...beside } = item;
  return { ...without(FREE_OF_TOOLS, beside), ...(isObject(settings) && without(['timeout_ms'], settings)) };
}

const freeOf = ({ headers, free }: Kind) => [...headers, ...free];

/** Whether the headers of two items go to the same places. */
function isSamePlace(given: JsonObject, stored: JsonObject, kind: Kind): boolean {
  const place = (settings: JsonObject) => ({
    ...without(freeOf(kind), settings),
    [TARGETS]: mapObjects(settings[TARGETS], (target) => without(FREE_OF_TARGETS, target)),
  });
  return isEqualButNulls(place(given), place(stored)) && hasSameHeaders(given, stored, kind);
}

/** Whether two items have the same headers, but for values that are left out: any header may decide where servers on the way send it. */
const hasSameHeaders = (given: JsonObject, stored: JsonObject, { headers }: Kind): boolean =>
  headers.every((list) => {
    const [all, known] = [objectsIn(given[list]), objectsIn(stored[list])];
    const isStored = (header: JsonObject, one: JsonObject) => isSameBut(Object.hasOwn(header, 'value') ? [] : ['value'], header, one);
    return (
      all.every((header) => known.some((one) => isStored(header, one))) && known.every((one) => all.some((header) => isStored(header, one)))
    );
  });

const hasPassword = (target: JsonObject) => typeof target[PASSWORD] === 'string' && target[PASSWORD] !== '';

const without = (keys: readonly string[], object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
const isSameBut = (keys: readonly string[], one: JsonObject, other: JsonObject) =>
  isEqualButNulls(without(keys, one), without(keys, other));

/** The value that all of them are; undefined where there is none, or two differ. */
const onlyOne = (values: readonly unknown[]): unknown => (values.every((value) => value === values[0]) ? values[0] : undefined);

/** A list with its objects mapped; what is not a list stays what it is. */
const mapObjects = (list: unknown, map: (item: JsonObject, at: string) => JsonObject): unknown =>
  Array.isArray(list) ? list.map((item: unknown, at) => (isObject(item) ? map(item, String(at)) : item)) : list;
