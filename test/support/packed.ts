/** The package as `npm pack` makes it, packed once for all tests of a process. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { read, ROOT } from './pages.ts';

const run = promisify(execFile);

export interface Packed {
  /** Path of the tarball. */
  readonly tarball: string;
  /** Bytes of all files. */
  readonly unpackedSize: number;
  readonly files: readonly string[];
}

let packed: Promise<Packed> | undefined;

/** Builds if needed, and packs a copy: in the repository itself, packing changes the README for a moment. */
export const pack = (): Promise<Packed> =>
  (packed ??= (async () => {
    await run(process.execPath, ['scripts/build.mjs', '--if-needed'], { cwd: ROOT });
    const folder = mkdtempSync(join(tmpdir(), 'packed-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const stage = join(folder, 'stage');
    mkdirSync(stage);
    for (const name of [
      'CHANGELOG.md',
      'LICENSE',
      'dist',
      'package.json',
      'possible-types.json',
      'schema.graphql',
      'schema.subgraph.graphql',
    ]) {
      cpSync(join(ROOT, name), join(stage, name), { recursive: true });
    }
    const { withAbsoluteLinks } = (await import(new URL('../../scripts/pack.mjs', import.meta.url).href)) as {
      readonly withAbsoluteLinks: (markdown: string, repository: string) => string;
    };
    writeFileSync(join(stage, 'README.md'), withAbsoluteLinks(read('README.md'), 'https://example.com/repository'));
    const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], { cwd: stage });
    const [{ filename, unpackedSize, files }] = JSON.parse(stdout) as [
      { readonly filename: string; readonly unpackedSize: number; readonly files: readonly { readonly path: string }[] },
    ];
    return { tarball: join(folder, filename), unpackedSize, files: files.map(({ path }) => path) };
  })());

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
