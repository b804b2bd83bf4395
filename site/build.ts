/** Builds the documentation site into `site/dist/`: `npm run docs`. With `--check` it looks for dead links, with `--serve` it serves the site. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { faultsOf } from './check.ts';
import { NAVIGATION, unlistedIn } from './navigation.ts';
import { referencesOf, sitePages } from './pages.ts';
import { titleOf } from './reference/mentions.ts';

const SITE = fileURLToPath(new URL('.', import.meta.url));
const PAGES = join(SITE, '.pages');

const { values: asked } = parseArgs({
  options: { check: { type: 'boolean' }, serve: { type: 'boolean' }, base: { type: 'string', default: '/' } },
});

/** Writes the pages where VitePress reads them, from scratch. */
function writePages(): void {
  const pages = sitePages();
  const forgotten = unlistedIn(pages.keys());
  if (forgotten.length > 0) throw new Error(`site/navigation.ts has no place for ${forgotten.join(', ')}`);
  rmSync(PAGES, { recursive: true, force: true });
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(PAGES, path)), { recursive: true });
    writeFileSync(join(PAGES, path), text);
  }
  cpSync(join(SITE, '../docs/images'), join(PAGES, 'images'), { recursive: true });
  const itemOf = (path: string) =>
    path === 'index' ? { text: 'Overview', link: '/' } : { text: titleOf(pages.get(`${path}.md`) ?? ''), link: `/${path}` };
  const sidebar = NAVIGATION.map(({ text, pages: paths }) => ({ text, items: paths.map(itemOf) }));
  writeFileSync(join(PAGES, 'site.json'), JSON.stringify({ sidebar, references: referencesOf(pages) }));
}

const vitepress = (command: 'build' | 'preview') =>
  run(process.execPath, [join(SITE, 'node_modules/vitepress/bin/vitepress.js'), command, SITE, '--base', asked.base]);

async function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { cwd: SITE, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) process.exit(code ?? 1);
}

writePages();
await vitepress('build');
if (asked.check) {
  const faults = faultsOf(join(SITE, 'dist'), asked.base);
  process.stdout.write(`${faults.length === 0 ? 'Every link of the site leads somewhere, and to no other host.' : faults.join('\n')}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
if (asked.serve) await vitepress('preview');
else process.stdout.write('The site is in site/dist/. "npm run docs -- --serve" serves it.\n');
