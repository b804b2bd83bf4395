/** Files of snapshots: each has the id of its assistant beside what the snapshot says. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { whyUnreadable } from '../../error-code.ts';
import { isChanged } from '../../exact-number.ts';
import { freeName } from '../../insight/free-name.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { readTextFile } from '../../text-file.ts';
import { filesOf } from '../json-files.ts';

export interface SnapshotFile {
  readonly file: string;
  /** Null where it cannot be used. */
  readonly snapshot: JsonObject | null;
  /** The id of its assistant; null where it has none yet. */
  readonly id: string | null;
  /** Why it cannot be used; null where it can. */
  readonly fault: string | null;
}

/** The files that are named, and those of the folders that are, in the order of their names. */
export const readPaths = (paths: readonly string[]): readonly SnapshotFile[] =>
  filesOf(paths).map(({ file, fault }) => (fault === null ? readSnapshotFile(file) : unusable(file, fault)));

const unusable = (file: string, fault: string): SnapshotFile => ({ file, snapshot: null, id: null, fault });

export function readSnapshotFile(file: string): SnapshotFile {
  try {
    const text = readTextFile(file);
    const content: unknown = JSON.parse(text);
    if (!isObject(content)) return unusable(file, 'it holds no JSON object');
    if (hasLongNumbers(text)) return unusable(file, 'it has a number with more digits than JavaScript keeps');
    const { id } = content;
    if (id !== undefined && (typeof id !== 'string' || id === '')) return unusable(file, 'its id is no text');
    return { file, snapshot: content, id: id ?? null, fault: null };
  } catch (error) {
    // The parser quotes the text, which may hold secrets.
    return unusable(file, error instanceof SyntaxError ? 'it is not JSON' : whyUnreadable(error));
  }
}

/** Files that name one assistant, of which each would undo the other. */
export function withEqualIds(files: readonly SnapshotFile[]): readonly SnapshotFile[] {
  const first = new Map<string, string>();
  return files.map((one) => {
    if (one.id === null || one.fault !== null) return one;
    const other = first.get(one.id);
    if (other === undefined) first.set(one.id, one.file);
    return other === undefined ? one : unusable(one.file, `${other} has the same id`);
  });
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const hasLongNumbers = (text: string) => [...text.matchAll(TOKEN)].some(([token]) => !token.startsWith('"') && isChanged(token));

/** Writes a snapshot with the id of its assistant behind its schema, where readers look first. */
export function writeSnapshotFile(file: string, id: string, { $schema, id: _id, ...snapshot }: JsonObject): void {
  writeFileSync(file, textOf(id, { $schema, ...snapshot }));
}

export const withId = (id: string, { $schema, ...snapshot }: JsonObject): JsonObject => ({ $schema, id, ...snapshot });

const textOf = (id: string, snapshot: JsonObject) => `${JSON.stringify(withId(id, snapshot), null, 2)}\n`;

/** The file of a folder for each assistant: the one that has its id, or a new one that is named after it. */
export function fileNames(folder: string): (id: string, name: unknown) => string {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readSnapshotFile(join(folder, name)));
  const byId = new Map(files.flatMap(({ file, id }) => (id === null ? [] : [[id, file]])));
  const taken = new Set(files.map(({ file }) => file));
  return (id, name) => {
    const known = byId.get(id);
    if (known !== undefined) return known;
    const fileOf = (base: string) => join(folder, `${base}.json`);
    const words = typeof name === 'string' ? name : '';
    const free = freeName(words, { separator: '-', maxLength: 60, fallback: 'assistant', isTaken: (base) => taken.has(fileOf(base)) });
    taken.add(fileOf(free));
    return fileOf(free);
  };
}
