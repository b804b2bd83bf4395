/** Builds the gateway as it is published: the bin, the bundle that it runs, and the code that V8 makes of it. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { makeCommonJs } from './commonjs.mjs';
import { writeDeclarations } from './declarations.mjs';
import { noticesOf } from './notices.mjs';
import { printSubgraph, SUBGRAPH_IS_PRINTED } from './print-subgraph.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PUBLIC = 'src/library/public.ts';
/** Far more than it takes. */
const CODE_CACHE_MS = 60_000;

/** Of this package, and not of one whose npm script starts the gateway. */
const VERSION = {
  'process.env.npm_package_version': JSON.stringify(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version),
};

/** What all files have in common. */
const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  // The whole licences are in a file of their own.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

/**
 * Takes graphql as modules, which become one with ours, for all who import it. From CommonJS each of our modules would
 * get an object of its own with all that graphql exports: 15,000 properties at each start.
 */
const GRAPHQL_AS_MODULES = {
  name: 'graphql-as-modules',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^graphql(\/|$)/ }, async ({ path, pluginData, ...options }) => {
      if (pluginData === GRAPHQL_AS_MODULES) return undefined;
      const found = await resolve(path, { ...options, pluginData: GRAPHQL_AS_MODULES });
      return found.errors.length > 0 ? found : { ...found, path: found.path.replace(/\.js$/, '.mjs') };
    });
  },
};

/** Modules with all that only some settings need, by the file of their own that each of them becomes. */
const CHUNKS = {
  'tracing.cjs': 'src/telemetry/otlp-tracing.ts',
  'mcp-protocol.cjs': 'src/mcp/protocol.ts',
  'redis.cjs': 'src/replicas/redis/client.ts',
  'sandbox.cjs': 'src/sandbox/app.ts',
};

/** Leaves what is in a chunk to the file beside the bundle, which is unpacked and run with the first import of it. */
const IN_CHUNKS = {
  name: 'in-chunks',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ resolveDir, path }) => {
      const file = relative(ROOT, join(resolveDir, path));
      const chunk = Object.entries(CHUNKS).find(([, entry]) => entry === file);
      return chunk && { path: chunk[0], namespace: 'chunks' };
    });
    onLoad({ filter: /./, namespace: 'chunks' }, ({ path }) => ({ contents: loaderOf(path), resolveDir: ROOT }));
  },
};

/** What runs on a thread of its own, packed in the same way; the gateway itself has it, too, for where there are no threads. */
const THREADS = { 'drawing-thread.cjs': { entry: 'src/drawing/thread.ts', startedBy: 'src/drawing/start-thread.ts' } };

/** Starts threads of what is in a file beside the bundle. */
const ON_THREADS = {
  name: 'on-threads',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ resolveDir, path }) => {
      const file = relative(ROOT, join(resolveDir, path));
      const thread = Object.entries(THREADS).find(([, { startedBy }]) => startedBy === file);
      return thread && { path: thread[0], namespace: 'threads' };
    });
    onLoad({ filter: /./, namespace: 'threads' }, ({ path }) => ({ contents: starterOf(path), resolveDir: ROOT }));
  },
};

/** @param {string} file */
const starterOf = (file) => `
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Worker } = require('node:worker_threads');
const { brotliDecompressSync } = require('node:zlib');
let code;
exports.startThread = (options) => {
  code ??= brotliDecompressSync(readFileSync(join(__dirname, ${JSON.stringify(`${file}.br`)}))).toString();
  return new Worker(code, { ...options, eval: true });
};
`;

/** @param {string} chunk */
const loaderOf = (chunk) => `
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { compileFunction } = require('node:vm');
const { brotliDecompressSync } = require('node:zlib');
const filename = join(__dirname, ${JSON.stringify(chunk)});
const code = brotliDecompressSync(readFileSync(filename + '.br')).toString();
compileFunction(code, ['module', 'exports', 'require'], { filename })(module, exports, require);
`;

/** All files that are packed beside the bundle, and what is in them. */
const BESIDE = [...Object.entries(CHUNKS), ...Object.entries(THREADS).map(([file, { entry }]) => [file, entry])];

/** Modules of other packages, without those that read the names of their own classes, and without graphql, whose functions stand in most traces. */
const FOREIGN = /[\\/]node_modules[\\/](?!graphql[\\/]|zod|jose|@?ioredis|redis-)/;

/**
 * Shortens the names within functions, and in most modules of other packages all names.
 * Traces keep the names of all other functions that are not within functions.
 */
const SHORT_NAMES = {
  name: 'short-names',
  setup({ onLoad }) {
    onLoad({ filter: /\.(?:[cm]?js|ts)$/ }, async ({ path }) => {
      const text = readFileSync(path, 'utf8');
      // A module that is minified has its exports at the end of its only line.
      const format = /^(?:import|export)\b|;export\{/m.test(text) ? 'esm' : 'cjs';
      // Only of a file whose format is named nothing but its exports can be known elsewhere.
      const named = FOREIGN.test(path) ? { format } : {};
      const { code } = await transform(text, {
        loader: path.endsWith('.ts') ? 'ts' : 'js',
        minifyIdentifiers: true,
        logLevel: 'silent',
        ...named,
      });
      return { contents: code };
    });
  },
};

/** MCP's validator is for answers of people, whom the gateway asks nothing. It is two thirds of the package. */
const WITHOUT_VALIDATOR = {
  name: 'without-validator',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@modelcontextprotocol\/server\/_shims$/ }, ({ path }) => ({ path, namespace: 'shims' }));
    onLoad({ filter: /./, namespace: 'shims' }, () => ({
      contents: "import process from 'node:process'; export class DefaultJsonSchemaValidator {} export { process };",
      resolveDir: ROOT,
    }));
  },
};

/** Addresses of one vendor's service, and its certificates. */
const WITHOUT_PROFILES = {
  name: 'without-profiles',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\/constants\/TLSProfiles$/ }, ({ path, importer }) =>
      /[\\/]ioredis[\\/]/.test(importer) ? { path, namespace: 'left-out' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'left-out' }, () => ({ contents: 'exports.default = class {};' }));
  },
};

/** What the bin runs and programs import. */
export const BUNDLE = {
  ...COMMON,
  entryPoints: ['src/bundle.ts'],
  format: 'cjs',
  plugins: [IN_CHUNKS, ON_THREADS, GRAPHQL_AS_MODULES, SUBGRAPH_IS_PRINTED, SHORT_NAMES],
  define: {
    'import.meta.dirname': 'DIRNAME',
    // Whether Yoga's Request is the platform's is all that is asked of this one. It never is, and Node would load the whole of its fetch.
    'globalThis.Request': 'undefined',
    ...VERSION,
  },
  // A bundle of somebody's worker has no folder.
  banner: { js: "var DIRNAME = typeof __dirname === 'string' ? __dirname : '';" },
  // A script's `import()` is experimental in Node.
  supported: { 'dynamic-import': false },
};

/**
 * Writes `main.js`, `gateway.cjs`, its chunks (`*.cjs.br`), `gateway.code-cache`, `schema.subgraph.graphql`, `index.*`, `fetch.*` and the notices into a folder.
 *
 * @param {string} folder
 */
export async function buildGateway(folder) {
  const built = await Promise.all([
    build({ ...BUNDLE, outfile: join(folder, 'gateway.cjs') }),
    ...BESIDE.map(([file, entry]) =>
      build({
        ...COMMON,
        entryPoints: [entry],
        outfile: join(folder, file),
        format: 'cjs',
        minifyIdentifiers: true,
        // As modules, of which only what is used is taken.
        mainFields: ['module', 'main'],
        define: VERSION,
        plugins: [WITHOUT_VALIDATOR, WITHOUT_PROFILES],
        // As in the bundle: what a chunk is run by has no modules to import, and the exporter of traces imports "http" by it.
        supported: { 'dynamic-import': false },
      }),
    ),
    build({
      ...COMMON,
      entryPoints: ['src/bin.ts'],
      outfile: join(folder, 'main.js'),
      format: 'esm',
      // Down to what refuses to run there.
      target: 'node14',
      banner: { js: '#!/usr/bin/env node' },
    }),
  ]);
  for (const [file] of BESIDE) pack(join(folder, file));
  await printSubgraph(folder);
  const metafiles = built.map(({ metafile }) => metafile);
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesOf(ROOT, metafiles));
  await writeLibrary(folder);
  chmodSync(join(folder, 'main.js'), 0o755);
  writeCodeCache(folder);
}

/**
 * Few load a chunk, and each would be up to a twentieth of the package.
 *
 * @param {string} file
 */
function pack(file) {
  writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
  rmSync(file);
}

/**
 * What programs import: the bundle by its names, and the types.
 *
 * @param {string} folder
 */
async function writeLibrary(folder) {
  const { metafile } = await build({ ...COMMON, entryPoints: [PUBLIC], bundle: false, format: 'esm', write: false, outdir: folder });
  const names = Object.values(metafile.outputs)[0].exports.join(', ');
  // By the name that it has in the bundle beside the other.
  const ofFetch = 'GatewayOptionsError, createFetchGateway: createGateway';
  const commonJs = makeCommonJs(folder);
  for (const [file, taken, given] of [
    ['index.js', names, names],
    ['fetch.js', ofFetch, 'GatewayOptionsError, createGateway'],
  ]) {
    writeFileSync(join(folder, file), `import gateway from './gateway.cjs';\nexport const { ${taken} } = gateway;\n`);
    writeFileSync(join(commonJs, file), `const { ${taken} } = require('../gateway.cjs');\nmodule.exports = { ${given} };\n`);
  }
  writeDeclarations(folder, 'src/library/tsconfig.declarations.json', {
    index: basename(PUBLIC),
    fetch: 'fetch.ts',
    insight: 'insight.ts',
  });
}

/** @param {string} folder */
function writeCodeCache(folder) {
  try {
    // None of the environment's options for V8: code is for those that it was made with.
    const env = { PATH: process.env['PATH'] };
    execFileSync(process.execPath, [join(ROOT, 'scripts/write-code-cache.mjs'), folder], { env, timeout: CODE_CACHE_MS, stdio: 'inherit' });
  } catch (error) {
    console.warn(`The gateway is built, but will take longer to start: ${error.message}`);
  }
}

// As a program of its own it builds into the folder that it is given.
const [, program, target] = process.argv;
if (program === fileURLToPath(import.meta.url)) await buildGateway(target ?? 'dist');
