/** Builds the browser side of GraphiQL: files named by their content, compressed, and the list of them that the gateway serves by. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build, version } from 'esbuild';
import { NAMES } from './graphiql-names.mjs';
import { noticesOf } from './notices.mjs';
import { installPackage } from './packages.mjs';

const PACKAGE = 'graphiql';
const ROOT = fileURLToPath(new URL(`../${PACKAGE}`, import.meta.url));
const MODULES = join(ROOT, 'node_modules');
const LIST = 'files.json';
const WORKERS = { editor: 'src/editor.worker.ts', graphql: 'src/graphql.worker.ts', json: 'src/json.worker.ts' };
const PAGE = 'src/main.tsx';
const ICON = 'src/favicon.svg';

/** The names by which GraphiQL loads them lead to CommonJS, which has none of its exports when it is loaded later. */
const MODULES_OF_PRETTIER = { 'prettier/parser-graphql': 'prettier/plugins/graphql', 'prettier/parser-babel': 'prettier/plugins/babel' };

const compress = promisify(brotliCompress);

/** A style sheet of GraphiQL's has that of Monaco, and all fonts as base64: only the icons stay, as a file of their own. */
const STYLES = {
  name: 'styles',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]graphiql[\\/]dist[\\/]style\.css$/ }, ({ path }) => {
      const icons = join(MODULES, 'monaco-editor/esm/vs/base/browser/ui/codicons/codicon/codicon.ttf');
      const contents = readFileSync(path, 'utf8')
        .replaceAll(/@font-face\s*\{[^}]*data:font\/woff[^}]*\}/g, '')
        .replaceAll(/url\(["']?data:font\/ttf[^)]*\)/g, `url("${icons}")`);
      return { contents, loader: 'css', resolveDir: dirname(path) };
    });
    onLoad({ filter: /[\\/]monaco-editor[\\/].*\.css$/ }, () => ({ contents: '', loader: 'css' }));
  },
};

/**
 * Puts GraphiQL into a folder: from an earlier build of the same sources, or built. Packages that had to be installed for that
 * are removed again, as they are most of what a checkout would take. Without them there is no GraphiQL, and the gateway says so.
 *
 * @param {string} folder
 * @param {string} earlier where the last build has it
 */
export async function provideGraphiQL(folder, earlier) {
  if (existsSync(join(earlier, LIST)) && JSON.parse(readFileSync(join(earlier, LIST), 'utf8')).sources === sourcesHash()) {
    cpSync(earlier, folder, { recursive: true, preserveTimestamps: true });
    return;
  }
  const isDevelopers = existsSync(MODULES);
  try {
    await installPackage(PACKAGE);
    await buildGraphiQL(folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    process.stderr.write(`The gateway is built without GraphiQL: ${error.message}\n`);
  } finally {
    if (!isDevelopers) rmSync(MODULES, { recursive: true, force: true });
  }
}

/** A hash of all that the files depend on. */
function sourcesHash() {
  const hash = createHash('sha256').update(version);
  const sources = readdirSync(join(ROOT, 'src')).map((name) => join(ROOT, 'src', name));
  const builders = ['build-graphiql.mjs', 'graphiql-names.mjs'].map((name) => fileURLToPath(new URL(name, import.meta.url)));
  for (const path of [...sources.toSorted(), join(ROOT, 'package-lock.json'), ...builders]) {
    hash.update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * Writes NAME-HASH.EXTENSION.br for each file, and `files.json` with their names. The same sources give the same bytes.
 *
 * @param {string} folder
 * @param {{ quality?: number }} [options] `quality` of compression: beyond 9 it takes several times as long for a tenth less
 */
export async function buildGraphiQL(folder, { quality = 9 } = {}) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [PAGE, ICON, ...Object.values(WORKERS)],
    outdir: 'dist',
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    jsx: 'automatic',
    alias: MODULES_OF_PRETTIER,
    loader: { '.ttf': 'file', '.svg': 'copy' },
    plugins: [STYLES, NAMES],
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  mkdirSync(folder, { recursive: true });
  const files = outputFiles.filter(({ contents }) => contents.length > 0).map(({ path, contents }) => ({ name: basename(path), contents }));
  await Promise.all(
    files.map(async ({ name, contents }) => {
      const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: contents.length };
      writeFileSync(join(folder, `${name}.br`), await compress(contents, { params }));
    }),
  );
  const outputs = Object.entries(metafile.outputs);
  const [script, page] = outputs.find(([, { entryPoint }]) => entryPoint === PAGE);
  const nameOf = (source) => basename(outputs.find(([, { inputs }]) => Object.hasOwn(inputs, source))[0]);
  const list = {
    sources: sourcesHash(),
    script: basename(script),
    style: basename(page.cssBundle),
    icon: nameOf(ICON),
    preloads: page.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => basename(path)),
    workers: Object.fromEntries(
      Object.entries(WORKERS).map(([name, source]) => [name, basename(outputs.find(([, { entryPoint }]) => entryPoint === source)[0])]),
    ),
    files: files.map(({ name }) => name).toSorted(),
  };
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesOf(ROOT, [metafile]));
  writeFileSync(join(folder, LIST), `${JSON.stringify(list, null, 2)}\n`);
  return metafile;
}

// As a program of its own it builds into the folder that it is given.
const [, program, target] = process.argv;
if (program === fileURLToPath(import.meta.url)) await buildGraphiQL(target ?? 'dist/graphiql');
