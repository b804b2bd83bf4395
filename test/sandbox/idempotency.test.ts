import { expect, test } from 'vitest';
import { start } from './client.ts';

const PATH = '/ai/assistants/import';
const body = { provider: 'vapi', api_key_ref: 'vapi-key' };
const key = (value: string) => ({ 'idempotency-key': value });

test('the same key with the same bytes gets the same answer, and nothing is imported again', async () => {
  const { ask, list } = await start();
  const first = await ask(PATH, { body, headers: key('k-1') });
  const after = await list();
  const second = await ask(PATH, { body, headers: key('k-1') });
  expect([first, second].map(({ status, headers }) => [status, headers.get('idempotent-replayed')])).toEqual([
    [200, null],
    [200, 'true'],
  ]);
  expect(second.body).toEqual(first.body);
  expect(await list()).toEqual(after);
  // Another key, or none, is another import.
  expect((await ask(PATH, { body, headers: key('k-2') })).body).not.toEqual(first.body);
});

test('the same key with other bytes is 422', async () => {
  const { ask } = await start();
  await ask(PATH, { body, headers: key('k-1') });
  const answer = await ask(PATH, { body: { ...body, import_ids: [] }, headers: key('k-1') });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ code: '10027', source: { parameter: 'Idempotency-Key' } }] } });
});

test('a refused request leaves its key free, and accounts have keys of their own', async () => {
  const { ask } = await start();
  expect((await ask(PATH, { body: { ...body, api_key_ref: 'x' }, headers: key('k-1') })).status).toBe(400);
  expect((await ask(PATH, { body, headers: key('k-1') })).status).toBe(200);
  const other = await ask(PATH, { token: 'other', body: { ...body, import_ids: [] }, headers: key('k-1') });
  expect(other.body).toEqual({ data: [] });
});

test.each(['', 'with space', 'colon:', 'x'.repeat(256)])('the key "%s" is refused', async (value) => {
  const { ask } = await start();
  const answer = await ask(PATH, { body, headers: key(value) });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ errors: [{ code: '10015', source: { parameter: 'Idempotency-Key' } }] });
});
