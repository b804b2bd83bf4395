/** What reads of conversations cost, what leads to them and on from them, and who may read them. */
import { describe, expect, test } from 'vitest';
import { DEMO_TOKEN } from '../../src/sandbox/app.ts';
import { toGlobalId } from '../../src/resolvers/node.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { HeldBack } from '../support/held-back.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { pageOf } from '../support/page-of.ts';
import { OLD_RUN, PASSES, start } from './tests.ts';

const id = (number: number) => `c0117e25-0000-4000-8000-${String(number).padStart(12, '0')}`;
const PATH = '/ai/conversations';
const decoded = (calls: readonly string[]) => calls.map((call) => decodeURIComponent(call));
const together = (...numbers: readonly number[]) =>
  `GET ${PATH}?or=(${numbers.map((number) => `id.eq.${id(number)}`).join(',')})&limit=${numbers.length}`;

test('one conversation has what its metadata says, in fields of their own', async () => {
  const { query, newCalls } = await start();
  const { data, errors } = await query(`{ conversation(id: "${id(60)}") { id name createdAt lastMessageAt metadata channel agentTarget
    endUserTarget callControlId aiDisabled assistantId assistantVersionId assistant { name } assistantVersion { versionName } extra } }`);
  expect(errors).toBeUndefined();
  expect(data.conversation).toEqual({
    id: id(60),
    name: '',
    createdAt: '2026-06-03T20:00:00.000Z',
    lastMessageAt: '2026-06-03T20:04:30.000Z',
    metadata: expect.objectContaining({ campaign: 'recall', ai_disabled: 'true', assistant_id: 'assistant-front-desk' }),
    channel: 'PHONE_CALL',
    agentTarget: '+15550100001',
    endUserTarget: '+15550190020',
    callControlId: 'v3:call-60',
    aiDisabled: true,
    assistantId: 'assistant-front-desk',
    assistantVersionId: 'version-front-desk-1',
    assistant: { name: expect.any(String) },
    assistantVersion: { versionName: 'First words' },
    extra: null,
  });
  expect(newCalls().toSorted()).toEqual(
    [
      `GET ${PATH}/${id(60)}`,
      'GET /ai/assistants/assistant-front-desk',
      'GET /ai/assistants/assistant-front-desk/versions/version-front-desk-1?include_mcp_servers=true',
    ].toSorted(),
  );
});

describe('several ids', () => {
  const byIds = (ids: readonly string[]) => `{ ${ids.map((one, index) => `c${index}: conversation(id: "${one}") { id }`).join(' ')} }`;

  test('take one call together, and one for each that it lacks', async () => {
    const { query, newCalls } = await start();
    const { data, errors } = await query(byIds([id(1), id(2), id(999), id(1)]));
    expect([errors, data]).toEqual([undefined, { c0: { id: id(1) }, c1: { id: id(2) }, c2: null, c3: { id: id(1) } }]);
    expect(decoded(newCalls())).toEqual([together(1, 2, 999), `GET ${PATH}/${id(999)}`]);
    await query(byIds([id(1)]));
    expect(newCalls()).toEqual([]);
  });

  test('are asked for 50 at a time', async () => {
    const { query, newCalls } = await start();
    const globalIds = Array.from({ length: 60 }, (_id, index) => toGlobalId('Conversation', id(index + 1)));
    const { data } = await query('query ($ids: [ID!]!) { nodes(ids: $ids) { globalId } }', { variables: { ids: globalIds } });
    expect(data.nodes.map(({ globalId }: { globalId: string }) => globalId)).toEqual(globalIds);
    expect(newCalls().map((call) => decodeURIComponent(call).split('id.eq').length - 1)).toEqual([50, 10]);
  });

  const scripted = async (instead: (path: string) => UpstreamReply | undefined, total = ids.length, atOnce = 8) => {
    const held = new HeldBack(atOnce, total);
    const upstream = await startUpstream(async ({ path }) => {
      const reply = instead(path);
      if (reply) return reply;
      await held.wait(upstream.url);
      return { body: { data: { id: path.split('/').at(-1), metadata: {} } } };
    });
    return { ...startGateway({ upstreamUrl: upstream.url, limits: { retries: 0 } }), calls: upstream.calls, held };
  };
  const isTogether = (path: string) => path.includes('?or=');
  const ids = Array.from({ length: 20 }, (_id, index) => id(index + 1));

  test.each<readonly [string, UpstreamReply]>([
    ['refuses to be asked so', { status: 422, body: { detail: 'No.' } }],
    ['answers something else', { body: { data: [{ id: 'another', metadata: {} }] } }],
  ])('take a call each, 8 at a time, where Telnyx %s', async (_name, reply) => {
    const { query, calls, held } = await scripted((path) => (isTogether(path) ? reply : undefined));
    const { data, errors } = await query(byIds(ids));
    expect(errors).toBeUndefined();
    expect(Object.values(data)).toEqual(ids.map((one) => ({ id: one })));
    expect([calls.length, held.most]).toEqual([21, 8]);
  });

  test('are not asked for together for a minute where that was refused', async () => {
    const refused = await scripted((path) => (isTogether(path) ? { status: 422, body: { detail: 'No.' } } : undefined), 4, 2);
    for (const two of [ids.slice(0, 2), ids.slice(2, 4)]) {
      expect(Object.values((await refused.query(byIds(two))).data)).toEqual(two.map((one) => ({ id: one })));
    }
    expect(refused.calls.filter(isTogether)).toHaveLength(1);
    expect(refused.calls).toHaveLength(5);
  });

  test('fail together where Telnyx is down, without a call for each', async () => {
    const { query, calls } = await scripted(() => ({ status: 503 }));
    const { errors } = await query(byIds(ids));
    expect(errors?.every(({ extensions }) => extensions?.['code'] === 'UPSTREAM_UNAVAILABLE')).toBe(true);
    expect([errors?.length, calls.length]).toEqual([20, 1]);
  });

  test('of other characters are read by themselves', async () => {
    const { query, calls } = await scripted(() => undefined, 2);
    await query(byIds(['a,id.neq.b', 'c.d']));
    expect(decoded(calls).toSorted()).toEqual([`GET ${PATH}/a,id.neq.b`, `GET ${PATH}/c.d`]);
  });
});

describe('messages and findings', () => {
  test('are read for the conversations that ask for them', async () => {
    const { query, newCalls } = await start();
    const { data, errors } = await query(`{ conversation(id: "${id(40)}") {
      messages(first: 4) { totalCount nodes { role text metadata toolCalls { toolCallId type function { name argumentsJson } } } }
      insights { conversationInsightId status insights { insightId text json } } } }`);
    expect(errors).toBeUndefined();
    expect(data.conversation.messages.totalCount).toBe(6);
    expect(data.conversation.messages.nodes.slice(2)).toEqual([
      {
        role: 'ASSISTANT',
        text: '',
        metadata: null,
        toolCalls: [
          {
            toolCallId: 'call_40',
            type: 'function',
            function: { name: 'find_slots', argumentsJson: { doctor_id: 'okafor', from: '2026-06-04', limit: 2 } },
          },
        ],
      },
      {
        role: 'TOOL',
        text: '{"slots":[{"start":"2026-06-04T09:00"},{"start":"2026-06-04T15:30"}]}',
        metadata: { tool_call_id: 'call_40' },
        toolCalls: [],
      },
    ]);
    expect(data.conversation.insights).toMatchObject([
      {
        status: 'COMPLETED',
        insights: [{ json: null }, { json: { score: 5, isResolved: true } }, { text: 'Dr. Okafor, 2026-06-04 at 09:00', json: null }],
      },
    ]);
    expect(newCalls().toSorted()).toEqual(
      [`GET ${PATH}/${id(40)}`, pageOf(`${PATH}/${id(40)}/messages`, 100), `GET ${PATH}/${id(40)}/conversations-insights`].toSorted(),
    );
  });

  test('are a second old at most where they may still change', async () => {
    const { query, newCalls, pass } = await start();
    const ask = () =>
      query(`{ done: conversation(id: "${id(4)}") { insights { status } }
      pending: conversation(id: "${id(6)}") { messages { totalCount } insights { status } } }`);
    await ask();
    newCalls();
    await pass(1_001);
    await ask();
    expect(newCalls().toSorted()).toEqual(
      [pageOf(`${PATH}/${id(6)}/messages`, 100), `GET ${PATH}/${id(6)}/conversations-insights`].toSorted(),
    );
  });
});

test('runs of tests and scheduled events lead to their conversations, and runs by them to the assistant', async () => {
  const { query, newCalls } = await start();
  const { data, errors } = await query(`{ testRun(testId: "${PASSES}", runId: "${OLD_RUN}") {
      conversation { channel } assistant { id } conversationInsights { status insights { json } } }
    scheduledEvent(assistantId: "assistant-front-desk", eventId: "event-003") { conversation { assistantId metadata } } }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    testRun: {
      conversation: { channel: 'WEB_CHAT' },
      assistant: { id: 'assistant-front-desk' },
      conversationInsights: { status: 'COMPLETED', insights: [{ json: { score: 5, isResolved: true } }] },
    },
    scheduledEvent: { conversation: { assistantId: 'assistant-front-desk', metadata: expect.objectContaining({ campaign: 'recall' }) } },
  });
  expect(newCalls()).toHaveLength(6);
});

test('the conversation of a message is there as it is after it', async () => {
  const { query } = await startSandboxGateway();
  const { data, errors } = await query(`mutation { sendChatMessage(input: { assistantId: "assistant-front-desk", content: "Hi" }) {
    conversationId conversation { id assistantId channel messages { nodes { role text } } } reply { conversation { id } } } }`);
  expect(errors).toBeUndefined();
  const { conversationId, conversation, reply } = data.sendChatMessage;
  expect([conversation.id, reply.conversation.id]).toEqual([conversationId, conversationId]);
  expect(conversation).toMatchObject({ assistantId: 'assistant-front-desk', channel: 'WEB_CHAT' });
  expect(conversation.messages.nodes.map(({ role }: { role: string }) => role)).toEqual(['USER', 'ASSISTANT']);
});

describe('without a scope', () => {
  const as = async (scope: string, query: string, options = {}) => {
    const gateway = await startSandboxGateway({ auth: jwtMode({ accounts: { key: DEMO_TOKEN } }), token: await sign(scope), ...options });
    return { ...(await gateway.query(query)), calls: gateway.calls() };
  };
  const FORBIDDEN = { extensions: { code: 'FORBIDDEN' } };
  const node = toGlobalId('Conversation', id(1));

  test.each([
    [`{ conversation(id: "${id(1)}") { id } }`],
    ['{ conversations { nodes { id } } }'],
    [`{ node(id: "${node}") { globalId } }`],
    [`{ nodes(ids: ["${node}"]) { globalId } }`],
  ])('nothing is read: %s', async (query) => {
    const { errors, calls } = await as('assistants:read', query);
    expect([errors, calls]).toEqual([[expect.objectContaining(FORBIDDEN)], []]);
  });

  test('a link is null, and harms no neighbour', async () => {
    const { data, errors } = await as(
      'conversations:read',
      `{ conversation(id: "${id(1)}") { id assistant { name } assistantVersion { versionName } } }`,
    );
    expect(data).toEqual({ conversation: { id: id(1), assistant: null, assistantVersion: null } });
    expect(errors).toMatchObject([FORBIDDEN, FORBIDDEN]);
    const other = await as('assistants:read', '{ assistant(id: "assistant-front-desk") { name conversations { nodes { id } } } }');
    expect(other.data.assistant).toEqual({ name: expect.any(String), conversations: null });
    expect(other.errors).toMatchObject([FORBIDDEN]);
  });

  test('a node is read by who may read its type, and entities are, too', async () => {
    const { data, errors } = await as('conversations:read', `{ nodes(ids: ["${node}", "${toGlobalId('Assistant', 'a')}"]) { globalId } }`);
    expect([data.nodes, errors]).toEqual([[{ globalId: node }, null], [expect.objectContaining(FORBIDDEN)]]);
    const entities = (scope: string) =>
      as(scope, `{ _entities(representations: [{ __typename: "Conversation", id: "${id(1)}" }]) { ... on Conversation { channel } } }`, {
        subgraph: true,
      });
    expect((await entities('conversations:read')).data._entities).toEqual([{ channel: 'WEB_CHAT' }]);
    expect(await entities('assistants:read')).toMatchObject({ data: { _entities: [null] }, errors: [FORBIDDEN] });
  });
});
