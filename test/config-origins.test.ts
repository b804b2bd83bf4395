/** Which origins of pages settings take. */
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { startGateway } from './support/gateway.ts';
import { faultsOf } from './support/faults-of.ts';

test('CORS_ORIGINS is a list', () => {
  expect(loadConfig({ CORS_ORIGINS: ' https://a.example ,,http://localhost:3000,http://*.b.example:81' }).corsOrigins).toEqual([
    'https://a.example',
    'http://localhost:3000',
    'http://*.b.example:81',
  ]);
});

const APPS = ['capacitor://localhost', 'ionic://localhost', 'chrome-extension://abcdefghijklmnop', 'moz-extension://0a-1b', 'app://-'];

test('apps and extensions have origins with schemes of their own', async () => {
  const { app } = startGateway({ upstreamUrl: 'http://127.0.0.1:1', corsOrigins: loadConfig({ CORS_ORIGINS: APPS.join() }).corsOrigins });
  for (const origin of APPS) {
    const { headers } = await app.fetch('http://127.0.0.1/graphql?query={__typename}', { headers: { origin, accept: 'application/json' } });
    expect(headers.get('access-control-allow-origin')).toBe(origin);
  }
});

describe('what is refused', () => {
  test.each([
    'app.example.com',
    'https://app.example.com/',
    'https://app.example.com/path',
    '*',
    'null',
    'https://a.example https://b.example',
    '*.example.com',
    '*://app.example.com',
    'https://*',
    'https://*example.com',
    'https://app*.example.com',
    'https://app.*.example.com',
    'https://*.*.example.com',
    'https://*.example.com:*',
    'https://*.example.com:443',
    'https://*.10.0.0.1',
    'https://*.example.com/',
    'https://*.Example.com',
    'capacitor://',
    'capacitor://localhost/',
    'capacitor://*.localhost',
    'Capacitor://localhost',
    'chrome-extension://a?b',
    'capacitor:localhost',
  ])('CORS_ORIGINS=%s', (value) => {
    expect(faultsOf({ CORS_ORIGINS: `https://good.example, ${value}` })).toEqual([
      expect.stringMatching(/^CORS_ORIGINS takes origins .*\.$/),
    ]);
  });

  test.each([
    'https://*.',
    'https://*.com',
    'https://*.localhost:3000',
    'https://*.co.uk',
    'https://*.com.au:8443',
    'https://*.com.',
    'https://*.co.uk.:8443',
  ])('CORS_ORIGINS=%s, which fits hosts of strangers', (value) => {
    expect(faultsOf({ CORS_ORIGINS: `https://good.example, ${value}` })).toEqual([
      'CORS_ORIGINS has a pattern that fits domains of strangers: name the host below *.',
    ]);
  });

  test.each(['ws://app.example.com', 'wss://*.example.com', 'ftp://app.example.com', 'file://'])(
    'CORS_ORIGINS=%s, which no page has',
    (value) => {
      expect(faultsOf({ CORS_ORIGINS: `https://good.example, ${value}` })).toEqual([
        'CORS_ORIGINS has a scheme that no page has (ws, wss, ftp or file): list the origin of the page, with http:// or https://.',
      ]);
    },
  );
});

test.each(['https://*.github.io', 'https://*.github.io.', 'https://*.vercel.app:8443', 'https://*.me.uk'])(
  'CORS_ORIGINS=%s, where everybody can have a host, is a warning',
  (value) => {
    expect(loadConfig({ CORS_ORIGINS: `https://good.example, ${value}` }).warnings).toEqual([
      'CORS_ORIGINS has a pattern such as https://*.github.io, below which everybody can have a host: list the hosts that are yours',
    ]);
  },
);

test('a pattern below a host of ours is no warning, nor is the host itself', () => {
  expect(loadConfig({ CORS_ORIGINS: 'https://*.ours.github.io,https://ours.github.io,https://*.example.com' }).warnings).toEqual([]);
});
