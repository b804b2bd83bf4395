/**
 * Installs packages of their own, by their lock files and only where that is not done yet: `node scripts/packages.mjs FOLDER…`.
 * They hold what only some checks need, so that the gateway can be tried without them.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The checksum of the lock file that was installed. Times of files change with each checkout, contents do not. */
const INSTALLED = 'node_modules/.installed';

/**
 * Installs a package unless what is there is what its lock file says. Rejects where npm fails.
 *
 * @param {string} folder relative to the root of the repository
 * @returns {Promise<boolean>} whether it had to
 */
export async function installPackage(folder) {
  const cwd = join(ROOT, folder);
  const wanted = createHash('sha256')
    .update(readFileSync(join(cwd, 'package-lock.json')))
    .digest('hex');
  if (installedIn(cwd) === wanted) return false;
  process.stderr.write(`Installing the packages of ${folder}/\n`);
  // Standard output belongs to the program that asks.
  const npm = spawn('npm', ['ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 2, 2],
  });
  const [code] = await once(npm, 'close');
  if (code !== 0) throw new Error(`The packages of ${folder}/ could not be installed. Try again with: npm ci --prefix ${folder}`);
  writeFileSync(join(cwd, INSTALLED), wanted);
  return true;
}

/** @param {string} cwd */
function installedIn(cwd) {
  try {
    return readFileSync(join(cwd, INSTALLED), 'utf8');
  } catch {
    return null;
  }
}

const [, program, ...folders] = process.argv;
if (program === fileURLToPath(import.meta.url)) {
  const installs = await Promise.allSettled(folders.map(installPackage));
  for (const { reason } of installs) {
    if (reason === undefined) continue;
    process.stderr.write(`${reason.message}\n`);
    process.exitCode = 1;
  }
}
