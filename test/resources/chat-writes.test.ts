/** Messages to an assistant, and messages that it sends, in one piece. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway, startSandboxGateway, type GatewayOptions } from '../support/gateway.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { fieldsOf, mutation } from './write.ts';

const CREATE = 'POST /ai/conversations';
const CHAT = 'POST /ai/assistants/a/chat';
const READ = '{ assistant(id: "a") { name } }';

async function start(
  reply: UpstreamReply,
  options: Partial<GatewayOptions> = {},
  created: UpstreamReply = { body: { data: { id: 'c-new' } } },
) {
  const upstream = await startUpstream(({ method, path }) => {
    if (method === 'GET') return { body: { id: 'a', name: 'Ann' } };
    return path === '/ai/conversations' ? created : reply;
  });
  const gateway = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 }, ...options });
  const bodyOf = (index: number): unknown => JSON.parse(upstream.requests[index]?.body ?? 'null');
  const keyOf = (index: number) => upstream.requests[index]?.headers['idempotency-key'];
  return { ...gateway, upstream, calls: upstream.calls, bodyOf, keyOf };
}

describe('sendChatMessage', () => {
  const SELECTION = 'reply { content conversationId extra }';
  const send = (input: string) => mutation('sendChatMessage', `{ ${input} }`, SELECTION);
  const INPUT = 'assistantId: "a", conversationId: "c", content: "Hi", name: "Ann"';

  test('is one POST, and reads that it does not concern stay', async () => {
    const { query, calls, bodyOf, keyOf, audited } = await start({ body: { content: 'Hello', usage: 3 } });
    await query(READ);
    expect(await query(send(INPUT))).toEqual({
      data: { sendChatMessage: { reply: { content: 'Hello', conversationId: 'c', extra: { usage: 3 } }, userErrors: [] } },
    });
    await query(READ);
    expect(calls).toEqual(['GET /ai/assistants/a', CHAT]);
    expect(bodyOf(1)).toEqual({ content: 'Hi', conversation_id: 'c', name: 'Ann' });
    expect(keyOf(1)).toBeUndefined();
    expect(audited).toMatchObject([{ operation: 'sendChatMessage', outcome: 'done', targets: ['a', 'c'], written: ['c'] }]);
  });

  test('without a conversation is one POST more', async () => {
    const { query, calls, bodyOf } = await start({ body: { content: 'Hello' } });
    const { data } = await query(send('assistantId: "a", content: "Hi"'));
    expect(data.sendChatMessage.reply).toEqual({ content: 'Hello', conversationId: 'c-new', extra: null });
    expect(calls).toEqual([CREATE, CHAT]);
    expect([bodyOf(0), bodyOf(1)]).toEqual([{}, { content: 'Hi', conversation_id: 'c-new' }]);
  });

  test('tells of a conversation that was created for a message that is refused', async () => {
    const { query } = await start({ status: 422, body: {} });
    const { data } = await query(mutation('sendChatMessage', '{ assistantId: "a", content: "Hi" }', 'reply { content } conversationId'));
    expect(data.sendChatMessage).toMatchObject({ reply: null, conversationId: 'c-new', userErrors: [{ code: 'BAD_USER_INPUT' }] });
  });

  test('is not sent where no conversation can be created', async () => {
    const refused = await start({}, {}, { status: 422, body: { detail: [{ loc: ['body'], msg: 'no' }] } });
    const { data } = await refused.query(send('assistantId: "a", content: "Hi"'));
    expect(data.sendChatMessage).toMatchObject({ reply: null, userErrors: [{ code: 'BAD_USER_INPUT', message: 'no' }] });
    expect(refused.calls).toEqual([CREATE]);
    const broken = await start({}, {}, { body: {} });
    expect((await broken.query(send('assistantId: "a", content: "Hi"'))).errors).toMatchObject([
      { extensions: { code: 'UPSTREAM_BAD_RESPONSE' } },
    ]);
    expect(broken.calls).toEqual([CREATE]);
  });

  test('is refused for all that is wrong with it, without a call', async () => {
    const { query, calls, audited } = await start({});
    const { data } = await query(send('assistantId: "deleted/x", conversationId: "insight-groups", content: " "'));
    expect(fieldsOf(data.sendChatMessage.userErrors)).toEqual(['assistantId', 'conversationId', 'content'].map((name) => `input.${name}`));
    expect(calls).toEqual([]);
    expect(audited).toMatchObject([{ outcome: 'refused', codes: ['BAD_USER_INPUT'] }]);
  });

  test.each<[number, string, string]>([
    [422, 'BAD_USER_INPUT', 'input.conversationId'],
    [404, 'NOT_FOUND', 'input.conversationId'],
  ])('%i of the upstream is data', async (status, code, field) => {
    const { query } = await start({ status, body: { detail: [{ loc: ['body', 'conversation_id'], msg: 'no' }] } });
    const { data } = await query(send(INPUT));
    expect(data.sendChatMessage.userErrors.map((one: { code: string }) => one.code)).toEqual([code]);
    expect(fieldsOf(data.sendChatMessage.userErrors)).toEqual([field]);
  });

  test('is sent once, whatever comes of it', async () => {
    const { query, calls, audited } = await start({ status: 503 });
    expect((await query(send(INPUT))).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(calls).toEqual([CHAT]);
    expect(audited).toMatchObject([{ outcome: 'failed' }]);
  });
});

const MESSAGES = [
  {
    name: 'sendAssistantSms',
    path: 'POST /ai/assistants/a/chat/sms',
    input:
      'assistantId: "a", from: "+1", to: "+2", text: "Hi", shouldCreateConversation: false, conversationMetadata: { n: 1, ok: true, s: "x" }',
    body: { from: '+1', to: '+2', text: 'Hi', should_create_conversation: false, conversation_metadata: { n: 1, ok: true, s: 'x' } },
    selection: 'conversationId',
    result: { conversationId: 'c' },
    least: 'assistantId: "a", from: "+1", to: "+2"',
    leastBody: { from: '+1', to: '+2' },
    faulty: 'assistantId: "tags", from: "", to: " ", conversationMetadata: { a: [1], b: null }, idempotencyKey: "?"',
    faults: ['assistantId', 'from', 'to', 'conversationMetadata.a', 'conversationMetadata.b', 'idempotencyKey'],
  },
  {
    name: 'startWhatsAppChat',
    path: 'POST /ai/assistants/a/chat/whatsapp',
    input: 'assistantId: "a", from: "+1", to: "+2", content: "Hi", conversationMetadata: { s: "x" }',
    body: { from: '+1', to: '+2', content: 'Hi', conversation_metadata: { s: 'x' } },
    selection: 'conversationId messageId',
    result: { conversationId: 'c', messageId: 'm' },
    least: 'assistantId: "a", from: "+1", to: "+2", content: "Hi", conversationMetadata: null',
    leastBody: { from: '+1', to: '+2', content: 'Hi' },
    faulty:
      'assistantId: "..", from: "", to: "", content: "", conversationMetadata: { telnyx_x: "1", assistant_id: "a", o: {} }, idempotencyKey: ""',
    faults: [
      'assistantId',
      'from',
      'to',
      'content',
      'conversationMetadata.telnyx_x',
      'conversationMetadata.assistant_id',
      'conversationMetadata.o',
      'idempotencyKey',
    ],
  },
];

describe.each(MESSAGES)('$name', ({ name, path, input, body, selection, result, least, leastBody, faulty, faults }) => {
  const ANSWER = { body: { conversation_id: 'c', message_id: 'm' } };
  const send = (given: string) => mutation(name, `{ ${given} }`, selection);

  test('is one POST under a key of the gateway', async () => {
    const { query, calls, bodyOf, keyOf, audited } = await start(ANSWER);
    await query(READ);
    expect(await query(send(input))).toEqual({ data: { [name]: { ...result, userErrors: [] } } });
    await query(READ);
    expect(calls).toEqual(['GET /ai/assistants/a', path]);
    expect(bodyOf(1)).toEqual(body);
    expect(keyOf(1)).toMatch(/^[\da-f-]{36}$/);
    expect(audited).toMatchObject([{ operation: name, outcome: 'done', targets: ['a'], written: ['c'] }]);
  });

  test('sends nothing that is not given, and the key that is', async () => {
    const { query, bodyOf, keyOf } = await start({ body: { data: {} } });
    const { data } = await query(send(`${least}, idempotencyKey: "mine"`));
    expect(data[name]).toEqual({ ...Object.fromEntries(Object.keys(result).map((key) => [key, null])), userErrors: [] });
    expect(bodyOf(0)).toEqual(leastBody);
    expect(keyOf(0)).toBe('mine');
  });

  test('is repeated under the same key', async () => {
    const { query, upstream } = await start({ status: 503 });
    expect((await query(send(input))).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(upstream.calls.length).toBeGreaterThan(1);
    expect(new Set(upstream.requests.map(({ headers, body: sent }) => `${String(headers['idempotency-key'])} ${sent}`)).size).toBe(1);
  });

  test('is refused for all that is wrong with it, without a call', async () => {
    const { query, calls } = await start(ANSWER);
    const { data } = await query(send(faulty));
    expect(fieldsOf(data[name].userErrors)).toEqual(faults.map((field) => `input.${field}`));
    expect(calls).toEqual([]);
    const { data: list } = await query(send(`${least.replace(', conversationMetadata: null', '')}, conversationMetadata: [1]`));
    expect(fieldsOf(list[name].userErrors)).toEqual(['input.conversationMetadata']);
    const { data: masked } = await query(send(`${least.replace(', conversationMetadata: null', '')}, conversationMetadata: { a: "***" }`));
    expect(fieldsOf(masked[name].userErrors)).toEqual(['input.conversationMetadata.a']);
    expect(calls).toEqual([]);
  });

  test.each<[string, UpstreamReply, string, string]>([
    ['422', { status: 422, body: { detail: [{ loc: ['body', 'to'], msg: 'no' }] } }, 'BAD_USER_INPUT', 'input.to'],
    ['404', { status: 404, body: { detail: 'no' } }, 'NOT_FOUND', 'input.assistantId'],
    [
      'a key that was used before',
      { status: 422, body: { errors: [{ code: '10027', detail: 'no' }] } },
      'CONFLICT',
      'input.idempotencyKey',
    ],
  ])('%s of the upstream is data at its place', async (_name, reply, code, field) => {
    const { query } = await start(reply);
    const { data } = await query(send(input));
    expect(data[name].userErrors.map((one: { code: string }) => one.code)).toEqual([code]);
    expect(fieldsOf(data[name].userErrors)).toEqual([field]);
  });
});

test.each([
  ['sendChatMessage', 'assistantId: "a", conversationId: "c", content: "Hi"'],
  ['sendAssistantSms', 'assistantId: "a", from: "+1", to: "+2"'],
  ['startWhatsAppChat', 'assistantId: "a", from: "+1", to: "+2", content: "x"'],
  ['enhanceInstructions', 'assistantId: "a"'],
])('%s takes the scope assistants:run', async (name, input) => {
  const { query, calls } = await start({ body: { content: 'x' } }, { auth: jwtMode() });
  const { errors } = await query(mutation(name, `{ ${input} }`, ''), { token: await sign('assistants:read assistants:write') });
  expect(errors).toMatchObject([{ path: [name], extensions: { code: 'FORBIDDEN' } }]);
  expect(calls).toEqual([]);
  await query(mutation(name, `{ ${input} }`, ''), { token: await sign('assistants:run') });
  expect(calls).toHaveLength(1);
});

test('the sandbox: a conversation goes on, and messages to one number are of one conversation', async () => {
  const { query } = await startSandboxGateway();
  const ID = 'assistantId: "assistant-parcel-tracker"';
  const first = (await query(mutation('sendChatMessage', `{ ${ID}, content: "née" }`, 'reply { content conversationId }'))).data
    .sendChatMessage;
  expect(first.reply.content).toContain('née');
  const next = `{ ${ID}, conversationId: "${first.reply.conversationId as string}", content: "more" }`;
  expect((await query(mutation('sendChatMessage', next, 'reply { conversationId }'))).data.sendChatMessage).toEqual({
    reply: { conversationId: first.reply.conversationId },
    userErrors: [],
  });
  const unknown = `{ ${ID}, conversationId: "nothing", content: "more" }`;
  expect((await query(mutation('sendChatMessage', unknown, 'reply { content }'))).data.sendChatMessage.userErrors).toMatchObject([
    { code: 'NOT_FOUND' },
  ]);
  const sms = async () =>
    (await query(mutation('sendAssistantSms', `{ ${ID}, from: "+1", to: "+2" }`, 'conversationId'))).data.sendAssistantSms
      .conversationId as string;
  expect(await sms()).toBe(await sms());
  const { data } = await query(mutation('startWhatsAppChat', `{ ${ID}, from: "+1", to: "+2", content: "x" }`, 'conversationId messageId'));
  expect(data.startWhatsAppChat).toMatchObject({ conversationId: expect.any(String) as string, messageId: expect.any(String) as string });
});
