/** Canary deploys of the sandbox: the wire of the API, valid against its description. */
import { expect, test } from 'vitest';
import { start } from './client.ts';
import { faultsAs } from './description.ts';

const of = (id: string) => `/ai/assistants/${id}/canary-deploys`;
const TRACKER = of('assistant-parcel-tracker');
const DESK = of('assistant-front-desk');
const version = (id: string) => ({ serve: { version_id: id } });
const rollout = (...weights: number[]) => ({
  serve: { rollout: weights.map((weight) => ({ version_id: 'version-front-desk-1', weight })) },
});

test('two assistants have one, valid, and the others none', async () => {
  const { ask, list } = await start();
  const answers = await Promise.all((await list()).map(({ id }) => ask(of(id))));
  const found = answers.filter(({ status }) => status === 200);
  expect(found.map(({ body }) => faultsAs('CanaryDeployResponse', body))).toEqual([[], []]);
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(answers.length - 2);
});

test('one is made once, changed and deleted', async () => {
  const { ask } = await start();
  const made = await ask(DESK, { body: { rules: [version('version-front-desk-1')] } });
  expect([made.status, faultsAs('CanaryDeployResponse', made.body)]).toEqual([200, []]);
  expect((await ask(DESK, { body: { rules: [version('version-front-desk-1')] } })).status).toBe(409);
  const changed = await ask(DESK, { method: 'PUT', body: { rules: [rollout(50, 20)] } });
  expect(changed.body).toMatchObject({ rules: [rollout(50, 20)] });
  expect((await ask(DESK)).body).toEqual(changed.body);
  expect((await ask(DESK, { method: 'DELETE' })).status).toBe(204);
  for (const method of ['GET', 'DELETE']) expect((await ask(DESK, { method })).status).toBe(404);
  expect((await ask(DESK, { method: 'PUT', body: { rules: [rollout(1)] } })).status).toBe(404);
});

test.each([
  ['an unknown version', [version('none')], 400],
  ['no rule', [], 422],
  ['weights of 100 together', [rollout(60, 40)], 422],
  ['a weight below 0', [rollout(-1)], 422],
  ['both ways to serve', [{ serve: { version_id: 'version-front-desk-1', rollout: [] } }], 422],
  [
    'an operator that there is not',
    [{ ...version('version-front-desk-1'), match: [{ attribute: 'a', operator: 'like', values: ['x'] }] }],
    422,
  ],
  ['a clause without values', [{ ...version('version-front-desk-1'), match: [{ attribute: 'a', operator: 'in', values: [] }] }], 422],
])('%s is refused', async (_name, rules, status) => {
  const { ask } = await start();
  expect((await ask(DESK, { body: { rules } })).status).toBe(status);
});

test('promotion deletes it', async () => {
  const { ask } = await start();
  expect((await ask(TRACKER)).status).toBe(200);
  await ask('/ai/assistants/assistant-parcel-tracker/versions/version-parcel-tracker-1/promote', { method: 'POST' });
  expect((await ask(TRACKER)).status).toBe(404);
});
