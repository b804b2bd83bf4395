/** Builds into `dist/` what is published: the gateway and the client. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildClient } from './build-client.mjs';
import { buildGateway } from './build-gateway.mjs';

const OUTPUT = 'dist/main.js';

/** The time of the latest change below a folder, in milliseconds. */
const latestChange = (folder) =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

const isCurrent = () =>
  existsSync(OUTPUT) &&
  statSync(OUTPUT).mtimeMs >
    Math.max(
      ...['src', 'examples/generated', 'scripts'].map(latestChange),
      ...['package.json', 'package-lock.json'].map((file) => statSync(file).mtimeMs),
    );

if (!(process.argv.includes('--if-needed') && isCurrent())) {
  // Built aside and then moved, so that a gateway that starts meanwhile never meets half a build.
  const aside = `dist-${process.pid}`;
  await buildGateway(aside);
  await buildClient(aside);
  rmSync('dist', { recursive: true, force: true });
  renameSync(aside, 'dist');
}
