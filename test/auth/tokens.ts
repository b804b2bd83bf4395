/** Tokens of every kind, and a place where public keys are fetched. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { onTestFinished } from 'vitest';
import type { AuthConfig } from '../../src/config.ts';

export const SECRET = 'a secret of more than thirty-two bytes, for tests';
export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'assistants';

export type JwtConfig = Extract<AuthConfig, { readonly mode: 'jwt' }>;

export const jwtMode = (changes: Partial<JwtConfig> = {}): JwtConfig => ({
  mode: 'jwt',
  keys: { secret: SECRET },
  issuer: ISSUER,
  audience: AUDIENCE,
  clockSkewSecs: 5,
  accounts: { key: 'upstream-key' },
  ...changes,
});

export interface TokenOptions {
  readonly claims?: JWTPayload & Readonly<Record<string, unknown>>;
  readonly secret?: string;
  readonly algorithm?: string;
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds from now; an hour if not said, never if null. */
  readonly expiresIn?: number | null;
  readonly notBefore?: number;
}

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

/** A token signed with the shared secret. */
export function sign(scope: string, options: TokenOptions = {}): Promise<string> {
  const { claims = {}, secret = SECRET, algorithm = 'HS256', issuer = ISSUER, audience = AUDIENCE, expiresIn = 3_600, notBefore } = options;
  const jwt = new SignJWT({ sub: 'user-1', scope, ...claims })
    .setProtectedHeader({ alg: algorithm })
    .setIssuer(issuer)
    .setAudience(audience);
  if (expiresIn !== null) jwt.setExpirationTime(inSeconds(expiresIn));
  if (notBefore !== undefined) jwt.setNotBefore(inSeconds(notBefore));
  return jwt.sign(new TextEncoder().encode(secret));
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that claims whatever it likes, and is signed by nobody. */
export const unsigned = (claims: JWTPayload, algorithm = 'none'): string =>
  `${part({ alg: algorithm, typ: 'JWT' })}.${part({ iss: ISSUER, aud: AUDIENCE, exp: inSeconds(3_600), ...claims })}.`;

/** A key pair whose public half is served, and how often it was asked for. */
export async function startKeyServer() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' };
  let asked = 0;
  let failing = false;
  let published = jwk;
  const server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(failing ? 500 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: [published] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const signed = (scope: string, { key = privateKey, kid = 'key-1' } = {}) =>
    new SignJWT({ scope })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setExpirationTime(inSeconds(3_600))
      .sign(key);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    publicKey: jwk,
    asked: () => asked,
    fail: () => {
      failing = true;
    },
    /** Publishes another key instead. */
    revoke: async () => {
      published = { ...jwk, ...(await exportJWK(stranger.publicKey)), kid: 'key-2' };
    },
    sign: (scope: string) => signed(scope),
    signAsStranger: (scope: string) => signed(scope, { key: stranger.privateKey }),
    signWithUnknownKey: (scope: string) => signed(scope, { key: stranger.privateKey, kid: 'key-2' }),
  };
}
