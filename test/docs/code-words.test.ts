/** The words of the code: comments and names, which readers search for by the field's terms. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read, ROOT } from '../support/pages.ts';

const FILES = ['src', 'test'].flatMap((folder) =>
  readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) =>
        path.endsWith('.ts') && !/^(?:replicas|cli.start)/.test(path) && !path.endsWith('.generated.ts') && !path.includes('node_modules'),
    )
    .map((path) => `${folder}/${path}`),
);

/** Comments as they are, and texts, whose words are data. */
const COMMENT_OR_TEXT =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?![/*])(?:[^/\\\n]|\\.)+\/[a-z]*/g;
const REFUSED = /\w*(?:told|anew)(?![a-z])|\bwhoever\b|\bwhat is no\b/gi;

const wordsIn = (code: string): readonly string[] =>
  code.replaceAll(COMMENT_OR_TEXT, (part) => (/^\/[/*]/.test(part) ? part : '""')).match(REFUSED) ?? [];

test('comments and names use the terms of the field', () => {
  const refused = [
    "/** Told by its caller's id. */ const one = 'told';",
    'const isUntold = `what is no`; // whoever',
    'ctx.readAnew(/anew/);',
  ];
  expect(refused.map(wordsIn)).toEqual([['Told'], ['isUntold', 'whoever'], ['readAnew']]);
  expect(FILES.length).toBeGreaterThan(1_000);
  expect(FILES.flatMap((path) => wordsIn(read(path)).map((word) => `${path}: ${word}`))).toEqual([]);
});
