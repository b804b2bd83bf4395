/** Creates of assistants, and what follows from writes of them. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { ANN, create, READ, start, update, WRITE } from './assistant-write.ts';
import { fieldsOf } from './write.ts';

const DRAFT = { name: 'N', instructions: 'I' };
const LIST = 'GET /ai/assistants';
const TAGS = 'GET /ai/assistants/tags';
const MCP = 'GET /ai/mcp_servers/m';
const READ_ALL = '{ assistants { nodes { name } } assistant(id: "a") { name } assistantTags mcpServer(id: "m") { name } }';

const others = (method: string, path: string) => {
  if (method === 'GET' && path === '/ai/assistants/tags') return { body: { tags: ['t'] } };
  return path === '/ai/mcp_servers/m' ? { body: { id: 'm', name: 'M', url: 'https://m.example' } } : undefined;
};

describe('a create', () => {
  test('sends what is given under a key of its own, and what it brought is read without a call', async () => {
    const gateway = await start();
    const { assistant, userErrors } = await create(
      gateway,
      {
        ...DRAFT,
        model: 'm',
        tools: [{ pay: { connectorName: 'c' } }],
        telephonySettings: { disableDtmf: true },
        voiceSettings: { voice: 'v', backgroundAudio: { mediaUrl: { value: 'https://x.example/a.mp3' } } },
        extra: { new_key: [1] },
      },
      'id name extra tools { __typename }',
    );
    expect(userErrors).toEqual([]);
    expect(assistant).toEqual({ id: 'new', name: 'N', extra: { new_key: [1] }, tools: [{ __typename: 'PayTool' }] });
    expect(gateway.bodyOf(0)).toEqual({
      name: 'N',
      instructions: 'I',
      model: 'm',
      tools: [{ type: 'pay', pay: { connector_name: 'c' } }],
      telephony_settings: { disable_dtmf: true },
      voice_settings: { voice: 'v', background_audio: { type: 'media_url', value: 'https://x.example/a.mp3' } },
      new_key: [1],
    });
    expect(gateway.requests[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect((await gateway.query('{ assistant(id: "new") { name } }')).data.assistant).toEqual({ name: 'N' });
    expect(gateway.calls).toEqual(['POST /ai/assistants']);
    expect(gateway.audited).toMatchObject([{ operation: 'createAssistant', outcome: 'done', written: ['new'] }]);
  });

  test('takes the key that is given, and keeps it where it is repeated', async () => {
    let attempts = 0;
    const instead = (method: string) => (method === 'POST' && (attempts += 1) === 1 ? { status: 503, body: {} } : undefined);
    const gateway = await start({ instead });
    const { assistant } = await create(gateway, DRAFT, 'id', { idempotencyKey: 'key-1' });
    expect(assistant).toEqual({ id: 'new' });
    expect(gateway.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', 'key-1']);
  });

  test('outdates assistants and tags, and nothing else', async () => {
    const gateway = await start({ instead: others });
    await gateway.query(READ_ALL);
    await create(gateway, DRAFT);
    gateway.calls.length = 0;
    await gateway.query(READ_ALL);
    expect(gateway.calls.toSorted()).toEqual([LIST, TAGS]);
    expect((await gateway.query('{ mcpServer(id: "m") { name } }')).data.mcpServer).toEqual({ name: 'M' });
    expect(gateway.calls).not.toContain(MCP);
  });
});

describe('scopes', () => {
  test('a write takes assistants:write, and what it brought assistants:read', async () => {
    const gateway = await start({ gateway: { auth: jwtMode(), token: await sign('assistants:read') } });
    for (const write of [() => create(gateway, DRAFT), () => update(gateway, { name: 'Bea' })]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await write()).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    }
    expect(gateway.calls).toEqual([]);
    const writer = await start({ gateway: { auth: jwtMode(), token: await sign('assistants:write') } });
    const { assistant, errors } = await create(writer, DRAFT);
    expect([assistant, errors?.[0]?.path]).toEqual([null, ['createAssistant', 'assistant']]);
    expect(writer.calls).toEqual(['POST /ai/assistants']);
  });
});

describe('an update', () => {
  test('is read by the same operation and by later ones; what it cannot have changed stays', async () => {
    const gateway = await start({ instead: others });
    await gateway.query(READ_ALL);
    gateway.calls.length = 0;
    const { assistant } = await update(gateway, { name: 'Bea' }, 'name handoffs: tools { __typename }');
    expect(assistant).toMatchObject({ name: 'Bea' });
    expect((await gateway.query(READ_ALL)).data).toMatchObject({
      assistant: { name: 'Bea' },
      assistants: { nodes: [{ name: 'Bea' }] },
    });
    expect(gateway.calls.toSorted()).toEqual([LIST, TAGS, WRITE]);
  });

  test('that is refused forgets nothing', async () => {
    const gateway = await start({ instead: (method) => (method === 'POST' ? { status: 422, body: { detail: 'No.' } } : undefined) });
    await gateway.query('{ assistant(id: "a") { name } }');
    const { userErrors } = await update(gateway, { name: 'Bea' });
    expect(userErrors).toEqual([{ code: 'BAD_USER_INPUT', field: null, message: 'No.' }]);
    await gateway.query('{ assistant(id: "a") { name } }');
    expect(gateway.calls).toEqual([READ, WRITE]);
  });

  test('is sent once, and read again where its outcome is unknown', async () => {
    const gateway = await start({ instead: (method) => (method === 'POST' ? { status: 503, body: {} } : undefined) });
    await gateway.query('{ assistant(id: "a") { name } }');
    const { errors } = await update(gateway, { name: 'Bea' });
    expect(errors?.[0]?.extensions?.['code']).toBe('UPSTREAM_UNAVAILABLE');
    await gateway.query('{ assistant(id: "a") { name } }');
    expect(gateway.calls).toEqual([READ, WRITE, READ]);
    expect(gateway.audited).toMatchObject([{ operation: 'updateAssistant', outcome: 'failed', targets: ['a'] }]);
  });

  test('whose read before fails is not sent, and forgets nothing', async () => {
    let fails = false;
    const gateway = await start({ instead: () => (fails ? { status: 503, body: {} } : undefined), gateway: { limits: { backoffMs: 1 } } });
    await gateway.query('{ assistant(id: "a") { name } }');
    fails = true;
    const { errors } = await update(gateway, { voiceSettings: { speed: 1 } });
    expect(errors?.[0]?.extensions?.['code']).toBe('UPSTREAM_UNAVAILABLE');
    expect((await gateway.query('{ assistant(id: "a") { name } }')).data.assistant).toEqual({ name: ANN['name'] });
    expect(gateway.calls.filter((call) => call === WRITE)).toEqual([]);
  });
});

test('what the upstream refuses is named in the words of the input, also what it was given from what is stored', async () => {
  const locations = [
    ['name'],
    ['voice_settings', 'speed'],
    ['voice_settings', 'voice'],
    ['tools', 0, 'webhook', 'headers', 0, 'name'],
    ['tools', 0, 'timeout_ms'],
    ['tools', 1],
    ['conversation_flow', 'nodes', 1, 'message'],
    ['conversation_flow', 'edges', 0, 'condition', 'expression', 'left', 'name'],
    ['conversation_flow', 'edges', 0, 'target', 'node_id'],
    ['new_key', 'deep'],
  ];
  const detail = locations.map((loc) => ({ loc: ['body', ...loc], msg: 'No.', type: 'value_error' }));
  const gateway = await start({ instead: (method) => (method === 'POST' ? { status: 422, body: { detail } } : undefined) });
  const { userErrors } = await update(gateway, {
    name: 'N',
    voiceSettings: { speed: 1 },
    tools: [
      { webhook: { name: 'n', description: 'd', url: 'https://x.example', headers: [{ name: 'h', value: 'v' }], timeoutMs: 1 } },
      { transfer: { from: '+1', targetsTemplate: '{{ t }}' } },
    ],
    conversationFlow: {
      startNodeId: 'p',
      nodes: [{ prompt: { nodeId: 'p', instructions: 'I' } }, { speak: { nodeId: 's', message: 'M' } }],
      edges: [
        {
          edgeId: 'e',
          startNodeId: 'p',
          condition: { expression: { comparison: { op: '==', left: { variable: 'v' }, right: { boolLiteral: true } } } },
          target: { nodeId: 's' },
        },
      ],
    },
    extra: { new_key: { deep: 1 } },
  });
  expect(fieldsOf(userErrors).map((field) => field?.replace('input.changes.', ''))).toEqual([
    'name',
    'voiceSettings.speed',
    'voiceSettings.voice',
    'tools.0.webhook.headers.0.name',
    'tools.0.webhook.timeoutMs',
    'tools.1',
    'conversationFlow.nodes.1.speak.message',
    'conversationFlow.edges.0.condition.expression.comparison.left.variable',
    'conversationFlow.edges.0.target.nodeId',
    'extra.new_key.deep',
  ]);
});
