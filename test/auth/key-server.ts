/** Keys that are published by a server, tokens that are signed with them, and a gate with a clock that lets them in. */
import { webcrypto } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { createAuthenticate } from '../../src/auth/index.ts';
import { GatewayError } from '../../src/errors.ts';
import { startUpstream, type UpstreamReply } from '../support/upstream.ts';
import { AUDIENCE, ISSUER, jwtMode } from './tokens.ts';

export const MINUTE = 60_000;
/** After so long keys are fetched again. */
export const AGED = 10 * MINUTE + 1;
export const STALE_SECS = 3_600;
/** Between fetches for key ids that nobody knows, and between those after a failed one. */
export const PACE = 5_000;

export interface Signer {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function createSigner(kid: string | undefined, alg = 'RS256', more: Partial<JWK> = {}): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), alg, use: 'sig', ...(kid === undefined ? {} : { kid }), ...more } };
}

export const [first, second, nameless] = await Promise.all([createSigner('key-1'), createSigner('key-2'), createSigner(undefined)]);

let tokens = 0;
/** A token that nobody has seen before, so that its signature is looked at. */
export function sign(
  { privateKey, jwk }: Signer,
  { kid = jwk.kid ?? null, alg = jwk.alg ?? 'RS256' }: { kid?: string | null; alg?: string } = {},
) {
  tokens += 1;
  return new SignJWT({ scope: 'assistants:read', jti: String(tokens), exp: 4_000_000_000 })
    .setProtectedHeader({ alg, ...(kid === null ? {} : { kid }) })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .sign(privateKey);
}

/** A gate with a clock of its own, in front of a key server that answers as the test sets it. */
export async function start({ maxStaleSecs = STALE_SECS, fetchTimeoutMs = 200 } = {}) {
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

/** An RSA key of 1,024 bits, which jose refuses to make. */
export async function createWeakSigner(): Promise<Signer & { readonly sign: () => Promise<string> }> {
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
