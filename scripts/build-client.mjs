/** Builds what other programs import as `assistants-gateway/client`: one module without dependencies, and its types. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { makeCommonJs } from './commonjs.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');

/**
 * Writes `client.js`, `client.d.ts`, the same of `scalars` and `urql`, and `types/` into a folder, and all of it for CommonJS into `cjs/`.
 *
 * @param {string} folder
 */
export async function buildClient(folder) {
  await buildModules(folder);
  // An installation for production has no compiler, and starts the gateway all the same.
  if (existsSync(COMPILER)) writeTypes(folder);
}

/** @param {string} folder */
export async function buildModules(folder) {
  await Promise.all([buildModulesAs('esm', folder), buildModulesAs('cjs', makeCommonJs(folder))]);
}

/**
 * @param {'esm' | 'cjs'} format
 * @param {string} folder
 */
async function buildModulesAs(format, folder) {
  await build({
    absWorkingDir: ROOT,
    entryPoints: { client: 'src/client/public.ts', scalars: 'src/client/scalars.ts', urql: 'src/client/urql-schema.ts' },
    outdir: folder,
    bundle: true,
    // Browsers and Node alike: whatever only one of them has fails the build.
    platform: 'neutral',
    target: ['es2022', 'node20.19'],
    format,
    // Bundlers take the modules; this is for Node, and for nobody to read.
    minifyWhitespace: format === 'cjs',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [pureDocuments],
  });
}

/**
 * Lets bundlers leave out the documents that a program does not use.
 *
 * @type {import('esbuild').Plugin}
 */
const pureDocuments = {
  name: 'pure-documents',
  setup: (builder) => {
    builder.onLoad({ filter: /examples[\\/]generated[\\/]graphql\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('= new TypedDocumentString(', '= /* @__PURE__ */ new TypedDocumentString('),
      loader: 'ts',
    }));
  },
};

/** @param {string} folder */
function writeTypes(folder) {
  const types = join(folder, 'types');
  mkdirSync(types, { recursive: true });
  execFileSync(process.execPath, [COMPILER, '-p', join(ROOT, 'src/client'), '--outDir', types], { stdio: 'inherit' });
  for (const entry of readdirSync(types, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    writeFileSync(file, withoutDependencies(readFileSync(file, 'utf8')));
  }
  const commonJs = makeCommonJs(folder);
  // The same texts: which of the two a declaration is for is said by the package.json above it.
  cpSync(types, join(commonJs, 'types'), { recursive: true });
  for (const place of [folder, commonJs]) {
    writeFileSync(join(place, 'client.d.ts'), "export * from './types/src/client/public.js';\n");
    writeFileSync(join(place, 'urql.d.ts'), "export * from './types/src/client/urql-schema.js';\n");
    writeFileSync(join(place, 'scalars.d.ts'), "export * from './types/src/client/scalars.js';\n");
  }
}

/** What generated documents import is one type, and not worth a dependency. */
const DECORATION = "import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';";
const INLINE = 'interface DocumentTypeDecoration<TResult, TVariables> { __apiType?: (variables: TVariables) => TResult }';

/** @param {string} text */
const withoutDependencies = (text) =>
  text.replaceAll(/^((?:import|export) .*from ')(\.[^']*)\.ts';$/gm, "$1$2.js';").replace(DECORATION, INLINE);

// As a program of its own it builds into the folder that it is told.
const [, script, target] = process.argv;
if (script === fileURLToPath(import.meta.url)) await buildClient(target ?? 'dist');
