import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { RecognisedBody } from './caching/sent-queries.ts';
import { PLACEHOLDER } from './caching/sent-queries.ts';
import type { Asker } from './documents/asker.ts';
import type { Admission, Documents } from './documents/documents.ts';
import { tooManyAtOnce } from './limits/limit-exceeded.ts';
import type { OperationSource } from './operation-request.ts';
import { resolveText, type KnownTexts, type ResolvedText } from './persisted/resolve-text.ts';
import { Refusal } from './refusal.ts';
import { badRequest } from './request/bad-request.ts';
import { paramsOfBody, paramsOfSearch, textOfBody, type OperationParams } from './request/operation-params.ts';

/** An operation of a document that has passed, with its variables as they were sent. */
export interface ReadOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** What the request calls it; null where the document has one operation, and the request does not name it. */
  readonly operationName: string | null;
  /** Whether its text comes for the first time, and perhaps never again. */
  readonly isNew: boolean;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The text that the request stands for; null where it was recognised by its bytes. */
  readonly resolved: ResolvedText | null;
}

export interface ReadOptions {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly texts: KnownTexts;
  readonly method: string;
  /** Called where the text has to wait its turn. */
  readonly asker: () => Asker;
}

/** The operation that a request asks for. Throws a GraphQLError with its HTTP status, or a Refusal with several. */
export function readOperation(
  source: OperationSource,
  recognised: RecognisedBody | null,
  options: ReadOptions,
): ReadOperation | Promise<ReadOperation> {
  if (recognised) {
    const { query, operationName = null, variables = {}, documentId, extensions } = paramsOfBody(recognised.rest);
    if (query === PLACEHOLDER && documentId === undefined && extensions === undefined) {
      const { document } = recognised.query;
      return { document, operation: select(document, operationName, options), operationName, isNew: false, variables, resolved: null };
    }
  }
  const params = paramsOf(source);
  const { operationName = null, variables = {} } = params;
  const resolved = resolveText(params, options.texts);
  const toOperation = (admission: Admission): ReadOperation => {
    if (admission.is === 'crowded-out') throw tooManyAtOnce('Too many long operations are waiting to be parsed.');
    if (admission.is === 'refused') throw new Refusal(admission.errors);
    const { document, isNew } = admission;
    return { document, operation: select(document, operationName, options), operationName, isNew, variables, resolved };
  };
  const admission = options.documents.admit(resolved.text, options.asker);
  return admission instanceof Promise ? admission.then(toOperation) : toOperation(admission);
}

function paramsOf({ params, search, body }: OperationSource): OperationParams {
  if (params) return params;
  return search ? paramsOfSearch(search) : paramsOfBody(textOfBody(body));
}

function select(document: DocumentNode, operationName: string | null, { schema, method }: Pick<ReadOptions, 'schema' | 'method'>): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw badOperation(document, operationName);
  // Fields of a type that is not there fit any schema.
  if (!schema.getRootType(operation.operation)) throw badRequest(`The schema has no ${operation.operation}s.`);
  if (operation.operation === OperationTypeNode.QUERY || method !== 'GET') return operation;
  throw new GraphQLError(`A ${operation.operation} takes POST: GET is for queries.`, {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 405, headers: { allow: 'POST' } } },
  });
}

function badOperation({ definitions }: DocumentNode, operationName: string | null): GraphQLError {
  const names = definitions.flatMap((definition) => ('operation' in definition && definition.name ? [definition.name.value] : []));
  const known = names.length > 0 ? ` It has: ${names.slice(0, MAX_NAMES).join(', ')}${names.length > MAX_NAMES ? ' …' : ''}.` : '';
  const message =
    operationName === null
      ? `The document does not have exactly one operation, so "operationName" must name one.${known}`
      : `The document has no operation with the name in "operationName".${known}`;
  return badRequest(message);
}

const MAX_NAMES = 5;
