/** What tests of writes of shared tools and MCP servers have in common. */
import { startGateway } from '../support/gateway.ts';
import { library, server, tool, type Library } from '../support/resources.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';

/** A server and a tool that an assistant uses, and one of each that none does. */
export const LIBRARY = (): Library => ({
  assistants: [
    {
      id: 'a',
      name: 'Ann',
      mcp_servers: [{ id: 'used' }],
      tools: [{ type: 'hangup', shared: true, tool_id: 'used', hangup: {} }],
      conversation_flow: { nodes: [] },
    },
  ],
  tools: [tool('used'), tool('free')],
  servers: [server('used'), server('free')],
});

/** A gateway in front of that library; `instead` answers where it gives a reply. */
export async function start(instead?: (method: string, path: string) => UpstreamReply | undefined) {
  const upstream = await startUpstream(library(LIBRARY(), instead));
  const gateway = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
  const bodyOf = (index: number): unknown => JSON.parse(upstream.requests[index]?.body ?? 'null');
  return { ...gateway, calls: upstream.calls, requests: upstream.requests, bodyOf };
}

/** A mutation of one field, with its refusals. */
export const mutation = (field: string, input: string, selection: string) =>
  `mutation { ${field}(input: ${input}) { ${selection} userErrors { code field message } } }`;

/** Where the refusals stand. */
export const fieldsOf = (userErrors: readonly { readonly field: readonly string[] | null }[]) =>
  userErrors.map(({ field }) => field?.join('.'));
