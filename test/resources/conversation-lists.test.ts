/** Lists of conversations: what their filters ask of the upstream, and what they cost. */
import { expect, test } from 'vitest';
import { startSandboxGateway } from '../support/gateway.ts';

const PATH = '/ai/conversations';
const id = (number: number) => `c0117e25-0000-4000-8000-${String(number).padStart(12, '0')}`;
const NEWEST = 'order=created_at.desc&limit=21';

/** The query of the only call, as it reads. */
const asked = async (args: string, selection = 'nodes { id }') => {
  const { query, calls } = await startSandboxGateway();
  const { data, errors } = await query(`{ conversations${args} { ${selection} pageInfo { hasNextPage } } }`);
  return { page: data?.conversations, errors, calls: calls().map((call) => decodeURIComponent(call.replaceAll('+', ' '))) };
};

test.each([
  ['', NEWEST, 20],
  ['(first: 100)', 'order=created_at.desc&limit=101', 100],
  ['(filter: { assistantId: "assistant-retired" })', `metadata->assistant_id=eq.assistant-retired&${NEWEST}`, 20],
  [
    '(filter: { assistantVersionId: "version-front-desk-1", channel: PHONE_CALL, callControlId: "v3:call-60" })',
    `metadata->assistant_version_id=eq.version-front-desk-1&metadata->telnyx_conversation_channel=eq.phone_call&metadata->call_control_id=eq.v3:call-60&${NEWEST}`,
    1,
  ],
  [
    '(filter: { agentTarget: "+15550100001", endUserTarget: "+15550190001" })',
    `metadata->telnyx_agent_target=eq.+15550100001&metadata->telnyx_end_user_target=eq.+15550190001&${NEWEST}`,
    6,
  ],
  ['(filter: { namePrefix: "Call 02" })', `name=like.Call 02%&${NEWEST}`, 2],
  ['(filter: { metadata: [{ key: "campaign", value: "recall" }] })', `metadata->campaign=eq.recall&${NEWEST}`, 20],
  [`(filter: { ids: ["${id(1)}", "${id(2)}", "${id(1)}"] })`, `or=(id.eq.${id(1)},id.eq.${id(2)})&${NEWEST}`, 2],
  [`(filter: { ids: ["${id(3)}"] })`, `id=eq.${id(3)}&${NEWEST}`, 1],
  [
    '(filter: { createdAt: { from: "2026-06-02", until: "2026-06-02T04:00:00" } })',
    'created_at=lt.2026-06-02T04:00:00Z&created_at=gte.2026-06-02T00:00:00Z&order=created_at.desc&limit=21',
    6,
  ],
  [
    '(filter: { namePrefix: "C", lastMessageAt: { until: "2026-06-02T00:00:00Z" } }, orderBy: { field: CREATED_AT })',
    'name=like.C%&last_message_at=lt.2026-06-02T00:00:00Z&order=created_at.asc&limit=21',
    10,
  ],
  [
    '(first: 5, orderBy: { field: LAST_MESSAGE_AT, direction: DESC })',
    'last_message_at=gte.1970-01-01T00:00:00Z&order=last_message_at.desc&limit=6',
    5,
  ],
])('conversations%s', async (args, query, count) => {
  const { page, errors, calls } = await asked(args);
  expect(errors).toBeUndefined();
  expect(calls[0]).toBe(`GET ${PATH}?${query}`);
  // A round count that ends short of the limit may be a maximum, as long as nothing has shown that Telnyx gives more at once.
  expect(calls).toHaveLength(!page.pageInfo.hasNextPage && count % 5 === 0 ? 2 : 1);
  expect(page.nodes).toHaveLength(count);
});

test('a list that is shorter than another one that came at once costs one call', async () => {
  const { query, calls } = await startSandboxGateway();
  const ten = '{ conversations(filter: { namePrefix: "C", lastMessageAt: { until: "2026-06-02T00:00:00Z" } }) { nodes { id } } }';
  await query('{ conversations(first: 10) { nodes { id } } }');
  await query(ten);
  expect(calls()).toHaveLength(2);
});

test('nothing is asked for where no id is', async () => {
  const { page, calls } = await asked('(filter: { ids: [] })');
  expect([page, calls]).toEqual([{ nodes: [], pageInfo: { hasNextPage: false } }, []]);
});

test.each([
  [
    `{ ids: ["a b"], namePrefix: "50%", metadata: [{ key: "a-b", value: "c" }], channel: UNKNOWN, createdAt: { from: "2026-02-30", until: "2026-01-01" } }`,
    [
      'filter.ids.0 takes letters, digits and "-" alone',
      'filter.namePrefix takes no "%"',
      'filter.channel takes no UNKNOWN',
      'filter.metadata.0.key takes 1 to 64 letters',
      'filter.createdAt.from is a date or a time that does not exist',
    ],
  ],
  [`{ ids: [${'"a",'.repeat(51)}] }`, ['filter.ids has 51 ids, but takes 50 at once']],
  ['{ lastMessageAt: { from: "2026-01-02", until: "2026-01-02" } }', ['filter.lastMessageAt ends before it begins']],
  ['{ assistantId: "a", metadata: [{ key: "assistant_id", value: "b" }] }', ['filter.metadata.0 asks for another value of assistant_id']],
])('the filter %s is refused without a call, for all that is wrong with it', async (filter, messages) => {
  const { errors, calls } = await asked(`(filter: ${filter})`);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  for (const message of messages) expect(errors?.[0]?.message).toContain(message);
  expect(calls).toEqual([]);
});

test('those of an assistant and of a version are filtered by it, and by no other', async () => {
  const { query, calls } = await startSandboxGateway();
  const { data, errors } = await query(`{ assistant(id: "assistant-front-desk") {
    conversations(first: 2, filter: { assistantId: "assistant-front-desk", channel: SMS_CHAT }) { nodes { assistantId } }
    other: conversations(filter: { assistantId: "b" }) { nodes { id } }
    version(versionId: "version-front-desk-1") { conversations(first: 1) { nodes { assistantVersionId } } } } }`);
  expect(data.assistant).toEqual({
    conversations: { nodes: [{ assistantId: 'assistant-front-desk' }, { assistantId: 'assistant-front-desk' }] },
    other: null,
    version: { conversations: { nodes: [{ assistantVersionId: 'version-front-desk-1' }] } },
  });
  expect(errors).toMatchObject([{ path: ['assistant', 'other'], extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(calls().filter((call) => call.includes('/ai/conversations?'))).toHaveLength(2);
});

test('the conversations of the sandbox are walked through, those of one time among them', async () => {
  const { query } = await startSandboxGateway();
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await query(
      'query ($after: String) { conversations(first: 37, after: $after, filter: { namePrefix: "C" }) { nodes { id } pageInfo { endCursor hasNextPage } } }',
      { variables: { after } },
    );
    seen.push(...data.conversations.nodes.map((one: { id: string }) => one.id));
    after = data.conversations.pageInfo.hasNextPage ? data.conversations.pageInfo.endCursor : null;
  } while (after !== null);
  expect([seen.length, new Set(seen).size]).toEqual([160, 160]);
});
