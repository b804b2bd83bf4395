/** The sandbox's TeXML applications, messaging profiles and phone numbers: to be read, with the secrets that the platform shows. */
import { expect, test } from 'vitest';
import { start } from './client.ts';

const APP = '2731894650127345001';

test.each([
  ['/texml_applications?page[size]=250', 2],
  ['/messaging_profiles?page[size]=250', 1],
  [`/phone_numbers?filter[connection_id]=${APP}`, 2],
  ['/phone_numbers?page[size]=250', 4],
  ['/messaging_profiles/messaging-profile-clinic/phone_numbers', 2],
])('%s has %i, with a count', async (path, count) => {
  const { ask } = await start();
  const { status, body } = await ask(path);
  const { data, meta } = body as { data: { id: string; record_type: string }[]; meta: object };
  expect([status, data.length]).toEqual([200, count]);
  expect(meta).toMatchObject({ total_results: count, total_pages: 1 });
  expect(data.every(({ id, record_type }) => id !== '' && record_type !== '')).toBe(true);
});

test.each([
  [`/texml_applications/${APP}`, { data: { friendly_name: 'Clinic front desk' } }],
  ['/messaging_profiles/messaging-profile-clinic', { data: { ai_assistant_id: 'assistant-front-desk', v1_secret: expect.any(String) } }],
])('%s is wrapped in data', async (path, expected) => {
  const { ask } = await start();
  expect((await ask(path)).body).toMatchObject(expected);
});

test.each([
  ['/texml_applications/nobody', 404],
  ['/messaging_profiles/nobody', 404],
  ['/messaging_profiles/nobody/phone_numbers', 404],
  ['/texml_applications?page[size]=251', 422],
])('%s is %i', async (path, status) => {
  const { ask } = await start();
  expect((await ask(path)).status).toBe(status);
});
