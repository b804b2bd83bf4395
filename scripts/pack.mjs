/**
 * What `npm pack` does around packing: `prepare` builds and puts the files of the root as they are published in their place,
 * `restore` takes them back, also after packing was interrupted.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** A folder, as npm packs whatever is called README at the root. */
const ASIDE = join(ROOT, '.packing');
/** Of a link or image within the repository. */
const RELATIVE = /(!?)\]\((?!https?:|mailto:|#)([^)\s]+)\)/g;
/** Pages that are published beside the manifest. */
const PAGES = ['README.md', 'CHANGELOG.md'];
const IMAGE = /\.(?:png|svg|jpg|gif|webp)$/;
/** What of the manifest is for a checkout: scripts of files that are not published, and the packages that they need. */
const OF_CHECKOUTS = new Set(['scripts', 'devDependencies', 'overrides']);

const run = promisify(execFile);

/**
 * The files of the root that are published otherwise than they stand there: the manifest without what only a checkout has, and pages
 * with links that lead to the place where the repository is public.
 *
 * @param {string} root where they are as they stand
 * @returns {Readonly<Record<string, string>>}
 */
export function publishedFiles(root) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const repository = manifest.repository.url.replace(/^git\+|\.git$/g, '');
  const kept = Object.fromEntries(Object.entries(manifest).filter(([key]) => !OF_CHECKOUTS.has(key)));
  const absolute = (_link, mark, path) => `${mark}](${repository}/${IMAGE.test(path) ? 'raw' : 'blob'}/HEAD/${path})`;
  const pages = PAGES.map((name) => [name, readFileSync(join(root, name), 'utf8').replaceAll(RELATIVE, absolute)]);
  return { 'package.json': `${JSON.stringify(kept, null, 2)}\n`, ...Object.fromEntries(pages) };
}

/**
 * Packs a folder, and gives what npm says of the tarball, with its path.
 *
 * @param {string} folder
 * @param {string} target the folder of the tarball
 * @param {readonly string[]} flags of `npm pack`
 * @returns {Promise<{ tarball: string, unpackedSize: number, files: readonly string[] }>}
 */
export async function packFolder(folder, target, ...flags) {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', target, ...flags], { cwd: folder, maxBuffer: 2 ** 24 });
  const [{ filename, unpackedSize, files }] = JSON.parse(stdout);
  return { tarball: join(target, filename), unpackedSize, files: files.map(({ path }) => path) };
}

/**
 * Makes a program that has installed a tarball, with no registry in reach.
 *
 * @param {string} tarball
 * @param {string} program an empty folder
 */
export async function installTarball(tarball, program) {
  writeFileSync(join(program, 'package.json'), '{ "type": "module" }');
  const cache = join(program, '.npm');
  const nowhere = ['--offline', '--registry', 'http://127.0.0.1:9', '--cache', cache];
  await run('npm', ['install', ...nowhere, '--no-audit', '--no-fund', tarball], { cwd: program });
  rmSync(cache, { recursive: true, force: true });
}

function prepare() {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: ['ignore', 2, 2] });
  if (status !== 0) fail('The build failed.');
  // A build for oneself may do without it.
  if (!existsSync(join(ROOT, 'dist/graphiql/files.json'))) fail('dist/ has no GraphiQL, which belongs to the package.');
  restore();
  const published = publishedFiles(ROOT);
  mkdirSync(ASIDE);
  for (const [name, text] of Object.entries(published)) {
    renameSync(join(ROOT, name), join(ASIDE, name));
    writeFileSync(join(ROOT, name), text);
  }
}

function restore() {
  if (!existsSync(ASIDE)) return;
  for (const name of readdirSync(ASIDE)) renameSync(join(ASIDE, name), join(ROOT, name));
  rmSync(ASIDE, { recursive: true });
}

/** @param {string} reason */
function fail(reason) {
  process.stderr.write(`Not packed: ${reason}\n`);
  process.exit(1);
}

const [, program, step] = process.argv;
if (program === fileURLToPath(import.meta.url)) ({ prepare, restore })[step]();
