import { getReferencedMcpServer, usageOfMcpServer } from '../../resolvers/mcp-servers.ts';
import type { McpServerWire } from '../../upstream/resources/mcp-servers.ts';
import { access, MAY_READ, MAY_READ_OR_WRITE } from '../access/access.ts';
import { builder } from '../builder.ts';
import { AssistantMcpServer } from '../settings/mcp-server.ts';
import { COST_OF_REFERENCES } from '../shared/costs.ts';
import { asNode } from '../shared/node.ts';
import { usageFields } from '../usage/usage.ts';
import { dateTime, key, text, textsOrNull, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { McpServer } from './ref.ts';

wireObject<McpServerWire>(McpServer, {
  isEntity: true,
  access: { needs: MAY_READ_OR_WRITE },
  description:
    'A server that offers tools over the Model Context Protocol, registered with the account. Assistants name it in `mcpServers`.',
  fields: {
    id: key('Id of the server at Telnyx.'),
    name: text('Display name; not unique.'),
    type: text('Transport of the server, as Telnyx names it, such as `sse` or `http`.'),
    url: url('Where the server is.'),
    allowed_tools: textsOrNull('Names of the tools that assistants may call; null means all of them, empty means none.'),
    api_key_ref: text(
      'Identifier of the integration secret that is sent to the server, never the secret itself; null where none is needed.',
    ),
    created_at: dateTime('When the server was registered.'),
  },
  derived: (t) => usageFields(t, usageOfMcpServer),
});

asNode(McpServer, 'MCP server');

builder.objectField(AssistantMcpServer, 'mcpServer', (t) =>
  t.field({
    type: McpServer,
    description: `The server of \`mcpServerId\`; null where it does not exist. ${COST_OF_REFERENCES}`,
    extensions: access({ needs: MAY_READ }),
    resolve: ({ id }, _args, ctx) => getReferencedMcpServer(id, ctx),
  }),
);
