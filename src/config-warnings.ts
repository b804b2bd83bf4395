/** What of a configuration is valid and yet probably not meant: said at each start, and by `check`. */
import type { Config, Environment } from './config.ts';
import { fileVariable } from './secret-files.ts';
import { SECRET_SETTINGS, SETTING_NAMES } from './settings.ts';
import { distance } from './similar-words.ts';

export function warningsOf(config: Config, env: Environment): readonly string[] {
  return [
    ...(hasWeakSecret(config) ? ['JWT_SECRET has fewer than 32 bytes: HS256 requires at least 32, and a short secret can be guessed'] : []),
    ...(config.ignoresApiKey ? ['TELNYX_API_KEY is set, but is not used with AUTH_MODE=passthrough: each caller sends its own key'] : []),
    ...(lacksVersion(config.upstreamUrl)
      ? ['UPSTREAM_URL does not end with /v2, as the base URL of the Telnyx API does: https://api.telnyx.com/v2']
      : []),
    ...misspelt(env).map(([name, meant]) => `${name} is no setting and has no effect; did you mean ${meant}?`),
  ];
}

const hasWeakSecret = ({ auth }: Config): boolean =>
  auth.mode === 'jwt' && 'secret' in auth.keys && Buffer.byteLength(auth.keys.secret) < 32;

function lacksVersion(upstreamUrl: string | null): boolean {
  if (upstreamUrl === null) return false;
  const { hostname, pathname } = new URL(upstreamUrl);
  return /(?:^|\.)telnyx\.com$/.test(hostname) && !/\/v2\/*$/.test(pathname);
}

/** Words of this length and more resemble no other word by chance; a shorter one (HOME, PORTS) may be anything. */
const MIN_LENGTH = 8;
const NAMES: readonly string[] = [...SETTING_NAMES, ...SECRET_SETTINGS.map(fileVariable)];

/** Variables that are nearly settings, each with the setting. An environment has many variables of other programs, so "nearly" is narrow. */
function misspelt(env: Environment): readonly (readonly [name: string, meant: string])[] {
  const known = new Set(NAMES);
  return Object.keys(env).flatMap((name) => {
    if (name.length < MIN_LENGTH || known.has(name) || !env[name]) return [];
    const meant = NAMES.filter((candidate) => candidate.length >= MIN_LENGTH && isNear(name, candidate));
    const [best] = meant.toSorted((a, b) => distance(name, a) - distance(name, b));
    return best === undefined ? [] : [[name, best] as const];
  });
}

const isNear = (name: string, setting: string) =>
  name.toUpperCase().replaceAll('-', '_') === setting || distance(name, setting) <= (setting.length >= 12 ? 2 : 1);
