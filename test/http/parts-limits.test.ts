import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../src/server/http.ts';
import { mergeParts } from '../support/parts.ts';
import { account } from '../support/upstream.ts';
import { DOCUMENTS, handoffTo, PARTS, start } from './in-parts.ts';

describe('what holds for all operations holds for these', () => {
  const flow = (edges: number) => ({
    start_node_id: 'n',
    nodes: [{ id: 'n', type: 'prompt', instructions: 'Again.' }],
    edges: Array.from({ length: edges }, (_, index) => ({
      id: `e${index}`,
      start_node_id: 'n',
      condition: { type: 'llm', prompt: 'always' },
      target: { type: 'node', node_id: 'n' },
    })),
  });
  const circles = (directive: string) =>
    `{ assistant(id: "a") { conversationFlow { nodes { outgoing ${directive} { startNode { outgoing { startNode { outgoing { edgeId } } } } } } } } }`;

  test('the number of objects walked through', async () => {
    const { inParts } = await start([{ id: 'a', name: 'A', conversation_flow: flow(50) }], { operationLimits: { maxItems: 1_000 } });
    const { errors } = mergeParts(await inParts(circles('@stream')));
    expect(new Set(errors.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['LIMIT_EXCEEDED']));
  });

  test('the number of calls', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `t${index}`);
    const { inParts, calls } = await start([{ id: 'a', name: 'A', tools: [handoffTo(...ids)] }], {
      operationLimits: { maxUpstreamCalls: 3 },
    });
    const parts = await inParts(
      '{ assistant(id: "a") { ... @defer { tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } } }',
    );
    expect(mergeParts(parts).errors.map(({ extensions }) => extensions?.['code'])).toContain('LIMIT_EXCEEDED');
    expect(calls).toHaveLength(3);
  });

  test('the size of the text', async () => {
    const { query, calls } = await start();
    const deep = `{ assistants { nodes { ${'tools { ... on HandoffTool { aiAssistants { assistant { ... @defer { '.repeat(5)} id ${'} } } } }'.repeat(5)} } } }`;
    expect((await query(deep, { headers: PARTS })).errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
    expect(calls).toEqual([]);
  });

  test('the time', async () => {
    const healthy = account(DOCUMENTS);
    const { inParts, upstream } = await start((request) => (request.path.endsWith('/b') ? { raw: () => {} } : healthy(request)), {
      operationLimits: { operationTimeoutMs: 300 },
    });
    const parts = await inParts(
      '{ assistant(id: "a") { name ... @defer { tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } } }',
    );
    expect(mergeParts(parts).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_TIMEOUT' } }]);
    await expect.poll(() => upstream.abandoned).toEqual(['GET /ai/assistants/b']);
  });

  test('the report of what it cost, in the last part', async () => {
    const { inParts } = await start();
    const parts = await inParts('{ assistant(id: "a") { ... @defer { name } } }', { headers: { 'x-upstream-report': '1' } });
    expect(parts.map(({ extensions }) => extensions)).toEqual([undefined, { upstream: expect.objectContaining({ calls: 1 }) as object }]);
  });

  test('a client that leaves in the middle takes its upstream calls along', async () => {
    const healthy = account(DOCUMENTS);
    const { app, upstream, calls } = await start((request) => (request.path.endsWith('/b') ? { raw: () => {} } : healthy(request)));
    const server = await listen(app, { port: 0, host: '127.0.0.1' });
    onTestFinished(() => server.close(0));
    const leaving = new AbortController();
    const query = '{ assistant(id: "a") { name ... @defer { tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } } }';
    const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer t', ...PARTS },
      body: JSON.stringify({ query }),
      signal: leaving.signal,
    });
    const { value } = await response.body!.getReader().read();
    expect(new TextDecoder().decode(value)).toContain('---');
    await expect.poll(() => calls).toHaveLength(2);
    expect(upstream.abandoned).toEqual([]);
    leaving.abort();
    await expect.poll(() => upstream.abandoned).toEqual(['GET /ai/assistants/b']);
  });
});
