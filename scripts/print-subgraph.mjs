/** Prints the subgraph by Apollo's library, for the bundle, which comes without it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAND_IN = join(ROOT, 'src/schema/printed-subgraph.ts');

const SOURCE = `
  import { printSubgraphSchema } from '@apollo/subgraph';
  import { withoutScopes } from ${JSON.stringify(STAND_IN)};
  import { createSubgraphSchema } from ${JSON.stringify(join(ROOT, 'src/schema/subgraph.ts'))};
  const print = (tellRouters) => printSubgraphSchema(createSubgraphSchema({ maxEntities: 1, tellRouters }));
  export const withScopes = print(true);
  export const isDerived = withoutScopes(withScopes) === print(false);`;

/**
 * Takes the printed text instead of the library that prints.
 *
 * @type {import('esbuild').Plugin}
 */
export const SUBGRAPH_IS_PRINTED = {
  name: 'subgraph-is-printed',
  setup: (builder) => {
    // Its module `dist/types.js` is taken as it is.
    builder.onResolve({ filter: /^@apollo\/subgraph$/ }, () => ({ path: STAND_IN }));
  },
};

/**
 * Writes `schema.subgraph.graphql` into a folder.
 *
 * @param {string} folder
 */
export async function printSubgraph(folder) {
  const aside = mkdtempSync(join(tmpdir(), 'print-subgraph-'));
  try {
    const outfile = join(aside, 'print.cjs');
    await build({
      stdin: { contents: SOURCE, resolveDir: ROOT },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      define: { 'import.meta.dirname': '__dirname' },
      outfile,
      logLevel: 'warning',
    });
    const { withScopes, isDerived } = await import(pathToFileURL(outfile).href);
    if (!isDerived) throw new Error(`${STAND_IN} does not make the SDL without scopes that Apollo's library prints.`);
    writeFileSync(join(folder, 'schema.subgraph.graphql'), `${withScopes}\n`);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
