/** What uses of many things cost: the same for one as for a thousand. */
import { expect, test } from 'vitest';
import type { RequestContext } from '../../src/context.ts';
import { ResourceList } from '../../src/loaders/core/resource-list.ts';
import { findUsage } from '../../src/resolvers/usage.ts';
import { sharedToolUses, type UsingDocument } from '../../src/insight/references/uses.ts';
import { assistants } from '../../src/upstream/resources/assistants.ts';
import type { AssistantWire } from '../../src/upstream/wire/assistant.ts';
import { startGateway } from '../support/gateway.ts';
import { library, server, tool } from '../support/resources.ts';
import { startUpstream, type Document } from '../support/upstream.ts';

const COUNTS = { tools: 1_000, servers: 300, assistants: 50 };
const numbered = <T>(count: number, make: (index: number) => T): readonly T[] => Array.from({ length: count }, (_, index) => make(index));
const assistant = (index: number): Document => ({
  id: `a${index}`,
  name: `A ${index}`,
  tools: numbered(20, (one) => ({ type: 'hangup', shared: true, tool_id: `t${index * 20 + one}`, hangup: {} })),
  mcp_servers: numbered(6, (one) => ({ id: `s${index * 6 + one}` })),
  conversation_flow: { nodes: [], edges: [] },
});
const ASSISTANTS = numbered(COUNTS.assistants, assistant);

test.each([
  ['sharedTools', COUNTS.tools, 10],
  ['mcpServers', COUNTS.servers, 4],
] as const)('all pages of %s with their uses take the list and one list of assistants', async (field, count, pages) => {
  const upstream = await startUpstream(
    library({
      assistants: ASSISTANTS,
      tools: numbered(COUNTS.tools, (index) => tool(`t${index}`)),
      servers: numbered(COUNTS.servers, (index) => server(`s${index}`)),
    }),
  );
  const { query } = startGateway({ upstreamUrl: upstream.url, now: () => 0 });
  const page = `query Page($after: String) { ${field}(first: 250, after: $after) {
    pageInfo { hasNextPage endCursor } nodes { id usage { assistants { assistantId paths } } deletability { isDeletable } }
  } }`;
  const seen: string[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await query(page, { variables: { after } });
    expect(errors).toBeUndefined();
    for (const { id, usage } of data[field].nodes) if (usage.assistants.length === 1) seen.push(id);
    after = data[field].pageInfo.endCursor;
    if (!data[field].pageInfo.hasNextPage) break;
  }
  expect(new Set(seen).size).toBe(count);
  expect(upstream.calls).toHaveLength(pages + 1);
});

test.each([1, 1_000])('a list is looked through once for the uses of %i tools', async (count) => {
  let looked = 0;
  const used = {
    ...sharedToolUses,
    usesIn: (one: UsingDocument) => {
      looked += 1;
      return sharedToolUses.usesIn(one);
    },
  };
  const list = new ResourceList(assistants, { entries: ASSISTANTS as unknown as readonly AssistantWire[], damaged: 0 });
  const ctx = { loaders: { of: () => ({ list: async () => list }) } } as unknown as RequestContext;
  const found = await Promise.all(numbered(count, (index) => findUsage(used, `t${index}`, ctx)));
  expect(found.every(({ uses }) => uses.length === 1)).toBe(true);
  expect(looked).toBe(COUNTS.assistants);
});
