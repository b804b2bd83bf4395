/** The sandbox's integration secrets: identifiers on the wire of the API, valid against its description, and never a value. */
import { expect, test } from 'vitest';
import { start } from './client.ts';
import { faultsAs } from './description.ts';

const PATH = '/integration_secrets';

test('come in pages with a count, also those of one type, without type and value', async () => {
  const { ask } = await start();
  const { body } = await ask(`${PATH}?page[size]=5&page[number]=2`);
  expect(faultsAs('IntegrationSecretsListData', body)).toEqual([]);
  expect(body).toMatchObject({ meta: { total_pages: 2, total_results: 8 } });
  const { body: basic } = await ask(`${PATH}?filter[type]=basic`);
  expect(basic).toMatchObject({ data: [{ id: 'secret-clinic', identifier: 'clinic-key' }], meta: { total_results: 1 } });
  expect(Object.keys((basic as { data: object[] }).data[0] ?? {}).toSorted()).toEqual(['created_at', 'id', 'identifier', 'record_type']);
});

test('one is stored once and deleted, for its account alone', async () => {
  const { ask } = await start();
  const made = await ask(PATH, { body: { identifier: 'new', type: 'bearer', token: 'canary' } });
  expect([made.status, faultsAs('IntegrationSecretCreatedResponse', made.body)]).toEqual([201, []]);
  expect(JSON.stringify(made.body)).not.toContain('canary');
  expect((await ask(PATH, { body: { identifier: 'new', type: 'bearer', token: 'again' } })).status).toBe(400);
  const { id } = (made.body as { data: { id: string } }).data;
  expect((await ask(`${PATH}/${id}`, { method: 'DELETE', token: 'another' })).status).toBe(404);
  expect((await ask(`${PATH}/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await ask(`${PATH}/${id}`, { method: 'DELETE' })).status).toBe(404);
});

test.each([
  { identifier: 'n', type: 'basic', username: 'u' },
  { identifier: 'n', type: 'bearer' },
  { identifier: 'n', type: 'other', token: 't' },
])('%j is refused', async (body) => {
  const { ask } = await start();
  expect((await ask(PATH, { body })).status).toBe(422);
});

test('one that is made cannot pay for an import, one of the seed can', async () => {
  const { ask } = await start();
  await ask(PATH, { body: { identifier: 'mine', type: 'bearer', token: 't' } });
  const importBy = (apiKeyRef: string) => ask('/ai/assistants/import', { body: { provider: 'vapi', api_key_ref: apiKeyRef } });
  expect([(await importBy('mine')).status, (await importBy('vapi-key')).status]).toEqual([400, 200]);
  await ask(`${PATH}/secret-vapi`, { method: 'DELETE' });
  expect((await importBy('vapi-key')).status).toBe(400);
});
