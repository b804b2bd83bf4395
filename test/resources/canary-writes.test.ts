/** Mutations of canary deploys: what they send, refuse and outdate. */
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';
import { DEPLOY, PATH, startCanary } from './canary.ts';
import { fieldsOf, mutation } from './write.ts';

const RULES =
  '[{ match: [{ attribute: "tier", operator: STARTS_WITH, values: ["g"] }], serve: { versionId: "v1" } }, { serve: { rollout: [{ versionId: "v3", weight: 100 }] } }]';
const WIRE = {
  rules: [
    { match: [{ attribute: 'tier', operator: 'starts_with', values: ['g'] }], serve: { version_id: 'v1' } },
    { serve: { rollout: [{ version_id: 'v3', weight: 100 }] } },
  ],
};
const WARM =
  '{ assistant(id: "a") { name canaryDeploy { updatedAt } versions { totalCount } } b: assistant(id: "b") { canaryDeploy { updatedAt } } }';

describe.each([
  ['createCanaryDeploy', 'POST', 'canaryDeploy { updatedAt }', `, rules: ${RULES}`],
  ['updateCanaryDeploy', 'PUT', 'canaryDeploy { updatedAt }', `, rules: ${RULES}`],
  ['deleteCanaryDeploy', 'DELETE', 'deletedId', ''],
])('%s', (field, method, selection, rules) => {
  const input = `{ assistantId: "a"${rules} }`;

  test('sends one call, and the canary deploy of that assistant alone is another one', async () => {
    const changed = { ...DEPLOY, updated_at: '2026-02-02T00:00:00Z' };
    const { query, calls, requests, audited } = await startCanary((sent) =>
      sent === 'DELETE' ? { status: 204 } : { body: sent === 'GET' ? DEPLOY : changed },
    );
    await query(WARM);
    calls.length = 0;
    const { data } = await query(mutation(field, input, selection));
    expect(data[field]).toEqual({
      ...(method === 'DELETE' ? { deletedId: 'a' } : { canaryDeploy: { updatedAt: changed.updated_at } }),
      userErrors: [],
    });
    expect(calls).toEqual([`${method} ${PATH}`]);
    expect(JSON.parse(requests.at(-1)?.body || 'null')).toEqual(method === 'DELETE' ? null : WIRE);
    expect(requests.at(-1)?.headers['idempotency-key'] === undefined).toBe(method !== 'POST');
    expect(audited.at(-1)).toMatchObject({ operation: field, outcome: 'done', written: ['a'], targets: ['a'] });
    calls.length = 0;
    const again = await query(WARM);
    expect(again.data.assistant.canaryDeploy.updatedAt).toBe(method === 'DELETE' ? DEPLOY.updated_at : changed.updated_at);
    // What a write brought is kept; that there is none is asked for again.
    expect(calls.filter((call) => !call.includes('/b/'))).toEqual(method === 'DELETE' ? [`GET ${PATH}`] : []);
  });

  test('of an assistant that has none is refused at its id', async () => {
    const { query } = await startCanary({ status: 404, body: {} });
    const { data } = await query(mutation(field, input, selection));
    expect(data[field].userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'assistantId'] }]);
  });

  test('of unknown outcome is an error, and it is read again', async () => {
    const upstream = await startUpstream(({ method: sent, path }) =>
      sent === 'GET' ? { body: path === PATH ? DEPLOY : { id: 'a', name: 'Ann' } } : { status: 500, body: {} },
    );
    const { query } = startGateway({ upstreamUrl: upstream.url, limits: { retries: 0 } });
    const read = '{ assistant(id: "a") { canaryDeploy { updatedAt } } }';
    await query(read);
    expect((await query(mutation(field, input, selection))).errors?.[0]?.extensions?.['code']).toBe('UPSTREAM_UNAVAILABLE');
    upstream.calls.length = 0;
    await query(read);
    expect(upstream.calls).toEqual([`GET ${PATH}`]);
  });
});

describe('rules', () => {
  test.each([
    ['none', '[]', ['input.rules']],
    [
      'without values or slots',
      '[{ match: [{ attribute: " ", operator: IN, values: [] }], serve: { rollout: [] } }]',
      ['input.rules.0.match.0.attribute', 'input.rules.0.serve.rollout', 'input.rules.0.match.0.values'],
    ],
    [
      'with an operator that is only read',
      '[{ match: [{ attribute: "a", operator: UNKNOWN, values: ["x"] }], serve: { versionId: "v" } }]',
      ['input.rules.0.match.0.operator'],
    ],
    [
      'with weights out of range, and of more than 100',
      '[{ serve: { rollout: [{ versionId: "v", weight: 101 }, { versionId: "w", weight: -0.5 }] } }]',
      ['input.rules.0.serve.rollout.0.weight', 'input.rules.0.serve.rollout.1.weight', 'input.rules.0.serve.rollout'],
    ],
    [
      'with weights of more than 100 together',
      '[{ serve: { versionId: "v" } }, { serve: { rollout: [{ versionId: "v", weight: 60 }, { versionId: "w", weight: 40.5 }] } }]',
      ['input.rules.1.serve.rollout'],
    ],
    [
      'with ids that are none',
      '[{ serve: { versionId: "a/b" } }, { serve: { rollout: [{ versionId: "..", weight: 1 }] } }]',
      ['input.rules.0.serve.versionId', 'input.rules.1.serve.rollout.0.versionId'],
    ],
  ])('%s are refused where they are, with all else that is wrong, and without a call', async (_name, rules, expected) => {
    const { query, calls } = await startCanary();
    for (const field of ['createCanaryDeploy', 'updateCanaryDeploy']) {
      const { data } = await query(mutation(field, `{ assistantId: "tags", rules: ${rules} }`, 'canaryDeploy { updatedAt }'));
      expect(fieldsOf(data[field].userErrors).toSorted()).toEqual(['input.assistantId', ...expected].toSorted());
      expect(data[field].userErrors.every(({ code }: { code: string }) => code === 'BAD_USER_INPUT')).toBe(true);
    }
    expect(calls).toEqual([]);
  });

  test('that serve in both ways are refused before anything is done', async () => {
    const { query, calls } = await startCanary();
    const { errors } = await query(
      mutation(
        'createCanaryDeploy',
        '{ assistantId: "a", rules: [{ serve: { versionId: "v", rollout: [] } }] }',
        'canaryDeploy { updatedAt }',
      ),
    );
    expect(errors?.[0]?.message).toContain('exactly one');
    expect(calls).toEqual([]);
  });

  test('that the upstream refuses are named in the words of the graph', async () => {
    const detail = [
      { loc: ['body', 'rules', 1, 'serve', 'rollout', 0, 'version_id'], msg: 'Not a version', type: 'value_error' },
      { loc: ['body', 'rules', 0, 'match', 0, 'operator'], msg: 'Not an operator', type: 'value_error' },
      { loc: ['header', 'Idempotency-Key'], msg: 'Used before', type: 'value_error' },
    ];
    const { query } = await startCanary((method) => (method === 'POST' ? { status: 422, body: { detail } } : { body: DEPLOY }));
    const { data } = await query(
      mutation('createCanaryDeploy', `{ assistantId: "a", rules: ${RULES}, idempotencyKey: "k" }`, 'canaryDeploy { updatedAt }'),
    );
    expect(fieldsOf(data.createCanaryDeploy.userErrors)).toEqual([
      'input.rules.1.serve.rollout.0.versionId',
      'input.rules.0.match.0.operator',
      'input.idempotencyKey',
    ]);
  });

  test('of a second canary deploy are a conflict, and a given key is sent', async () => {
    const { query, requests } = await startCanary((method) =>
      method === 'POST' ? { status: 409, body: { errors: [{ code: '10015', detail: 'There is one.' }] } } : { body: DEPLOY },
    );
    const { data } = await query(
      mutation('createCanaryDeploy', `{ assistantId: "a", rules: ${RULES}, idempotencyKey: "mine" }`, 'canaryDeploy { updatedAt }'),
    );
    expect(data.createCanaryDeploy.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(requests.at(-1)?.headers['idempotency-key']).toBe('mine');
    const malformed = await query(
      mutation('createCanaryDeploy', `{ assistantId: "a", rules: ${RULES}, idempotencyKey: "not one" }`, 'canaryDeploy { updatedAt }'),
    );
    expect(fieldsOf(malformed.data.createCanaryDeploy.userErrors)).toEqual(['input.idempotencyKey']);
  });
});

test('promotion ends a canary deploy, also where it was read before', async () => {
  const { query, calls } = await startCanary();
  await query(WARM);
  await query(mutation('promoteAssistantVersion', '{ assistantId: "a", versionId: "v1" }', 'assistant { id }'));
  calls.length = 0;
  await query('{ assistant(id: "a") { canaryDeploy { updatedAt } } }');
  expect(calls).toEqual([`GET ${PATH}`]);
});
