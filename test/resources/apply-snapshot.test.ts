/** Snapshots applied: what is sent, what it costs, and what is refused without a write. */
import { describe, expect, test } from 'vitest';
import { jwtMode, sign } from '../auth/tokens.ts';
import { startGateway, startSandboxGateway, type GatewayOptions } from '../support/gateway.ts';
import { startUpstream, type Document } from '../support/upstream.ts';
import { CANARY, secretDocument } from '../support/documents/secrets.ts';
import { writable } from '../support/written-assistants.ts';

const FIELDS = `action risk assistantId versionId contentHash changes { kind path before after } userErrors { code message field } assistant { name }`;
const APPLY = `mutation ($input: ApplySnapshotInput!) { applySnapshot(input: $input) { ${FIELDS} } }`;
const PLAN = `query ($id: ID, $snapshot: JSON!) { applyPlan(id: $id, snapshot: $snapshot) {
  action risk baseHash findings { code severity assistantId } changes { kind path before after } userErrors { code message field } } }`;
const READ = '{ assistant(id: "a") { contentHash snapshot versionId } }';

const webhook = { type: 'webhook', webhook: { name: 'w', url: 'https://x.example/', headers: [{ name: 'X-Key', value: CANARY }] } };
const stored: Document = {
  id: 'a',
  version_id: 'v1',
  created_at: '2026-01-01T00:00:00Z',
  name: 'Ann',
  instructions: 'Be kind.',
  model: 'm',
  greeting: 'Hi',
  tools: [webhook],
  telephony_settings: { default_texml_app_id: 't', time_limit_secs: 60, noise_suppression: 'krisp' },
};
const kept = (value: unknown, url = 'https://x.example/') => ({
  type: 'webhook',
  webhook: { name: 'w', url, headers: [{ name: 'X-Key', value }] },
});
const snapshot = {
  $schema: 'assistants-gateway/snapshot@1',
  name: 'Ann',
  instructions: 'Be kind.',
  model: 'm',
  greeting: 'Hi',
  tools: [kept({ $kept: true })],
  telephony_settings: { time_limit_secs: 60, noise_suppression: 'krisp' },
};

async function start(documents: readonly Document[] = [stored], options: Partial<GatewayOptions> = {}) {
  const state = { documents };
  const upstream = await startUpstream(writable(state), { isDescribed: false });
  const gateway = startGateway({ upstreamUrl: upstream.url, limits: { backoffMs: 1 }, ...options });
  const headers = options.auth ? { token: await sign('assistants:read assistants:write') } : {};
  return {
    ...gateway,
    state,
    upstream,
    apply: async (input: object) => (await gateway.query(APPLY, { variables: { input }, ...headers })).data.applySnapshot,
    plan: async (variables: Document) => (await gateway.query(PLAN, { variables, ...headers })).data.applyPlan,
    sent: () => upstream.requests.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body) as Document),
  };
}

test('what differs is sent once, what it lacks is taken away, and what Telnyx has made stays', async () => {
  const { apply, plan, sent, upstream } = await start();
  const { greeting: _greeting, ...rest } = snapshot;
  const wanted = { ...rest, name: 'Bea', telephony_settings: { time_limit_secs: 90 } };
  const { findings, ...planned } = await plan({ id: 'a', snapshot: wanted });
  expect(findings).toEqual([
    { code: 'SECRET_IN_CLEAR', severity: 'WARNING', assistantId: 'a' },
    { code: 'TOOL_DESCRIPTION_MISSING', severity: 'WARNING', assistantId: 'a' },
  ]);
  expect(planned).toMatchObject({ action: 'UPDATE', risk: 'TELEPHONY', userErrors: [] });
  const { changes, ...applied } = await apply({ id: 'a', snapshot: wanted, versionName: 'two' });
  expect(changes).toEqual(planned.changes);
  expect(changes.map(({ kind, path }: Document) => [kind, path])).toEqual([
    ['REMOVED', ['greeting']],
    ['CHANGED', ['name']],
    ['REMOVED', ['telephony_settings', 'noise_suppression']],
    ['CHANGED', ['telephony_settings', 'time_limit_secs']],
  ]);
  expect(applied).toMatchObject({ action: 'UPDATE', assistantId: 'a', versionId: 'v1+', userErrors: [], assistant: { name: 'Bea' } });
  expect(sent()).toEqual([
    {
      name: 'Bea',
      greeting: null,
      telephony_settings: { time_limit_secs: 90, noise_suppression: null, default_texml_app_id: 't' },
      version_name: 'two',
    },
  ]);
  // The plan, the read before, the write, and a read of what its answer may leave out, for the hash.
  const read = 'GET /ai/assistants/a';
  expect(upstream.calls).toEqual([read, read, 'POST /ai/assistants/a', read]);
  expect(await apply({ id: 'a', snapshot: wanted })).toMatchObject({
    action: 'NONE',
    risk: 'NONE',
    changes: [],
    contentHash: applied.contentHash,
  });
  expect(sent()).toHaveLength(1);
});

test('secrets stay where they are, and are shown to nobody', async () => {
  const { apply, plan, sent } = await start();
  const renamed = { ...snapshot, tools: [{ ...kept({ $kept: true }), timeout_ms: 5 }] };
  const answers = [await plan({ id: 'a', snapshot: renamed }), await apply({ id: 'a', snapshot: renamed })];
  expect(sent()).toEqual([{ tools: [{ ...webhook, timeout_ms: 5 }] }]);
  answers.push(await apply({ id: 'a', snapshot: { ...snapshot, tools: [kept('other-secret')] } }));
  expect(sent()[1]).toEqual({ tools: [kept('other-secret')] });
  expect(answers[2].changes).toMatchObject([{ before: 5 }, { before: '***', after: '***' }]);
  expect(JSON.stringify(answers)).not.toMatch(new RegExp(`${CANARY}|other-secret`));
});

test('every secret of an assistant stays by its own snapshot', async () => {
  const { query, apply, sent } = await start([{ instructions: 'x', model: 'm', ...secretDocument(CANARY) }]);
  const { data } = await query(READ);
  expect(await apply({ id: 'a', snapshot: { ...data.assistant.snapshot, name: 'B' } })).toMatchObject({ userErrors: [] });
  expect(sent()).toEqual([{ name: 'B' }]);
});

describe('without a write', () => {
  const field = (...path: string[]) => ['input', 'snapshot', ...path];
  const refused = (input: object, ...fields: (readonly string[])[]) => [input, fields] as const;
  test.each([
    ['no object', ...refused({ id: 'a', snapshot: [] }, field()), 0],
    ['another schema', ...refused({ id: 'a', snapshot: { $schema: 'x@2' } }, field('$schema')), 0],
    [
      'what cannot be an id, and no hash',
      ...refused({ id: '../a', snapshot, expectedHash: 'x' }, ['input', 'id'], ['input', 'expectedHash']),
      0,
    ],
    ['a long label', ...refused({ id: 'a', snapshot, versionName: 'x'.repeat(51) }, ['input', 'versionName']), 0],
    [
      'nothing to keep in a create, and no name',
      ...refused(
        { snapshot: { instructions: 'x', tools: [kept({ $kept: true })] } },
        field('tools', '0', 'webhook', 'headers', '0', 'value'),
        field('name'),
      ),
      0,
    ],
    [
      'what creates do not have',
      ...refused(
        { snapshot: { name: 'x', instructions: 'x' }, promote: false, versionName: 'y', idempotencyKey: '?' },
        ['input', 'versionName'],
        ['input', 'promote'],
        ['input', 'idempotencyKey'],
      ),
      0,
    ],
    [
      'no key that fits',
      ...refused({ snapshot: { name: 'x', instructions: 'x' }, dryRun: true, idempotencyKey: '?' }, ['input', 'idempotencyKey']),
      0,
    ],
    ['a key for what takes none', ...refused({ id: 'a', snapshot, idempotencyKey: 'k' }, ['input', 'idempotencyKey']), 0],
    [
      'values of other types',
      ...refused(
        { id: 'a', snapshot: { ...snapshot, greeting: 5, tags: 'x', telephony_settings: { time_limit_secs: '60' } } },
        field('greeting'),
        field('tags'),
        field('telephony_settings', 'time_limit_secs'),
      ),
      1,
    ],
    ['no model', ...refused({ id: 'a', snapshot: { name: 'Ann', instructions: 'x' } }, field('model')), 1],
    [
      'two tools of a kind, and a shared one without an id',
      ...refused(
        {
          id: 'a',
          snapshot: {
            ...snapshot,
            tools: [
              { type: 'hangup', hangup: {} },
              { type: 'hangup', hangup: {}, shared: true },
            ],
          },
        },
        field('tools', '1'),
        field('tools', '1'),
      ),
      1,
    ],
    [
      'a flow that does not fit together',
      ...refused(
        { id: 'a', snapshot: { ...snapshot, conversation_flow: { start_node_id: 'x', nodes: [], edges: [] } } },
        field('conversation_flow', 'start_node_id'),
      ),
      1,
    ],
    [
      'a secret in another place',
      ...refused(
        { id: 'a', snapshot: { ...snapshot, tools: [{ type: 'webhook', webhook: { ...kept({ $kept: true }).webhook, name: 'v' } }] } },
        field('tools', '0', 'webhook', 'headers', '0', 'value'),
      ),
      1,
    ],
  ])('%s', async (_name, input, fields, reads) => {
    const { apply, upstream } = await start();
    const { userErrors, assistantId } = await apply(input);
    expect(userErrors.map((error: Document) => error['field'])).toEqual(fields);
    expect(assistantId).toBeNull();
    expect(upstream.calls).toEqual(Array.from({ length: reads }, () => 'GET /ai/assistants/a'));
  });

  test('instructions that it took away are not taken away again', async () => {
    const { apply, sent } = await start([{ id: 'a', name: 'Ann', model: 'm', instructions: '' }]);
    expect(await apply({ id: 'a', snapshot: { name: 'Ann', model: 'm' } })).toMatchObject({ action: 'NONE', changes: [] });
    expect(sent()).toEqual([]);
  });

  test('a trial tells what would be done', async () => {
    const { apply, upstream, sent } = await start();
    const tried = await apply({ id: 'a', snapshot: { ...snapshot, name: 'Bea' }, dryRun: true });
    expect(tried).toMatchObject({ action: 'UPDATE', changes: [{ path: ['name'] }], assistant: { name: 'Ann' } });
    expect(upstream.calls).toEqual(['GET /ai/assistants/a']);
    expect(await apply({ snapshot: { name: 'x', instructions: 'x' }, dryRun: true })).toMatchObject({ action: 'CREATE', assistant: null });
    expect(sent()).toEqual([]);
  });

  test('a secret does not stay for a caller who may not see it where it would go elsewhere', async () => {
    const { apply, sent } = await start([stored], { auth: jwtMode() });
    const elsewhere = { ...snapshot, tools: [kept({ $kept: true }, 'https://evil.example/')] };
    expect((await apply({ id: 'a', snapshot: elsewhere })).userErrors).toMatchObject([
      { field: field('tools', '0', 'webhook', 'headers', '0', 'value') },
    ]);
    expect(sent()).toEqual([]);
    expect((await apply({ id: 'a', snapshot: { ...snapshot, name: 'B' } })).userErrors).toEqual([]);
  });

  test('an assistant that is not there', async () => {
    const { apply, plan } = await start();
    expect(await apply({ id: 'gone', snapshot })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['input', 'id'] }] });
    expect(await plan({ id: 'gone', snapshot })).toBeNull();
    expect(await plan({ snapshot })).toMatchObject({ action: 'CREATE', baseHash: null, userErrors: [{ code: 'BAD_USER_INPUT' }] });
  });
});

test('of two changes that expect the same state the second is refused, and shows what the first has changed', async () => {
  const { query, calls } = await startSandboxGateway();
  const id = 'assistant-front-desk';
  const { data } = await query(`{ assistant(id: "${id}") { contentHash snapshot } }`);
  const { contentHash: expectedHash, snapshot: before } = data.assistant;
  const from = calls().length;
  const change = (name: string) => query(APPLY, { variables: { input: { id, expectedHash, snapshot: { ...before, name } } } });
  const both = (await Promise.all([change('One'), change('Two')])).map((answer) => answer.data.applySnapshot);
  expect(both[0]).toMatchObject({ userErrors: [], changes: [{ path: ['name'], after: 'One' }] });
  expect(both[1]).toMatchObject({
    userErrors: [{ code: 'CONFLICT', field: ['input', 'expectedHash'] }],
    changes: [{ path: ['name'], before: before.name, after: 'One' }],
    assistantId: null,
  });
  const made = calls().slice(from);
  expect(made.filter((call) => call.startsWith('POST'))).toHaveLength(1);
  expect(made.filter((call) => call.includes('/versions'))).toHaveLength(2);
});

test('where the state that was expected is not known, the change itself is shown', async () => {
  const { apply, sent } = await start();
  expect(await apply({ id: 'a', expectedHash: '0'.repeat(64), snapshot: { ...snapshot, name: 'Bea' } })).toMatchObject({
    userErrors: [{ code: 'CONFLICT' }],
    changes: [{ path: ['name'], before: 'Ann', after: 'Bea' }],
  });
  expect(sent()).toEqual([]);
});

test('a version that is not promoted leaves the assistant as it is', async () => {
  const { query } = await startSandboxGateway();
  const id = 'assistant-front-desk';
  const { data } = await query(`{ assistant(id: "${id}") { name contentHash snapshot } }`);
  const { name, contentHash, snapshot: before } = data.assistant;
  const input = { id, snapshot: { ...before, name: 'Two' }, promote: false };
  const { applySnapshot } = (await query(APPLY, { variables: { input } })).data;
  expect(applySnapshot).toMatchObject({ userErrors: [], contentHash, assistant: { name } });
  const version = await query(`{ assistantVersion(assistantId: "${id}", versionId: "${applySnapshot.versionId}") { name isMain } }`);
  expect(version.data.assistantVersion).toEqual({ name: 'Two', isMain: false });
});
