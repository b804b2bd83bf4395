import type { McpServer } from 'telnyx/resources/ai/mcp-servers';
import { collection } from '../collection.ts';

/** `/ai/mcp_servers`: bare arrays, page by page. */
export const mcpServers = collection<McpServer>({
  items: (account) => account.mcpServers,
  idKey: 'id',
  noun: 'MCP server',
  pages: 'array',
  fields: {
    name: { kind: 'string', required: true },
    type: { kind: 'string', required: true },
    url: { kind: 'string', required: true },
    allowed_tools: { kind: 'strings', nullable: true },
    api_key_ref: { kind: 'string', nullable: true },
  },
  filters: { type: ({ type }, value) => type === value, url: ({ url }, value) => url === value },
  make: (body, base, before) => ({ item: { ...before, ...(body as unknown as McpServer), ...base } }),
});
