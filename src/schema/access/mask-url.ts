/** URLs and texts with URLs in them, without the credentials that they carry as user or as parameter. */
import { MASK } from './mask.ts';
import { isSecretParameter } from './secret-names.ts';

/** A URL is looked at up to here; a longer one is masked whole. */
const MAX_URL = 8_192;
/** Words of one text that may hold a credential; behind them the text is masked. */
const MAX_WORDS = 500;
/** URLs within parameters of URLs. */
const MAX_NESTING = 3;

/** A text without the credentials of the URL that it is, or of those among its words; all others as they are. */
export function maskText(text: string): string {
  if (!mayHold(text)) return isCredential(text) ? MASK : text;
  if (isCredential(text)) return MASK;
  return startsAsUrl(text) ? maskWhole(text) : maskWords(text);
}

/** As `maskText` for a value that is a URL, whatever it looks like. */
export const maskUrlField = (text: string): string => maskText(mayHold(text) ? maskWhole(text) : text);

/** Browsers leave line breaks out of URLs; where nothing is masked, they stay. */
function maskWhole(text: string): string {
  const whole = text.length > MAX_URL ? text : text.replaceAll(LINE_BREAKS, '');
  const shown = maskUrl(whole);
  return shown === whole ? text : shown;
}

/** A credential stands before an `@` or behind a `=`, either of which may be encoded. */
const mayHold = (text: string) => text.includes('@') || text.includes('=') || text.includes('%');

const LINE_BREAKS = /[\t\n\r]/g;
/** Schemes, of which some stand before others (`jdbc:mysql://`), and slashes of either kind, one or many. */
const BEFORE_USER = /^[\0-\x20\u00a0\ufeff]*(?:(?:[a-z][a-z0-9+.-]{0,40}:){1,3}[/\\]+|[a-z][a-z0-9+.-]{0,40}:|[/\\]*)/i;
const URL_START = /^[\0-\x20\u00a0\ufeff]*(?:(?:[a-z][a-z0-9+.-]{0,40}:){1,3}[/\\]|[/\\]{2})/i;

const startsAsUrl = (text: string) => URL_START.test(text) || URL_START.test(text.slice(0, 500).replaceAll(LINE_BREAKS, ''));

/** The value of an `Authorization` header, or a private key, in the midst of other values. */
function isCredential(text: string): boolean {
  if (text.includes('PRIVATE KEY-----')) return true;
  const [, scheme, value = ''] = /^\s*(bearer|basic)\s+(\S{8,4096})\s*$/i.exec(text) ?? [];
  return scheme !== undefined && /[\d=+/_-]|[a-z][A-Z]/.test(value);
}

function maskWords(text: string): string {
  const pieces: string[] = [];
  const candidates = /[@=%]/g;
  let end = 0;
  for (let count = 0; ; count += 1) {
    candidates.lastIndex = end;
    const found = candidates.exec(text);
    if (!found) break;
    if (count === MAX_WORDS) return [...pieces, MASK].join('');
    let from = found.index;
    let to = found.index;
    while (from > end && !isSpace(text.charCodeAt(from - 1))) from -= 1;
    while (to < text.length && !isSpace(text.charCodeAt(to))) to += 1;
    pieces.push(text.slice(end, from), maskUrl(text.slice(from, to)));
    end = to;
  }
  return pieces.length === 0 ? text : [...pieces, text.slice(end)].join('');
}

const isSpace = (code: number) => code <= 0x20 || code === 0xa0 || code === 0x2028 || code === 0x2029;

function maskUrl(url: string, nesting = 0): string {
  if (url.length > MAX_URL || nesting > MAX_NESTING) return MASK;
  const userEnd = endOfUserInfo(url);
  if (userEnd === 0) return maskParameters(url, nesting);
  return `${prefixOf(url, userEnd)}${MASK}@${maskParameters(url.slice(userEnd), nesting)}`;
}

/** What stands before the user: the scheme and its slashes, but not the user's name where that looks like a scheme. */
function prefixOf(url: string, userEnd: number): string {
  const start = BEFORE_USER.exec(url)?.[0] ?? '';
  return start.length < userEnd && (/[/\\]$/.test(start) || OPAQUE.test(start) || SPECIAL.test(start)) ? start : '';
}

/** Schemes that need no slashes before the user. */
const SPECIAL = /^\s*(?:https?|wss?|ftp):$/i;
/** Schemes with a user and no slashes at all. A user's name alone is an address there. */
const OPAQUE = /^\s*(?:sips?|tel|mailto|xmpp|im|pres|h323|acct|callto):$/i;

/** The place behind the `@` that ends the user; 0 where there is none, or where it is only the name in an address. */
function endOfUserInfo(url: string): number {
  if (!url.includes('@')) return 0;
  const start = BEFORE_USER.exec(url)?.[0] ?? '';
  const rest = url.slice(start.length);
  const authority = /^[^/\\?#]*/.exec(rest)?.[0] ?? '';
  // One slash alone begins a path.
  const hasSlashes = /[:/\\][/\\]$/.test(start);
  if (hasSlashes || SPECIAL.test(start)) {
    // `https://u:p/x@h/` is no URL to a browser, but what somebody has made of a password with a slash.
    const last = rest.lastIndexOf('@');
    const inAuthority = authority.lastIndexOf('@');
    const at = last === inAuthority || isHost(authority.slice(inAuthority + 1)) ? inAuthority : last;
    return at === -1 ? 0 : start.length + at + 1;
  }
  const at = authority.lastIndexOf('@');
  if (at === -1) return 0;
  // `u:p@h` has a scheme only by its looks.
  const user = OPAQUE.test(start) ? authority.slice(0, at) : url.slice(0, start.length + at);
  return /[:;=]|%3a|%3b|%3d|%25/i.test(user) ? start.length + at + 1 : 0;
}

/** Whether a host, maybe with a port, is all that stands between the slashes and the path. */
function isHost(authority: string): boolean {
  if (authority === '') return true;
  if (!URL.canParse(`https://${authority}`)) return false;
  const [host = '', port] = authority.split(':');
  return port === undefined || host.includes('.') || host === 'localhost';
}

/** Values of parameters whose name says that they are secret, in the query, the fragment or the path. */
function maskParameters(url: string, nesting: number): string {
  if (!url.includes('=') && !url.includes('%') && !url.includes('@')) return url;
  const pieces: string[] = [];
  let isInPath = true;
  let at = 0;
  while (at < url.length) {
    const delimiter = url[at] ?? '';
    if (DELIMITERS.has(delimiter)) {
      if (delimiter === '?' || delimiter === '#') isInPath = false;
      pieces.push(delimiter);
      at += 1;
      continue;
    }
    const end = endOf(url, at, isInPath ? IN_PATH : IN_QUERY);
    const segment = url.slice(at, end);
    const equals = segment.indexOf('=');
    if (equals === -1 || !isSecretParameter(decoded(segment.slice(0, equals)))) {
      pieces.push(maskSegment(segment, equals, nesting));
      at = end;
      continue;
    }
    // A secret may hold delimiters that nobody has encoded.
    const last = endOf(url, at + equals + 1, isInPath ? IN_PATH : BETWEEN_PARAMETERS);
    pieces.push(segment.slice(0, equals + 1), last > at + equals + 1 ? MASK : '');
    at = last;
  }
  return pieces.join('');
}

const DELIMITERS = new Set('?&#;/\\');
const IN_PATH = /[?&#;/\\]/g;
const IN_QUERY = /[?&#;]/g;
const BETWEEN_PARAMETERS = /[&#]/g;

function endOf(url: string, at: number, delimiters: RegExp): number {
  delimiters.lastIndex = at;
  return delimiters.exec(url)?.index ?? url.length;
}

/** A part of a URL that may itself be a URL, encoded or not. */
function maskSegment(segment: string, equals: number, nesting: number): string {
  const name = segment.slice(0, equals + 1);
  const value = segment.slice(equals + 1);
  const plain = decoded(value);
  if (!mayHold(plain) || (plain === value && equals === -1)) return segment;
  return maskUrl(plain, nesting + 1) === plain ? segment : `${name}${MASK}`;
}

/** With percent-encoding undone, however often it was done; what is no encoding stays. */
function decoded(text: string): string {
  let plain = text;
  for (let time = 0; time < 4 && plain.includes('%'); time += 1) {
    const next = plain.replaceAll(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
    if (next === plain) break;
    plain = next;
  }
  return plain.replaceAll('+', ' ');
}
