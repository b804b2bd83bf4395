import type { AskedQuery } from '../documents/asked-query.ts';
import type { Documents } from '../documents/documents.ts';
import { checkVariables } from '../limits/variables-limits.ts';

/** A query of a document that has passed, with its variables as they were sent. */
export interface KnownOperation extends AskedQuery {
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The query that a body asks for; null for everything that the full way has to look at. */
export async function knownOperation(body: string, documents: Pick<Documents, 'findQuery'>): Promise<KnownOperation | null> {
  // It may stand for bytes that are no UTF-8, which the full way refuses.
  if (body.includes(REPLACEMENT_CHARACTER)) return null;
  const given = parse(body);
  if (given === null || given['extensions'] !== undefined || given['documentId'] !== undefined) return null;
  const { query, operationName = null, variables = null } = given;
  if (typeof query !== 'string' || !isTextOrNull(operationName) || !isObjectOrNull(variables)) return null;
  const asked = await documents.findQuery(query, operationName);
  return asked && { ...asked, variables: variables ?? {} };
}

const REPLACEMENT_CHARACTER = '\uFFFD';

function parse(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
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
