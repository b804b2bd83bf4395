/** Builds into `dist/` what is published: the gateway, the client and GraphiQL. `--if-needed` only where the sources have changed since. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './build-state.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NOT_WRITABLE = ['EROFS', 'EACCES', 'EPERM'];

if (!(process.argv.includes('--if-needed') && isBuilt())) {
  try {
    await buildAside();
  } catch (error) {
    if (!NOT_WRITABLE.includes(error.code)) throw error;
    fail(`Cannot build: ${ROOT} cannot be written (${error.code}).`);
  }
}

/** Builds aside and then moves, so that a gateway that starts meanwhile never meets half a build. */
async function buildAside() {
  const aside = join(ROOT, `dist-${process.pid}`);
  mkdirSync(aside);
  try {
    // Only now, as it takes the packages.
    const [{ buildGateway }, { buildClient }, { provideGraphiQL }] = await Promise.all([
      import('./build-gateway.mjs'),
      import('./build-client.mjs'),
      import('./build-graphiql.mjs'),
    ]);
    await buildGateway(aside);
    await buildClient(aside);
    await provideGraphiQL(join(aside, 'graphiql'), join(ROOT, 'dist/graphiql'));
    rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
    renameSync(aside, join(ROOT, 'dist'));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** @param {string} reason */
function fail(reason) {
  const old = existsSync(join(ROOT, 'dist/main.js')) ? ' To run what was built before: node dist/main.js' : '';
  process.stderr.write(`${reason} Run npm run build where it can be, and take dist/ from there.${old}\n`);
  process.exitCode = 1;
}
