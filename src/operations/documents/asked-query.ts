import { getOperationAST, OperationTypeNode, type DocumentNode, type OperationDefinitionNode } from 'graphql';

/** A query of a document that has passed. */
export interface AskedQuery {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** What the request calls it; null where the document has one operation, and the request does not name it. */
  readonly operationName: string | null;
  /** Whether its text comes for the first time, and perhaps never again. */
  readonly isNew: boolean;
}

/** The query that a name means in a document; null where it means none, or no query. */
export function queryIn(document: DocumentNode, operationName: string | null, { isNew = false } = {}): AskedQuery | null {
  const operation = getOperationAST(document, operationName);
  return operation?.operation === OperationTypeNode.QUERY ? { document, operation, operationName, isNew } : null;
}
