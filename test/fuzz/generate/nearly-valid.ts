import type { Random } from '../random.ts';

const TOKENS = /"""[\s\S]*?"""|"(?:\\.|[^"\\])*"|\.\.\.|[$@]?\w+|\S/g;
const JUNK = [
  '{',
  '}',
  '(',
  ')',
  '!',
  '@skip',
  '@unknown',
  '...',
  'on',
  'null',
  '$x',
  '"',
  '#',
  'fragment',
  '\uFEFF',
  '@include(if: null)',
];

/** The text with one token too many, too few, or in the wrong place. Some of the outcomes are valid still. */
export function damageText(text: string, random: Random): string {
  const tokens = text.match(TOKENS) ?? [];
  const at = random.below(tokens.length);
  const token = tokens[at] ?? '';
  const other = random.pick(tokens);
  const changes: readonly (() => unknown)[] = [
    () => tokens.splice(at, 1),
    () => tokens.splice(at, 0, token),
    () => tokens.splice(at, 1, other),
    () => tokens.splice(at, 2, tokens[at + 1] ?? '', token),
    () => tokens.splice(at, 0, random.pick(JUNK)),
  ];
  random.pick(changes)();
  return tokens.join(' ');
}

/** The same operation in another spelling. */
export function respell(text: string, random: Random): string {
  const tokens = text.match(TOKENS) ?? [];
  const gaps = [' ', '\n', ' , ', '\t', '\r\n', ' # "}\n'];
  return tokens.map((token) => `${token}${random.chance(0.2) ? random.pick(gaps) : ' '}`).join('');
}
