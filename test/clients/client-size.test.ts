/** What of the published client a page takes, which uses a part of it. */
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { builtFolder } from '../support/builds.ts';

const KIB = 1_024;

let folder: string;

beforeAll(async () => {
  folder = await builtFolder();
}, 120_000);

/** The minified bundle of a page that uses these exports of a module. */
async function bundle(module: string, ...names: readonly string[]) {
  const { metafile, outputFiles } = await build({
    stdin: { contents: `import { ${names.join()} } from './${module}.js'; globalThis.used = [${names.join()}];`, resolveDir: folder },
    outfile: 'page.js',
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    metafile: true,
  });
  return { bytes: metafile.outputs['page.js']?.bytes ?? 0, text: outputFiles[0]?.text ?? '' };
}

test('createClient alone takes 4 KiB, and no document', async () => {
  const { bytes, text } = await bundle('client', 'createClient');
  expect(bytes).toBeGreaterThan(2 * KIB);
  expect(bytes).toBeLessThanOrEqual(4 * KIB);
  expect(text).not.toMatch(/query |fragment /);
});

test('each other part adds what it needs', async () => {
  const all = await bundle('client', 'createClient', 'subscribe', 'queryInParts', 'automaticPersistedQueries', 'persistedOperations');
  expect(all.bytes).toBeLessThanOrEqual(9 * KIB);
  expect(all.text).not.toMatch(/query |fragment /);
  const document = await bundle('operations', 'ListWithFiltersDocument');
  expect(document.text).toContain('query ListWithFilters');
  expect(document.text).not.toContain('query ToolsByKind');
});

test('the package says that what clients import does nothing by itself', () => {
  const { sideEffects, exports } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly sideEffects: readonly string[];
    readonly exports: Readonly<Record<string, Readonly<Record<'import' | 'require', { readonly default: string }>>>>;
  };
  for (const name of ['./client', './urql', './scalars']) {
    for (const { default: file } of Object.values(exports[name] ?? {})) {
      expect(file).toMatch(/^\.\/dist\/(?:cjs\/)?\w+\.js$/);
      expect(sideEffects).not.toContain(file);
    }
  }
});
