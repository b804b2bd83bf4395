import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import type { NamedDocument } from '../persisted/document-id.ts';
import { checkBody } from '../limits/body-limits.ts';
import { checkVariables } from '../limits/variables-limits.ts';

/**
 * Reads requests: POST with JSON, GET with a query string, and nothing else. Properties that GraphQL over HTTP does not
 * know are passed over, and no error repeats what was sent.
 */
export const useRequestParser = (): Plugin => ({
  onRequestParse: ({ request, url, setRequestParser }) => {
    if (request.method === 'GET') setRequestParser(() => parseQueryString(url.searchParams));
    else if (isJson(request.headers.get('content-type'))) setRequestParser(parseBody);
    else setRequestParser(refuseMediaType);
  },
  onParams: ({ params }) => {
    checkVariables(params.variables);
  },
});

async function parseBody(request: Request): Promise<GraphQLParams> {
  const text = await readText(request);
  checkBody(text);
  const body = parseJson(text, 'The body');
  if (Array.isArray(body)) throw badRequest('The body is a list, but operations are taken one at a time: send one object.');
  if (typeof body !== 'object' || body === null) throw badRequest('The body must be a JSON object with a "query".');
  return pick(body as Readonly<Record<string, unknown>>);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

async function readText(request: Request): Promise<string> {
  const bytes = await request.arrayBuffer().catch(refuseIncomplete);
  try {
    return utf8.decode(bytes);
  } catch {
    throw badRequest('The body is not valid UTF-8.');
  }
}

/** The caller left while sending, or the rest was no HTTP; what is too long says so itself. */
export function refuseIncomplete(error: unknown): never {
  throw error instanceof GraphQLError ? error : badRequest('The body did not arrive completely.');
}

function parseQueryString(search: URLSearchParams): GraphQLParams {
  const variables = search.get('variables');
  const extensions = search.get('extensions');
  return pick({
    query: search.get('query') ?? undefined,
    documentId: search.get('documentId') ?? undefined,
    operationName: search.get('operationName') ?? undefined,
    variables: variables ? parseJson(variables, 'The parameter "variables"') : undefined,
    extensions: extensions ? parseJson(extensions, 'The parameter "extensions"') : undefined,
  });
}

/** The properties of GraphQL over HTTP, each of its type; null reads as absent. */
function pick(given: Readonly<Record<string, unknown>>): GraphQLParams & Pick<NamedDocument, 'documentId'> {
  const { query, documentId, operationName, variables, extensions } = given;
  if (isGiven(documentId) && typeof documentId !== 'string') throw badRequest('"documentId" must be a string.');
  if (isGiven(operationName) && typeof operationName !== 'string') throw badRequest('"operationName" must be a string.');
  if (isGiven(variables) && !isObject(variables)) throw badRequest('"variables" must be an object.');
  if (isGiven(extensions) && !isObject(extensions)) throw badRequest('"extensions" must be an object.');
  const isNamed = isGiven(documentId) || isGiven(extensions?.['persistedQuery']);
  const text = typeof query === 'string' ? query : null;
  if (text === null && (isGiven(query) || !isNamed)) {
    throw badRequest('"query" is missing or no string: it takes the text of an operation.');
  }
  return {
    ...(text !== null && { query: text }),
    ...(isGiven(documentId) && { documentId }),
    ...(isGiven(operationName) && { operationName }),
    ...(isGiven(variables) && { variables }),
    ...(isGiven(extensions) && { extensions }),
  };
}

const isGiven = <T>(value: T): value is T & {} => value !== null && value !== undefined;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && !Array.isArray(value);

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON's own message quotes the text, which may hold secrets.
    throw badRequest(`${what} is not valid JSON.`);
  }
}

const JSON_TYPE = /^application\/json\s*(?:;|$)/i;
const OTHER_CHARSET = /;\s*charset\s*=\s*(?!"?utf-?8"?\s*(?:;|$))/i;

const isJson = (contentType: string | null) => contentType !== null && JSON_TYPE.test(contentType) && !OTHER_CHARSET.test(contentType);

const refuseMediaType = (): never => {
  throw new GraphQLError('POST takes "content-type: application/json" in UTF-8 and nothing else.', {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 415, headers: { accept: 'application/json' } } },
  });
};

const badRequest = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
