import type { AuthConfig } from '../config.ts';
import type { Authenticate } from './caller.ts';
import { verifyJwt, type JwtOptions } from './jwt.ts';
import { passThrough } from './passthrough.ts';

/** What tenants are hashed with; for published keys what fetches them, listeners for their outages, and clocks for tests. */
export type AuthenticateOptions = Pick<JwtOptions, 'tenantKey' | 'fetchKeys' | 'events' | 'fetchTimeoutMs' | 'now'>;

/** How callers are authenticated. `demoToken` is the sandbox's own account, null for every other upstream. */
export function createAuthenticate(config: AuthConfig, demoToken: string | null, options: AuthenticateOptions = {}): Authenticate {
  if (config.mode === 'passthrough') return passThrough(demoToken, options.tenantKey);
  const { accounts } = config;
  // Only with the sandbox a configuration without an API key is valid.
  return verifyJwt({ ...config, ...options, accounts: 'key' in accounts ? { key: accounts.key ?? demoToken ?? '' } : accounts });
}
