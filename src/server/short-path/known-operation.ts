import { queryIn, type AskedQuery } from '../documents/asked-query.ts';
import type { Asker } from '../documents/asker.ts';
import type { Documents } from '../documents/documents.ts';
import { checkVariables } from '../limits/variables-limits.ts';
import { PLACEHOLDER, type RecognisedBody } from './sent-queries.ts';

/** A query of a document that has passed, with its variables as they were sent. */
export interface KnownOperation {
  readonly asked: AskedQuery;
  /** The text of the query; null where it was known by its bytes. */
  readonly sent: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The query that a body asks for; null for everything that the full way has to look at. */
export function knownOperation(
  body: Buffer,
  recognised: RecognisedBody | null,
  documents: Pick<Documents, 'findQuery'>,
  asker: () => Asker,
): KnownOperation | null | Promise<KnownOperation | null> {
  const short = recognised && parse(recognised.rest);
  const isRecognised = short?.['query'] === PLACEHOLDER;
  const given = isRecognised ? short : parse(body.toString('utf8'));
  if (!given || given['extensions'] !== undefined || given['documentId'] !== undefined) return null;
  const { query, operationName = null, variables = null } = given;
  if (typeof query !== 'string' || !isTextOrNull(operationName) || !isObjectOrNull(variables)) return null;
  if (isRecognised && recognised) {
    const asked = queryIn(recognised.query.text, operationName);
    return asked && { asked, sent: null, variables: variables ?? {} };
  }
  const withVariables = (asked: AskedQuery | null) => asked && { asked, sent: query, variables: variables ?? {} };
  const found = documents.findQuery(query, operationName, asker);
  return found instanceof Promise ? found.then(withVariables) : withVariables(found);
}

const REPLACEMENT_CHARACTER = '\uFFFD';

function parse(text: string): Readonly<Record<string, unknown>> | null {
  // It may stand for bytes that are no UTF-8, which the full way refuses.
  if (text.includes(REPLACEMENT_CHARACTER)) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (!isObjectOrNull(value) || value === null) return null;
    checkVariables(value['variables']);
    return value;
  } catch {
    return null;
  }
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
const isObjectOrNull = (value: unknown): value is Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && !Array.isArray(value);
