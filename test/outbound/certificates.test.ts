/** An authority of one's own, and client certificates, directly and behind a proxy: in a process of its own, as Node reads authorities at its start. */
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { filesOf } from '../cli/files.ts';
import { faultsOf } from '../support/faults-of.ts';
import { build, startProcess } from '../support/process.ts';
import { createCertificates } from './certificates.ts';
import { startConnectProxy } from './connect-proxy.ts';

beforeAll(build, 120_000);

const { authority, server, client } = createCertificates();

/** An upstream that answers every read with an empty list, and keeps whose certificates it was shown. */
async function startTlsUpstream({ requestCert }: { readonly requestCert: boolean }) {
  const shown: (string | null)[] = [];
  const upstream = createServer({ ...server, ca: authority.cert, requestCert, rejectUnauthorized: requestCert }, (request, response) => {
    const { subject } = (request.socket as TLSSocket).getPeerCertificate();
    shown.push(subject === undefined ? null : String(subject.CN));
    response.setHeader('content-type', 'application/json').end('{"data":[]}');
  }).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  onTestFinished(() => {
    upstream.closeAllConnections();
    upstream.close();
  });
  return { url: `https://127.0.0.1:${(upstream.address() as AddressInfo).port}/v2`, shown };
}

async function ask(env: Readonly<Record<string, string>>) {
  const { url } = await startProcess({ env });
  const response = await fetch(`${await url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer KEY' },
    body: JSON.stringify({ query: '{ assistants { totalCount } }' }),
  });
  return (await response.json()) as unknown;
}

const EMPTY = { data: { assistants: { totalCount: 0 } } };

test.each([false, true])('an upstream that asks for a certificate of its own authority gets it; by a proxy: %s', async (byProxy) => {
  const upstream = await startTlsUpstream({ requestCert: true });
  const proxy = await startConnectProxy();
  const files = filesOf({ authority: authority.cert, cert: client.cert, key: client.key });
  const answer = await ask({
    UPSTREAM_URL: upstream.url,
    NODE_EXTRA_CA_CERTS: files.authority,
    UPSTREAM_CLIENT_CERT_FILE: files.cert,
    UPSTREAM_CLIENT_KEY_FILE: files.key,
    ...(byProxy && { HTTPS_PROXY: proxy.host }),
  });
  expect(answer).toEqual(EMPTY);
  expect(upstream.shown).toEqual(['client']);
  expect(proxy.tunnels).toEqual(byProxy ? [new URL(upstream.url).host] : []);
});

test('an authority that nobody named is not trusted', async () => {
  const upstream = await startTlsUpstream({ requestCert: false });
  expect(await ask({ UPSTREAM_URL: upstream.url })).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] });
  expect(upstream.shown).toEqual([]);
});

const HTTPS = { UPSTREAM_URL: 'https://upstream.example/v2' };

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ['both', { ...HTTPS, UPSTREAM_CLIENT_CERT: client.cert, UPSTREAM_CLIENT_KEY: client.key }, []],
  ['no key', { ...HTTPS, UPSTREAM_CLIENT_CERT: client.cert }, ['UPSTREAM_CLIENT_CERT only applies with UPSTREAM_CLIENT_KEY.']],
  ['no certificate', { ...HTTPS, UPSTREAM_CLIENT_KEY: client.key }, ['UPSTREAM_CLIENT_KEY only applies with UPSTREAM_CLIENT_CERT.']],
  [
    'the key of another one',
    { ...HTTPS, UPSTREAM_CLIENT_CERT: client.cert, UPSTREAM_CLIENT_KEY: server.key },
    ['UPSTREAM_CLIENT_KEY is not the key of UPSTREAM_CLIENT_CERT.'],
  ],
  [
    'texts that are neither',
    { ...HTTPS, UPSTREAM_CLIENT_CERT: client.key, UPSTREAM_CLIENT_KEY: client.cert },
    [
      'UPSTREAM_CLIENT_CERT takes a certificate as PEM, from its line -----BEGIN on.',
      'UPSTREAM_CLIENT_KEY takes a private key without a passphrase as PEM, from its line -----BEGIN on.',
    ],
  ],
  [
    'an upstream without TLS',
    { UPSTREAM_URL: 'http://upstream.example/v2', UPSTREAM_CLIENT_CERT: client.cert, UPSTREAM_CLIENT_KEY: client.key },
    ['UPSTREAM_CLIENT_CERT only applies with an https:// UPSTREAM_URL.', 'UPSTREAM_CLIENT_KEY only applies with an https:// UPSTREAM_URL.'],
  ],
])('%s: reported at the start', (_what, env, faults) => {
  expect(faultsOf(env)).toEqual(faults);
});
