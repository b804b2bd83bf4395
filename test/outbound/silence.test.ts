/** Servers and proxies that take connections and say nothing. Seconds pass until one is given up, so all are waited for side by side. */
import { expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { startSilence } from '../support/silence.ts';
import { startUpstream } from '../support/upstream.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { start, WRITE } from './library-gateway.ts';

/** What is seen of one that is silent, and what has to be. */
interface Silence {
  readonly seen: () => Promise<unknown>;
  readonly expected: unknown;
}

/** A write, and whether its outcome is said to be unknown. */
const write = (upstreamUrl: string, httpProxy: string | null, isUnknown: boolean): Silence => ({
  seen: async () => {
    const host = await startSilence();
    const proxy = httpProxy === null ? {} : { httpProxy: httpProxy.replace('SILENT', host) };
    const { ask } = start({ upstreamUrl: upstreamUrl.replace('SILENT', host), upstreamTimeoutMs: 100, ...proxy });
    const { errors = [] } = await ask(WRITE);
    return errors.map(({ message, extensions }) => ({ extensions, isUnknown: message.includes('is not known') }));
  },
  expected: [{ extensions: expect.objectContaining({ code: 'UPSTREAM_TIMEOUT' }), isUnknown }],
});

/** `check --upstream` by a proxy of this scheme that says nothing at all. */
const check = (scheme: 'http' | 'https', upstreamTimeoutMs: string): Silence => ({
  seen: async () => {
    const { exitCode, out } = await run(['check', '--upstream'], {
      UPSTREAM_URL: 'https://api.telnyx.com/v2',
      HTTPS_PROXY: `${scheme}://${(await startSilence()).replace('127.0.0.1', 'localhost')}`,
      UPSTREAM_TIMEOUT_MS: upstreamTimeoutMs,
    });
    return [exitCode, out];
  },
  expected: [
    1,
    expect.stringContaining(
      'is not let through by the proxy, which does not answer in time (PROXY_SILENT): check host and port of HTTPS_PROXY',
    ),
  ],
});

const SILENCES: Readonly<Record<string, Silence>> = {
  'a write failed for certain where it is silent before TLS': write('https://SILENT/v2', null, false),
  'a write failed for certain where the proxy is silent': write('http://127.0.0.1:9/v2', 'http://SILENT', false),
  'a write may have been carried out where it is silent once it was sent': write('http://SILENT/v2', null, true),
  'check names a proxy by http in a short time': check('http', '100'),
  'check names a proxy by https in a short time': check('https', '100'),
  'check names a proxy by https in the usual time': check('https', '10000'),
  'check names a proxy that reads what it is asked': {
    seen: async () => {
      const [upstream, proxy] = await Promise.all([startUpstream(() => ({ body: { data: [] } })), startConnectProxy({ silent: Infinity })]);
      const { exitCode, out } = await run(['check', '--upstream'], { UPSTREAM_URL: upstream.url, HTTP_PROXY: proxy.host });
      return [exitCode, out];
    },
    expected: [1, expect.stringContaining('(PROXY_SILENT)')],
  },
  'check does not blame the proxy for what is silent behind it': {
    seen: async () => {
      const [proxy, host] = await Promise.all([startConnectProxy(), startSilence()]);
      const { exitCode, out } = await run(['check', '--upstream'], {
        UPSTREAM_URL: `https://${host}/v2`,
        HTTPS_PROXY: proxy.host,
        UPSTREAM_TIMEOUT_MS: '1000',
      });
      return [exitCode, out, proxy.tunnels.every((tunnel) => tunnel === host), proxy.tunnels.length > 0];
    },
    expected: [1, expect.stringContaining('does not answer in time (TimeoutError): check that this machine may reach it'), true, true],
  },
};

test('who says nothing is given up in time, and named', async () => {
  const seen = await Promise.all(Object.entries(SILENCES).map(async ([what, silence]) => [what, await silence.seen()] as const));
  expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(Object.entries(SILENCES).map(([what, { expected }]) => [what, expected])));
});
