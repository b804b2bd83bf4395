import type { AuthConfig } from '../config.ts';
import type { Authenticate } from './caller.ts';
import { verifyJwt } from './jwt.ts';
import { passThrough } from './passthrough.ts';

/** How callers are told apart. `demoToken` is the sandbox's own account, null in front of any other upstream. */
export function createAuthenticate(config: AuthConfig, demoToken: string | null): Authenticate {
  if (config.mode === 'passthrough') return passThrough(demoToken);
  const { accounts } = config;
  // Only in front of the sandbox a configuration is taken that has no key.
  return verifyJwt({ ...config, accounts: 'key' in accounts ? { key: accounts.key ?? demoToken ?? '' } : accounts });
}
