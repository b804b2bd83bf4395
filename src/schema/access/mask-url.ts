/** URLs and texts with URLs in them, without the credentials that they carry as user or as parameter. */
import { maskCredentials } from './credentials.ts';
import { MASK } from './mask.ts';
import { isSecretParameter } from './secret-names.ts';

/** Maximum length of a URL in characters; a longer one is masked as a whole. */
const MAX_URL = 8_192;
/** Number of words of a string that are checked for credentials; the string is masked after them. */
const MAX_WORDS = 500;
/** Maximum nesting of URLs in parameters of URLs. */
const MAX_NESTING = 3;

/** A text without the credentials of the URL that it is, or of those among its words; all others as they are. */
export const maskText = (text: string): string => maskNarrow(text, false);

/** As `maskText` for a value that is a URL, whatever it looks like. */
export const maskUrlField = (text: string): string => maskNarrow(text, true);

function maskNarrow(text: string, isUrl: boolean): string {
  if (isCredential(text)) return MASK;
  const plain = narrow(text);
  let shown = plain;
  if (mayHold(plain)) shown = isUrl || startsAsUrl(plain) ? maskWhole(plain) : maskWords(plain);
  shown = maskCredentials(shown);
  return shown === plain ? text : shown;
}

/** With Latin characters for those that are as wide as Chinese ones: some programs read them as the same. */
const narrow = (text: string): string =>
  WIDE.test(text) ? text.replaceAll(ALL_WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)) : text;
const WIDE = /[\uff01-\uff5e]/;
const ALL_WIDE = /[\uff01-\uff5e]/g;

/** Browsers drop line breaks in URLs; they are kept if nothing is masked. */
function maskWhole(text: string): string {
  const whole = text.length > MAX_URL ? text : text.replaceAll(LINE_BREAKS, '');
  const shown = maskUrl(whole);
  return shown === whole ? text : shown;
}

/** A credential precedes an `@` or follows a `=`; either may be percent-encoded. */
const mayHold = (text: string) => text.includes('@') || text.includes('=') || text.includes('%');

const LINE_BREAKS = /[\t\n\r]/g;
/** Punctuation, then schemes, of which some stand before others (`jdbc:mysql://`), and slashes of either kind, one or many. */
const BEFORE_USER = /^[\0-\x20\u00a0\ufeff<("'[]*(?:(?:[a-z][a-z0-9+.-]{0,40}:){1,3}[/\\]+|[a-z][a-z0-9+.-]{0,40}:|[/\\]*)/i;
const URL_START = /^[\0-\x20\u00a0\ufeff]*(?:(?:[a-z][a-z0-9+.-]{0,40}:){1,3}[/\\]|[/\\]{2})/i;

const startsAsUrl = (text: string) => URL_START.test(text) || URL_START.test(text.slice(0, 500).replaceAll(LINE_BREAKS, ''));

/** The value of an `Authorization` header, or a private key, inside another string. */
function isCredential(text: string): boolean {
  if (text.includes('PRIVATE KEY-----')) return true;
  if (/^\s*(?:digest|hawk|oauth|signature|aws4-hmac-sha256)\s+\w{1,40}=/i.test(text)) return true;
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
  return maskWithin(maskOne(url, nesting).replaceAll(ORACLE, `$1${MASK}@`));
}

/** A user with a password behind no slashes: `jdbc:oracle:thin:scott/tiger@host`. */
const ORACLE = /(oracle:(?:thin|oci8?):)[^\s@]{1,256}@/gi;

/** The user of each URL that stands within another, or behind punctuation. */
function maskWithin(text: string): string {
  if (!text.includes('@')) return text;
  const starts = [...text.matchAll(WITHIN)].map(({ index }) => index).filter((index) => index > 0);
  if (starts.length === 0) return text;
  return [0, ...starts]
    .map((start, number, all) => {
      const piece = text.slice(start, all[number + 1]);
      if (number === 0) return piece;
      const end = piece.search(/["'<>`|]/);
      const url = end === -1 ? piece : piece.slice(0, end);
      const userEnd = endOfUserInfo(url);
      return userEnd === 0 ? piece : `${prefixOf(url, userEnd)}${MASK}@${piece.slice(userEnd)}`;
    })
    .join('');
}
const WITHIN = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,40}:[/\\]{2}/gi;

function maskOne(url: string, nesting: number): string {
  const userEnd = endOfUserInfo(url);
  if (userEnd === 0) return maskParameters(url, nesting);
  return `${prefixOf(url, userEnd)}${MASK}@${maskParameters(url.slice(userEnd), nesting)}`;
}

/** The part before the user: the scheme and its slashes, but not a user name that looks like a scheme. */
function prefixOf(url: string, userEnd: number): string {
  const start = BEFORE_USER.exec(url)?.[0] ?? '';
  return start.length < userEnd && (/[/\\]$/.test(start) || OPAQUE.test(start) || SPECIAL.test(start)) ? start : '';
}

/** Schemes that need no slashes before the user. */
const SPECIAL = /^[\s<("'[]*(?:https?|wss?|ftp):$/i;
/** Schemes with a user and no slashes at all. A user's name alone is an address there. */
const OPAQUE = /^[\s<("'[]*(?:sips?|tel|mailto|xmpp|im|pres|h323|acct|callto):$/i;

/** Index after the `@` that ends the user; 0 if there is none, or if it is only the name in an address. */
function endOfUserInfo(url: string): number {
  if (!url.includes('@')) return 0;
  const start = BEFORE_USER.exec(url)?.[0] ?? '';
  const rest = url.slice(start.length);
  const authority = /^[^/\\?#]*/.exec(rest)?.[0] ?? '';
  // One slash alone begins a path.
  const hasSlashes = /[:/\\][/\\]$/.test(start);
  if (hasSlashes || SPECIAL.test(start)) {
    // `https://u:p/x@h/` is not a valid URL, but a password with an unencoded slash looks like this.
    const last = rest.lastIndexOf('@');
    const inAuthority = authority.lastIndexOf('@');
    const at = last === inAuthority || isHost(authority.slice(inAuthority + 1)) ? inAuthority : last;
    return at === -1 ? 0 : start.length + at + 1;
  }
  const at = authority.lastIndexOf('@');
  if (at === -1) return 0;
  // `u:p@h` only looks as if it had a scheme.
  const user = OPAQUE.test(start) ? authority.slice(0, at) : url.slice(0, start.length + at);
  return /[:;=]|%3a|%3b|%3d|%25/i.test(user) ? start.length + at + 1 : 0;
}

/** Whether there is only a host, with or without a port, between the slashes and the path. */
function isHost(authority: string): boolean {
  if (authority === '') return true;
  if (!URL.canParse(`https://${authority}`)) return false;
  const [host = '', port] = authority.split(':');
  return port === undefined || host.includes('.') || host === 'localhost';
}

/** Masks the values of parameters with secret names, in the query, the fragment or the path. */
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
    // A secret may contain delimiters that are not encoded.
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
  if (plain === value && equals === -1) return segment;
  const shown = maskCredentials(mayHold(plain) ? maskUrl(plain, nesting + 1) : plain);
  return shown === plain ? segment : `${name}${MASK}`;
}

/** Removes all levels of percent-encoding; invalid escapes are kept. */
function decoded(text: string): string {
  let plain = text;
  for (let time = 0; time < 4 && plain.includes('%'); time += 1) {
    const next = plain.replaceAll(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
    if (next === plain) break;
    plain = next;
  }
  return plain.replaceAll('+', ' ');
}
