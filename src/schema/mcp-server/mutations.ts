import type { McpServerCreateParams, McpServerUpdateParams } from 'telnyx/resources/ai/mcp-servers';
import { createMcpServer, deleteMcpServer, updateMcpServer } from '../../resolvers/mcp-servers.ts';
import { access, MAY_WRITE } from '../access/access.ts';
import { builder } from '../builder.ts';
import { COST, TAG } from '../shared/directives.ts';
import { deleteInput, deletePayload, IDEMPOTENCY_KEY, writePayload } from '../shared/payload.ts';
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
    url: text(URL, { required: true }),
    ...optional,
  },
});

/** What the upstream gives is not changed by who sends it back. */
type Given = 'id' | 'created_at';

const McpServerChanges = wireInput<McpServerUpdateParams, Given>('McpServerChanges', {
  description: 'What to change of an MCP server. What is absent stays as it is.',
  fields: { name: text(NAME), type: text(TYPE), url: text(URL), ...optional },
});

const CreateMcpServerInput = builder.inputType('CreateMcpServerInput', {
  description: 'What to register.',
  fields: (t) => ({
    mcpServer: t.field({ type: McpServerDraft.ref, required: true, description: 'The server.' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
});

const UpdateMcpServerInput = builder.inputType('UpdateMcpServerInput', {
  description: 'Which MCP server to change, and what of it.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the server at Telnyx.' }),
    changes: t.field({ type: McpServerChanges.ref, required: true, description: 'At least one field.' }),
  }),
});

const common = { nullable: false, cost: COST.read, tag: TAG.write, extensions: access({ needs: MAY_WRITE }) } as const;
const result = { type: McpServer, description: 'The server; null when it was refused.' };

builder.mutationField('createMcpServer', (t) =>
  t.field({
    ...common,
    type: writePayload('CreateMcpServerPayload', 'mcpServer', result),
    description: 'Registers an MCP server. Cost: one upstream write.',
    args: { input: t.arg({ type: CreateMcpServerInput, required: true, description: 'What to register.' }) },
    resolve: (_root, { input: { mcpServer, idempotencyKey } }, ctx) =>
      createMcpServer({ body: McpServerDraft.read(mcpServer, ['input', 'mcpServer']), idempotencyKey }, ctx),
  }),
);

builder.mutationField('updateMcpServer', (t) =>
  t.field({
    ...common,
    type: writePayload('UpdateMcpServerPayload', 'mcpServer', result),
    description: 'Changes an MCP server, for all assistants that use it. Cost: one upstream write, sent once.',
    args: { input: t.arg({ type: UpdateMcpServerInput, required: true, description: 'What to change.' }) },
    resolve: (_root, { input: { id, changes } }, ctx) =>
      updateMcpServer({ id: String(id), changes: McpServerChanges.read(changes, ['input', 'changes']) }, ctx),
  }),
);

builder.mutationField('deleteMcpServer', (t) =>
  t.field({
    ...common,
    type: deletePayload('DeleteMcpServerPayload', 'MCP server'),
    description:
      'Deletes an MCP server. One that assistants use is refused, unless `evenIfUsed`. Cost: one upstream write; before it, unless `evenIfUsed`, one list of assistants.',
    args: {
      input: t.arg({ type: deleteInput('DeleteMcpServerInput', 'MCP server'), required: true, description: 'Which server to delete.' }),
    },
    resolve: (_root, { input: { id, evenIfUsed } }, ctx) => deleteMcpServer({ id: String(id), evenIfUsed }, ctx),
  }),
);
