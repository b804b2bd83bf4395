/** Answers of writes are taken for what they are: late ones, thin ones, those of another id, and errors under the status of success. */
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, type Document, type UpstreamReply, type UpstreamRequest } from '../support/upstream.ts';

const ANN: Document = { id: 'a', name: 'Ann', version_id: 'v1', instructions: 'Be.', tools: [], conversation_flow: { nodes: [] } };

async function start(answer: (request: UpstreamRequest) => UpstreamReply | Promise<UpstreamReply> | undefined) {
  const upstream = await startUpstream(async (request) => (await answer(request)) ?? { body: ANN });
  const gateway = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 } });
  return { ...gateway, calls: upstream.calls };
}

const update = (name: string) =>
  `mutation { updateAssistant(input: { id: "a", changes: { name: "${name}" } }) { assistant { id name } userErrors { code } } }`;
const READ = '{ assistant(id: "a") { name } }';

describe('an answer that comes after that of a later write', () => {
  async function overtaken(later: (query: (text: string) => Promise<unknown>) => Promise<unknown>) {
    let stored = 'Ann';
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let received = (): void => undefined;
    const isReceived = new Promise<void>((resolve) => {
      received = resolve;
    });
    const { query } = await start(async ({ method, path, body }) => {
      if (path === '/ai/mcp_servers') return { body: { id: 's', name: 'S', type: 'sse', url: 'https://a.example' } };
      if (method === 'GET') return { body: { ...ANN, name: stored } };
      if (path === '/ai/assistants/import') {
        stored = 'Imported';
        return { body: { data: [{ ...ANN, name: stored }] } };
      }
      const { name } = JSON.parse(body) as { readonly name: string };
      stored = name;
      if (name === 'First') {
        received();
        await held;
      }
      return { body: { ...ANN, name } };
    });
    const first = query(update('First'));
    await isReceived;
    await later(query);
    release();
    const { data } = await first;
    expect(data.updateAssistant).toMatchObject({ assistant: { name: 'First' }, userErrors: [] });
    return query(READ);
  }

  test('is not what is read from then on', async () => {
    // Updates of one assistant wait for each other; what overwrites it does not.
    const overwrite =
      'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "key" }) { assistants { id } userErrors { message } } }';
    expect((await overtaken((query) => query(overwrite))).data).toEqual({ assistant: { name: 'Imported' } });
  });

  test('is, where the later write was of something else', async () => {
    const create =
      'mutation { createMcpServer(input: { mcpServer: { name: "S", type: "sse", url: "https://a.example" } }) { mcpServer { id } } }';
    expect((await overtaken((query) => query(create))).data).toEqual({ assistant: { name: 'First' } });
  });
});

test('an answer that shows nothing but the id says so, and is not kept', async () => {
  const { query } = await start(({ method }) => (method === 'POST' ? { body: { id: 'a' } } : undefined));
  const { errors } = await query(update('Bea'));
  expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
  expect((await query(READ)).data).toEqual({ assistant: { name: 'Ann' } });
});

test('an answer of another id is refused, and kept for neither', async () => {
  const { query, calls } = await start(({ method, path }) => {
    if (method === 'POST') return { body: { ...ANN, id: 'b', name: 'Bob' } };
    return { body: { ...ANN, id: path.split('/').at(-1), name: 'Read' } };
  });
  expect((await query(update('Bea'))).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
  expect((await query('{ a: assistant(id: "a") { name } }')).data).toEqual({ a: { name: 'Read' } });
  expect((await query('{ b: assistant(id: "b") { name } }')).data).toEqual({ b: { name: 'Read' } });
  expect(calls).toEqual(['POST /ai/assistants/a', 'GET /ai/assistants/a', 'GET /ai/assistants/b']);
});

test('settings of another assistant are never laid under changes', async () => {
  const { query, calls } = await start(() => ({ body: { ...ANN, id: 'zzz', voice_settings: { voice: 'Theirs' } } }));
  const { errors } = await query(
    'mutation { updateAssistant(input: { id: "a", changes: { voiceSettings: { voiceSpeed: 1 } } }) { userErrors { code } } }',
  );
  expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
  expect(calls).toEqual(['GET /ai/assistants/a']);
});

test('secrets of another tool of the library are never put into this one', async () => {
  const stored = {
    id: 'other',
    type: 'webhook',
    display_name: 'W',
    tool_definition: { name: 'w', url: 'https://a.example', headers: [{ name: 'X', value: 'THEIRS' }] },
  };
  const { query, calls } = await start(() => ({ body: stored }));
  const { errors } = await query(`mutation { updateSharedTool(input: { id: "s", changes: { tool: { webhook: {
    name: "w", description: "d", url: "https://a.example", headers: [{ name: "X" }] } } } }) { userErrors { code } } }`);
  expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
  expect(calls).toEqual(['GET /ai/tools/s']);
});

describe('an answer of which nothing is read', () => {
  test.each<[string, UpstreamReply, boolean]>([
    ['errors', { body: { errors: [{ code: '10007', title: 'No' }] } }, false],
    ['a page', { headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<html>Sign in</html>' }, false],
    ['nothing', { status: 204 }, true],
    ['an empty body', { body: '' }, true],
    ['a text', { headers: { 'content-type': 'text/plain' }, body: 'OK' }, true],
    ['an object', { body: { id: 'a', deleted: true } }, true],
  ])('%s', async (_name, reply, isDone) => {
    const { query } = await start(({ method }) => (method === 'GET' ? undefined : reply));
    const { data, errors } = await query('mutation { deleteAssistant(input: { id: "a" }) { deletedId userErrors { code } } }');
    if (isDone) expect(data).toEqual({ deleteAssistant: { deletedId: 'a', userErrors: [] } });
    else expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
  });
});

test.each<[string, Document]>([
  ['in an envelope', { data: { success: true, status_code: 200 } }],
  ['in an envelope with more', { data: { success: true, status_code: 200 }, meta: {} }],
  ['bare, with data of its own', { success: true, status_code: 200, data: { k: 1 } }],
])('an answer %s is read where it is', async (_name, body) => {
  const { query } = await start(() => ({ body }));
  const { data } = await query('mutation { testWebhookTool(input: { assistantId: "a", toolId: "t" }) { result { success statusCode } } }');
  expect(data).toEqual({ testWebhookTool: { result: { success: true, statusCode: 200 } } });
});
