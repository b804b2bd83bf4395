import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, type Document } from '../support/upstream.ts';

const POST = 'POST /ai/assistants/import';
const LIST = 'GET /ai/assistants';

describe('after an import, what was read before is read again', () => {
  const before: Document = { id: 'i1', name: 'Before', tools: [{ type: 'hangup' }] };
  const after: Document = { id: 'i1', name: 'After', tools: [{ type: 'webhook' }, { type: 'handoff' }], mcp_servers: [{ id: 'm' }] };
  const BOTH = '{ assistant(id: "i1") { name tools { ... on Tool { type } } } assistants { nodes { id name } } }';
  const toolsOf = ({ tools }: Document) => (tools as Document[]).map(({ type }) => ({ type }));
  const answer = (document: Document, more: readonly Document[] = []) => ({
    assistant: { name: document['name'], tools: toolsOf(document) },
    assistants: { nodes: [document, ...more].map(({ id, name }) => ({ id, name })) },
  });

  /** Accounts by token, whose assistant an import replaces; `shown` is how the import's answer shows it. */
  async function startAccounts(shown: Document = after) {
    const imported = new Set<unknown>();
    const upstream = await startUpstream(({ method, path, headers: { authorization } }) => {
      if (method === 'POST') imported.add(authorization);
      if (method === 'POST') return { body: { data: [shown] } };
      const documents = imported.has(authorization) ? [after, { id: 'i2', name: 'New' }] : [before];
      return { body: path === '/ai/assistants' ? { data: documents } : (documents[0] ?? {}) };
    });
    return { ...startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 60_000 }), calls: upstream.calls };
  }
  const importNow = 'importAssistants(input: { provider: VAPI, apiKeyRef: "k" })';

  test('by the next request, single and list, while other tenants keep what they have', async () => {
    const { query, calls } = await startAccounts();
    for (const token of ['mine', 'theirs']) expect((await query(BOTH, { token })).data).toEqual(answer(before));
    expect((await query('{ assistant(id: "i1") { name } }', { token: 'mine' })).data).toEqual({ assistant: { name: 'Before' } });
    calls.length = 0;
    await query(`mutation { ${importNow} { userErrors { code } } }`, { token: 'mine' });
    expect((await query(BOTH, { token: 'mine' })).data).toEqual(answer(after, [{ id: 'i2', name: 'New' }]));
    expect(calls).toEqual([POST, LIST]);
    expect((await query(BOTH, { token: 'theirs' })).data).toEqual(answer(before));
    expect(calls).toEqual([POST, LIST]);
  });

  test('and the single assistant comes from the answer itself, without a call', async () => {
    const { query, calls } = await startAccounts();
    await query(BOTH);
    calls.length = 0;
    await query(`mutation { ${importNow} { userErrors { code } } }`);
    expect((await query('{ assistant(id: "i1") { name tools { ... on Tool { type } } } }')).data).toEqual({
      assistant: answer(after).assistant,
    });
    expect(calls).toEqual([POST]);
  });

  test('by the next field of the same mutation', async () => {
    let name = 'First';
    const upstream = await startUpstream(({ body }) => {
      if (body.includes('vapi')) name = 'Second';
      return { body: { data: [{ id: 'i1', name, tools: [{ type: 'handoff', handoff: { ai_assistants: [{ id: 'i1' }] } }] }] } };
    });
    const { query } = startGateway({ upstreamUrl: upstream.url });
    const fields = '{ assistants { name tools { ... on HandoffTool { aiAssistants { assistant { name } } } } } }';
    const { data } = await query(
      `mutation { a: importAssistants(input: { provider: RETELL, apiKeyRef: "k" }) ${fields} b: ${importNow} ${fields} }`,
    );
    const seen = (shown: string) => ({ assistants: [{ name: shown, tools: [{ aiAssistants: [{ assistant: { name: shown } }] }] }] });
    expect(data).toEqual({ a: seen('First'), b: seen('Second') });
    expect(upstream.calls).toEqual([POST, POST]);
  });

  test('where the answer is poorer than a single read, its assistants are read to the end', async () => {
    const { query, calls } = await startAccounts({ id: 'i1', name: 'After', tools: [], mcp_servers: null });
    const fields = 'assistants { name tools { ... on Tool { type } } mcpServers { mcpServerId } }';
    const { data, errors } = await query(`mutation { ${importNow} { ${fields} } }`);
    expect(errors).toBeUndefined();
    const whole = { name: 'After', tools: toolsOf(after), mcpServers: [{ mcpServerId: 'm' }] };
    expect(data.importAssistants.assistants).toEqual([whole]);
    expect(
      (await query('{ assistant(id: "i1") { name tools { ... on Tool { type } } mcpServers { mcpServerId } } }')).data.assistant,
    ).toEqual(whole);
    expect(calls).toEqual([POST, 'GET /ai/assistants/i1']);
  });
});

// What was read before stays in the cache, although nobody knows whether the import was carried out.
test.each([500, 504, 200])('after an import whose outcome is unknown, what was read before is read again: %i', async (status) => {
  let name = 'Before';
  const upstream = await startUpstream(({ method }) => {
    if (method === 'POST') name = 'After';
    return method === 'POST' ? { status, body: 'not JSON' } : { body: { data: [{ id: 'i1', name }] } };
  });
  const { query } = startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 60_000 });
  await query('{ assistants { nodes { name } } }');
  await query('mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { code } } }');
  expect((await query('{ assistants { nodes { name } } }')).data.assistants.nodes).toEqual([{ name: 'After' }]);
});
