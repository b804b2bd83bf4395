import { getOperationAST, Kind, OperationTypeNode, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { Namesake } from './known-documents.ts';

/** A query of a document that has passed. */
export interface AskedQuery {
  readonly document: DocumentNode;
  /** Under the name that the request's own text has for it. */
  readonly operation: OperationDefinitionNode;
  /** What the document has to be asked for; null where it has one operation. */
  readonly operationName: string | null;
  /** Whether its text comes for the first time, and perhaps never again. */
  readonly isNew: boolean;
}

/** The query that a name means in a document; null where it means none, or no query. */
export function queryIn(document: DocumentNode, { operationName, isNew }: Pick<AskedQuery, 'operationName' | 'isNew'>): AskedQuery | null {
  const operation = getOperationAST(document, operationName);
  return operation?.operation === OperationTypeNode.QUERY ? { document, operation, operationName, isNew } : null;
}

/** The same for a document in which the query has another name than in the text that was sent. */
export function namesakeQuery({ document, name }: Namesake, operationName: string | null): AskedQuery | null {
  const asked = operationName === null || operationName === name ? queryIn(document, { operationName: null, isNew: false }) : null;
  return asked && { ...asked, operation: { ...asked.operation, name: { kind: Kind.NAME, value: name } } };
}
