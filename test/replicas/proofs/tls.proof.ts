/** `rediss://` with an authority of one's own, in processes of their own, as Node reads authorities at its start: `npm run scale -- guarantees`. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { filesOf } from '../../cli/files.ts';
import { createCertificates } from '../../outbound/certificates.ts';
import { freePort } from '../../support/free-port.ts';
import { READ, rename, startOneAssistant } from '../../support/one-assistant.ts';
import { endProcess, send, startProcess } from '../../support/process.ts';
import { startClusterOfOne, startRedis } from '../../support/redis.ts';
import { say } from '../../support/replica-load.ts';
import { SECRET } from '../../support/replicas.ts';

test.each([
  ['rediss', startRedis],
  ['rediss+cluster', startClusterOfOne],
])('%s', async (scheme, start) => {
  const { authority, server } = createCertificates();
  const { ca, cert, key } = filesOf({ ca: authority.cert, cert: server.cert, key: server.key });
  const port = await freePort();
  const certificates = ['--tls-cert-file', cert, '--tls-key-file', key, '--tls-ca-cert-file', ca];
  const ofTls = ['--tls-port', String(port), ...certificates, '--tls-auth-clients', 'no', '--tls-cluster', 'yes'];
  const redis = await start(ofTls);
  onTestFinished(redis.close);
  const upstream = await startOneAssistant();
  const env = {
    UPSTREAM_URL: upstream.url,
    REDIS_URL: `${scheme}://127.0.0.1:${port}`,
    SHARED_CACHE_SECRET: SECRET,
    CACHE_TTL_MS: '60000',
    NODE_EXTRA_CA_CERTS: ca,
  };
  const processes = await Promise.all([startProcess({ env }), startProcess({ env })]);
  const urls = await Promise.all(processes.map(({ url }) => url));
  const isUp = async (url: string) => (await (await fetch(new URL('/metrics', url))).text()).includes('gateway_shared_cache_up 1\n');
  while (!(await Promise.all(urls.map(isUp))).every(Boolean)) await pause(50);
  const names = () =>
    Promise.all(urls.map(async (url) => JSON.parse((await send(url, READ, { token: 'token' })).text).data.assistant.name as string));
  await names();
  const callsOfTwo = upstream.calls.length;
  for (const [index, url] of urls.entries()) {
    await send(url, rename(`name ${index}`), { token: 'token' });
    expect(await names()).toEqual([`name ${index}`, `name ${index}`]);
  }
  const { length } = await redis.client.keys('*');
  say(`${scheme}: two processes made ${callsOfTwo} call for what both read, and left ${length} keys`);
  expect([callsOfTwo, length > 3]).toEqual([1, true]);
  expect(await Promise.all(processes.map(endProcess))).toEqual([0, 0]);
  const { NODE_EXTRA_CA_CERTS: _own, ...withoutAuthority } = env;
  const checking = await startProcess({ args: ['check', '--redis'], env: withoutAuthority });
  checking.url.catch(() => undefined);
  expect(await checking.ended).toBe(1);
  expect(checking.output.stdout).toMatch(/failed +redis +REDIS_URL cannot be used: .*certificate/i);
});
