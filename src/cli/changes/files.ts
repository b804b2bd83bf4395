/** Files of snapshots: each has the id of its assistant beside what the snapshot says. */
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { whyUnwritable } from '../../error-code.ts';
import { isChanged } from '../../exact-number.ts';
import { freeName } from '../../insight/free-name.ts';
import { grouped } from '../../insight/grouped.ts';
import { MOST_NAMED, withMore } from '../../insight/with-more.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { filesOf, readJsonFile, STDIN } from '../json-files.ts';

export interface SnapshotFile {
  readonly file: string;
  /** Null where it cannot be used. */
  readonly snapshot: JsonObject | null;
  /** What it holds, as it is written. */
  readonly text: string;
  /** The id of its assistant; null where it has none yet. */
  readonly id: string | null;
  /** Why it cannot be used; null where it can. */
  readonly fault: string | null;
}

/** The files that are named, and those of the folders that are, in the order of their names. */
export const readPaths = (paths: readonly string[]): readonly SnapshotFile[] =>
  filesOf(paths).map(({ file, fault }) => (fault === null ? readSnapshotFile(file) : unusable(file, fault)));

const unusable = (file: string, fault: string): SnapshotFile => ({ file, snapshot: null, text: '', id: null, fault });

export function readSnapshotFile(file: string): SnapshotFile {
  const { text, value, fault } = readJsonFile(file);
  if (fault !== null) return unusable(file, fault);
  if (!isObject(value)) return unusable(file, 'it holds no JSON object');
  if (hasLongNumbers(text)) return unusable(file, 'it has a number with more digits than JavaScript keeps');
  const { id } = value;
  if (id !== undefined && (typeof id !== 'string' || id === '')) return unusable(file, 'its id is no text');
  return { file, snapshot: value, text, id: id ?? null, fault: null };
}

/** Of files that name one assistant each would undo the others, and nobody knows which of them is meant. */
export function withoutEqualIds(files: readonly SnapshotFile[]): readonly SnapshotFile[] {
  const byId = grouped(files, ({ id }) => id);
  return files.map((one) => {
    const alike = one.id === null ? [] : (byId.get(one.id) ?? []);
    if (alike.length < 2) return one;
    const others = alike
      .slice(0, MOST_NAMED + 1)
      .flatMap(({ file }) => (file === one.file ? [] : [file]))
      .slice(0, MOST_NAMED);
    return {
      ...unusable(one.file, `it has the id ${JSON.stringify(one.id)}, and so has ${withMore(others, alike.length - 1)}`),
      id: one.id,
    };
  });
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const hasLongNumbers = (text: string) => [...text.matchAll(TOKEN)].some(([token]) => !token.startsWith('"') && isChanged(token));

/** Adds the id of its assistant to a file, and leaves all else of it as it is written. */
export function addId(file: string, id: string): void {
  const text = readFileSync(file, 'utf8');
  const colon = /":\S/.test(text) ? ':' : ': ';
  const insert = (start: string, space: string, next: string = space) =>
    `${start}"id"${colon}${JSON.stringify(id)},${next || (colon === ':' ? '' : ' ')}`;
  writeFileSync(
    file,
    text.replace(START, (start: string, space: string, next?: string) => insert(start, space, next)),
  );
}

/** The begin of an object, with its schema where that is first, as in snapshots. */
const START = /\{(\s*)(?:"\$schema"\s*:\s*"[^"]*"\s*,(\s*))?/;

/** Writes a snapshot with the id of its assistant behind its schema, where readers look first, in the form that the file has. */
export function writeSnapshotFile(file: string, id: string, snapshot: JsonObject): void {
  const { mark, lineEnd, indent } = formOf(file);
  writeFileSync(file, `${mark}${JSON.stringify(withId(id, snapshot), null, indent)}\n`.replaceAll('\n', lineEnd));
}

export const withId = (id: string, { $schema, id: _id, ...snapshot }: JsonObject): JsonObject => ({ $schema, id, ...snapshot });

/** What of a text is a matter of editors, and stays: a byte order mark, line ends, and what lines are indented by. */
function formOf(file: string): { readonly mark: string; readonly lineEnd: string; readonly indent: string } {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return {
    mark: text.startsWith('\ufeff') ? '\ufeff' : '',
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
    indent: /^[ \t]+(?=\S)/m.exec(text)?.[0] ?? '  ',
  };
}

/** The idempotency key of a create from a file: equal as long as the file is where it is and says what it says, so that a repeat after a lost answer creates nothing. */
export function keyOfCreate({ file, snapshot }: Pick<SnapshotFile, 'file' | 'snapshot'>): string {
  const place = file === STDIN ? STDIN : realpathSync(file);
  return `apply-${createHash('sha256')
    .update(JSON.stringify([place, snapshot]))
    .digest('hex')}`;
}

/** Why no id can be written to a file, so far as that is known beforehand; null where nothing is. */
export function whyReadOnly(file: string): string | null {
  if (file === STDIN) return 'there is no file to write the id of a new assistant to';
  try {
    accessSync(file, constants.W_OK);
    return null;
  } catch (error) {
    return `the id of the new assistant could not be written to it: ${whyUnwritable(error)}`;
  }
}

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
