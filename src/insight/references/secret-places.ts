/** Where an assistant, or whatever else the upstream has, names integration secrets, and where it holds secrets in clear. */
import { toCamelCase } from '../../camel-case.ts';
import { isObject } from '../../json.ts';
import { payloadKeyOf, stepTo } from './item-step.ts';
import type { Path } from './uses.ts';

/** A place that names an integration secret by its identifier. */
export interface SecretUse {
  readonly identifier: string;
  readonly path: Path;
}

export type ClearValueKind = 'HEADER' | 'PASSWORD' | 'URL' | 'TOKEN';

/** A place that holds a secret itself. */
export interface ClearPlace {
  readonly kind: ClearValueKind;
  /** Whether its name or its shape says so. A header may be harmless where neither does. */
  readonly isEvident: boolean;
  readonly path: Path;
}

/** What texts look like; how that is told is the schema's, which masks them by it. */
export interface SecretLooks {
  /** Whether a URL carries a credential. */
  readonly isSecretUrl: (url: string) => boolean;
  /** Whether a text has a credential that its shape gives away. */
  readonly hasToken: (text: string) => boolean;
  /** The text without those. */
  readonly maskTokens: (text: string) => string;
}

export interface SecretPlaces {
  readonly references: readonly SecretUse[];
  readonly clear: readonly ClearPlace[];
}

/** All places in a document, by one walk. Without recursion, as an answer may be nested deeper than the stack is. */
export function secretPlacesIn(document: object, looks: SecretLooks): SecretPlaces {
  const references: SecretUse[] = [];
  const clear: ClearPlace[] = [];
  const left: Item[] = [{ value: document, place: null, key: '', isMap: false, list: '' }];
  for (let item = left.pop(); item; item = left.pop()) {
    if (typeof item.value === 'string') noteText(item.value, item, looks, references, clear);
    // The last one is looked at first. One by one, as a list may be longer than a call may have arguments.
    else for (const below of itemsBelow(item).toReversed()) left.push(below);
  }
  return { references, clear };
}

/** A step of a path and those before it: paths are made for what is found only. */
interface Place {
  readonly step: string;
  readonly before: Place | null;
}

function pathTo(place: Place | null): Path {
  const steps: string[] = [];
  for (let at = place; at; at = at.before) steps.push(at.step);
  return steps.toReversed();
}

interface Item {
  readonly value: unknown;
  readonly place: Place | null;
  /** The wire's key that it stands under; none of what is in a list. */
  readonly key: string;
  /** Whether the keys below are the customer's own. */
  readonly isMap: boolean;
  /** The key of the list that its object is in. */
  readonly list: string;
}

/** The name of a secret in a text. */
export const TEMPLATE = /\{\{\s*#\s*integration_secret\s*\}\}([^{}]{1,255})\{\{\s*\/\s*integration_secret\s*\}\}/g;
/** What a conversation puts something in the place of. */
export const PLACEHOLDER = /\{\{[^{}]{1,255}\}\}/g;
const HEADER_LISTS = new Set(['headers', 'custom_headers', 'sip_headers']);
/** Headers that say what is sent, and never who sends it. */
export const OPEN_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'content-language',
  'content-type',
  'user-agent',
]);
const PASSWORDS = new Set(['sip_auth_password', 'password']);
const IS_URL = /(?:^|_)(?:url|host)$/;

function noteText(text: string, item: Item, looks: SecretLooks, references: SecretUse[], clear: ClearPlace[]): void {
  if (text === '') return;
  const named = new Set([...text.matchAll(TEMPLATE)].map(([, identifier = '']) => identifier.trim()));
  // Beside a name, only a shape gives a secret away.
  const kind = named.size === 0 ? kindOfClear(text, item, looks) : looks.hasToken(text.replaceAll(TEMPLATE, ' ')) ? 'TOKEN' : null;
  if (kind !== null) clear.push({ kind, isEvident: kind !== 'HEADER' || isEvidentHeader(text, item, looks), path: pathTo(item.place) });
  else if (named.size === 0 && !item.isMap && item.key.endsWith('_ref')) named.add(text);
  for (const identifier of named) references.push({ identifier, path: pathTo(item.place) });
}

const SECRET_HEADER = /auth|key|token|secret|cookie|passw/i;
const SCHEMED = /^\s*(?:bearer|basic|digest|token)\s+\S/i;

const isEvidentHeader = (value: string, { place }: Item, { hasToken }: SecretLooks): boolean =>
  SECRET_HEADER.test(place?.before?.step ?? '') || SCHEMED.test(value) || value.includes('sk-') || hasToken(value);

function kindOfClear(text: string, { key, isMap, list, place }: Item, { isSecretUrl, hasToken }: SecretLooks): ClearValueKind | null {
  if (!isMap) {
    const isHeader = HEADER_LISTS.has(list) && key === 'value' && !OPEN_HEADERS.has((place?.before?.step ?? '').toLowerCase());
    const isPassword = PASSWORDS.has(key);
    // What a placeholder stands for is known when a conversation runs.
    if ((isHeader || isPassword) && !text.includes('{{')) return isHeader ? 'HEADER' : 'PASSWORD';
    if (IS_URL.test(key)) return isSecretUrl(text.replaceAll(PLACEHOLDER, '')) ? 'URL' : null;
  }
  return hasToken(text) ? 'TOKEN' : null;
}

/** Keys whose objects have keys of the customer's own. */
const MAPS = new Set([
  'dynamic_variables',
  'parameters',
  'path_parameters',
  'query_parameters',
  'body_parameters',
  'preset_query_params',
  'preset_body_fields',
]);

function itemsBelow({ value, place, key, isMap, list }: Item): readonly Item[] {
  if (Array.isArray(value)) {
    // Nodes have lists of lists of tools, of which the graph makes one, and a tool of their own in a list.
    const items: readonly unknown[] = isMap ? value : value.flat(4);
    const isOne = key === 'tool';
    return items.map((item, index) => ({
      value: item,
      place: isOne ? place : { step: stepTo(item, index), before: place },
      key: '',
      isMap,
      list: key,
    }));
  }
  if (!isObject(value)) return [];
  const payloadKey = isMap ? null : payloadKeyOf(value);
  return Object.entries(value).map(([name, item]) => ({
    value: item,
    // The graph has the settings of a tool at the tool.
    place: name === payloadKey ? place : { step: isMap ? name : toCamelCase(name), before: place },
    key: name,
    isMap: isMap || MAPS.has(name),
    list,
  }));
}
