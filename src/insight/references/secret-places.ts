/** Where an assistant, or whatever else the upstream has, names integration secrets, and where it holds secrets in clear. */
import { scalarText } from '../../json.ts';
import { Pace, type Pieces } from '../../pieces.ts';
import { textsIn, TEXTS_PER_PIECE, type Item } from '../places/document-walk.ts';
import { pathTo, type Path } from '../places/path.ts';
import { scanText } from '../templates/scan-text.ts';

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
  /** Whether the identifier of an integration secret is expected there. */
  readonly isForIdentifier: boolean;
  readonly path: Path;
}

/** What texts look like; how that is recognised is the schema's, which masks them by it. */
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

/** All places in a document, by one walk; in pieces, for documents of thousands of texts. */
export function* secretPlacesInPieces(document: object, looks: SecretLooks): Pieces<SecretPlaces> {
  const references: SecretUse[] = [];
  const clear: ClearPlace[] = [];
  const pace = new Pace(TEXTS_PER_PIECE);
  for (const item of textsIn(document)) {
    noteText(item.value, item, looks, references, clear);
    if (pace.isOver()) yield;
  }
  return { references, clear };
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
/** Keys of URLs and hosts. */
export const IS_URL = /(?:^|_)(?:url|host)$/;

function noteText(text: string, item: Item, looks: SecretLooks, references: SecretUse[], clear: ClearPlace[]): void {
  if (text === '') return;
  const named = new Set(scanText(text).secrets);
  // Beside a name, only a shape gives a secret away.
  const kind = named.size === 0 ? kindOfClear(text, item, looks) : looks.hasToken(text.replaceAll(TEMPLATE, ' ')) ? 'TOKEN' : null;
  const isForIdentifier = !item.isMap && item.key.endsWith('_ref');
  const isEvident = kind !== 'HEADER' || isEvidentHeader(text, item, looks);
  if (kind !== null) clear.push({ kind, isEvident, isForIdentifier, path: pathTo(item.place) });
  else if (named.size === 0 && isForIdentifier) named.add(text);
  for (const identifier of named) references.push({ identifier, path: pathTo(item.place) });
}

const SECRET_HEADER = /auth|key|token|secret|cookie|passw/i;
const SCHEMED = /^\s*(?:bearer|basic|digest|token)\s+\S/i;

const headerOf = ({ holder }: Item): string => scalarText(holder?.['name']) ?? '';

const isEvidentHeader = (value: string, item: Item, { hasToken }: SecretLooks): boolean =>
  SECRET_HEADER.test(headerOf(item)) || SCHEMED.test(value) || value.includes('sk-') || hasToken(value);

function kindOfClear(text: string, item: Item, { isSecretUrl, hasToken }: SecretLooks): ClearValueKind | null {
  const { key, isMap, list } = item;
  if (!isMap) {
    const isHeader = HEADER_LISTS.has(list) && key === 'value' && !OPEN_HEADERS.has(headerOf(item).toLowerCase());
    const isPassword = PASSWORDS.has(key);
    // What a placeholder stands for is known when a conversation runs.
    if ((isHeader || isPassword) && !text.includes('{{')) return isHeader ? 'HEADER' : 'PASSWORD';
    if (IS_URL.test(key)) return isSecretUrl(text.replaceAll(PLACEHOLDER, '')) ? 'URL' : null;
  }
  return hasToken(text) ? 'TOKEN' : null;
}
