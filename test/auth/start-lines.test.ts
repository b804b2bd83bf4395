import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { build, endProcess, startProcess } from '../support/process.ts';
import { account, startUpstream, type UpstreamReply } from '../support/upstream.ts';

beforeAll(build, 120_000);

const WARN = 40;
const KEY = 'KEY0123456789-never-used';

test('an outage of the key server is a line when it begins and one when it ends, and not one for each token', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys: UpstreamReply = { body: { keys: [{ ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'RS256' }] } };
  let reply: UpstreamReply = { status: 503 };
  const server = await startUpstream(() => reply);
  const upstream = await startUpstream(account([{ id: 'a', name: 'Ann' }]));
  const gateway = await startProcess({
    env: { AUTH_MODE: 'jwt', JWT_JWKS_URL: `${server.url}/keys`, UPSTREAM_URL: upstream.url, TELNYX_API_KEY: KEY },
  });
  const url = await gateway.url;
  const token = await new SignJWT({ scope: 'assistants:read', exp: 4_000_000_000 })
    .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
    .sign(privateKey);
  const ask = async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ assistant(id: "a") { name } }' }),
    });
    return response.text();
  };
  const warned = () => gateway.lines().filter((line) => line['level'] === WARN && line['what'] === 'jwks');
  for (let turn = 0; turn < 5; turn += 1) expect(await ask()).toContain('UPSTREAM_UNAVAILABLE');
  await expect.poll(warned).toMatchObject([{ msg: 'jwks down', detail: expect.stringContaining('200 OK') as string }]);
  reply = keys;
  await expect.poll(ask, { timeout: 10_000, interval: 200 }).toBe('{"data":{"assistant":{"name":"Ann"}}}');
  await expect.poll(warned).toMatchObject([{}, { msg: 'jwks up' }]);
  expect(gateway.output.stdout + gateway.output.stderr).not.toContain(token);
  expect(await endProcess(gateway)).toBe(0);
});

test.each([true, false])(
  'a key that passthrough mode does not use is a line in the log; in front of another upstream: %s',
  async (isOther) => {
    const upstream = await startUpstream(account([]));
    const gateway = await startProcess({ env: { TELNYX_API_KEY: KEY, ...(isOther ? { UPSTREAM_URL: upstream.url } : {}) } });
    await gateway.url;
    const found = () => gateway.output.stdout.split('\n').filter((line) => line.includes('TELNYX_API_KEY is set'));
    if (isOther) await expect.poll(found).toHaveLength(1);
    expect(await endProcess(gateway)).toBe(0);
    expect(found()).toHaveLength(isOther ? 1 : 0);
    expect(gateway.output.stdout).not.toContain(KEY);
  },
);
