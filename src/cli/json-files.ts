import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { whyUnreadable } from '../error-code.ts';
import { compareText } from '../insight/compare-text.ts';
import { readStandardInput, readTextFile } from '../text-file.ts';

/** A file that a command line names, by itself or by its folder. */
export interface NamedFile {
  readonly file: string;
  /** Why it, or the folder, cannot be used; null where nothing is known against it. */
  readonly fault: string | null;
}

/** The files that are named, and those of the folders that are (`*.json`), in the order of their names; each once, however often it is named. */
export function filesOf(paths: readonly string[]): readonly NamedFile[] {
  const known = new Set<string>();
  return paths.flatMap(filesAt).filter(({ file, fault }) => {
    const real = fault === null && existsSync(file) ? realpathSync(file) : file;
    return !known.has(real) && known.add(real);
  });
}

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

/** What JSON holds, or why it holds nothing. */
export type Json = { readonly value: unknown; readonly fault: null } | { readonly value: null; readonly fault: string };

/** A file of JSON, or standard input, with its text; a byte order mark is no part of it. */
export function readJsonFile(file: string): Json & { readonly text: string } {
  try {
    const text = file === STDIN ? readStandardInput() : readTextFile(file);
    return { text, ...parseJson(text) };
  } catch (error) {
    return { text: '', value: null, fault: whyUnreadable(error) };
  }
}

export function parseJson(text: string): Json {
  try {
    return { value: JSON.parse(text), fault: null };
  } catch {
    // The parser quotes the text, which may hold secrets.
    return { value: null, fault: 'it is not JSON' };
  }
}
