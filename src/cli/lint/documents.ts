import type { Finding } from '../../insight/findings/finding.ts';
import { isObject, scalarText, type JsonObject } from '../../json.ts';
import { masked } from '../masked.ts';
import { filesOf, readJsonFile, type NamedFile } from '../json-files.ts';
import { Held, type PlacedFinding } from './file-place.ts';
import { locate } from './json-lines.ts';

/** A file with what it holds: several documents where it is a list, or an answer with one. */
export interface DocumentFile {
  readonly file: string;
  readonly documents: readonly JsonObject[];
  /** Says of a finding about one of them where it stands in the file. */
  readonly place: (finding: Finding) => PlacedFinding;
  /** Why it cannot be used; null where it can. */
  readonly fault: string | null;
}

/** Reads files of assistants, and those of folders: one document, a list of them, or an answer of the Telnyx API with them under `data`. */
export const readDocumentFiles = (paths: readonly string[]): readonly DocumentFile[] =>
  filesOf(paths).map((named) => (named.fault === null ? readDocuments(named.file) : unusable(named)));

const nowhere = (finding: Finding): PlacedFinding => masked({ ...finding, line: null, filePath: null });
const unusable = ({ file, fault }: NamedFile): DocumentFile => ({ file, documents: [], place: nowhere, fault });

export function readDocuments(file: string): DocumentFile {
  const { text, value, fault } = readJsonFile(file);
  if (fault !== null) return unusable({ file, fault });
  const key = isObject(value) && Object.hasOwn(value, 'data') ? 'data' : null;
  const content = key === null ? value : (value as JsonObject)[key];
  const documents = (Array.isArray(content) ? content : [content]).filter(isObject);
  if (documents.length === 0) return unusable({ file, fault: 'it holds no JSON object' });
  let held: readonly Held[] | null = null;
  const place = (finding: Finding): PlacedFinding => {
    // Only where something is found.
    held ??= heldIn(content, text, key);
    const { assistantId } = finding;
    const own = held.length === 1 ? held[0] : held.find((one) => isObject(one.value) && scalarText(one.value['id']) === assistantId);
    return own && (assistantId !== null || held.length === 1) ? own.place(finding) : nowhere(finding);
  };
  return { file, documents, place, fault: null };
}

function heldIn(content: unknown, text: string, key: string | null): readonly Held[] {
  const whole = locate(text);
  const located = key === null ? whole : (whole.below.get(key) ?? whole);
  if (!Array.isArray(content)) return [new Held(content, located)];
  return content.flatMap((value: unknown, index) => {
    const place = located.below.get(String(index));
    return isObject(value) && place ? [new Held(value, place)] : [];
  });
}
