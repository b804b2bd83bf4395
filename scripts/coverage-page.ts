/** `docs/coverage.md`: which operations of the Telnyx API the graph has fields for. */
import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { describeRequirement } from '../src/auth/scope.ts';
import { accessOf } from '../src/schema/access/access.ts';
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
  const rows = operations.map(({ method, path, graphql, also, idempotent }) =>
    [`\`${method} ${path}\``, code(graphql), also.map(code).join(', '), scopeOf(schema, graphql), idempotent ? 'yes' : ''].join(' | '),
  );
  return `# Coverage

The operations of the Telnyx API that the graph has fields for: ${operations.length} of them. Each is sent in a test, and what is sent has to be what the API's description allows.
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

/** As the field itself says it. */
function scopeOf(schema: GraphQLSchema, coordinate: string): string {
  const [typeName = '', name = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  return describeRequirement(accessOf(field?.extensions).needs ?? []);
}
