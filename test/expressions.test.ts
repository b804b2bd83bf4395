/** Every regular expression of the source takes linear time: texts of others run through them. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const SOURCE = new URL('../src/', import.meta.url);
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

interface Found {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** What a slash stands behind where it divides, or ends something. */
const ENDS_VALUE = /[\w$)\]}"'`]$/;
const KEYWORD = /(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield)$/;

/** The literals of regular expressions in a text of TypeScript: what is left when strings, templates and comments are passed over. */
function expressionsIn(file: string): readonly Found[] {
  const text = readFileSync(new URL(file, SOURCE), 'utf8');
  const found: Found[] = [];
  /** Code so far, without what was passed over. */
  let before = '';
  /** For each template that is open: the depth of braces of its `${`. */
  const templates: number[] = [];
  let braces = 0;
  const template = (at: number): number => {
    for (let end = at; end < text.length; end += 1) {
      if (text[end] === '\\') end += 1;
      else if (text[end] === '`') return end;
      else if (text.startsWith('${', end)) {
        templates.push(braces);
        braces += 1;
        before += '(';
        return end + 1;
      }
    }
    return text.length;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (text.startsWith('//', at)) at = text.indexOf('\n', at);
    else if (text.startsWith('/*', at)) at = text.indexOf('*/', at) + 1;
    else if (character === '"' || character === "'") {
      for (at += 1; text[at] !== character; at += 1) if (text[at] === '\\') at += 1;
      before += '"';
    } else if (character === '`') {
      at = template(at + 1);
      if (text[at] === '`') before += '`';
    } else if (character === '}' && templates.at(-1) === braces - 1) {
      templates.pop();
      braces -= 1;
      at = template(at + 1);
      before += '`';
    } else if (character === '/' && (!ENDS_VALUE.test(before.trimEnd().slice(-1)) || KEYWORD.test(before.trimEnd().slice(-12)))) {
      let isInClass = false;
      let end = at + 1;
      for (; text[end] !== '/' || isInClass; end += 1) {
        if (text[end] === '\\') end += 1;
        else if (text[end] === '[') isInClass = true;
        else if (text[end] === ']') isInClass = false;
      }
      const flags = /^[a-z]*/.exec(text.slice(end + 1))?.[0] ?? '';
      found.push({ place: `${file}:${text.slice(0, at).split('\n').length}`, source: text.slice(at + 1, end), flags });
      at = end + flags.length;
      before += ')';
    } else {
      if (character === '{') braces += 1;
      if (character === '}') braces -= 1;
      before = `${before.slice(-40)}${character}`;
    }
  }
  return found;
}

const all = files.flatMap(expressionsIn);

/** Texts that make expressions of their kind go back: its own characters, again and again, and what it cannot end with. Says which it is done with. */
const HOSTILE = `
  const LENGTH = 100_000;
  for (const { place, source, flags } of JSON.parse(process.argv[1])) {
    const own = source.match(/[A-Za-z0-9@=:;,.\\/?#&%+*_"' -]/g) ?? [];
    const words = source.match(/[A-Za-z]{2,}/g) ?? [];
    const units = new Set(['a', '0', ' ', '\\t', '\\n', '/', '-', '_', '.', ',', ';', ':', '=', '"', '\\\\', '@', '%', 'a0', '0a', 'a ', ' a', 'Aa', 'a.', 'a=', 'a,', ', ', '; ', '=,',
      'ü', '\\u{1f600}', '\\ud800', '\\0', ...own, ...words, ...words.map((word) => word + ' '), ...words.map((word) => word + ','), own.join(''), own.slice(0, 3).join('')]);
    for (const unit of units) {
      if (unit === '') continue;
      const body = unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
      for (const start of ['', ...words.slice(0, 1), '"']) {
        // The first match, or all of them where the flags say so.
        for (const end of ['', '\\u0001']) (start + body + end).replace(new RegExp(source, flags), '');
      }
    }
    process.stdout.write(place + '\\n');
  }
`;

/** In a process of its own, as nothing else can end one that does not come back. */
const fastOnes = (expressions: readonly Found[], timeout: number): readonly string[] =>
  spawnSync(process.execPath, ['-e', HOSTILE, JSON.stringify(expressions)], { timeout, encoding: 'utf8' })
    .stdout.split('\n')
    .slice(0, -1);

describe('the search for expressions', () => {
  test('finds them, and nothing else', () => {
    expect(all.length).toBeGreaterThan(30);
    for (const { source, flags } of all) expect(() => new RegExp(source, flags)).not.toThrow();
    const lines = files.flatMap((file) => readFileSync(new URL(file, SOURCE), 'utf8').split('\n'));
    const obvious = lines.filter((line) => /(?:=|\(|\() \/\^|(?:\(|= )\/[\^\\[(]/.test(line) && !line.trim().startsWith('*')).length;
    expect(all.length).toBeGreaterThanOrEqual(obvious);
  });

  test('would tell of one that is slow', () => {
    const fast = { place: 'fast', source: 'a', flags: '' };
    const slow = (source: string, flags = '') => ({ place: 'slow', source, flags });
    expect(fastOnes([fast, slow(String.raw`(?:a+)+b`)], 2_000)).toEqual(['fast']);
    expect(fastOnes([fast, slow('([?&#;])([^=&#;]*(?:pass|token|key)[^=&#;]*)=[^&#;]+', 'gi')], 2_000)).toEqual(['fast']);
  });
});

test('each expression takes linear time', () => {
  // Linear ones take some seconds for all texts of all, one that goes back takes hours.
  expect(fastOnes(all, 200_000)).toEqual(all.map(({ place }) => place));
}, 240_000);
