import { webcrypto } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { createAuthenticate } from '../../src/auth/index.ts';
import { GatewayError } from '../../src/errors.ts';
import { startGateway } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { AUDIENCE, ISSUER, jwtMode } from './tokens.ts';

const MINUTE = 60_000;
/** After so long keys are fetched again. */
const AGED = 10 * MINUTE + 1;
const STALE_SECS = 3_600;
/** Between fetches for key ids that nobody knows, and between those after a failed one. */
const PACE = 5_000;

interface Signer {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

async function createSigner(kid: string | undefined, alg = 'RS256', more: Partial<JWK> = {}): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), alg, use: 'sig', ...(kid === undefined ? {} : { kid }), ...more } };
}

const [first, second, nameless] = await Promise.all([createSigner('key-1'), createSigner('key-2'), createSigner(undefined)]);

let tokens = 0;
/** A token that nobody has seen before, so that its signature is looked at. */
function sign({ privateKey, jwk }: Signer, { kid = jwk.kid, alg = jwk.alg ?? 'RS256' }: { kid?: string | undefined; alg?: string } = {}) {
  tokens += 1;
  return new SignJWT({ scope: 'assistants:read', jti: String(tokens), exp: 4_000_000_000 })
    .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .sign(privateKey);
}

/** A gate with a clock of its own, in front of a key server that answers as told. */
async function start({ maxStaleSecs = STALE_SECS, fetchTimeoutMs = 200 } = {}) {
  const state: { now: number; reply: UpstreamReply } = { now: 1_700_000_000_000, reply: {} };
  const publish = (...signers: readonly Signer[]) => {
    state.reply = { body: { keys: signers.map(({ jwk }) => jwk) } };
  };
  publish(first);
  const server = await startUpstream(() => state.reply);
  const events: string[] = [];
  const authenticate = createAuthenticate(jwtMode({ keys: { jwksUrl: `${server.url}/keys`, maxStaleSecs } }), null, {
    now: () => state.now,
    fetchTimeoutMs,
    events: {
      onKeysUnavailable: ({ ageMs }) => events.push(`unavailable, keys of ${ageMs === null ? 'none' : `${ageMs} ms`}`),
      onKeysRestored: ({ afterMs }) => events.push(`restored after ${afterMs} ms`),
    },
  });
  const ask = async (token: string | Promise<string>): Promise<string> => {
    const found = await authenticate(`Bearer ${await token}`);
    return found instanceof GatewayError ? found.code : 'let in';
  };
  const messageFor = async (token: string | Promise<string>): Promise<string> => {
    const found = await authenticate(`Bearer ${await token}`);
    return found instanceof GatewayError ? found.message : 'let in';
  };
  return {
    ask,
    messageFor,
    events,
    publish,
    fetches: () => server.calls.length,
    answer: (reply: UpstreamReply) => {
      state.reply = reply;
    },
    wait: (milliseconds: number) => {
      state.now += milliseconds;
    },
  };
}

/** What a key server may answer where it has no keys to give. */
const OUTAGES: readonly (readonly [name: string, reply: UpstreamReply])[] = [
  ['503', { status: 503 }],
  ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
  ['HTML', { body: '<html>', headers: { 'content-type': 'text/html' } }],
  ['JSON that is no set of keys', { body: { keys: 'none' } }],
  ['a list of what is no key', { body: { keys: [1, null] } }],
  ['no keys', { body: { keys: [] } }],
  ['no key for signatures', { body: { keys: [{ kty: 'oct', k: 'AAAA' }, { kid: 'key-1' }, { ...first.jwk, use: 'enc' }] } }],
  ['a reset', { raw: (response) => response.socket?.resetAndDestroy() }],
  ['nothing in time', { raw: () => {} }],
];

describe.each(OUTAGES)('while the key server answers %s', (_name, reply) => {
  test('the last good keys are used up to their bound, and those who watch are told once', async () => {
    const { ask, answer, publish, wait, events } = await start();
    expect(await ask(sign(first))).toBe('let in');
    answer(reply);
    wait(AGED);
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await ask(sign(first))).toBe('let in');
      wait(MINUTE);
    }
    expect(events).toEqual([`unavailable, keys of ${AGED} ms`]);
    wait(STALE_SECS * 1_000);
    expect(await ask(sign(first))).toBe('UPSTREAM_UNAVAILABLE');
    publish(first);
    wait(PACE);
    expect(await ask(sign(first))).toBe('let in');
    expect(events).toEqual([`unavailable, keys of ${AGED} ms`, expect.stringMatching(/^restored after \d+ ms$/)]);
  });

  test('and no keys are known, that is an outage; a moment later they are asked for again', async () => {
    const { ask, answer, publish, wait, events } = await start();
    answer(reply);
    expect(await ask(sign(first))).toBe('UPSTREAM_UNAVAILABLE');
    publish(first);
    wait(1_000);
    expect(await ask(sign(first))).toBe('let in');
    expect(events).toEqual(['unavailable, keys of none', 'restored after 1000 ms']);
  });
});

describe('in an outage', () => {
  test('nobody waits for a server that has just failed, while there are keys to go on with', async () => {
    const { ask, answer, wait, fetches } = await start({ fetchTimeoutMs: 5_000 });
    await ask(sign(first));
    answer({ status: 503 });
    wait(AGED);
    await ask(sign(first));
    answer({ raw: () => {} });
    wait(PACE);
    for (let turn = 0; turn < 5; turn += 1) expect(await ask(sign(first))).toBe('let in');
    await expect.poll(fetches).toBe(3);
  });

  test('the server is asked every five seconds, however many tokens come', async () => {
    const { ask, answer, wait, fetches } = await start();
    await ask(sign(first));
    answer({ status: 503 });
    wait(AGED);
    for (let turn = 0; turn < 20; turn += 1) {
      await Promise.all(Array.from({ length: 5 }, () => ask(sign(first))));
      wait(PACE / 10);
    }
    // One at first, one that fails, and one more in the ten seconds of the flood or two.
    expect(fetches()).toBeLessThanOrEqual(4);
  });

  test('a key that nobody knows is no fault of its token, and does not open the gate', async () => {
    const { ask, answer, wait, publish, fetches } = await start();
    await ask(sign(first));
    answer({ status: 503 });
    for (let turn = 0; turn < 10; turn += 1) expect(await ask(sign(second))).toBe('UPSTREAM_UNAVAILABLE');
    expect(fetches()).toBe(2);
    expect(await ask(sign(first))).toBe('let in');
    publish(first, second);
    wait(PACE);
    expect(await ask(sign(second))).toBe('let in');
  });

  test('with a bound of 0 stale keys are not used', async () => {
    const { ask, answer, wait } = await start({ maxStaleSecs: 0 });
    await ask(sign(first));
    answer({ status: 503 });
    wait(AGED);
    expect(await ask(sign(first))).toBe('UPSTREAM_UNAVAILABLE');
  });

  test('without keys the server is asked once a second', async () => {
    const { ask, answer, fetches } = await start();
    answer({ status: 503 });
    for (let turn = 0; turn < 10; turn += 1) expect(await ask(sign(first))).toBe('UPSTREAM_UNAVAILABLE');
    expect(fetches()).toBe(1);
  });
});

describe('keys that are exchanged', () => {
  test('a token of a new key is let in at once', async () => {
    const { ask, publish, fetches } = await start();
    await ask(sign(first));
    publish(first, second);
    expect(await Promise.all([ask(sign(second)), ask(sign(second)), ask(sign(first))])).toEqual(['let in', 'let in', 'let in']);
    expect(fetches()).toBe(2);
  });

  test('one that is withdrawn is refused after ten minutes', async () => {
    const { ask, publish, wait } = await start();
    await ask(sign(first));
    publish(second);
    expect(await ask(sign(first))).toBe('let in');
    wait(AGED);
    expect(await ask(sign(first))).toBe('UNAUTHENTICATED');
    expect(await ask(sign(second))).toBe('let in');
  });

  test('a flood of key ids that nobody knows costs one fetch in five seconds', async () => {
    const { ask, wait, fetches, publish } = await start();
    await ask(sign(first));
    for (let turn = 0; turn < 3; turn += 1) {
      const flood = Array.from({ length: 60 }, (_, index) => ask(sign(second, { kid: `unknown-${index}` })));
      expect(new Set(await Promise.all(flood))).toEqual(new Set(['UNAUTHENTICATED']));
      expect(fetches()).toBe(2 + turn);
      wait(PACE);
    }
    publish(first, second);
    expect(await ask(sign(second))).toBe('let in');
  });
});

describe('entries of the set that are no keys', () => {
  const BAD: readonly unknown[] = [
    null,
    1,
    'key',
    [],
    {},
    { kid: 'q' },
    { kty: 'oct', k: 'AAAA' },
    { kty: 'RSA', kid: 'broken', n: '!!', e: 'AQAB' },
  ];

  test.each(BAD.map((entry) => [JSON.stringify(entry), entry]))('%s costs only itself', async (_name, entry) => {
    const { ask, answer, events } = await start();
    answer({ body: { keys: [entry, first.jwk, entry] } });
    expect(await ask(sign(first))).toBe('let in');
    expect(await ask(sign(second))).toBe('UNAUTHENTICATED');
    expect(events).toEqual([]);
  });

  test('a set that is empty for a moment, when an unknown key is asked for, takes no key away', async () => {
    const { ask, answer, publish, wait, events, fetches } = await start();
    expect(await ask(sign(first))).toBe('let in');
    answer({ body: { keys: [] } });
    expect(await ask(sign(second))).toBe('UPSTREAM_UNAVAILABLE');
    expect(await ask(sign(first))).toBe('let in');
    publish(first, second);
    wait(PACE);
    expect(await ask(sign(second))).toBe('let in');
    expect(fetches()).toBe(3);
    expect(events).toEqual(['unavailable, keys of 0 ms', `restored after ${PACE} ms`]);
  });
});

describe('tokens that do not say which key signed them', () => {
  test('are let in by any key that fits', async () => {
    const { ask, publish } = await start();
    const elliptic = await createSigner(undefined, 'ES256');
    publish(first, second, nameless, elliptic);
    expect(await ask(sign(second, { kid: undefined }))).toBe('let in');
    expect(await ask(sign(nameless))).toBe('let in');
    expect(await ask(sign(elliptic))).toBe('let in');
  });

  test('and are refused where none does', async () => {
    const { ask, publish } = await start();
    publish(first, second);
    expect(await ask(sign(nameless))).toBe('UNAUTHENTICATED');
  });

  test('a weak key beside a good one costs nothing', async () => {
    const { ask, publish } = await start();
    const weak = await createWeakSigner();
    const { kid: _kid, ...jwk } = weak.jwk;
    publish({ ...weak, jwk }, nameless, first);
    expect(await ask(sign(nameless))).toBe('let in');
  });
});

/** An RSA key of 1,024 bits, which jose refuses to make. */
async function createWeakSigner(): Promise<Signer & { readonly sign: () => Promise<string> }> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 1_024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };
  const { publicKey, privateKey } = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const jwk: JWK = { ...((await webcrypto.subtle.exportKey('jwk', publicKey)) as JWK), kid: 'weak', alg: 'RS256', use: 'sig' };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signWeakly = async () => {
    const content = `${part({ alg: 'RS256', kid: 'weak' })}.${part({ iss: ISSUER, aud: AUDIENCE, scope: 'assistants:read', exp: 4_000_000_000 })}`;
    const signature = await webcrypto.subtle.sign('RSASSA-PKCS1-v1_5', privateKey, Buffer.from(content));
    return `${content}.${Buffer.from(signature).toString('base64url')}`;
  };
  return { privateKey, jwk, sign: signWeakly };
}

const CANNOT_BE_USED = 'The key that the token is signed with cannot be used: it is malformed, or an RSA key of fewer than 2048 bits.';
const NOT_PUBLISHED =
  'The token is signed with a key that is not among those published for this gateway: its "kid" or "alg" matches none of them.';

describe('what is wrong is said, as UNAUTHENTICATED', () => {
  const rows: readonly (readonly [
    name: string,
    message: string,
    published: () => Signer[] | Promise<Signer[]>,
    token: () => Promise<string>,
  ])[] = [
    ['a key that is not published', NOT_PUBLISHED, () => [first], () => sign(second)],
    ['a key for encryption', NOT_PUBLISHED, () => [{ ...first, jwk: { ...first.jwk, use: 'enc' } }, second], () => sign(first)],
    ['a key of another algorithm', NOT_PUBLISHED, () => [{ ...first, jwk: { ...first.jwk, alg: 'RS512' } }], () => sign(first)],
    [
      'a key without its modulus',
      CANNOT_BE_USED,
      () => [{ ...first, jwk: { kty: 'RSA', e: 'AQAB', kid: 'key-1', alg: 'RS256' } }],
      () => sign(first),
    ],
    ['a key that is no key', CANNOT_BE_USED, () => [{ ...first, jwk: { ...first.jwk, n: '!!' } }], () => sign(first)],
    ['a signature of another key', "The token's signature is not valid.", () => [first], () => sign(second, { kid: 'key-1' })],
    ['an end that has passed', 'The token has expired.', () => [first], () => signExpired()],
  ];
  const signExpired = () =>
    new SignJWT({ exp: 1_000 })
      .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .sign(first.privateKey);

  test.each(rows)('%s', async (_name, message, published, token) => {
    const { ask, messageFor, publish } = await start();
    publish(...(await published()));
    const made = await token();
    expect(await ask(made)).toBe('UNAUTHENTICATED');
    expect(await messageFor(made)).toBe(message);
  });

  test.each([true, false])('a key of 1,024 bits, with the adapter of Node: %s', async (nodeAdapter) => {
    const weak = await createWeakSigner();
    const server = await startUpstream(() => ({ body: { keys: [weak.jwk] } }));
    const upstream = await startUpstream(account([{ id: 'a' }]));
    const auth = jwtMode({ keys: { jwksUrl: `${server.url}/keys`, maxStaleSecs: STALE_SECS } });
    const { url } = await serve(startGateway({ upstreamUrl: upstream.url, auth, nodeAdapter }));
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await weak.sign()}` },
      body: JSON.stringify({ query: '{ assistant(id: "a") { id } }' }),
    });
    expect(await answer.json()).toMatchObject({ errors: [{ message: CANNOT_BE_USED, extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(upstream.calls).toEqual([]);
  });
});
