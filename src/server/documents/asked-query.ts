import { getOperationAST, OperationTypeNode, type DocumentNode, type OperationDefinitionNode } from 'graphql';

/** A document that has passed, by one of its texts. */
export interface KnownText {
  readonly document: DocumentNode;
  /** What the text calls its only query, where the document has another name for it; else null. */
  readonly name: string | null;
}

/** A query of a document that has passed. */
export interface AskedQuery {
  readonly text: KnownText;
  readonly operation: OperationDefinitionNode;
  /** What the request's own text calls it; null where it has no name. */
  readonly name: string | null;
  /** What the document has to be asked for; null where it has one operation. */
  readonly operationName: string | null;
  /** Whether its text comes for the first time, and perhaps never again. */
  readonly isNew: boolean;
}

/** The query that a name means in a text; null where it means none, or no query. */
export function queryIn(text: KnownText, operationName: string | null, { isNew = false } = {}): AskedQuery | null {
  const { document, name } = text;
  if (name !== null && operationName !== null && operationName !== name) return null;
  const asked = name === null ? operationName : null;
  const operation = getOperationAST(document, asked);
  if (operation?.operation !== OperationTypeNode.QUERY) return null;
  return { text, operation, name: name ?? operation.name?.value ?? null, operationName: asked, isNew };
}
