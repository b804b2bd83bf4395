/** Credentials in texts that say so: behind their name, behind a scheme of `Authorization`, or as an option of a command. */
import { MASK } from './mask.ts';
import { isForm, isSecretName, lastWordOf } from './secret-names.ts';
import { maskTokens } from './tokens.ts';
import { isWordLike } from './word-like.ts';

/** Masks what is a credential by its shape or by what stands before it. */
export function maskCredentials(text: string): string {
  const shown = maskOptions(maskSchemes(maskTokens(text)));
  return maskLabelled(shown);
}

/** Schemes of `Authorization`, whose credential is one word. */
const SCHEME = /(?<![\w-])(bearer|basic|token|api[-_]?key|negotiate|ntlm)([ \t]{1,8}\\?["']?)([^\s"'\\,;)}\]<>]{8,4096})/gi;
const SCHEME_WORD = /^(?:bearer|basic|token|api[-_]?key|negotiate|ntlm|digest|hawk|oauth|hmac|signature|aws4-hmac-sha256)$/i;

/** Words follow such words in texts, too. */
const maskSchemes = (text: string) =>
  text.replaceAll(SCHEME, (whole, scheme: string, between: string, value: string) =>
    isPlain(value) || isMasked(value) ? whole : `${scheme}${between}${MASK}`,
  );

/** `-H "Name: value"`, whose values never show. */
const HEADER_QUOTED = /((?:^|\s)(?:-H|--header)[ \t=]{1,4}\\?(["'])[\w-]{1,64}:)(?:(?!\2)[^\n])+/g;
const HEADER_BARE = /((?:^|\s)(?:-H|--header)[ \t=]{1,4}[\w-]{1,64}:)[^\s"']+/g;
/** `-u user:password` */
const USER = /((?:^|\s)(?:-u|-U|--user|--proxy-user)[ \t=]{1,4}\\?["']?)[^\s"':]{0,256}:[^\s"'\\]+/g;
/** `--password value`; one with a `=` is found as a parameter is. */
const OPTION = /((?:^|\s)--?([A-Za-z][\w-]{1,63})[ \t]{1,4}\\?["']?)([^\s"'\\-][^\s"']*)/g;

function maskOptions(text: string): string {
  if (!text.includes('-')) return text;
  return text
    .replaceAll(HEADER_QUOTED, `$1 ${MASK}`)
    .replaceAll(HEADER_BARE, `$1${MASK}`)
    .replaceAll(USER, `$1${MASK}`)
    .replaceAll(OPTION, (whole, start: string, name: string) => (isSecretName(name) ? `${start}${MASK}` : whole));
}

/** A value behind the name of a secret and a colon or an equals sign: in lines of YAML, headers, JSON that is in a text or no JSON at all. */
function maskLabelled(text: string): string {
  const pieces: string[] = [];
  let end = 0;
  for (const { index: colon } of text.matchAll(/[:=]/g)) {
    if (colon < end) continue;
    const label = labelBefore(text, colon, end);
    if (label === undefined) continue;
    const value = valueBehind(text, colon + 1, label);
    if (value === undefined) continue;
    pieces.push(text.slice(end, value.from), MASK);
    end = value.to;
  }
  return pieces.length === 0 ? text : [...pieces, text.slice(end)].join('');
}

interface Label {
  readonly name: string;
  readonly from: number;
  /** What the label is quoted in, alone or together with its value. */
  readonly quote: string;
  /** Whether nothing stands before it on its line. */
  readonly beginsLine: boolean;
}

const LETTER = /[\p{L}\p{M}\p{N}_.$-]/u;
const QUOTES = `"'\`\\`;
const MAX_WORD = 64;

/** One word, or two as in `API key`, and what says in which form it is. */
function labelBefore(text: string, colon: number, start: number): Label | undefined {
  let to = colon;
  while (to > start && colon - to < 4 && `${QUOTES} ]`.includes(text[to - 1] ?? '')) to -= 1;
  const from = wordStart(text, to, start);
  if (from === to) return undefined;
  // What is behind slashes, or an `@`, is a host with its port.
  const before = text[from - 1] ?? '';
  if (before === '@' || (before === '/' && text[from - 2] === '/')) return undefined;
  const name = secretNameAt(text, from, to, start);
  if (name === undefined) return undefined;
  const first = to - name.length;
  return {
    name,
    from: first,
    quote: QUOTES.includes(text[first - 1] ?? ' ') ? (text[first - 1] ?? '') : '',
    beginsLine: beginsLine(text, first),
  };
}

function secretNameAt(text: string, from: number, to: number, start: number): string | undefined {
  let first = from;
  let wordEnd = to;
  let left = 1;
  for (let count = 0; count < MAX_WORDS; count += 1) {
    const name = text.slice(first, to);
    if (isSecretName(name)) return name;
    // `value` and the like say nothing of what is before.
    if (!isForm(lastWordOf(text.slice(first, wordEnd)))) left -= 1;
    if (left < 0 || text[first - 1] !== ' ') return undefined;
    wordEnd = first - 1;
    first = wordStart(text, wordEnd, start);
    if (first === wordEnd) return undefined;
  }
  return undefined;
}
const MAX_WORDS = 5;

function wordStart(text: string, to: number, start: number): number {
  let from = to;
  while (from > start && to - from < MAX_WORD && LETTER.test(text[from - 1] ?? '')) from -= 1;
  return from;
}

function beginsLine(text: string, from: number): boolean {
  let at = from;
  while (at > 0 && from - at < MAX_WORD && ` \t-"'{,\\`.includes(text[at - 1] ?? '')) at -= 1;
  return at === 0 || text[at - 1] === '\n';
}

/** Words that say something about a secret instead of being one. */
const SAYINGS =
  /^(?:no|none|null|yes|true|false|required|optional|missing|invalid|valid|expired|unknown|unset|set|hidden|redacted|string|number|integer|boolean|object|array|n\/a)$/i;
/** Times and dates, and what a template puts in. */
const NO_SECRET = /^(?:\d{1,2}[:.]\d{2}\D{0,2}|\d{4}-\d{2}-\d{2}|\{\{[\w .-]{1,100}\}\}|\{\{)$/;

const isMasked = (value: string) => value.startsWith(MASK);
/** Whether a value in the midst of a text may well be a part of what is said. */
const isPlain = (value: string): boolean => {
  const word = value.replace(/[.,!?;:)]{1,3}$/, '');
  return word.length < 4 || NO_SECRET.test(word) || (isWordLike(word) && !/\d{3}|\d[A-Za-z]|[a-z][A-Z]/.test(word));
};

interface Range {
  readonly from: number;
  readonly to: number;
}

function valueBehind(text: string, behind: number, label: Label): Range | undefined {
  let from = skip(text, behind, ' \t');
  // A block of YAML begins on the next line.
  if (/^[|>][+-]?\s*\n/.test(text.slice(from, from + 8))) from = skip(text, text.indexOf('\n', from), ' \t\n\r');
  if (text.startsWith(MASK, from)) return undefined;
  // Markdown, arrows, and what has no width.
  from = skip(text, from, ' \t*>\u200b');
  const opened = skip(text, from, '\\');
  const quote = text[opened] ?? '';
  if (quote !== '' && `"'\``.includes(quote) && quote !== label.quote) return quoted(text, opened, quote);
  if (quote !== '' && quote === label.quote && /["'`\\]\s*:$/.test(text.slice(Math.max(0, behind - 4), behind)))
    return quoted(text, opened, quote);
  if ((quote === '[' || quote === '{') && text[opened + 1] !== '{') return until(text, from, quote === '[' ? ']' : '}');
  if (text.startsWith('//', from) || text.startsWith(MASK, from)) return undefined;
  const stops = /[\s"'`\\,;)}\]<>]/g;
  stops.lastIndex = text.startsWith('{{', from) ? Math.max(from, text.indexOf('}}', from) + 2) : from;
  const to = stops.exec(text)?.index ?? text.length;
  const value = text.slice(from, to);
  if (value === '') return undefined;
  if (SCHEME_WORD.test(value) || (/cookie/i.test(label.name) && value.includes('='))) return { from, to: endOfLine(text, to, label.quote) };
  const isAlone = label.beginsLine && /^[\s"'`\\,}]{0,8}(?:\n|$)/.test(text.slice(to, to + 9));
  if (isAlone ? SAYINGS.test(value) || NO_SECRET.test(value) : isPlain(value)) return undefined;
  return { from, to };
}

function skip(text: string, from: number, characters: string): number {
  let at = from;
  while (at < text.length && characters.includes(text[at] ?? '')) at += 1;
  return at;
}

/** What is between quotes; empty or masked it stays. */
function quoted(text: string, opened: number, quote: string): Range | undefined {
  let to = opened + 1;
  while (to < text.length && text[to] !== quote) to += text[to] === '\\' && text[to + 1] !== quote ? 2 : 1;
  const inner = text.slice(opened + 1, text[to - 1] === '\\' ? to - 1 : to);
  return inner === '' || inner === MASK || NO_SECRET.test(inner) ? undefined : { from: opened + 1, to: opened + 1 + inner.length };
}

function until(text: string, from: number, closing: string): Range {
  const found = text.indexOf(closing, from);
  return { from, to: found === -1 ? text.length : found + 1 };
}

function endOfLine(text: string, from: number, quote: string): number {
  const end = text.indexOf('\n', from);
  const line = text.slice(from, end === -1 ? text.length : end);
  const closing = quote === '' ? -1 : line.indexOf(quote);
  return from + (closing === -1 ? line.length : closing);
}
