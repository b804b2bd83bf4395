/** What is said of tokens that the published keys do not fit. */
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { createWeakSigner, first, second, sign, STALE_SECS, start, type Signer } from './key-server.ts';
import { AUDIENCE, ISSUER, jwtMode } from './tokens.ts';

const CANNOT_BE_USED = 'The key that the token is signed with cannot be used: it is malformed, or an RSA key of fewer than 2048 bits.';
const UNKNOWN_ID = 'None of the published keys has the "kid" of the token.';
const OTHER_USE = 'The published key with the "kid" of the token is for another "alg" or "use".';
const SOON = ' They are read again every 5 seconds at most: a key that has just been published is known after that.';

describe('what is wrong is said, as UNAUTHENTICATED', () => {
  const rows: readonly (readonly [
    name: string,
    message: string,
    published: () => Signer[] | Promise<Signer[]>,
    token: () => Promise<string>,
  ])[] = [
    ['a key that is not published', UNKNOWN_ID, () => [first], () => sign(second)],
    ['a key for encryption', OTHER_USE, () => [{ ...first, jwk: { ...first.jwk, use: 'enc' } }, second], () => sign(first)],
    ['a key of another algorithm', OTHER_USE, () => [{ ...first, jwk: { ...first.jwk, alg: 'RS512' } }], () => sign(first)],
    [
      'no key id, and no key of its algorithm',
      'No published key is for tokens that are signed with RS256.',
      () => [{ ...first, jwk: { ...first.jwk, alg: 'RS512' } }],
      () => sign(first, { kid: null, alg: 'RS256' }),
    ],
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
    const { ask, messageFor, publish, fetches } = await start();
    publish(...(await published()));
    const made = await token();
    expect(await messageFor(made)).toBe(message);
    expect(await ask(made)).toBe('UNAUTHENTICATED');
    // No more is fetched for it, and the publisher of a key meanwhile reads why it is not known.
    const before = fetches();
    const isUnknown = [UNKNOWN_ID, OTHER_USE].includes(message) || message.startsWith('No published key');
    expect(await messageFor(made)).toBe(isUnknown ? message + SOON : message);
    expect(fetches()).toBe(before);
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
