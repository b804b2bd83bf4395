/** The package as `npm pack` makes it, packed once in a run. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtClient, builtGateway, builtGraphiQL } from './builds.ts';
import { onceInRun } from './once-in-run.ts';
import { read, ROOT } from './pages.ts';

const run = promisify(execFile);

interface Packed {
  /** Path of the tarball. */
  readonly tarball: string;
  /** Bytes of all files. */
  readonly unpackedSize: number;
  readonly files: readonly string[];
}

/** Packs a copy with the builds of this run: in the repository itself, packing changes the README for a moment. */
export async function pack(): Promise<Packed> {
  const folder = await onceInRun('packed', async (target) => {
    const stage = join(target, 'stage');
    copyCheckout(stage);
    const [gateway, client, graphiql] = [await builtGateway(), await builtClient(), await builtGraphiQL()];
    for (const built of [gateway, client]) cpSync(built, join(stage, 'dist'), { recursive: true });
    cpSync(graphiql, join(stage, 'dist/graphiql'), { recursive: true });
    const { withAbsoluteLinks } = (await import(new URL('../../scripts/pack.mjs', import.meta.url).href)) as {
      readonly withAbsoluteLinks: (markdown: string, repository: string) => string;
    };
    writeFileSync(join(stage, 'README.md'), withAbsoluteLinks(read('README.md'), 'https://example.com/repository'));
    const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', target], { cwd: stage });
    writeFileSync(join(target, 'packed.json'), stdout);
    rmSync(stage, { recursive: true });
  });
  const [{ filename, unpackedSize, files }] = JSON.parse(readFileSync(join(folder, 'packed.json'), 'utf8')) as [
    { readonly filename: string; readonly unpackedSize: number; readonly files: readonly { readonly path: string }[] },
  ];
  return { tarball: join(folder, filename), unpackedSize, files: files.map(({ path }) => path) };
}

/** Copies all but what is installed or built, so that it is npm that chooses what is packed. */
function copyCheckout(target: string): void {
  for (const name of readdirSync(ROOT)) {
    if (/^(?:\.git|node_modules|coverage|dist.*)$/.test(name)) continue;
    cpSync(join(ROOT, name), join(target, name), { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  }
}

/** A program in an empty folder that has installed the package, from its tarball and with no registry in reach. */
export async function installPacked(): Promise<string> {
  const { tarball } = await pack();
  const folder = mkdtempSync(join(tmpdir(), 'stranger-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const nowhere = ['--registry', 'http://127.0.0.1:9', '--cache', join(folder, '.npm')];
  await run('npm', ['install', ...nowhere, '--offline', '--no-audit', '--no-fund', tarball], { cwd: folder });
  rmSync(join(folder, '.npm'), { recursive: true, force: true });
  return folder;
}
