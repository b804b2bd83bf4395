import { describe, expect, test } from 'vitest';
import { ConfigError, loadConfig } from '../src/config.ts';
import { settings } from '../src/settings.ts';
import { faultsOf } from './support/faults-of.ts';

const NAMES = Object.keys(settings);
/** Settings that are whole numbers, with the first and last value each takes. */
const NUMBERS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  PORT: [0, 65_535],
  CACHE_TTL_MS: [0, 86_400_000],
  CACHE_MAX_BYTES: [1_048_576, 68_719_476_736],
  CACHE_STALE_IF_ERROR_MS: [0, 86_400_000],
  JWT_CLOCK_SKEW_SECS: [0, 300],
  JWT_JWKS_MAX_STALE_SECS: [0, 604_800],
  ANSWER_CACHE_MAX_BYTES: [0, 68_719_476_736],
  ENTITY_CACHE_MAX_BYTES: [0, 68_719_476_736],
  MAX_BODY_BYTES: [1_000, 100_000_000],
  MAX_TOKENS: [100, 1_000_000],
  MAX_DEPTH: [1, 100],
  MAX_ALIASES: [0, 10_000],
  MAX_ROOT_FIELDS: [1, 10_000],
  MAX_DIRECTIVES: [0, 10_000],
  MAX_UPSTREAM_CALLS: [1, 10_000],
  MAX_ITEMS: [100, 10_000_000],
  MAX_ENTITIES: [1, 100_000],
  OPERATION_TIMEOUT_MS: [100, 600_000],
  UPSTREAM_TIMEOUT_MS: [100, 600_000],
};
/** What some of them have an effect with only. */
const BESIDE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  JWT_CLOCK_SKEW_SECS: { AUTH_MODE: 'jwt', JWT_SECRET: 'secret' },
  JWT_JWKS_MAX_STALE_SECS: { AUTH_MODE: 'jwt', JWT_JWKS_URL: 'https://login.example/keys' },
  MAX_ENTITIES: { SUBGRAPH: 'true' },
};
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  SUBGRAPH: ['true', 'false'],
  GRAPHIQL: ['true', 'false'],
  INTROSPECTION: ['true', 'false'],
  LOG_LEVEL: ['debug', 'info', 'warn', 'error', 'silent'],
};

describe('without any variable', () => {
  test('the defaults are those of the documentation', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      upstreamUrl: null,
      graphiql: true,
      introspection: true,
      logLevel: 'info',
    });
    expect(JSON.stringify(config)).toContain('5000');
    expect(JSON.stringify(config)).toContain(String(64 * 1024 * 1024));
  });

  test('empty and blank variables count as absent, and foreign ones do not count', () => {
    for (const blank of ['', ' ', '\t\n'])
      expect(loadConfig(Object.fromEntries(NAMES.map((name) => [name, blank])))).toEqual(loadConfig({}));
    expect(loadConfig({ PATH: '/bin', port: '1', TELNYX_API_KEY: 'KEY0123' })).toEqual(loadConfig({}));
    expect(JSON.stringify(loadConfig({ TELNYX_API_KEY: 'KEY0123' }))).not.toContain('KEY0123');
  });
});

describe('good values', () => {
  test.each(Object.entries(NUMBERS).flatMap(([name, ends]) => ends.map((value) => [name, value] as const)))('%s=%i', (name, value) => {
    const beside = BESIDE[name] ?? {};
    expect(faultsOf({ ...beside, [name]: String(value) })).toEqual([]);
    expect(JSON.stringify(loadConfig({ ...beside, [name]: ` ${value} ` }))).toMatch(new RegExp(`:${value}\\b`));
  });

  test.each(Object.entries(CHOICES).flatMap(([name, values]) => values.map((value) => [name, value] as const)))('%s=%s', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([]);
  });

  test.each([
    ['sandbox', null],
    ['https://api.telnyx.com/v2', 'https://api.telnyx.com/v2'],
    ['https://api.telnyx.com/v2//', 'https://api.telnyx.com/v2'],
    ['http://localhost:4010', 'http://localhost:4010'],
    ['http://[::1]:4010/v2', 'http://[::1]:4010/v2'],
  ])('UPSTREAM_URL=%s', (value, upstreamUrl) => {
    expect(loadConfig({ UPSTREAM_URL: value }).upstreamUrl).toBe(upstreamUrl);
  });

  test('without introspection there is no GraphiQL', () => {
    expect(loadConfig({ INTROSPECTION: 'false' })).toMatchObject({ graphiql: false, introspection: false });
    expect(loadConfig({ GRAPHIQL: 'false' })).toMatchObject({ graphiql: false, introspection: true });
  });

  test('with a list of operations there is no GraphiQL either', () => {
    expect(loadConfig({ PERSISTED_OPERATIONS: ' list.json ' })).toMatchObject({ graphiql: false, persistedOperations: 'list.json' });
    expect(loadConfig({})).toMatchObject({ graphiql: true, persistedOperations: null });
  });
});

describe('the secret that tenants are hashed with', () => {
  test('is not set if not said, and has 32 bytes at least', () => {
    expect(loadConfig({}).tenantSecret).toBeNull();
    expect(loadConfig({ SHARED_CACHE_SECRET: 'ü'.repeat(16) }).tenantSecret).toBe('ü'.repeat(16));
    const short = 'canary-too-short';
    expect(() => loadConfig({ SHARED_CACHE_SECRET: short })).toThrow(ConfigError);
    expect(faultsOf({ SHARED_CACHE_SECRET: short })).toEqual(['SHARED_CACHE_SECRET takes a secret of at least 32 bytes.']);
  });
});

describe('callers known by a JWT', () => {
  const jwt = { AUTH_MODE: 'jwt', JWT_SECRET: 'shared-secret' };

  test('with a secret, in front of the sandbox, nothing else is needed', () => {
    expect(loadConfig(jwt).auth).toEqual({
      mode: 'jwt',
      keys: { secret: 'shared-secret' },
      issuer: null,
      audience: null,
      clockSkewSecs: 5,
      accounts: { key: null },
    });
  });

  test('with published keys and several accounts', () => {
    const env = {
      AUTH_MODE: 'jwt',
      JWT_JWKS_URL: 'https://login.example/keys',
      JWT_ISSUER: 'https://login.example/',
      JWT_AUDIENCE: 'assistants',
      JWT_CLOCK_SKEW_SECS: '0',
      JWT_ACCOUNT_CLAIM: 'team',
      TELNYX_API_KEYS: 'red=KEY1==, blue=KEY2,',
      UPSTREAM_URL: 'https://api.telnyx.com/v2',
    };
    expect(loadConfig(env).auth).toEqual({
      mode: 'jwt',
      keys: { jwksUrl: 'https://login.example/keys', maxStaleSecs: 14_400 },
      issuer: 'https://login.example/',
      audience: 'assistants',
      clockSkewSecs: 0,
      accounts: {
        claim: 'team',
        keys: new Map([
          ['red', 'KEY1=='],
          ['blue', 'KEY2'],
        ]),
      },
    });
  });

  test.each([
    ['no key to verify with', { AUTH_MODE: 'jwt' }, 'JWT_JWKS_URL or JWT_SECRET is needed with AUTH_MODE=jwt.'],
    ['two of them', { ...jwt, JWT_JWKS_URL: 'https://x.example/keys' }, 'JWT_SECRET and JWT_JWKS_URL exclude each other: set one of them.'],
    ['no key for the upstream', { ...jwt, UPSTREAM_URL: 'https://x.example' }, 'TELNYX_API_KEY is needed with AUTH_MODE=jwt.'],
    ['a claim without accounts', { ...jwt, JWT_ACCOUNT_CLAIM: 'team' }, 'TELNYX_API_KEYS is needed with JWT_ACCOUNT_CLAIM.'],
    ['accounts without a claim', { ...jwt, TELNYX_API_KEYS: 'a=b' }, 'JWT_ACCOUNT_CLAIM is needed with TELNYX_API_KEYS.'],
    [
      'accounts of another form',
      { ...jwt, TELNYX_API_KEYS: 'secret-key' },
      'TELNYX_API_KEYS takes accounts as name=key, separated by commas.',
    ],
    ['a key with a space', { ...jwt, TELNYX_API_KEY: 'secret key' }, 'TELNYX_API_KEY takes an API key: visible characters without spaces.'],
    [
      'no URL',
      { AUTH_MODE: 'jwt', JWT_JWKS_URL: 'keys' },
      'JWT_JWKS_URL takes http:// or https://, a host and a path, without user, query or fragment.',
    ],
    ['another mode', { JWT_SECRET: 'shared-secret' }, 'JWT_SECRET only applies with AUTH_MODE=jwt.'],
    ['no mode at all', { AUTH_MODE: 'none' }, 'AUTH_MODE takes passthrough or jwt.'],
  ])('%s is a fault', (_name, env, fault) => {
    expect(faultsOf(env)).toEqual([fault]);
  });

  test('several faults are reported at once', () => {
    expect(faultsOf({ AUTH_MODE: 'jwt', UPSTREAM_URL: 'https://x.example', TELNYX_API_KEYS: 'a=b' })).toHaveLength(3);
  });
});

describe('bad values are refused by name, saying what would be right, never what was given', () => {
  const wrongNumbers = ['-1', '1.5', '1e3', '0x50', '+80', '1_000', '٣', 'many', 'NaN', 'Infinity', '80;', '8 0'];
  const beyond = ([least, most]: readonly [number, number]) => [
    ...(least > 0 ? [String(least - 1)] : []),
    String(most + 1),
    '9'.repeat(30),
  ];
  test.each(
    Object.entries(NUMBERS).flatMap(([name, ends]) => [...wrongNumbers, ...beyond(ends)].map((value) => [name, value, ends] as const)),
  )('%s=%s', (name, value, [least, most]) => {
    const faults = faultsOf({ [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} takes .* from ${least} to ${most}\\.$`));
  });

  test.each(
    Object.entries(CHOICES).flatMap(([name, values]) =>
      ['yes', '1', 'TRUE', 'trace', 'null'].map((value) => [name, value, values] as const),
    ),
  )('%s=%s', (name, value, values) => {
    const faults = faultsOf({ [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} takes .*${values.at(-1)}`));
  });

  const noBaseUrls = ['api.telnyx.com', '/v2', 'http://', 'https://', '//host/v2', 'ftp://host', 'file:///etc/passwd', 'Sandbox', 'null'];
  const saysTooMuch = [
    'https://user@host',
    'https://user:secret@host',
    'https://host/v2?key=secret',
    'https://host/#x',
    'https://host/v2?',
    'https://host/v2#',
  ];
  const mended = [
    'https://host/\r\nv2',
    'https://host\t/v2',
    'https://host/v 2',
    'https:host',
    'https:///host',
    'https:\\\\host\\v2',
    'https://@host',
  ];
  test.each([...noBaseUrls, ...saysTooMuch, ...mended, 'https://ho st', 'https://host:99999'])('UPSTREAM_URL=%s', (value) => {
    const faults = faultsOf({ UPSTREAM_URL: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^UPSTREAM_URL takes .*sandbox/);
    expect(faults[0]).not.toContain('secret');
  });

  test.each(['[::1]', '127.0.0.1:80', 'http://127.0.0.1', '*', 'a b', '::1::'])('HOST=%s', (value) => {
    expect(faultsOf({ HOST: value })).toEqual([
      'HOST takes an address or a host name such as 127.0.0.1 or ::1, without scheme, port and brackets.',
    ]);
    for (const host of ['::1', 'fe80::1%eth0', '0.0.0.0', 'localhost', 'a_b.example.']) expect(faultsOf({ HOST: host })).toEqual([]);
  });

  // Such a number reads as Infinity, of which the library speaks in its own words.
  test('a number of more digits than a number can have', () => {
    expect(faultsOf({ PORT: '9'.repeat(400) })[0]).toMatch(/^PORT takes a port from 0 to 65535\.$/);
  });

  test('all at once, one line each', () => {
    const secret = 'KEY0123-secret';
    const bad = [...Object.keys(NUMBERS), ...Object.keys(CHOICES), 'UPSTREAM_URL'];
    const faults = faultsOf(Object.fromEntries(bad.map((name) => [name, secret])));
    expect(faults.map((fault) => fault.split(' ')[0]).toSorted()).toEqual(bad.toSorted());
    expect(faults.join('\n')).not.toContain(secret);
    for (const fault of faults) expect(fault).toMatch(/^[A-Z_]+ takes [^\n]+\.$/);
    expect(new ConfigError(faults).message.split('\n')).toEqual(faults);
  });
});
