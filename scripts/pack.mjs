/** What `npm pack` does around packing: `prepare` builds and gives the README links that work on npm, `restore` takes them back. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const README = join(ROOT, 'README.md');
/** A folder, as npm packs whatever is called README at the root. */
const ASIDE_FOLDER = join(ROOT, '.packing');
const ASIDE = join(ASIDE_FOLDER, 'README.md');
/** Of a link or image within the repository. */
const RELATIVE = /(!?)\]\((?!https?:|mailto:|#)([^)\s]+)\)/g;
const IMAGE = /\.(?:png|svg|jpg|gif|webp)$/;

/**
 * A page of the repository as it is shown elsewhere: links within the repository lead to the place where it is public.
 *
 * @param {string} markdown of a page at the root
 * @param {string} repository its URL
 * @returns {string}
 */
export const withAbsoluteLinks = (markdown, repository) =>
  markdown.replaceAll(RELATIVE, (_link, mark, path) => `${mark}](${repository}/${IMAGE.test(path) ? 'raw' : 'blob'}/HEAD/${path})`);

function prepare() {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: ['ignore', 2, 2] });
  if (status !== 0) fail('The build failed.');
  // A build for oneself may do without it.
  if (!existsSync(join(ROOT, 'dist/graphiql/files.json'))) fail('dist/ has no GraphiQL, which belongs to the package.');
  // It is there already where packing was interrupted.
  mkdirSync(ASIDE_FOLDER, { recursive: true });
  if (!existsSync(ASIDE)) renameSync(README, ASIDE);
  const { repository } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(README, withAbsoluteLinks(readFileSync(ASIDE, 'utf8'), repository.url.replace(/^git\+|\.git$/g, '')));
}

function restore() {
  if (existsSync(ASIDE)) renameSync(ASIDE, README);
  rmSync(ASIDE_FOLDER, { recursive: true, force: true });
}

/** @param {string} reason */
function fail(reason) {
  process.stderr.write(`Not packed: ${reason}\n`);
  process.exit(1);
}

const [, program, step] = process.argv;
if (program === fileURLToPath(import.meta.url)) ({ prepare, restore })[step]();
