import { getMcpServer, listMcpServers } from '../../resolvers/mcp-servers.ts';
import { showUrlTo } from '../access/show-url.ts';
import { builder } from '../builder.ts';
import { wholeConnection } from '../shared/connection.ts';
import { ListOrder } from '../shared/list-order.ts';
import { single } from '../shared/single.ts';
import { McpServer } from './ref.ts';

single('mcpServer', { type: McpServer, noun: 'MCP server', get: getMcpServer });

const McpServerFilter = builder.inputType('McpServerFilter', {
  description: 'Which MCP servers to list. All that is given must hold; null and absent ask for nothing. Filters cost no calls.',
  fields: (t) => ({
    ids: t.idList({ description: 'One of these ids. Ids that do not exist are ignored; an empty list matches nothing.' }),
    nameContains: t.string({ description: 'Part of the name, whatever the case.' }),
    type: t.string({ description: 'Spoken to in this very way, such as `sse`; see `McpServer.type`.' }),
    urlContains: t.string({ description: 'Part of the URL as the caller sees it, whatever the case.' }),
  }),
});

wholeConnection('mcpServers', {
  type: McpServer,
  noun: ['an', 'MCP server'],
  names: { connection: 'McpServerConnection', edge: 'McpServerEdge', items: 'MCP servers' },
  description:
    'The MCP servers of the account. Cost: one upstream call for each 100 of them, whatever the page, filter or order. More than 1,000 are refused.',
  filter: { type: McpServerFilter, description: 'Which servers; null means all.' },
  orderBy: ListOrder,
  list: (args, filter, ctx) => listMcpServers(args, { ...filter, ids: filter.ids?.map(String) }, showUrlTo(ctx), ctx),
});
