import type { AssistantMcpServer as AssistantMcpServerWire } from 'telnyx/resources/ai/assistants/assistants';
import { id, textsOrNull } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const AssistantMcpServer = wireObject<AssistantMcpServerWire>('AssistantMcpServer', {
  description: 'An MCP server with tools that the assistant may call.',
  fields: {
    id: id('Id of the MCP server in the account.', 'mcpServerId'),
    allowed_tools: textsOrNull(
      "Names of the server's tools that this assistant may call; null means no list of its own, so that the server's `allowedTools` counts.",
    ),
  },
});
