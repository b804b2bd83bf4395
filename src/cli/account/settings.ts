import type { SettingName } from '../../settings.ts';

/** The settings that decide which account is asked, and by which way. */
export const OF_ACCOUNT = [
  'UPSTREAM_URL',
  'UPSTREAM_CLIENT_CERT',
  'UPSTREAM_CLIENT_KEY',
  'UPSTREAM_TIMEOUT_MS',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'TELNYX_API_KEY',
  'MAX_UPSTREAM_CALLS',
] as const satisfies readonly SettingName[];
