import { GatewayError } from '../errors.ts';
import { Credential, type TenantKey } from '../upstream/credential.ts';

/** The Telnyx accounts of a gateway: one for all callers, or one per value of a claim. */
export type Accounts = { readonly key: string } | { readonly claim: string; readonly keys: ReadonlyMap<string, string> };

/** The credential of the account of a verified token; a refusal if the token names no configured account. */
export function chooseAccount(
  payload: Readonly<Record<string, unknown>>,
  accounts: Accounts,
  tenantKey?: TenantKey,
): Credential | GatewayError {
  if ('key' in accounts) return new Credential(accounts.key, tenantKey);
  const name = Object.hasOwn(payload, accounts.claim) ? payload[accounts.claim] : undefined;
  const key = typeof name === 'string' ? accounts.keys.get(name) : undefined;
  return key === undefined
    ? new GatewayError('FORBIDDEN', `The token's claim "${accounts.claim}" names no account that this gateway serves.`)
    : new Credential(key, tenantKey);
}
