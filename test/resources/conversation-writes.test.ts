/** Writes of conversations: what is sent, what is refused before, and what callers are given who may not read. */
import { describe, expect, test } from 'vitest';
import { DEMO_TOKEN } from '../../src/sandbox/app.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';
import { fieldsOf, mutation } from './write.ts';

const ID = 'c0117e25-0000-4000-8000-000000000001';
const ONE = `/ai/conversations/${ID}`;

async function start(metadata: unknown = { assistant_id: 'a', campaign: 'recall', ai_disabled: 'true' }) {
  const upstream = await startUpstream(({ method, body }) => {
    const at = '2026-01-01T00:00:00Z';
    if (method === 'GET') return { body: { data: { id: ID, created_at: at, metadata } } };
    return { body: { data: { id: ID, created_at: at, last_message_at: at, ...(JSON.parse(body === '' ? '{}' : body) as object) } } };
  });
  const gateway = startGateway({ upstreamUrl: upstream.url });
  const write = async (field: string, input: string, selection = '') => {
    const { data, errors } = await gateway.query(mutation(field, input, selection));
    expect(errors).toBeUndefined();
    return data[field];
  };
  return {
    write,
    calls: upstream.calls,
    bodies: () => upstream.requests.map(({ body }) => JSON.parse(body === '' ? 'null' : body) as unknown),
  };
}

test('a change of labels sends all of them, with those in their place that are given', async () => {
  const { write, calls, bodies } = await start();
  const metadata = '{ campaign: null, "n": 1, "b": true }'.replaceAll('"', '');
  const { conversation } = await write(
    'updateConversation',
    `{ id: "${ID}", metadata: ${metadata}, aiDisabled: false }`,
    'conversation { metadata aiDisabled }',
  );
  expect([calls, bodies().at(-1)]).toEqual([
    [`GET ${ONE}`, `PUT ${ONE}`],
    { metadata: { assistant_id: 'a', n: '1', b: 'true', ai_disabled: 'false' } },
  ]);
  expect(conversation).toMatchObject({ aiDisabled: false });
});

test('stored labels that are no strings are kept as the strings that an update takes', async () => {
  const { write, bodies } = await start({ n: 1.5, b: false, none: null, s: '', list: [1] });
  await write('updateConversation', `{ id: "${ID}", metadata: { list: null } }`, 'conversationId');
  expect(bodies().at(-1)).toEqual({ metadata: { n: '1.5', b: 'false', s: '' } });
});

test.each([
  [{ 'deep sesame': { secret: 'sesame' }, list: ['sesame'], s: 't' }, ['input.metadata']],
  ['sesame', ['input.metadata']],
  [['sesame'], ['input.metadata']],
])('no update is sent that would lose %j, which is reported without it', async (metadata, faults) => {
  const { write, calls } = await start(metadata);
  const { userErrors } = await write('updateConversation', `{ id: "${ID}", aiDisabled: true }`, 'conversationId');
  expect(fieldsOf(userErrors)).toEqual(faults);
  expect(JSON.stringify(userErrors)).not.toContain('sesame');
  expect(calls).toEqual([`GET ${ONE}`]);
});

test('a message is sent as it is given, under a key, and the conversation is read after it', async () => {
  const { write, calls, bodies } = await start();
  const input = `{ conversationId: "${ID}", role: "tool", content: "{}", sentAt: "2026-01-01T10:00:00", toolCallId: "call_1",
    toolCalls: [{ id: "call_2" }], toolChoice: "auto", metadata: { tags: ["a", 1] } }`;
  const { conversation, conversationId } = await write('addConversationMessage', input, 'conversationId conversation { id }');
  expect([conversationId, conversation]).toEqual([ID, { id: ID }]);
  expect(calls).toEqual([`POST ${ONE}/message`, `GET ${ONE}`]);
  expect(bodies()[0]).toEqual({
    role: 'tool',
    content: '{}',
    sent_at: '2026-01-01T10:00:00Z',
    tool_call_id: 'call_1',
    tool_calls: [{ id: 'call_2' }],
    tool_choice: 'auto',
    metadata: { tags: ['a', 1] },
  });
});

test.each([
  ['updateConversation', '{ id: "insights" }', ['input.id', 'input']],
  ['updateConversation', `{ id: "${ID}", metadata: { a: [] } }`, ['input.metadata.a']],
  ['updateConversation', `{ id: "${ID}", metadata: { o: { toString: 1 }, l: [{}] } }`, ['input.metadata.o', 'input.metadata.l']],
  ['createConversation', '{ metadata: { o: { a: 1 } } }', ['input.metadata.o']],
  ['updateConversation', `{ id: "${ID}", metadata: { ai_disabled: "true" }, aiDisabled: true }`, ['input.aiDisabled']],
  ['createConversation', '{ metadata: { a: null }, idempotencyKey: "a b" }', ['input.metadata.a', 'input.idempotencyKey']],
  ['deleteConversation', '{ id: "../x" }', ['input.id']],
  [
    'addConversationMessage',
    '{ conversationId: "insight-groups", role: "bot", metadata: 1, sentAt: "2026-01-01", toolCalls: ["a"], toolChoice: 1 }',
    ['input.conversationId', 'input.role', 'input.metadata', 'input.sentAt', 'input.toolCalls.0', 'input.toolChoice'],
  ],
])('%s refuses %s without a call, all at once', async (field, input, faults) => {
  const { write, calls } = await start();
  const { userErrors } = await write(field, input);
  expect(fieldsOf(userErrors).toSorted()).toEqual([...faults].toSorted());
  expect(calls).toEqual([]);
});

describe('in the sandbox', () => {
  test('a conversation is created, changed, gone on with and deleted, and lists show it at once', async () => {
    const { query } = await startSandboxGateway();
    const list = '{ conversations(filter: { metadata: [{ key: "made", value: "here" }] }) { nodes { name aiDisabled } } }';
    const names = async () => (await query(list)).data.conversations.nodes;
    expect(await names()).toEqual([]);
    const { data } = await query(mutation('createConversation', '{ name: "N", metadata: { made: "here" } }', 'conversation { id }'));
    const { id } = data.createConversation.conversation;
    expect(await names()).toEqual([{ name: 'N', aiDisabled: null }]);
    await query(mutation('updateConversation', `{ id: "${id}", aiDisabled: true }`, 'conversationId'));
    expect(await names()).toEqual([{ name: 'N', aiDisabled: true }]);
    const chat = await query(mutation('sendChatMessage', `{ assistantId: "assistant-blank", conversationId: "${id}", content: "Hi" }`, ''));
    expect(chat.data.sendChatMessage.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    const added = await query(
      mutation(
        'addConversationMessage',
        `{ conversationId: "${id}", role: "user", content: "Hi" }`,
        'conversation { messages { nodes { text } } }',
      ),
    );
    expect(added.data.addConversationMessage.conversation.messages.nodes).toEqual([{ text: 'Hi' }]);
    await query(mutation('deleteConversation', `{ id: "${id}" }`, 'deletedId'));
    expect(await names()).toEqual([]);
    const gone = await query(mutation('deleteConversation', `{ id: "${id}" }`, 'deletedId'));
    expect(gone.data.deleteConversation.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'id'] }]);
  });

  test('who may write and not read is given the id alone', async () => {
    const auth = jwtMode({ accounts: { key: DEMO_TOKEN } });
    const { query } = await startSandboxGateway({ auth, token: await sign('conversations:write') });
    const { data, errors } = await query(mutation('createConversation', '{}', 'conversationId conversation { id }'));
    expect(data.createConversation).toEqual({ conversationId: expect.any(String), conversation: null, userErrors: [] });
    expect(errors).toMatchObject([{ path: ['createConversation', 'conversation'], extensions: { code: 'FORBIDDEN' } }]);
    const other = await query(mutation('sendChatMessage', '{ assistantId: "assistant-blank", content: "Hi" }', ''));
    expect(other.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
