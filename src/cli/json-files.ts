import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { whyUnreadable } from '../error-code.ts';
import { compareText } from '../insight/compare-text.ts';

/** A file that a command line names, by itself or by its folder. */
export interface NamedFile {
  readonly file: string;
  /** Why it, or the folder, cannot be used; null where nothing is known against it. */
  readonly fault: string | null;
}

/** The files that are named, and those of the folders that are (`*.json`), in the order of their names. */
export const filesOf = (paths: readonly string[]): readonly NamedFile[] => paths.flatMap(filesAt);

function filesAt(path: string): readonly NamedFile[] {
  try {
    if (path === STDIN || !statSync(path).isDirectory()) return [{ file: path, fault: null }];
    const names = readdirSync(path).filter((name) => name.endsWith('.json'));
    if (names.length === 0) return [{ file: path, fault: 'it is a folder without a .json file' }];
    return names.toSorted(compareText).map((name) => ({ file: join(path, name), fault: null }));
  } catch (error) {
    return [{ file: path, fault: whyUnreadable(error) }];
  }
}

/** The word for standard input. */
export const STDIN = '-';
