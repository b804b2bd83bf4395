/** The declarations of what programs import, as TypeScript emits them from the sources. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCommonJs, markAsCommonJs } from './commonjs.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');

/**
 * Writes the declarations of a project into `types/`, and `NAME.d.ts` for each entry, for modules and for CommonJS. Both lead to the same
 * declarations, which are CommonJS: modules may import that, and TypeScript's `node16` not the other way round.
 * Writes nothing where there is no compiler: an installation for production starts the gateway all the same.
 *
 * @param {string} folder of the build
 * @param {string} project path of its `tsconfig.json`
 * @param {Readonly<Record<string, string>>} entries the name of each export of the package, and its file beside the project's
 */
export function writeDeclarations(folder, project, entries) {
  if (!existsSync(COMPILER)) return;
  const types = join(folder, 'types');
  mkdirSync(types, { recursive: true });
  execFileSync(process.execPath, [COMPILER, '-p', join(ROOT, project), '--outDir', types], { stdio: 'inherit' });
  for (const entry of readdirSync(types, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    writeFileSync(file, withoutDependencies(readFileSync(file, 'utf8')));
  }
  markAsCommonJs(types);
  const commonJs = makeCommonJs(folder);
  for (const [name, file] of Object.entries(entries)) {
    const path = `types/${dirname(project)}/${file.replace(/\.ts$/, '.js')}`;
    writeFileSync(join(folder, `${name}.d.ts`), `export * from './${path}';\n`);
    writeFileSync(join(commonJs, `${name}.d.ts`), `export * from '../${path}';\n`);
  }
}

/** What generated documents import is one type, and not worth a dependency. */
const DECORATION = "import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';";
const INLINE = 'interface DocumentTypeDecoration<TResult, TVariables> { __apiType?: (variables: TVariables) => TResult }';

/** @param {string} text */
const withoutDependencies = (text) =>
  text.replaceAll(/^((?:import|export) .*from ')(\.[^']*)\.ts';$/gm, "$1$2.js';").replace(DECORATION, INLINE);
