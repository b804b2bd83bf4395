/** Lists whose entries are little more than ids and names: what they lack is read singly, and only that. */
import { describe, expect, test } from 'vitest';
import { startGateway } from './support/gateway.ts';
import { startUpstream, type Document } from './support/upstream.ts';

const LIST = 'GET /ai/assistants';
const read = (id: string) => `${LIST}/${id}`;

const agent = (id: string, day: number, rest: Document = {}): Document => ({
  id,
  name: `Name of ${id}`,
  instructions: 'Be kind.',
  model: 'some/model',
  created_at: `2026-01-0${day}T00:00:00Z`,
  greeting: `Hello from ${id}.`,
  telephony_settings: { time_limit_secs: 60 + day },
  brand_new: day,
  version_id: `${id}-v`,
  ...rest,
});
const WHOLE = [agent('a', 2), agent('b', 3, { tags: ['red'] }), agent('c', 1, { import_metadata: { import_provider: 'vapi' } })];
const bare = ({ id, name }: Document): Document => ({ id, name });

/** An account whose list has `listed`. */
async function start(listed: readonly Document[]) {
  const upstream = await startUpstream(({ path }) => {
    if (path === '/ai/assistants') return { body: { data: listed } };
    return { body: WHOLE.find(({ id }) => path === `/ai/assistants/${String(id)}`) };
  });
  return { ...startGateway({ upstreamUrl: upstream.url, cacheTtlMs: 0 }), calls: upstream.calls };
}

const ALL_READS = [LIST, read('a'), read('b'), read('c')];
const page = (args: string, fields = 'id') => `{ assistants${args} { totalCount nodes { ${fields} } } }`;
const ids = (...of: readonly string[]) => of.map((id) => ({ id }));

/** Operations, what they answer of whatever list, and the calls that they cost over a bare one. */
const CASES: readonly (readonly [text: string, nodes: readonly unknown[], calls: readonly string[]])[] = [
  [page('', 'id name'), WHOLE.map(bare), [LIST]],
  [
    page('(orderBy: { field: ID })', 'id greeting createdAt telephonySettings { timeLimitSecs } extra'),
    WHOLE.map(({ id, greeting, created_at: createdAt, telephony_settings: settings, brand_new: isNew }) => ({
      id,
      greeting,
      createdAt,
      telephonySettings: { timeLimitSecs: (settings as { time_limit_secs: number }).time_limit_secs },
      extra: { brand_new: isNew },
    })),
    ALL_READS,
  ],
  [page('(filter: { tag: "red" })'), ids('b'), ALL_READS],
  [page('(filter: { importProvider: VAPI, ids: ["c", "b"] })'), ids('c'), [LIST, read('b'), read('c')]],
  [page('(filter: { model: "some/model", nameContains: "of b" })'), ids('b'), [LIST, read('b')]],
  [page('(filter: { nameContains: "of c" })'), ids('c'), [LIST]],
  [page('(orderBy: { field: CREATED_AT, direction: ASC })'), ids('c', 'a', 'b'), ALL_READS],
  [page('(orderBy: { field: NAME, direction: DESC })'), ids('c', 'b', 'a'), [LIST]],
];

describe.each(CASES)('%s', (text, nodes, calls) => {
  const byId = (list: readonly unknown[]) =>
    text.includes('orderBy') ? list : list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const ask = async (listed: readonly Document[]) => {
    const gateway = await start(listed);
    const { data, errors } = await gateway.query(text);
    expect(errors).toBeUndefined();
    expect(byId(data.assistants.nodes as readonly unknown[])).toEqual(nodes);
    expect(data.assistants.totalCount).toBe(nodes.length);
    return gateway.calls.toSorted();
  };

  test('over a list of names: reads of what that leaves open', async () => {
    expect(await ask(WHOLE.map(bare))).toEqual(calls);
  });

  test('over a whole list: that list', async () => {
    expect(await ask(WHOLE)).toEqual([LIST]);
  });
});

test('of a list with one bare entry, that one is read', async () => {
  const { query, calls } = await start(WHOLE.map((entry, index) => (index === 1 ? bare(entry) : entry)));
  const { data } = await query(page('(orderBy: { field: ID })', 'greeting'));
  expect(data.assistants.nodes).toEqual(WHOLE.map(({ greeting }) => ({ greeting })));
  expect(calls).toEqual([LIST, read('b')]);
});

test('a key that every bare entry has, and one a value for, is believed where it is empty', async () => {
  const { query, calls } = await start(WHOLE.map((entry) => ({ ...bare(entry), tags: entry['tags'] ?? [] })));
  const { data } = await query(page('(filter: { tag: "red" })', 'id tags'));
  expect(data.assistants.nodes).toEqual([{ id: 'b', tags: ['red'] }]);
  expect(calls).toEqual([LIST]);
});

test('several ids are read singly once the list is known to be bare', async () => {
  const { query, calls } = await start(WHOLE.map(bare));
  await query(page(''));
  calls.length = 0;
  const { data } = await query('{ a: assistant(id: "a") { greeting } b: assistant(id: "b") { greeting } }');
  expect(data).toEqual({ a: { greeting: 'Hello from a.' }, b: { greeting: 'Hello from b.' } });
  expect(calls.toSorted()).toEqual([read('a'), read('b')]);
});

test('links lead to what single reads name', async () => {
  const whole = agent('a', 1, {
    telephony_settings: { default_texml_app_id: 'app' },
    messaging_settings: { default_messaging_profile_id: 'profile' },
    related_mission_ids: ['m'],
  });
  const bodies: Readonly<Record<string, unknown>> = {
    '/ai/assistants': { data: [bare(whole)] },
    '/ai/assistants/a': whole,
    '/ai/missions/m': { data: { mission_id: 'm', name: 'M' } },
    '/texml_applications/app': { data: { id: 'app', friendly_name: 'App' } },
    '/phone_numbers': { data: [{ id: 'n1', phone_number: '+15550100001' }] },
    '/messaging_profiles/profile/phone_numbers': { data: [{ id: 'n2', phone_number: '+15550100002' }] },
  };
  const { url } = await startUpstream(({ path }) => ({ body: bodies[path.split('?')[0] ?? ''] }));
  const { query } = startGateway({ upstreamUrl: url });
  const { data, errors } = await query(`{
    assistants { nodes { phoneNumbers { id } relatedMissions { id } telephonySettings { defaultTexmlApp { assistants { id } } } } }
  }`);
  expect(errors).toBeUndefined();
  expect(data.assistants.nodes).toEqual([
    {
      phoneNumbers: ids('n2', 'n1'),
      relatedMissions: ids('m'),
      telephonySettings: { defaultTexmlApp: { assistants: ids('a') } },
    },
  ]);
});
