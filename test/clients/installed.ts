/** The package as a program has it that has installed it from its tarball, without a registry. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pack } from '../support/packed.ts';

export { ROOT } from '../support/pages.ts';
export const run = promisify(execFile);

export interface Program {
  readonly folder: string;
  /** The paths of the files in the tarball. */
  readonly packed: readonly string[];
  /** Makes packages of these folders of `node_modules` those of the program, too. */
  link(...modules: readonly string[]): void;
  remove(): void;
}

/** Unpacks what is published in the folder of a new program. */
export async function installPackage(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  const installed = join(folder, 'node_modules/assistants-gateway');
  mkdirSync(installed, { recursive: true });
  const { tarball, files } = await pack();
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed]);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return {
    folder,
    packed: files,
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
