/** Builds what other programs import as `assistants-gateway/client`, `./operations`, `./apollo`, `./urql` and `./scalars`: modules without dependencies, and their types. And the modules of `./insight`, whose types come with the library's. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { makeCommonJs } from './commonjs.mjs';
import { writeDeclarations } from './declarations.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = 'src/client';
/** The exports of the package, and their files. */
const ENTRIES = { client: 'public.ts', operations: 'operations.ts', apollo: 'apollo.ts', urql: 'urql-schema.ts', scalars: 'scalars.ts' };

const INSIGHT = { insight: 'src/library/insight.ts' };

/**
 * Writes `NAME.js` and `NAME.d.ts` for each export, and `types/`, into a folder, and all of it for CommonJS into `cjs/`.
 *
 * @param {string} folder
 */
export async function buildClient(folder) {
  await buildModules(folder);
  writeDeclarations(folder, `${SOURCES}/tsconfig.json`, ENTRIES);
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
  const common = {
    absWorkingDir: ROOT,
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
  };
  await Promise.all([
    build({
      ...common,
      entryPoints: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, `${SOURCES}/${file}`])),
      plugins: [pureDocuments],
    }),
    // As large as all others together.
    build({ ...common, entryPoints: INSIGHT, minify: true }),
  ]);
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

// As a program of its own it builds into the folder that it is given.
const [, script, target] = process.argv;
if (script === fileURLToPath(import.meta.url)) await buildClient(target ?? 'dist');
