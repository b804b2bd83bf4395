import type { AuthConfig } from '../config.ts';
import type { Authenticate } from './caller.ts';
import { verifyJwt, type JwtOptions } from './jwt.ts';
import { passThrough } from './passthrough.ts';

/** What has to do with published keys only: who is told of their outages, and clocks for tests. */
export type AuthenticateOptions = Pick<JwtOptions, 'events' | 'fetchTimeoutMs' | 'now'>;

/** How callers are told apart. `demoToken` is the sandbox's own account, null in front of any other upstream. */
export function createAuthenticate(config: AuthConfig, demoToken: string | null, options: AuthenticateOptions = {}): Authenticate {
  if (config.mode === 'passthrough') return passThrough(demoToken);
  const { accounts } = config;
  // Only in front of the sandbox a configuration is taken that has no key.
  return verifyJwt({ ...config, ...options, accounts: 'key' in accounts ? { key: accounts.key ?? demoToken ?? '' } : accounts });
}
