import { readFileSync } from 'node:fs';
import { whyUnreadable } from '../../error-code.ts';
import { isObject, objectsIn, type JsonObject } from '../../json.ts';
import { readTextFile } from '../../text-file.ts';

/** A file with what it holds: several documents where it is a list, or an answer with one. */
export interface DocumentFile {
  readonly file: string;
  readonly documents: readonly JsonObject[];
  /** Why it cannot be used; null where it can. */
  readonly fault: string | null;
}

/** The word for standard input. */
export const STDIN = '-';

/** Reads files of assistants: one document, a list of them, or an answer of the Telnyx API with them under `data`. */
export function readDocuments(file: string): DocumentFile {
  try {
    const content: unknown = JSON.parse(file === STDIN ? readFileSync(0, 'utf8') : readTextFile(file));
    const held = isObject(content) && Object.hasOwn(content, 'data') ? content['data'] : content;
    const documents = isObject(held) ? [held] : objectsIn(held);
    return { file, documents, fault: documents.length === 0 ? 'it holds no JSON object' : null };
  } catch (error) {
    // The parser quotes the text, which may hold secrets.
    return { file, documents: [], fault: error instanceof SyntaxError ? 'it is not JSON' : whyUnreadable(error) };
  }
}
