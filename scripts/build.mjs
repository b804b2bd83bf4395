/** Bundles the gateway into `dist/`: one file without dependencies, and GraphiQL beside it, loaded when a browser asks; and the client. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildClient } from './build-client.mjs';

const OUTPUT = 'dist/main.js';

/** The time of the latest change below a folder, in milliseconds. */
const latestChange = (folder) =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

const isCurrent = () =>
  existsSync(OUTPUT) &&
  statSync(OUTPUT).mtimeMs >
    Math.max(latestChange('src'), latestChange('examples/generated'), latestChange('scripts'), statSync('package-lock.json').mtimeMs);

if (!(process.argv.includes('--if-needed') && isCurrent())) {
  // Built aside and then moved, so that a gateway that starts meanwhile never meets half a build.
  const aside = `dist-${process.pid}`;
  await build({
    entryPoints: ['src/main.ts'],
    outdir: aside,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: false,
    legalComments: 'none',
    logLevel: 'warning',
    // Bundled CommonJS asks for Node's own modules by `require`, which ES modules do not have.
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as gatewayCreateRequire } from 'node:module';const require = gatewayCreateRequire(import.meta.url);",
    },
  });
  await buildClient(aside);
  rmSync('dist', { recursive: true, force: true });
  renameSync(aside, 'dist');
}
