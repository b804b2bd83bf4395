/** `rediss://` with an authority of one's own, in processes of their own, as Node reads authorities at its start: `npm run scale -- guarantees`. */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { filesOf } from '../../cli/files.ts';
import { createCertificates, expiredCertificate } from '../../outbound/certificates.ts';
import { freePort } from '../../support/free-port.ts';
import { READ, rename, startOneAssistant } from '../../support/one-assistant.ts';
import { endProcess, send, startProcess } from '../../support/process.ts';
import { startClusterOfOne, startRedis } from '../../support/redis.ts';
import { say } from '../../support/replica-load.ts';
import { SECRET, until } from '../../support/replicas.ts';

/** Two processes that share by a Redis with a certificate of an authority of its own. */
async function startPair(scheme: string, start: typeof startClusterOfOne) {
  const { authority, server } = createCertificates();
  const expired = expiredCertificate(authority);
  const files = filesOf({ ca: authority.cert, cert: server.cert, key: server.key, expiredCert: expired.cert, expiredKey: expired.key });
  const port = await freePort();
  const certificates = ['--tls-cert-file', files.cert, '--tls-key-file', files.key, '--tls-ca-cert-file', files.ca];
  const redis = await start(['--tls-port', String(port), ...certificates, '--tls-auth-clients', 'no', '--tls-cluster', 'yes']);
  onTestFinished(redis.close);
  const upstream = await startOneAssistant();
  const env = {
    UPSTREAM_URL: upstream.url,
    REDIS_URL: `${scheme}://127.0.0.1:${port}`,
    SHARED_CACHE_SECRET: SECRET,
    CACHE_TTL_MS: '60000',
    NODE_EXTRA_CA_CERTS: files.ca,
  };
  const processes = await Promise.all([startProcess({ env }), startProcess({ env })]);
  const urls = await Promise.all(processes.map(({ url }) => url));
  const isUp = async (url: string) => (await (await fetch(new URL('/metrics', url))).text()).includes('gateway_shared_cache_up 1\n');
  const untilUp = async () => {
    while (!(await Promise.all(urls.map(isUp))).every(Boolean)) await pause(50);
  };
  await untilUp();
  const names = (token = 'token') =>
    Promise.all(urls.map(async (url) => JSON.parse((await send(url, READ, { token })).text).data.assistant.name as string));
  /** On a busy machine, one may read for itself. */
  const untilShared = async () => {
    for (let attempt = 1; ; attempt += 1) {
      const calls = upstream.calls.length;
      await names(`token-${calls}`);
      if (upstream.calls.length - calls === 1) return attempt;
    }
  };
  return { files, redis, env, processes, urls, untilUp, untilShared, names };
}

/** What `check --redis` says where it fails. */
async function failureOfCheck(env: Readonly<Record<string, string>>): Promise<string> {
  const checking = await startProcess({ args: ['check', '--redis'], env });
  expect(await checking.ended).toBe(1);
  return /^failed +redis +(.*)$/m.exec(checking.output.stdout)?.[1] ?? '';
}

describe.each([
  ['rediss', startRedis],
  ['rediss+cluster', startClusterOfOne],
] as const)('%s', (scheme, start) => {
  test('is shared by', async () => {
    const { redis, env, processes, urls, untilShared, names } = await startPair(scheme, start);
    const attempts = await untilShared();
    expect(attempts).toBeLessThanOrEqual(3);
    await names();
    for (const [index, url] of urls.entries()) {
      await send(url, rename(`name ${index}`), { token: 'token' });
      expect(await names()).toEqual([`name ${index}`, `name ${index}`]);
    }
    const { length } = await redis.client.keys('*');
    say(`${scheme}: two processes made one call for what both read, at attempt ${attempts}, and left ${length} keys`);
    expect(length).toBeGreaterThan(3);
    expect(await Promise.all(processes.map(endProcess))).toEqual([0, 0]);
    const { NODE_EXTRA_CA_CERTS: _own, ...withoutAuthority } = env;
    expect(await failureOfCheck(withoutAuthority)).toMatch(/^REDIS_URL cannot be used: .*certificate/i);
  });

  test('lives through a certificate that has expired', async () => {
    const { files, redis, env, processes, urls, untilUp, untilShared, names } = await startPair(scheme, start);
    const { client } = redis;
    const present = (cert: string, key: string) => client.config('SET', 'tls-cert-file', cert, 'tls-key-file', key);
    expect(await names()).toEqual(['before', 'before']);
    // Connections stay as they are: it is noticed by the next ones.
    await present(files.expiredCert, files.expiredKey);
    for (const type of ['normal', 'pubsub']) await client.call('CLIENT', 'KILL', 'TYPE', type, 'SKIPME', 'yes');
    const REASON = 'REDIS_URL cannot be used: certificate has expired';
    const saying = () => processes.map((process) => process.lines().filter(({ detail }) => detail === REASON));
    await until(() => saying().every(({ length }) => length > 0));
    await send(urls[0] ?? '', rename('during'), { token: 'token' });
    expect(await names()).toEqual(['during', 'during']);
    expect(await Promise.all(urls.map(async (url) => (await fetch(new URL('/health/ready', url))).status))).toEqual([200, 200]);
    expect(await failureOfCheck(env)).toBe(REASON);
    // Some more attempts.
    await pause(3_000);
    expect(saying().map(({ length }) => length)).toEqual([1, 1]);

    await present(files.cert, files.key);
    await untilUp();
    await untilShared();
    await send(urls[1] ?? '', rename('after'), { token: 'token' });
    expect(await names()).toEqual(['after', 'after']);
    expect(await Promise.all(processes.map(endProcess))).toEqual([0, 0]);
    for (const { lines, output } of processes) expect([lines().filter(({ level }) => Number(level) > 40), output.stderr]).toEqual([[], '']);
  });
});
