import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Files of a folder that goes with the test; gives their paths by their names. */
export function filesOf<N extends string>(contents: Readonly<Record<N, string | Buffer>>): Readonly<Record<N, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'files-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const paths = Object.entries<string | Buffer>(contents).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return [name, path];
  });
  return Object.fromEntries(paths) as Readonly<Record<N, string>>;
}
