import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../error-code.ts';

const LIST = 'files.json';

/** What `scripts/build-graphiql.mjs` wrote: the names of all files, each with a hash of its content. */
export interface BuiltFiles {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  /** What the script needs before it can run. */
  readonly preloads: readonly string[];
  readonly workers: Readonly<Record<'editor' | 'graphql' | 'json', string>>;
  /** All of them; on the disk each is compressed by brotli. */
  readonly files: readonly string[];
}

/** The list of a folder; null where nothing was built there. */
export async function readBuiltFiles(folder: string): Promise<BuiltFiles | null> {
  const list = await readIfThere(join(folder, LIST));
  return list && (JSON.parse(list.toString()) as BuiltFiles);
}

/** A file as it is on the disk; null where it was built again under another name meanwhile. */
export const readPacked = (folder: string, name: string): Promise<Buffer | null> => readIfThere(join(folder, `${name}.br`));

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
