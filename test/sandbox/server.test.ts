import { expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/app.ts';
import { start } from './client.ts';
import { faultsAs } from './description.ts';

test.each([
  ['no credential', null, {}],
  ['another scheme', null, { authorization: 'Basic Zm9vOmJhcg==' }],
  ['a bearer without a token', null, { authorization: 'Bearer' }],
  ['two tokens', null, { authorization: 'Bearer one two' }],
  ['the token "invalid"', 'invalid', {}],
])('%s is 401 in the platform form', async (_case, token, headers) => {
  const { ask } = await start();
  const answer = await ask('/ai/assistants', { token, headers });
  expect(answer.status).toBe(401);
  expect(answer.body).toMatchObject({ errors: [{ code: '10009', title: 'Authentication failed' }] });
  expect(faultsAs('integration-secrets_ErrorResponse', answer.body)).toEqual([]);
});

test('every answer names its request and what is left of the rate limit', async () => {
  const { ask } = await start();
  const answers = [
    await ask('/ai/assistants'),
    await ask('/ai/assistants/assistant-nobody'),
    await ask('/nowhere'),
    await ask('/ai/assistants', { token: null }),
  ];
  for (const { headers } of answers) {
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-ratelimit-limit')).toBe('10000');
    expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThan(0);
    expect(headers.get('content-type')).toBe('application/json');
  }
  expect(answers.slice(0, 3).map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['9999', '9998', '9997']);
  expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(4);
});

test('an unknown route is 404 and a wrong method 405, in the short form', async () => {
  const { ask, sandbox } = await start();
  for (const path of ['/ai/assistants/', '/ai/assistants/a/b', '/ai', '/']) {
    expect([path, (await ask(path)).body]).toEqual([path, { detail: 'Not Found' }]);
  }
  const outside = await fetch(sandbox.url.replace('/v2', '/ai/assistants'), { headers: { authorization: 'Bearer x' } });
  expect(outside.status).toBe(404);
  for (const method of ['PUT', 'PATCH']) {
    const { status, body } = await ask('/ai/assistants/assistant-blank', { method });
    expect([status, body]).toEqual([405, { detail: 'Method Not Allowed' }]);
  }
});

test('accounts do not see each other', async () => {
  const { ask, list } = await start();
  const before = await list('second');
  const body = { provider: 'vapi', api_key_ref: 'vapi-key' };
  expect((await ask('/ai/assistants/import', { token: 'first', body })).status).toBe(200);
  expect(await list('second')).toEqual(before);
  expect((await list('first')).length).toBe(before.length + 2);
});

test('the account that was not used for longest makes room for the hundred and first', async () => {
  const { ask, list } = await start();
  const seeded = (await list('kept')).length;
  const body = { provider: 'vapi', api_key_ref: 'vapi-key' };
  for (const token of ['kept', 'dropped']) await ask('/ai/assistants/import', { token, body });
  for (let index = 0; index < 98; index += 1) await ask('/ai/assistants/tags', { token: `filler-${index}` });
  await list('kept');
  await ask('/ai/assistants/tags', { token: 'one-too-many' });
  expect((await list('kept')).length).toBe(seeded + 2);
  expect((await list('dropped')).length).toBe(seeded);
});

test('calls are recorded relative to the base, with their query, and only the last thousand', async () => {
  const { ask, sandbox } = await start();
  await ask('/ai/assistants/assistant-blank?from=1');
  await ask('/ai/assistants/import', { body: {} });
  expect(sandbox.calls).toEqual([
    { method: 'GET', path: '/ai/assistants/assistant-blank?from=1' },
    { method: 'POST', path: '/ai/assistants/import' },
  ]);
  for (let index = 0; index < 1_000; index += 50) {
    await Promise.all(Array.from({ length: 50 }, () => ask('/ai/assistants/tags')));
  }
  expect(sandbox.calls.length).toBe(1_000);
  expect(sandbox.calls[0]).toEqual({ method: 'GET', path: '/ai/assistants/tags' });
});

test('a port that is taken rejects, and closing frees it', async () => {
  const first = await startSandbox();
  const port = Number(new URL(first.url).port);
  await expect(startSandbox({ port })).rejects.toThrow('EADDRINUSE');
  await first.close();
  const second = await startSandbox({ port });
  expect(second.url).toBe(`http://127.0.0.1:${port}/v2`);
  await second.close();
});
