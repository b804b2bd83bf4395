import {
  getOperationAST,
  type GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { PLACEHOLDER, type RecognisedBody } from './caching/sent-queries.ts';
import type { Asker } from './documents/asker.ts';
import type { Admitted, Documents } from './documents/documents.ts';
import { unsafeIdIn } from './limits/id-numbers.ts';
import type { OperationSource } from './operation-request.ts';
import type { Span } from '../span.ts';
import { resolveText, type KnownTexts, type ResolvedText } from './persisted/resolve-text.ts';
import { badRequest } from './request/request-error.ts';
import { paramsOfBody } from './request/operation-params.ts';

/** An operation of a document that has passed, with its variables as they were sent. */
export interface ReadOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
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
  /** Of the request; null where it is not traced. */
  readonly span: Span | null;
  /** Called where the text has to wait its turn. */
  readonly asker: () => Asker;
}

/** The operation that a request asks for. Throws a GraphQLError with its HTTP status, or a Refusal. */
export function readOperation(
  { params: readParams }: OperationSource,
  recognised: RecognisedBody | null,
  options: ReadOptions,
): ReadOperation | Promise<ReadOperation> {
  if (recognised) {
    const { query, operationName = null, variables = {}, documentId, extensions } = paramsOfBody(recognised.rest);
    if (query === PLACEHOLDER && documentId === undefined && extensions === undefined)
      return select({ document: recognised.query.document, isNew: false }, { operationName, variables, resolved: null }, options);
  }
  const params = readParams();
  const { operationName = null, variables = {} } = params;
  const admit = (resolved: ResolvedText) => {
    const admitted = options.documents.admit(resolved.text, options.asker);
    const named = { operationName, variables, resolved };
    return admitted instanceof Promise ? admitted.then((document) => select(document, named, options)) : select(admitted, named, options);
  };
  const resolved = resolveText(params, options.texts, options.span);
  return resolved instanceof Promise ? resolved.then(admit) : admit(resolved);
}

interface Named extends Pick<ReadOperation, 'variables' | 'resolved'> {
  readonly operationName: string | null;
}

function select(
  { document, isNew }: Admitted,
  { operationName, variables, resolved }: Named,
  { schema, texts, method, span }: ReadOptions,
): ReadOperation {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw badOperation(document, operationName);
  const kind = operation.operation;
  // Fields of a type that is not there fit any schema.
  if (!schema.getRootType(kind)) throw badRequest(`The schema has no ${kind}s.`);
  if (kind !== OperationTypeNode.QUERY && method === 'GET')
    throw badRequest(`A ${kind} takes POST: GET is for queries.`, { status: 405, headers: { allow: 'POST' } });
  const unsafe = unsafeIdIn({ schema, operation, variables });
  if (unsafe) throw unsafe;
  if (resolved?.rememberAs) texts.automatic.remember(resolved.rememberAs, resolved.text, span);
  return { document, operation, isNew, variables, resolved };
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
