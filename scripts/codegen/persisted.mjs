/**
 * A codegen plugin: the operations as the client preset's documents have them, by the hash under which clients name
 * them, in the form of Apollo's manifest. This is what PERSISTED_OPERATIONS takes.
 */
import { createHash } from 'node:crypto';
import { plugin as typedDocuments } from '@graphql-codegen/typed-document-node';
import { getOperationAST, parse } from 'graphql';

const DOCUMENT = /new TypedDocumentString\(`([^`]*)`/g;

/**
 * @param {import('graphql').GraphQLSchema} schema
 * @param {readonly { document?: import('graphql').DocumentNode }[]} documents
 */
export const plugin = (schema, documents) => {
  const { content } = typedDocuments(schema, documents, { documentMode: 'string' });
  const operations = [...content.matchAll(DOCUMENT)].flatMap(([, body]) => {
    const operation = getOperationAST(parse(body));
    // A fragment is a document of its own, but no operation.
    if (!operation) return [];
    return [{ id: createHash('sha256').update(body).digest('hex'), name: operation.name.value, type: operation.operation, body }];
  });
  return JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }, null, 2);
};
