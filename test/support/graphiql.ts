import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

export const SCRIPT = 'main-AAAA.js';
export const STYLE = 'main-BBBB.css';
export const TEXTS: Readonly<Record<string, string>> = {
  [SCRIPT]: `console.log(${JSON.stringify('a script '.repeat(500))});\n`,
  [STYLE]: 'body { margin: 0 }\n',
  'icon-CCCC.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'icons-DDDD.ttf': 'a font',
};

/** A folder as `scripts/build-graphiql.mjs` writes it, with other files. */
export function builtFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'graphiql-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeBuilt(folder, TEXTS);
  return folder;
}

export function writeBuilt(folder: string, texts: Readonly<Record<string, string>>): void {
  const list = {
    script: SCRIPT,
    style: STYLE,
    icon: 'icon-CCCC.svg',
    preloads: [],
    workers: { editor: SCRIPT, json: SCRIPT, graphql: SCRIPT },
    files: Object.keys(texts),
  };
  writeFileSync(join(folder, 'files.json'), JSON.stringify(list));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
}
