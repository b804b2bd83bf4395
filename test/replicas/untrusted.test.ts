/** Redis by TLS with a certificate that is not trusted: whatever its connections say of that, the process goes on, and tries again. */
import { syncBuiltinESMExports } from 'node:module';
import type { AddressInfo } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { connectRedis } from '../../src/replicas/redis/connect.ts';
import { createCertificates } from '../outbound/certificates.ts';
import { until } from '../support/replicas.ts';

const { connect } = tls;
const streams: TLSSocket[] = [];
beforeAll(() => {
  tls.connect = ((...args: Parameters<typeof connect>) => {
    const stream = connect(...args);
    streams.push(stream);
    return stream;
  }) as typeof connect;
  syncBuiltinESMExports();
});
afterAll(() => {
  tls.connect = connect;
  syncBuiltinESMExports();
});

test.each([
  ['rediss', '', 'self-signed certificate in certificate chain'],
  ['rediss+cluster', '', 'self-signed certificate in certificate chain'],
  ['rediss+sentinel', '/main', 'no sentinel knows the primary: self-signed certificate in certificate chain'],
])('a second error of a stream ends nothing: %s', async (scheme, path, reason) => {
  const { authority, server } = createCertificates();
  const listening = tls.createServer({ ...server, cert: server.cert + authority.cert }).on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  streams.length = 0;
  const { port } = listening.address() as AddressInfo;
  const redis = connectRedis(`${scheme}://127.0.0.1:${port}${path}`, { timeoutMs: 50, leaseMs: 300, messageKey: '{a}' });
  onTestFinished(() => {
    redis.close();
    listening.close();
  });
  const failed = () => streams.filter(({ destroyed, errored }) => destroyed && errored);
  // Two are the first ones of two connections, and another one is a second try.
  await until(() => failed().length > 3);
  for (const stream of failed()) expect(() => stream.emit('error', new Error('decode error'))).not.toThrow();
  expect(redis.reasonOf(new Error('a command failed')).message).toBe(`REDIS_URL cannot be used: ${reason}`);
});
