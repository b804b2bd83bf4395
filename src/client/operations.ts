/** What other programs import as `assistants-gateway/operations`: the operations of `examples/` as typed documents, and their types. */
export * from '../../examples/generated/graphql.ts';
