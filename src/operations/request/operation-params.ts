import { isUtf8 } from 'node:buffer';
import { isObject } from '../../json.ts';
import { checkBody } from '../limits/body-limits.ts';
import { hasLostFraction } from '../limits/lost-fractions.ts';
import { checkVariables } from '../limits/variables-limits.ts';
import { badRequest } from './request-error.ts';

/** What a request asks for, in the properties of GraphQL over HTTP; each has its type, and what is null is absent. */
export interface OperationParams {
  readonly query: string | undefined;
  readonly documentId: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown> | undefined;
  readonly extensions: Record<string, unknown> | undefined;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** The bytes of a body as text. */
export function textOfBody(body: Uint8Array): string {
  if (!isUtf8(body)) throw badRequest('The body is not valid UTF-8.');
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}

/** The JSON of a body; `maxBodyBytes` where it may be a long one. Throws as `paramsOfBody` does. */
export function valueOfBody(text: string, maxBodyBytes?: number): unknown {
  checkBody(text, maxBodyBytes);
  return parseJson(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text, 'The body');
}

/** The parameters in the body of a POST. Throws a GraphQLError with its HTTP status, which repeats nothing of what was sent. */
export function paramsOfBody(text: string, maxBodyBytes?: number): OperationParams {
  const body = valueOfBody(text, maxBodyBytes);
  if (Array.isArray(body)) throw badRequest('The body is a list, but operations are taken one at a time: send one object.');
  if (typeof body !== 'object' || body === null) throw badRequest('The body must be a JSON object with a "query".');
  return pick(body as Readonly<Record<string, unknown>>, maxBodyBytes);
}

/** The parameters in the query string of a GET; an empty one is absent, as GraphQL over HTTP has it. */
export function paramsOfSearch(search: URLSearchParams): OperationParams {
  const variables = search.get('variables');
  const extensions = search.get('extensions');
  return pick({
    query: search.get('query') || undefined,
    documentId: search.get('documentId') || undefined,
    operationName: search.get('operationName') || undefined,
    variables: variables ? parseJson(variables, 'The parameter "variables"') : undefined,
    extensions: extensions ? parseJson(extensions, 'The parameter "extensions"') : undefined,
  });
}

/** Properties that GraphQL over HTTP does not know are ignored. */
function pick(given: Readonly<Record<string, unknown>>, maxBodyBytes?: number): OperationParams {
  const { query, documentId, operationName, variables, extensions } = given;
  if (isGiven(documentId) && typeof documentId !== 'string') throw badRequest('"documentId" must be a string.');
  if (isGiven(operationName) && typeof operationName !== 'string') throw badRequest('"operationName" must be a string.');
  if (isGiven(variables) && !isObject(variables)) throw badRequest('"variables" must be an object.');
  if (isGiven(extensions) && !isObject(extensions)) throw badRequest('"extensions" must be an object.');
  const isNamed = isGiven(documentId) || isGiven(extensions?.['persistedQuery']);
  const text = typeof query === 'string' ? query : null;
  if (text === null && (isGiven(query) || !isNamed)) {
    throw badRequest('"query" is missing or not a string: it takes the text of an operation.');
  }
  checkVariables(variables, maxBodyBytes);
  return {
    query: text ?? undefined,
    documentId: documentId ?? undefined,
    // Some clients send an empty name where they have none, and no operation has it.
    operationName: operationName || undefined,
    variables: variables ?? undefined,
    extensions: extensions ?? undefined,
  };
}

const isGiven = <T>(value: T): value is T & {} => value !== null && value !== undefined;

function parseJson(text: string, what: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // JSON's own message quotes the text, which may hold secrets.
    throw badRequest(`${what} is not valid JSON.`);
  }
  if (hasLostFraction(text))
    throw badRequest(`${what} holds a fraction with more digits than a number keeps, which would be read as a whole number.`);
  return parsed;
}
