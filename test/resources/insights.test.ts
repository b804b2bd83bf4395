/** Insights and their groups: what they cost, what lists leave out, what writes send and refuse, and what stays hidden. */
import { describe, expect, test } from 'vitest';
import { DEMO_TOKEN } from '../../src/sandbox/app.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startSandboxGateway } from '../support/gateway.ts';
import { expectCosts } from '../support/costs.ts';
import { pageOf } from '../support/page-of.ts';
import { fieldsOf, mutation } from './write.ts';

const insight = (number: number) => `1a51e47a-0000-4000-8000-${String(number).padStart(12, '0')}`;
const group = (number: number) => `1a51e476-0000-4000-8000-${String(number).padStart(12, '0')}`;
const PATH = '/ai/conversations';
const page = (path: string) => pageOf(`${PATH}/${path}`, 99);
const GROUPS = page('insight-groups');
const of = (path: string) => `GET ${PATH}/${path}`;

test.each([
  ['one insight', `{ insight(id: "${insight(1)}") { name insightType } }`, [of(`insights/${insight(1)}`)]],
  ['one group with its insights', `{ insightGroup(id: "${group(1)}") { insights { name } } }`, [of(`insight-groups/${group(1)}`)]],
  ['both lists', '{ insights { totalCount } insightGroups { totalCount } }', [page('insights'), GROUPS]],
  ['the groups of all insights', '{ insights { nodes { groups { id } } } }', [page('insights'), GROUPS]],
  [
    'findings and their insights',
    '{ conversation(id: "c0117e25-0000-4000-8000-000000000004") { insights { insights { insight { name } } } } }',
    [of('c0117e25-0000-4000-8000-000000000004'), of('c0117e25-0000-4000-8000-000000000004/conversations-insights'), page('insights')],
  ],
  [
    'assistants and their groups, and the other way round',
    '{ assistants { nodes { insightSettings { insightGroup { name usage { isUsed } deletability { isDeletable } } } } } }',
    ['GET /ai/assistants', of(`insight-groups/${group(1)}`)],
  ],
])('%s', async (_name, query, expected) => expectCosts(await startSandboxGateway({ now: () => 0 }), query, expected));

test('groups are read one by one where their list leaves insights out', async () => {
  const { query, calls } = await startSandboxGateway({}, { behaviour: { insightsOfGroups: 'left out' } });
  const { data, errors } = await query(`{ insight(id: "${insight(2)}") { groups { name } }
    insightGroups(filter: { insightId: "${insight(1)}" }) { nodes { name insights { id } } } }`);
  expect(errors).toBeUndefined();
  expect(data.insight.groups).toEqual([{ name: 'Clinic' }, { name: 'Quality' }]);
  expect(data.insightGroups.nodes).toEqual([{ name: 'Clinic', insights: [1, 2, 3].map((number) => ({ id: insight(number) })) }]);
  expect(calls().filter((call) => call.includes('insight-groups/'))).toHaveLength(3);
});

test('insights are filtered by what is known of them', async () => {
  const { query } = await startSandboxGateway();
  const { data, errors } = await query(`{ type: insights(filter: { insightType: DEFAULT }) { nodes { name } }
    name: insights(filter: { nameContains: "TONE" }) { nodes { name jsonSchema } } unknown: insights(filter: { insightType: UNKNOWN }) { totalCount } }`);
  expect([data, errors]).toMatchObject([null, [{ extensions: { code: 'BAD_USER_INPUT' } }]]);
  const { data: known } = await query(`{ type: insights(filter: { insightType: DEFAULT }) { nodes { name } }
    name: insights(filter: { nameContains: "TONE" }) { nodes { name } } }`);
  expect(known).toEqual({ type: { nodes: [{ name: 'Summary' }] }, name: { nodes: [{ name: 'Tone' }] } });
});

describe('counts', () => {
  test('are asked for once, by all that is given, and lead to assistants and versions', async () => {
    const { query, calls } = await startSandboxGateway();
    const ask = () =>
      query(`{ insightAggregates(groupBy: ["metadata.assistant_id", "metadata.assistant_version_id"], show: ["isResolved"], insightId: "${insight(2)}",
        assistantId: "assistant-parcel-tracker", createdAt: { from: "2026-06-01", until: "2026-07-01" }) {
        recordCount values assistantId assistant { id } assistantVersion { versionName } } }`);
    const { data, errors } = await ask();
    expect(errors).toBeUndefined();
    expect(data.insightAggregates).toEqual(
      [
        { recordCount: 16, isResolved: true },
        { recordCount: 24, isResolved: false },
      ].map(({ recordCount, isResolved }) => ({
        recordCount,
        values: {
          'metadata.assistant_id': 'assistant-parcel-tracker',
          'metadata.assistant_version_id': 'version-parcel-tracker-1',
          isResolved,
        },
        assistantId: 'assistant-parcel-tracker',
        assistant: { id: 'assistant-parcel-tracker' },
        assistantVersion: { versionName: 'Pilot' },
      })),
    );
    await ask();
    const asked = calls().filter((call) => call.includes('aggregates'));
    expect(asked.map(decodeURIComponent)).toEqual([
      `GET ${PATH}/conversation-insights/aggregates?group_by=metadata.assistant_id,metadata.assistant_version_id&show=isResolved&insight_id=${insight(2)}&metadata.assistant_id=eq.assistant-parcel-tracker&created_at=gte.2026-06-01T00:00:00Z&created_at=lt.2026-07-01T00:00:00Z`,
    ]);
  });

  test('are refused without a call, for all that is wrong', async () => {
    const { query, calls } = await startSandboxGateway();
    const { errors } = await query(
      '{ insightAggregates(groupBy: ["a,b"], show: ["c d"], insightId: "../x", assistantId: "tags", createdAt: { from: "2026-02-02", until: "2026-01-01" }) { recordCount } }',
    );
    for (const part of ['groupBy.0', 'show.0', 'insightId is not', 'assistantId is not', 'createdAt ends'])
      expect(errors?.[0]?.message).toContain(part);
    const none = await query('{ insightAggregates(groupBy: []) { recordCount } }');
    expect(none.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(calls()).toEqual([]);
  });
});

describe('writes', () => {
  test('are carried out in the sandbox, and read at once', async () => {
    const { query } = await startSandboxGateway();
    const write = async (field: string, input: string, selection: string) => {
      const { data, errors } = await query(mutation(field, input, selection));
      expect([errors, data[field].userErrors]).toEqual([undefined, []]);
      return data[field];
    };
    const draft = '{ name: "N", instructions: "I", jsonSchema: { type: "object" }, webhook: "https://example.com/hook" }';
    const created = await write('createInsight', `{ insight: ${draft} }`, 'insight { id name jsonSchema webhook }');
    expect(created.insight).toMatchObject({ name: 'N', jsonSchema: { type: 'object' }, webhook: 'https://example.com/hook' });
    const { id } = created.insight;
    expect((await write('updateInsight', `{ id: "${id}", changes: { name: "M" } }`, 'insight { name instructions }')).insight).toEqual({
      name: 'M',
      instructions: 'I',
    });
    const made = await write('createInsightGroup', '{ insightGroup: { name: "G" } }', 'insightGroup { id insights { id } }');
    expect(made.insightGroup.insights).toEqual([]);
    const ids = `{ insightGroupId: "${made.insightGroup.id}", insightId: "${id}" }`;
    const selection = 'insightGroupId insightGroup { insights { name } }';
    expect((await write('assignInsight', ids, selection)).insightGroup).toEqual({ insights: [{ name: 'M' }] });
    expect((await write('unassignInsight', ids, selection)).insightGroup).toEqual({ insights: [] });
    await write('updateInsightGroup', `{ id: "${made.insightGroup.id}", changes: { description: "D" } }`, 'insightGroup { description }');
    await write('deleteInsightGroup', `{ id: "${made.insightGroup.id}" }`, 'deletedId');
    await write('deleteInsight', `{ id: "${id}" }`, 'deletedId');
    expect((await query(`{ insight(id: "${id}") { id } }`)).data).toEqual({ insight: null });
  });

  test.each([
    [
      'createInsight',
      '{ insight: { name: "", instructions: " ", jsonSchema: "{ not JSON", webhook: "https://***@a" } }',
      ['name', 'instructions', 'jsonSchema', 'webhook'].map((key) => `input.insight.${key}`),
    ],
    ['updateInsightGroup', `{ id: "../x", changes: {} }`, ['input.id', 'input.changes']],
    ['assignInsight', '{ insightGroupId: "../x", insightId: "a b/c" }', ['input.insightGroupId', 'input.insightId']],
  ])('%s refuses %s without a call', async (field, input, faults) => {
    const { query, calls } = await startSandboxGateway();
    const { data } = await query(mutation(field, input, ''));
    expect(fieldsOf(data[field].userErrors)).toEqual(faults);
    expect(calls()).toEqual([]);
  });

  test('a group that assistants use is not deleted', async () => {
    const { query, calls } = await startSandboxGateway();
    const { data } = await query(mutation('deleteInsightGroup', `{ id: "${group(1)}" }`, 'deletedId'));
    expect(data.deleteInsightGroup.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'id'] }]);
    expect(calls()).toEqual(['GET /ai/assistants']);
  });
});

test('the token in a webhook is not shown without secrets:read, and a link without its scope is null', async () => {
  const auth = jwtMode({ accounts: { key: DEMO_TOKEN } });
  const as = async (scope: string, query: string) => {
    const { query: ask } = await startSandboxGateway({ auth, token: await sign(scope) });
    return ask(query);
  };
  const webhook = `{ insight(id: "${insight(3)}") { webhook } }`;
  expect(JSON.stringify(await as('assistants:read', webhook))).not.toContain('appointment-hook');
  expect(JSON.stringify(await as('assistants:read secrets:read', webhook))).toContain('appointment-hook');
  const { data, errors } = await as(
    'conversations:read',
    '{ conversation(id: "c0117e25-0000-4000-8000-000000000004") { insights { insights { text insight { name } } } } }',
  );
  expect(data.conversation.insights[0].insights[0]).toEqual({ text: expect.any(String), insight: null });
  expect(errors?.every(({ extensions }) => extensions?.['code'] === 'FORBIDDEN')).toBe(true);
});
