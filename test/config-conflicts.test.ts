import { describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { faultsOf } from './support/faults-of.ts';

describe('settings that contradict each other, or have no effect beside the others', () => {
  const jwt = { AUTH_MODE: 'jwt', JWT_SECRET: 'shared-secret' };
  const published = { AUTH_MODE: 'jwt', JWT_JWKS_URL: 'https://login.example/keys' };
  test.each<[Readonly<Record<string, string>>, string]>([
    [{ JWT_CLOCK_SKEW_SECS: '5' }, 'JWT_CLOCK_SKEW_SECS only applies with AUTH_MODE=jwt.'],
    [{ JWT_JWKS_MAX_STALE_SECS: '60' }, 'JWT_JWKS_MAX_STALE_SECS only applies with AUTH_MODE=jwt.'],
    [{ JWT_ISSUER: 'x', AUTH_MODE: 'passthrough' }, 'JWT_ISSUER only applies with AUTH_MODE=jwt.'],
    [{ JWT_AUDIENCE: 'x' }, 'JWT_AUDIENCE only applies with AUTH_MODE=jwt.'],
    [{ JWT_ACCOUNT_CLAIM: 'x' }, 'JWT_ACCOUNT_CLAIM only applies with AUTH_MODE=jwt.'],
    [{ TELNYX_API_KEYS: 'a=b' }, 'TELNYX_API_KEYS only applies with AUTH_MODE=jwt.'],
    [{ ...jwt, JWT_JWKS_MAX_STALE_SECS: '60' }, 'JWT_JWKS_MAX_STALE_SECS only applies with JWT_JWKS_URL.'],
    [{ ...jwt, JWT_ACCOUNT_CLAIM: 'team', TELNYX_API_KEYS: 'a=K1,a=K2' }, 'TELNYX_API_KEYS names an account twice.'],
    [{ ...jwt, JWT_ACCOUNT_CLAIM: 'team', TELNYX_API_KEYS: 'a=K1, a=K1' }, 'TELNYX_API_KEYS names an account twice.'],
    [
      { ...jwt, JWT_ACCOUNT_CLAIM: 'team', TELNYX_API_KEYS: 'a=K1', TELNYX_API_KEY: 'K2' },
      'TELNYX_API_KEY and TELNYX_API_KEYS exclude each other: set one of them.',
    ],
    [{ MAX_ENTITIES: '10' }, 'MAX_ENTITIES only applies with SUBGRAPH=true.'],
    [{ CACHE_TTL_MS: '0', CACHE_MAX_BYTES: '2000000' }, 'CACHE_MAX_BYTES only applies with a CACHE_TTL_MS above 0.'],
    [{ CACHE_TTL_MS: '0', CACHE_STALE_IF_ERROR_MS: '1' }, 'CACHE_STALE_IF_ERROR_MS only applies with a CACHE_TTL_MS above 0.'],
    [{ CACHE_TTL_MS: '0', ANSWER_CACHE_MAX_BYTES: '1' }, 'ANSWER_CACHE_MAX_BYTES only applies with a CACHE_TTL_MS above 0.'],
    [{ CACHE_TTL_MS: '0', ENTITY_CACHE_MAX_BYTES: '1' }, 'ENTITY_CACHE_MAX_BYTES only applies with a CACHE_TTL_MS above 0.'],
    [{ CORS_HEADERS: 'x-a' }, 'CORS_HEADERS only applies with CORS_ORIGINS.'],
    [{ CORS_ORIGINS: 'https://a.example', CORS_HEADERS: 'x a' }, 'CORS_HEADERS takes names of request headers, separated by commas.'],
    [{ GRAPHIQL: 'true', INTROSPECTION: 'false' }, 'GRAPHIQL only applies with INTROSPECTION=true.'],
    [{ GRAPHIQL: 'true', PERSISTED_OPERATIONS: 'list.json' }, 'GRAPHIQL only applies without PERSISTED_OPERATIONS.'],
  ])('%j', (env, fault) => {
    expect(faultsOf(env)).toEqual([fault]);
  });

  test.each<Readonly<Record<string, string>>>([
    { CACHE_TTL_MS: '0', ANSWER_CACHE_MAX_BYTES: '0', ENTITY_CACHE_MAX_BYTES: '0', CACHE_STALE_IF_ERROR_MS: '0' },
    { ANSWER_CACHE_MAX_BYTES: '0', ENTITY_CACHE_MAX_BYTES: '0' },
    { OPERATION_TIMEOUT_MS: '5000', UPSTREAM_TIMEOUT_MS: '10000' },
    { GRAPHIQL: 'false', INTROSPECTION: 'false', PERSISTED_OPERATIONS: 'list.json' },
    { SUBGRAPH: 'true', MAX_ENTITIES: '10', GRAPHIQL: 'true' },
    { TELNYX_API_KEY: 'KEY0123' },
    { ...published, JWT_JWKS_MAX_STALE_SECS: '0' },
  ])('but %j is in order', (env) => {
    expect(faultsOf(env)).toEqual([]);
  });

  test('a key that is not used is noted in front of an upstream that would take it', () => {
    const unused = { TELNYX_API_KEY: 'KEY0123', UPSTREAM_URL: 'https://x.example' };
    expect(loadConfig(unused).warnings).toEqual([expect.stringMatching(/^TELNYX_API_KEY is set, but is not used/)]);
    for (const env of [{ ...unused, UPSTREAM_URL: 'sandbox' }, { ...unused, ...jwt }, { UPSTREAM_URL: 'https://x.example' }]) {
      expect(loadConfig(env).warnings.join()).not.toContain('TELNYX_API_KEY');
    }
  });

  test('are reported together with values that are bad by themselves, and nothing is said of those beyond that', () => {
    expect(
      faultsOf({
        AUTH_MODE: 'jwt',
        PORT: 'x',
        UPSTREAM_URL: 'https://x.example',
        MAX_ENTITIES: '5',
        CACHE_TTL_MS: '-1',
        CACHE_MAX_BYTES: '2000000',
      }),
    ).toEqual([
      expect.stringMatching(/^PORT /),
      expect.stringMatching(/^CACHE_TTL_MS /),
      'JWT_JWKS_URL or JWT_SECRET is needed with AUTH_MODE=jwt.',
      'TELNYX_API_KEY is needed with AUTH_MODE=jwt.',
      'MAX_ENTITIES only applies with SUBGRAPH=true.',
    ]);
    expect(faultsOf({ AUTH_MODE: 'none', JWT_ISSUER: 'x' })).toEqual([expect.stringMatching(/^AUTH_MODE /)]);
  });
});

describe('settings of tokens and agents that are probably not meant', () => {
  const URL = { MCP: 'true', PUBLIC_URL: 'https://a.example' };
  const jwt = { AUTH_MODE: 'jwt', JWT_SECRET: 's'.repeat(32), JWT_ISSUER: 'https://login.example', JWT_AUDIENCE: 'https://a.example/mcp' };
  const { JWT_SECRET: _secret, ...claims } = jwt;
  const published = { ...claims, JWT_JWKS_URL: 'https://login.example/keys' };
  const [noIssuer, noAudience, anyIssuer, twice] = [
    /^PUBLIC_URL has no effect without AUTH_MODE=jwt and a JWT_ISSUER/,
    /^JWT_AUDIENCE is not set/,
    /^JWT_ISSUER is not set/,
    /^PUBLIC_URL ends with \/mcp/,
  ];
  test.each<[Readonly<Record<string, string>>, readonly RegExp[]]>([
    [{ ...URL, ...jwt }, []],
    [jwt, []],
    [{ ...URL }, [noIssuer]],
    [{ ...URL, ...jwt, JWT_ISSUER: 'me' }, [noIssuer]],
    [{ ...URL, ...jwt, JWT_ISSUER: '' }, [noIssuer]],
    [{ ...URL, ...jwt, JWT_AUDIENCE: '' }, [noAudience]],
    [{ ...URL, ...jwt, PUBLIC_URL: 'https://a.example/mcp/' }, [twice]],
    [published, []],
    [{ ...published, JWT_AUDIENCE: '' }, [noAudience]],
    [{ ...published, JWT_ISSUER: '' }, [anyIssuer]],
    [{ ...URL, ...published, JWT_AUDIENCE: '', JWT_ISSUER: '' }, [noIssuer, noAudience, anyIssuer]],
    [{ AUTH_MODE: 'jwt', JWT_SECRET: jwt.JWT_SECRET }, []],
  ])('%j', (env, expected) => {
    expect(loadConfig(env).warnings).toEqual(expected.map((text) => expect.stringMatching(text)));
  });
});
