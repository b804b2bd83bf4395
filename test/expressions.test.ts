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
/** Those that repeat something without bound: the other ones look at each place of a text for a bounded time. */
const repeating = [
  ...new Map(all.filter(({ source }) => /[*+]|\{\d+,\}/.test(source)).map((one) => [one.source + one.flags, one])).values(),
];

/** Texts that make expressions of their kind go back: its own characters, again and again, and what it cannot end with. Says which it is done with, and the milliseconds of CPU it took. */
const HOSTILE = `
  const LENGTH = 100_000;
  for (const { place, source, flags } of JSON.parse(process.argv[1])) {
    const before = process.cpuUsage();
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
    process.stdout.write(place + ' ' + process.cpuUsage(before).user / 1_000 + '\\n');
  }
`;

/** How many times as long as the one in the middle an expression may take; one that goes back over its text takes over a hundred times as long. */
const SLOW = 20;

/** The places of those that take too long, in a process of its own, as nothing else can end one that does not come back. */
function slowOnes(expressions: readonly Found[], timeout: number): readonly string[] {
  const { stdout } = spawnSync(process.execPath, ['-e', HOSTILE, JSON.stringify(expressions)], { timeout, encoding: 'utf8' });
  const done = new Map(stdout.split('\n').flatMap((line) => (line === '' ? [] : [split(line)])));
  const times = [...done.values()].toSorted((a, b) => a - b);
  const middle = times[Math.floor((times.length - 1) / 2)] ?? 0;
  return expressions.map(({ place }) => place).filter((place) => (done.get(place) ?? Infinity) > middle * SLOW);
}

function split(line: string): [place: string, ms: number] {
  const [place = '', ms = ''] = line.split(' ');
  return [place, Number(ms)];
}

describe('the search for expressions', () => {
  test('finds them, and nothing else', () => {
    expect(all.length).toBeGreaterThan(30);
    for (const { source, flags } of all) expect(() => new RegExp(source, flags)).not.toThrow();
    const lines = files.flatMap((file) => readFileSync(new URL(file, SOURCE), 'utf8').split('\n'));
    const obvious = lines.filter((line) => /(?:=|\(|\() \/\^|(?:\(|= )\/[\^\\[(]/.test(line) && !line.trim().startsWith('*')).length;
    expect(all.length).toBeGreaterThanOrEqual(obvious);
  });

  test.each([
    ['for its whole text', '[a-z]+$', ''],
    ['for all of its matches', '([?&#;])([^=&#;]*(?:pass|token|key)[^=&#;]*)=[^&#;]+', 'gi'],
    ['for ever', '(?:a+)+b', ''],
  ])('would tell of one that goes back %s', (_name, source, flags) => {
    const fast = repeating.slice(0, 5);
    expect(slowOnes([...fast, { place: 'slow', source, flags }], 1_000)).toEqual(['slow']);
  });
});

test('each expression takes linear time', () => {
  expect(slowOnes(repeating, 60_000)).toEqual([]);
}, 70_000);
