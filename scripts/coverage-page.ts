/** `docs/coverage.md`: which operations of the Telnyx API the graph has fields for. */
import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import operations from '../test/fixtures/operations.json' with { type: 'json' };

/** What is left out, and why. */
const LEFT_OUT = [
  [
    'tools, knowledge bases and MCP servers below `/ai/missions/{mission_id}`',
    15,
    'neither their requests nor their answers have a published shape',
  ],
  ['`GET /ai/models`', 1, 'the same list as `GET /ai/openai/models`'],
  ['`/media`', 2, "uploads and downloads of files; the name of the file in use is in the voice's background audio"],
  ['`/ai/embeddings/buckets`', 3, 'storage has an API of its own; `RetrievalTool.bucketIds` has the names'],
  [
    '`GET /ai/conversation_histories`',
    1,
    'a search over all channels of the account; `Conversation.messages` has those of one conversation',
  ],
  ['`/ai/memory`', 14, 'no field of an assistant leads to a memory namespace'],
] as const;

export function coveragePage(schema: GraphQLSchema): string {
  const covered = operations.filter(({ graphql }) => hasField(schema, graphql));
  const rows = covered.map(({ method, path, graphql, also, scope, idempotent }) =>
    [
      `\`${method} ${path}\``,
      code(graphql),
      also
        .filter((coordinate) => hasField(schema, coordinate))
        .map(code)
        .join(', '),
      code(scope),
      idempotent ? 'yes' : '',
    ].join(' | '),
  );
  return `# Coverage

The operations of the Telnyx API that the graph has fields for: ${covered.length} of them. Each is sent in a test, and what is sent has to be what the API's description allows.
\`npm run codegen\` writes this page.

| operation | field | also sent by | scope, with a JWT | takes \`idempotencyKey\` |
|---|---|---|---|---|
${rows.map((row) => `| ${row} |`).join('\n')}

## Left out

| operations | how many | why |
|---|--:|---|
${LEFT_OUT.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`;
}

const code = (text: string): string => `\`${text}\``;

function hasField(schema: GraphQLSchema, coordinate: string): boolean {
  const [typeName = '', name = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  return (isObjectType(type) || isInterfaceType(type)) && name in type.getFields();
}
