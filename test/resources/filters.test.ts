/** What filters of shared resources answer to whom. */
import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { library, LISTS, server } from '../support/resources.ts';
import { startUpstream } from '../support/upstream.ts';
import { jwtMode, sign } from '../auth/tokens.ts';

const BY_URL = 'query ($part: String) { mcpServers(filter: { urlContains: $part }) { nodes { id url } } }';

test.each([
  ['a part of the host and path', 'EXAMPLE.com/m', 1, 1],
  ['a part of the password', 'hunter2', 1, 0],
  ['a part of the token', 'token=s3', 1, 0],
  ['the mask', '***@example', 0, 1],
])('MCP servers by %s of their URL, with and without the scope for secrets', async (_what, part, unmasked, masked) => {
  const url = 'https://bob:hunter2@example.com/mcp?token=s3same';
  const upstream = await startUpstream(library({ assistants: [], tools: [], servers: [server('s1', { url })] }));
  const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode() });
  for (const [scope, found] of [
    ['assistants:read secrets:read', unmasked],
    ['assistants:read', masked],
  ] as const) {
    const { data, errors } = await query(BY_URL, { variables: { part }, token: await sign(scope) });
    expect(errors).toBeUndefined();
    expect([scope, data.mcpServers.nodes.length]).toEqual([scope, found]);
  }
  expect(upstream.calls).toEqual([LISTS.servers]);
});
