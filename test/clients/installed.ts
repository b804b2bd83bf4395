/** The package as a program has it that has installed it from its tarball, without a registry. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const run = promisify(execFile);

export interface Program {
  readonly folder: string;
  /** The paths of the files in the tarball. */
  readonly packed: readonly string[];
  /** Makes packages of these folders of `node_modules` those of the program, too. */
  link(...modules: readonly string[]): void;
  remove(): void;
}

/** Packs what is published, the gateway itself apart, and installs it in the folder of a new program. */
export async function installPackage(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  const stage = join(folder, 'stage');
  const installed = join(folder, 'node_modules/assistants-gateway');
  for (const path of [stage, installed]) mkdirSync(path, { recursive: true });
  for (const file of ['package.json', 'possible-types.json', 'schema.graphql', 'schema.subgraph.graphql']) {
    cpSync(join(ROOT, file), join(stage, file));
  }
  await run(process.execPath, ['scripts/build-client.mjs', join(stage, 'dist')], { cwd: ROOT });
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json'], { cwd: stage });
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: readonly { path: string }[] }];
  await run('tar', ['-xzf', join(stage, filename), '--strip-components=1', '-C', installed]);
  rmSync(stage, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return {
    folder,
    packed: files.map(({ path }) => path),
    link: (...modules) => {
      for (const from of modules) linkAll(from, join(folder, 'node_modules'));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The first package of a name stays; folders of scopes are joined. */
function linkAll(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  const there = new Set(readdirSync(to));
  for (const name of readdirSync(from)) {
    if (name.startsWith('.')) continue;
    if (name.startsWith('@')) linkAll(join(from, name), join(to, name));
    else if (!there.has(name)) symlinkSync(join(from, name), join(to, name));
  }
}
