import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { verifyJwt } from '../../src/auth/jwt.ts';
import { GatewayError } from '../../src/errors.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { AUDIENCE, ISSUER, jwtMode, SECRET, sign, startKeyServer, unsigned } from './tokens.ts';

const QUERY = '{ assistant(id: "a") { name } }';
const DOCUMENT = { id: 'a', name: 'Ann' };

async function start(options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(account([DOCUMENT]));
  return { ...startGateway({ upstreamUrl: upstream.url, token: null, auth: jwtMode(), ...options }), upstream };
}

describe('a token that is good', () => {
  test('reads, and the upstream sees the key of the gateway, never the token', async () => {
    const { query, upstream } = await start();
    const token = await sign('assistants:read');
    expect(await query(QUERY, { token })).toEqual({ data: { assistant: { name: 'Ann' } } });
    expect(upstream.requests.map(({ headers }) => headers['authorization'])).toEqual(['Bearer upstream-key']);
  });

  test.each([
    ['expired by less than the clock skew', { expiresIn: -3 }],
    ['valid from a moment that is nearer than the clock skew', { notBefore: 3 }],
    ['without an end', { expiresIn: null }],
    ['signed by HS384', { algorithm: 'HS384' }],
    ['signed by HS512', { algorithm: 'HS512' }],
  ] as const)('%s', async (_name, options) => {
    const { query } = await start();
    expect(await query(QUERY, { token: await sign('assistants:read', options) })).toEqual({ data: { assistant: { name: 'Ann' } } });
  });

  test.each([
    ['a list in `scope`', { scope: ['assistants:read'] }],
    ['words in `scp`', { scope: undefined, scp: 'openid assistants:read' }],
    ['a list in `scp`', { scope: undefined, scp: ['assistants:read'] }],
    ['an audience among others', { aud: ['other', AUDIENCE] }],
  ])('with %s', async (_name, claims) => {
    const { query } = await start();
    const jwt = new SignJWT({ iss: ISSUER, aud: AUDIENCE, scope: 'assistants:read', ...claims });
    const token = await jwt.setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET));
    expect(await query(QUERY, { token })).toEqual({ data: { assistant: { name: 'Ann' } } });
  });

  test('of any issuer and audience, where none is configured', async () => {
    const { query } = await start({ auth: jwtMode({ issuer: null, audience: null }) });
    const token = await sign('assistants:read', { issuer: 'https://else.example', audience: 'else' });
    expect(await query(QUERY, { token })).toEqual({ data: { assistant: { name: 'Ann' } } });
  });
});

describe('a token that is not good is refused with UNAUTHENTICATED, and nothing is read', () => {
  const tokens: readonly (readonly [string, () => string | null | Promise<string>])[] = [
    ['no token', () => null],
    ['one that has expired', () => sign('assistants:read', { expiresIn: -60 })],
    ['one that is not valid yet', () => sign('assistants:read', { notBefore: 60 })],
    ['one that was signed with another secret', () => sign('assistants:read', { secret: `${SECRET}!` })],
    ['one of another issuer', () => sign('assistants:read', { issuer: 'https://else.example' })],
    ['one for another audience', () => sign('assistants:read', { audience: 'else' })],
    ['alg none', () => unsigned({ scope: 'assistants:read' })],
    ['alg None', () => unsigned({ scope: 'assistants:read' }, 'None')],
    ['an algorithm that nobody knows', () => `${unsigned({ scope: 'assistants:read' }, 'XS256')}AAAA`],
    ['one without its signature', async () => (await sign('assistants:read')).replace(/[^.]*$/, '')],
    ['one whose claims were changed', async () => changeClaims(await sign('openid'), { scope: 'assistants:read' })],
    ['an API key of the upstream', () => 'KEY0123456789'],
    ['the key of the gateway itself', () => 'upstream-key'],
    ['three dots', () => '...'],
  ];

  test.each(tokens)('%s', async (_name, make) => {
    const { query, upstream, logged } = await start();
    const token = await make();
    const { data, errors } = await query(QUERY, { token });
    expect(data).toEqual({ assistant: null });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
    if (token !== null) expect(JSON.stringify(errors)).not.toContain(token);
    expect(upstream.calls).toEqual([]);
    expect(logged).toEqual([]);
  });

  test.each(['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer a b', 'Token x'])('a header of another form: %s', async (authorization) => {
    const { query, upstream } = await start();
    const { errors } = await query(QUERY, { headers: { authorization } });
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
    expect(upstream.calls).toEqual([]);
  });

  test('the demo account of the sandbox does not stand in', async () => {
    const { query, upstream } = await start({ defaultToken: 'demo' });
    const { errors } = await query(QUERY);
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
    expect(upstream.calls).toEqual([]);
  });

  test('the schema can be asked for all the same', async () => {
    const { query } = await start();
    expect(await query('{ __schema { queryType { name } } }')).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
  });
});

describe('keys that are fetched', () => {
  test('a token of the issuer is taken, and the keys are fetched once', async () => {
    const keys = await startKeyServer();
    const { query } = await start({ auth: jwtMode({ keys: { jwksUrl: keys.url, maxStaleSecs: 3_600 } }) });
    for (let index = 0; index < 3; index += 1) {
      expect(await query(QUERY, { token: await keys.sign(`assistants:read extra:${index}`) })).toEqual({
        data: { assistant: { name: 'Ann' } },
      });
    }
    expect(keys.asked()).toBe(1);
  });

  test('one signed by a stranger, under a known or an unknown key id, is refused', async () => {
    const keys = await startKeyServer();
    const { query, upstream } = await start({ auth: jwtMode({ keys: { jwksUrl: keys.url, maxStaleSecs: 3_600 } }) });
    for (const token of [await keys.signAsStranger('assistants:read'), await keys.signWithUnknownKey('assistants:read')]) {
      const { errors } = await query(QUERY, { token });
      expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
    }
    expect(upstream.calls).toEqual([]);
  });

  test('the public key does not pass for a shared secret', async () => {
    const keys = await startKeyServer();
    const { query, upstream } = await start({ auth: jwtMode({ keys: { jwksUrl: keys.url, maxStaleSecs: 3_600 } }) });
    const { errors } = await query(QUERY, { token: await sign('assistants:read', { secret: JSON.stringify(keys.publicKey) }) });
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
    expect(upstream.calls).toEqual([]);
  });

  test('where they cannot be had, that is an outage and no refusal of the token', async () => {
    const keys = await startKeyServer();
    keys.fail();
    const { query, upstream } = await start({ auth: jwtMode({ keys: { jwksUrl: keys.url, maxStaleSecs: 3_600 } }) });
    const { errors } = await query(QUERY, { token: await keys.sign('assistants:read') });
    expect(errors?.[0]?.extensions).toEqual({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(JSON.stringify(errors)).not.toContain('127.0.0.1');
    expect(upstream.calls).toEqual([]);
  });
});

test('a token that was known is refused from the moment at which it expires', async () => {
  let now = Date.now();
  const options = { issuer: ISSUER, audience: AUDIENCE, clockSkewSecs: 0, now: () => now };
  const authenticate = verifyJwt({ ...options, keys: { secret: SECRET }, accounts: { key: 'upstream-key' } });
  const header = `Bearer ${await sign('assistants:read', { expiresIn: 30 })}`;
  expect(await authenticate(header)).toMatchObject({ subject: 'user-1' });
  expect(authenticate(header)).not.toBeInstanceOf(Promise);
  now += 31_000;
  const refusal = await authenticate(header);
  expect(refusal).toBeInstanceOf(GatewayError);
  expect((refusal as GatewayError).message).toBe('The token has expired.');
});

describe('several accounts', () => {
  const accounts = {
    claim: 'team',
    keys: new Map([
      ['red', 'key-of-red'],
      ['blue', 'key-of-blue'],
    ]),
  };
  const nameOf = { 'Bearer key-of-red': 'Red', 'Bearer key-of-blue': 'Blue' } as const;

  test('each token reads the account that its claim names, and nothing of another', async () => {
    const upstream = await startUpstream(({ headers }) => ({
      body: { id: 'a', name: nameOf[headers['authorization'] as keyof typeof nameOf] },
    }));
    const { query } = startGateway({ upstreamUrl: upstream.url, auth: jwtMode({ accounts }) });
    const read = async (team: string) =>
      (await query(QUERY, { token: await sign('assistants:read', { claims: { team } }) })).data.assistant.name;
    expect(await Promise.all(['red', 'blue', 'red', 'blue'].map(read))).toEqual(['Red', 'Blue', 'Red', 'Blue']);
    expect(upstream.calls).toHaveLength(2);
  });

  test.each([
    ['a name that is not configured', { team: 'green' }],
    ['a name of every object', { team: 'constructor' }],
    ['no string', { team: ['red'] }],
    ['no claim', {}],
  ])('%s is FORBIDDEN without a call', async (_name, claims) => {
    const { query, upstream } = await start({ auth: jwtMode({ accounts }) });
    const { errors } = await query(QUERY, { token: await sign('assistants:read', { claims }) });
    expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
    expect(upstream.calls).toEqual([]);
  });
});

function changeClaims(token: string, claims: object): string {
  const [header, payload = '', signature] = token.split('.');
  const changed = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), ...claims };
  return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
}
