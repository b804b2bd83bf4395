/** The package as `npm pack` makes it, packed once in a run. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtFolder, builtGraphiQL } from './builds.ts';
import { onceInRun } from './once-in-run.ts';
import { ROOT } from './pages.ts';

interface Packed {
  /** Path of the tarball. */
  readonly tarball: string;
  /** Bytes of all files. */
  readonly unpackedSize: number;
  readonly files: readonly string[];
}

interface Packing {
  readonly publishedFiles: (root: string) => Readonly<Record<string, string>>;
  readonly packFolder: (folder: string, target: string, ...flags: readonly string[]) => Promise<Packed>;
  readonly installTarball: (tarball: string, program: string) => Promise<void>;
}

const packing = () => import(new URL('../../scripts/pack.mjs', import.meta.url).href) as Promise<Packing>;

/** Packs a copy with the build of this run: in the repository itself, packing changes files of the root for a moment. */
export async function pack(): Promise<Packed> {
  const folder = await onceInRun('packed', async (target) => {
    const { publishedFiles, packFolder } = await packing();
    const stage = join(target, 'stage');
    copyCheckout(stage);
    await builtGraphiQL();
    cpSync(await builtFolder(), join(stage, 'dist'), { recursive: true });
    for (const [name, text] of Object.entries(publishedFiles(ROOT))) writeFileSync(join(stage, name), text);
    const packed = await packFolder(stage, target, '--ignore-scripts');
    writeFileSync(join(target, 'packed.json'), JSON.stringify(packed));
    rmSync(stage, { recursive: true });
  });
  return JSON.parse(readFileSync(join(folder, 'packed.json'), 'utf8')) as Packed;
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
  const { installTarball } = await packing();
  const folder = mkdtempSync(join(tmpdir(), 'stranger-'));
  await installTarball(tarball, folder);
  return folder;
}
