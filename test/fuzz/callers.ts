import { SignJWT } from 'jose';
import type { Settings } from './configurations.ts';

export interface Caller {
  /** As reports name it; tokens are of use to nobody who reads them. */
  readonly name: string;
  readonly authorization: string | null;
}

export interface Callers {
  readonly callers: readonly Caller[];
  /** Upstream keys of the accounts behind them. */
  readonly keys: readonly string[];
  readonly settings: Settings;
}

/** Each token is an account of its own; two requests have none that is of use. */
export function passthroughCallers(world: number): Callers {
  const keys = ['red', 'blue', 'green'].map((name) => `${name}-${world}`);
  const callers = keys.map((key) => ({ name: key, authorization: `Bearer ${key}` }));
  const odd = [
    { name: 'nobody', authorization: null },
    { name: 'malformed', authorization: 'Basic dXNlcjpwYXNz' },
    { name: 'stranger', authorization: 'Bearer stranger' },
  ];
  return { callers: [...callers, ...callers, ...odd], keys, settings: {} };
}

const SECRET = 'a secret of more than thirty-two bytes, for the fuzzer';

/** The claims that allow something, in every spelling that issuers have, and in some that allow nothing. */
const SCOPES: readonly Readonly<Record<string, unknown>>[] = [
  { scope: 'assistants:read secrets:read' },
  { scope: ['assistants:read', 'secrets:read'] },
  { scope: ['assistants:read secrets:read'] },
  { scp: ['assistants:read secrets:read'] },
  { scope: 'assistants:read' },
  { scp: ['assistants:read'] },
  { scope: 'assistants:read', scp: ['secrets:read'] },
  { scope: ['assistants:read', 'secrets:read assistants:write'] },
  { scope: 'secrets:read assistants:read assistants:write assistants:import' },
  { scope: ['assistants:import', 'assistants:write'] },
  { scope: 'assistants:read assistants:write assistants:import' },
  { scope: ['assistants:read', '', 7, null, '  '] },
  { scope: 'assistants:read conversations:read assistants:run' },
  { scope: 'openid' },
  {},
];

let signed: Promise<Callers> | undefined;

/** Callers of two accounts with every set of scopes; the same for every world. */
export const jwtCallers = (): Promise<Callers> => (signed ??= signAll());

async function signAll(): Promise<Callers> {
  const sign = async (account: string, claims: Readonly<Record<string, unknown>>): Promise<Caller> => {
    const token = await new SignJWT({ ...claims, account })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('30d')
      .sign(new TextEncoder().encode(SECRET));
    return { name: `${account} ${JSON.stringify(claims)}`, authorization: `Bearer ${token}` };
  };
  const [red, blue] = await Promise.all(['red', 'blue'].map((account) => Promise.all(SCOPES.map((claims) => sign(account, claims)))));
  return {
    callers: [...(red ?? []), ...(blue ?? []).slice(0, 6), { name: 'nobody', authorization: null }, await sign('green', {})],
    keys: ['key-of-red', 'key-of-blue'],
    settings: {
      AUTH_MODE: 'jwt',
      JWT_SECRET: SECRET,
      JWT_ACCOUNT_CLAIM: 'account',
      TELNYX_API_KEYS: 'red=key-of-red,blue=key-of-blue',
    },
  };
}
