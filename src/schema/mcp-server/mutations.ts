import type { McpServerCreateParams, McpServerUpdateParams } from 'telnyx/resources/ai/mcp-servers';
import { createMcpServer, deleteMcpServer, updateMcpServer } from '../../resolvers/mcp-servers.ts';
import { mutation } from '../shared/mutation.ts';
import { deleteFields, deletePayload, IDEMPOTENCY_KEY, writePayload } from '../shared/payload.ts';
import { text, texts } from '../wire/input-fields.ts';
import { wireInput } from '../wire/input.ts';
import { McpServer } from './ref.ts';

const NAME = 'Display name.';
const TYPE = 'Transport of the server, as Telnyx names it, such as `sse` or `http`.';
const URL = 'Where the server is.';
const optional = {
  allowed_tools: texts('Names of the tools that assistants may call; null means all of them, empty means none.', { clears: true }),
  api_key_ref: text('Identifier of the integration secret that is sent to the server, never the secret itself; null means none.', {
    clears: true,
  }),
} as const;

const McpServerDraft = wireInput<McpServerCreateParams, 'Idempotency-Key'>('McpServerDraft', {
  description: 'An MCP server to register.',
  fields: {
    name: text(NAME, { required: true }),
    type: text(TYPE, { required: true }),
    url: text(URL, { required: true, isMasked: true }),
    ...optional,
  },
});

/** What the upstream gives is not changed by who sends it back. */
type Given = 'id' | 'created_at';

const McpServerChanges = wireInput<McpServerUpdateParams, Given>('McpServerChanges', {
  description: 'What to change of an MCP server. What is absent stays as it is.',
  fields: { name: text(NAME), type: text(TYPE), url: text(URL, { isMasked: true }), ...optional },
});

const result = { type: McpServer, description: 'The server; null when it was refused.' };

mutation('createMcpServer', {
  description: 'Registers an MCP server. Cost: one upstream write.',
  input: 'What to register.',
  fields: (t) => ({
    mcpServer: t.field({ type: McpServerDraft.ref, required: true, description: 'The server.' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
  payload: writePayload('CreateMcpServerPayload', 'mcpServer', result),
  resolve: ({ mcpServer, idempotencyKey }, ctx) =>
    createMcpServer({ body: McpServerDraft.read(mcpServer, ['input', 'mcpServer']), idempotencyKey }, ctx),
});

mutation('updateMcpServer', {
  description: 'Changes an MCP server, for all assistants that use it. Cost: one upstream write, sent once.',
  input: 'Which MCP server to change, and what of it.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the server at Telnyx.' }),
    changes: t.field({ type: McpServerChanges.ref, required: true, description: 'At least one field.' }),
  }),
  payload: writePayload('UpdateMcpServerPayload', 'mcpServer', result),
  resolve: ({ id, changes }, ctx) =>
    updateMcpServer({ id: String(id), changes: McpServerChanges.read(changes, ['input', 'changes']) }, ctx),
});

mutation('deleteMcpServer', {
  description:
    'Deletes an MCP server. One that assistants use is refused, unless `evenIfUsed`. Cost: one upstream write; before it, unless `evenIfUsed`, one list of assistants.',
  input: 'Which MCP server to delete.',
  fields: deleteFields('MCP server'),
  payload: deletePayload('DeleteMcpServerPayload', 'MCP server'),
  resolve: ({ id, evenIfUsed }, ctx) => deleteMcpServer({ id: String(id), evenIfUsed }, ctx),
});
