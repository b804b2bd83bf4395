/** What a text says by its templates. */
export interface ScannedText {
  /** Names of variables, each once, in the order of the text. */
  readonly variables: readonly string[];
  /** Identifiers of integration secrets. */
  readonly secrets: readonly string[];
  /** Whether a `{{` has no `}}`: it stays in the text as it is. */
  readonly isBroken: boolean;
}

/** The templates of a text, by one scan from its beginning to its end: time is linear in its length. */
export function scanText(text: string): ScannedText {
  const variables = new Set<string>();
  const secrets = new Set<string>();
  let isBroken = false;
  /** Where the name of a secret begins, which stands between two templates. */
  let secretFrom: number | null = null;
  for (let at = text.indexOf('{{'); at >= 0;) {
    const end = text.indexOf('}}', at + 2);
    if (end < 0) {
      isBroken = true;
      break;
    }
    // The innermost braces count: what begins before them has no end.
    const start = text.lastIndexOf('{{', end - 1);
    isBroken ||= /[^{]/.test(text.slice(at, start));
    const content = text.slice(start + 2, end);
    const tag = content.length > LONGEST_NAME ? '' : content.replaceAll(/\s/g, '');
    // The third brace of an unescaped variable.
    const next = end + (text[start - 1] === '{' && text[end + 2] === '}' ? 3 : 2);
    if (tag === '#integration_secret') secretFrom = next;
    else if (tag === '/integration_secret' && secretFrom !== null) {
      add(secrets, text.slice(secretFrom, start));
      secretFrom = null;
    } else if (content.length <= LONGEST_CONTENT) scanContent(content.trim(), variables, secrets);
    at = text.indexOf('{{', next);
  }
  return { variables: [...variables], secrets: [...secrets], isBroken };
}

const LONGEST_NAME = 255;
const LONGEST_CONTENT = 1000;
/** Sections, comments, partials and other delimiters. */
const NO_VARIABLE = /^[#/^!>=]/;
const QUOTED = /"[^"]*"|'[^']*'/g;
/** Filters that take nothing. Any other word behind a bar is the secret that the variable is encrypted for. */
const FILTERS = new Set(['date', 'upcase', 'downcase', 'capitalize', 'strip', 'escape', 'size', 'first', 'last', 'json']);

function scanContent(content: string, variables: Set<string>, secrets: Set<string>): void {
  if (NO_VARIABLE.test(content)) return;
  const [name = '', ...behind] = content.replaceAll(QUOTED, '""').split('|');
  if (!add(variables, name.replace(/^&/, ''))) return;
  for (const part of behind) {
    const word = part.trim();
    if (!FILTERS.has(word) && /^[\w.-]+$/.test(word)) add(secrets, word);
  }
}

function add(names: Set<string>, text: string): boolean {
  const name = text.trim();
  const isName = name.length <= LONGEST_NAME && /^[^"'{}\r\n]+$/.test(name);
  if (isName) names.add(name);
  return isName;
}
