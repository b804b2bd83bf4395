/** Canary deploys: what reads give and cost, in both forms. */
import { describe, expect, test } from 'vitest';
import type { UpstreamReply } from '../support/upstream.ts';
import { expectCosts } from '../support/costs.ts';
import { PATH, startCanary, times } from './canary.ts';
import { listOf } from './versions.ts';

describe('a canary deploy', () => {
  test('is read with its rules by one call', async () => {
    const { query, calls } = await startCanary();
    const { data, errors } = await query(`{ assistant(id: "a") { canaryDeploy { assistantId createdAt updatedAt extra
      rules { match { attribute operator values extra } serve { versionId rollout { versionId weight } } } } } }`);
    expect(errors).toBeUndefined();
    expect(data.assistant.canaryDeploy).toEqual({
      assistantId: 'a',
      createdAt: times.created_at,
      updatedAt: times.updated_at,
      extra: null,
      rules: [
        {
          match: [
            { attribute: 'tier', operator: 'IN', values: ['gold'], extra: null },
            { attribute: 'x', operator: 'UNKNOWN', values: ['y'], extra: { operator: 'like' } },
          ],
          serve: { versionId: 'v3', rollout: [] },
        },
        {
          match: [],
          serve: {
            versionId: null,
            rollout: [
              { versionId: 'v1', weight: 10 },
              { versionId: 'v3', weight: 5 },
            ],
          },
        },
      ],
    });
    expect(calls).toEqual(['GET /ai/assistants/a', `GET ${PATH}`]);
  });

  test.each<[string, UpstreamReply]>([
    ['404', { status: 404, body: {} }],
    ['an empty body', { body: '' }],
    ['204', { status: 204 }],
    ['null', { body: 'null' }],
    ['an empty object', { body: {} }],
    ['no data', { body: { data: null } }],
  ])('is null where the answer is %s', async (_name, reply) => {
    const { query, calls } = await startCanary(reply);
    const { data, errors } = await query('{ assistant(id: "a") { name canaryDeploy { createdAt } } }');
    expect([data.assistant, errors]).toEqual([{ name: 'Name of a', canaryDeploy: null }, undefined]);
    expect(calls).toHaveLength(2);
  });

  test('of the older form is one rule of shares', async () => {
    const { query } = await startCanary({
      body: { data: { assistant_id: 'a', ...times, versions: [{ version_id: 'v1', percentage: 20, newer: 1 }] } },
    });
    const { data } =
      await query(`{ assistant(id: "a") { canaryDeploy { extra rules { match { attribute } serve { rollout { versionId weight extra } } }
      effectiveVersion { ruleIndex shares { versionId isMain percent } } } } }`);
    expect(data.assistant.canaryDeploy).toEqual({
      extra: null,
      rules: [{ match: [], serve: { rollout: [{ versionId: 'v1', weight: 20, extra: { newer: 1 } }] } }],
      effectiveVersion: {
        ruleIndex: 0,
        shares: [
          { versionId: 'v1', isMain: false, percent: 20 },
          { versionId: null, isMain: true, percent: 80 },
        ],
      },
    });
  });

  test.each<[string, UpstreamReply]>([
    ['a text', { body: '"x"' }],
    ['no JSON', { body: '<html>' }],
    ['a list', { body: [] }],
    ['something else', { body: { errors: [] } }],
  ])('that is %s is an error at its field', async (_name, reply) => {
    const { query } = await startCanary(reply);
    const { data, errors } = await query('{ assistant(id: "a") { name canaryDeploy { createdAt } } }');
    expect(data.assistant).toEqual({ name: 'Name of a', canaryDeploy: null });
    expect(errors).toMatchObject([{ path: ['assistant', 'canaryDeploy'], extensions: { code: 'UPSTREAM_BAD_RESPONSE' } }]);
  });
});

describe('the cost of', () => {
  const within = (selection: string) => `{ assistant(id: "a") { canaryDeploy { ${selection} } } }`;
  const BASE = ['GET /ai/assistants/a', `GET ${PATH}`];
  test.each([
    [
      'canary deploys of two assistants',
      '{ assistants { nodes { canaryDeploy { createdAt } } } }',
      ['GET /ai/assistants', `GET ${PATH}`, 'GET /ai/assistants/b/canary-deploys'],
    ],
    ['the versions of its rules', within('rules { serve { version { name } rollout { version { name } } } }'), [...BASE, listOf('a')]],
    ['its assistant', within('assistant { name }'), BASE],
    [
      'where conversations go',
      within('effectiveVersion(attributes: [{ attribute: "tier", value: "gold" }]) { ruleIndex shares { percent } assumptions }'),
      BASE,
    ],
    ['the version of a share', within('effectiveVersion { shares { version { versionId } } }'), [...BASE, listOf('a')]],
  ])('%s', async (_name, query, expected) => expectCosts(await startCanary(), query, expected));
});

test('where a conversation goes is computed, with the main version as the rest, and the same attribute is not given twice', async () => {
  const { query } = await startCanary();
  const { data, errors } = await query(`{ assistant(id: "a") { canaryDeploy {
    one: effectiveVersion { ruleIndex shares { versionId isMain percent version { versionId } } assumptions }
    two: effectiveVersion(attributes: [{ attribute: "t", value: "a" }, { attribute: "t", value: "b" }]) { ruleIndex } } } }`);
  expect(data.assistant.canaryDeploy).toBeNull();
  expect(errors).toMatchObject([{ path: ['assistant', 'canaryDeploy', 'two'], extensions: { code: 'BAD_USER_INPUT' } }]);
  const again = await query(
    '{ assistant(id: "a") { canaryDeploy { effectiveVersion { ruleIndex shares { versionId isMain percent version { versionId } } assumptions } } } }',
  );
  expect(again.data.assistant.canaryDeploy.effectiveVersion).toEqual({
    ruleIndex: 1,
    shares: [
      { versionId: 'v1', isMain: false, percent: 10, version: { versionId: 'v1' } },
      { versionId: 'v3', isMain: false, percent: 5, version: { versionId: 'v3' } },
      { versionId: null, isMain: true, percent: 85, version: { versionId: 'v2' } },
    ],
    assumptions: [expect.stringContaining('not given')],
  });
});
