import { GatewayError } from '../errors.ts';
import { Credential } from '../upstream/credential.ts';

/** The upstream accounts behind a gateway: one for everybody, or one for each name that a claim may have. */
export type Accounts = { readonly key: string } | { readonly claim: string; readonly keys: ReadonlyMap<string, string> };

/** The credential of the account that a verified token is for; a refusal where it names none of those configured. */
export function chooseAccount(payload: Readonly<Record<string, unknown>>, accounts: Accounts): Credential | GatewayError {
  if ('key' in accounts) return new Credential(accounts.key);
  const name = Object.hasOwn(payload, accounts.claim) ? payload[accounts.claim] : undefined;
  const key = typeof name === 'string' ? accounts.keys.get(name) : undefined;
  return key === undefined
    ? new GatewayError('FORBIDDEN', `The token's claim "${accounts.claim}" names no account that this gateway serves.`)
    : new Credential(key);
}
