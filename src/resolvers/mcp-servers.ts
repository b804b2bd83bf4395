import type { McpServerCreateParams, McpServerUpdateParams } from 'telnyx/resources/ai/mcp-servers';
import type { RequestContext } from '../context.ts';
import { mcpServers, type McpServerWire } from '../upstream/resources/mcp-servers.ts';
import { byText, combine, equals, type CommonFilter, type ShowUrl } from './lists/filters.ts';
import { listPage, type PageArgs } from './lists/page.ts';
import { findReferenced, getOne } from './one.ts';
import { createOne, deleteOne, updateOne } from './resource-writes.ts';
import { conflictsOfUse, findUsage, type UsageOptions } from './usage.ts';
import { mcpServerUses } from '../insight/references/uses.ts';

export interface McpServerFilter extends CommonFilter {
  readonly type?: string | null | undefined;
  readonly urlContains?: string | null | undefined;
}

export const getMcpServer = (id: string, ctx: RequestContext) => getOne(mcpServers, { parent: null, id }, ctx);
export const getReferencedMcpServer = (id: unknown, ctx: RequestContext) => findReferenced(mcpServers, { parent: null, id }, ctx);
export const usageOfMcpServer = ({ id }: McpServerWire, ctx: RequestContext, options?: UsageOptions) =>
  findUsage(mcpServerUses, String(id), ctx, options);

export const listMcpServers = (
  args: PageArgs,
  { type, urlContains, ...common }: McpServerFilter,
  showUrl: ShowUrl,
  ctx: RequestContext,
) => {
  const tests = [equals<McpServerWire>('type', type), byText<McpServerWire>('url', urlContains, showUrl)];
  return listPage({ resource: mcpServers, nameKey: 'name' }, args, combine(mcpServers.idKey, 'name', common, tests), ctx);
};

const resource = mcpServers;

export const createMcpServer = createOne<McpServerWire, McpServerCreateParams>({
  operation: 'createMcpServer',
  resource,
  outdates: ['mcp-servers'],
  send: (upstream, body, options) => upstream.mcpServers.create(body, options),
});

export const updateMcpServer = updateOne<McpServerWire, McpServerUpdateParams>({
  operation: 'updateMcpServer',
  resource,
  outdates: ['mcp-servers'],
  send: (upstream, id, body, options) => upstream.mcpServers.update(id, body, options),
});

/** The upstream may take the server out of assistants along with it. */
export const deleteMcpServer = deleteOne<McpServerWire>({
  operation: 'deleteMcpServer',
  resource,
  outdates: ['mcp-servers', 'assistants', 'assistant-versions'],
  conflicts: (id, ctx) => conflictsOfUse(mcpServerUses, id, ctx),
  send: (upstream, { id }, options) => upstream.mcpServers.delete(id, options),
});
