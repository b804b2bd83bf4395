import type { McpServer } from 'telnyx/resources/ai/mcp-servers';
import { paged } from '../pages.ts';
import { resource } from '../resource.ts';

export type McpServerWire = McpServer;

/** Listed in bare arrays, page by page. */
export const mcpServers = resource<McpServerWire>({
  kind: 'mcp-servers',
  noun: ['an', 'MCP server'],
  idKey: 'id',
  retrieve: ({ mcpServers: calls }, id, options) => calls.retrieve(id, options),
  list: paged('mcp_servers', ({ mcpServers: calls }, query, options) => calls.list(query, options)),
  tells: ['name', 'url', 'type'],
});
