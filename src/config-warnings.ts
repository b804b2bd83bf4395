/** What of the settings is valid and yet probably not meant: said at each start, beside faults too, and by `check`. */
import { fileVariable } from './secret-files.ts';
import { CONVENTIONAL, SECRET_SETTINGS, SETTING_NAMES, type Environment, type SettingName, type SettingValues } from './settings.ts';
import { domainOfPattern } from './setting-forms.ts';
import { distance } from './similar-words.ts';

interface Warning {
  /** The settings of the rule. The rule is skipped if one of them is invalid by itself. */
  readonly settings: readonly SettingName[];
  readonly applies: (values: SettingValues) => boolean;
  readonly text: string;
}

const WARNINGS: readonly Warning[] = [
  {
    settings: ['AUTH_MODE', 'JWT_SECRET'],
    applies: ({ AUTH_MODE, JWT_SECRET }) => AUTH_MODE === 'jwt' && JWT_SECRET !== null && Buffer.byteLength(JWT_SECRET) < 32,
    text: 'JWT_SECRET has fewer than 32 bytes: HS256 requires at least 32, and a short secret can be guessed',
  },
  {
    settings: ['AUTH_MODE', 'TELNYX_API_KEY', 'UPSTREAM_URL'],
    applies: ({ AUTH_MODE, TELNYX_API_KEY, UPSTREAM_URL }) =>
      AUTH_MODE === 'passthrough' && TELNYX_API_KEY !== null && UPSTREAM_URL !== 'sandbox',
    text: 'TELNYX_API_KEY is set, but is not used with AUTH_MODE=passthrough: each caller sends its own key',
  },
  {
    settings: ['UPSTREAM_URL'],
    applies: ({ UPSTREAM_URL }) => lacksVersion(UPSTREAM_URL),
    text: 'UPSTREAM_URL does not end with /v2, as the base URL of the Telnyx API does: https://api.telnyx.com/v2',
  },
  {
    settings: ['REDIS_URL', 'UPSTREAM_URL'],
    applies: ({ REDIS_URL, UPSTREAM_URL }) => REDIS_URL !== null && UPSTREAM_URL === 'sandbox',
    text: 'REDIS_URL is set, and each process has a sandbox of its own: they share what they read of different data. REDIS_URL is for an account',
  },
  {
    settings: ['MCP', 'PUBLIC_URL'],
    applies: ({ MCP, PUBLIC_URL }) => !MCP && PUBLIC_URL !== null,
    text: 'PUBLIC_URL has no effect without MCP=true',
  },
  {
    settings: ['MCP', 'PUBLIC_URL', 'AUTH_MODE', 'JWT_ISSUER'],
    applies: ({ MCP, PUBLIC_URL, AUTH_MODE, JWT_ISSUER }) => MCP && PUBLIC_URL !== null && (AUTH_MODE !== 'jwt' || !isHttpUrl(JWT_ISSUER)),
    text: 'PUBLIC_URL has no effect without AUTH_MODE=jwt and a JWT_ISSUER that is a URL, that of the authorization server: agents do not find out who signs tokens',
  },
  {
    // Who signs with a secret knows what for, unless agents of everybody are sent to who signs.
    settings: ['AUTH_MODE', 'JWT_AUDIENCE', 'JWT_JWKS_URL', 'MCP', 'PUBLIC_URL'],
    applies: ({ AUTH_MODE, JWT_AUDIENCE, JWT_JWKS_URL, MCP, PUBLIC_URL }) =>
      AUTH_MODE === 'jwt' && JWT_AUDIENCE === null && (JWT_JWKS_URL !== null || (MCP && PUBLIC_URL !== null)),
    text: 'JWT_AUDIENCE is not set: tokens that were signed for other services are accepted, too',
  },
  {
    settings: ['AUTH_MODE', 'JWT_ISSUER', 'JWT_JWKS_URL'],
    applies: ({ AUTH_MODE, JWT_ISSUER, JWT_JWKS_URL }) => AUTH_MODE === 'jwt' && JWT_ISSUER === null && JWT_JWKS_URL !== null,
    text: 'JWT_ISSUER is not set: tokens of every issuer that signs with the keys at JWT_JWKS_URL are accepted',
  },
  {
    settings: ['PUBLIC_URL'],
    applies: ({ PUBLIC_URL }) => /\/mcp\/*$/.test(PUBLIC_URL ?? ''),
    text: 'PUBLIC_URL ends with /mcp, which is added to it: agents are sent to /mcp/mcp',
  },
  {
    settings: ['CORS_ORIGINS'],
    applies: ({ CORS_ORIGINS }) => CORS_ORIGINS.some((origin) => SHARED_DOMAINS.has(domainOfPattern(origin))),
    text: 'CORS_ORIGINS has a pattern such as https://*.github.io, below which everybody can have a host: list the hosts that are yours',
  },
];

/** Domains of hosting services and registries that give the names below them to everybody. The full list of such domains is far longer, and changes weekly. */
const SHARED_DOMAINS: ReadonlySet<string> = new Set(
  [
    'github.io gitlab.io app.github.dev githubpreview.dev gitpod.io pages.dev workers.dev trycloudflare.com vercel.app now.sh netlify.app',
    'netlify.com web.app firebaseapp.com appspot.com run.app a.run.app herokuapp.com onrender.com fly.dev railway.app up.railway.app surge.sh',
    'deno.dev amplifyapp.com cloudfront.net amazonaws.com s3.amazonaws.com elasticbeanstalk.com awsapprunner.com azurewebsites.net',
    'azurestaticapps.net azureedge.net cloudapp.azure.com ondigitalocean.app glitch.me replit.app replit.dev repl.co csb.app',
    'webcontainer.io stackblitz.io lovable.app lovableproject.com hf.space streamlit.app expo.app ngrok.io ngrok.app ngrok.dev ngrok-free.app',
    'ngrok-free.dev loca.lt myshopify.com webflow.io framer.app framer.website wixsite.com wordpress.com blogspot.com pythonanywhere.com',
    'kinsta.app neocities.org readthedocs.io bubbleapps.io uk.com us.com eu.com de.com eu.org me.uk ltd.uk plc.uk id.au go.jp gr.jp',
  ].flatMap((line) => line.split(' ')),
);

/** Of settings. `isSound` says which are valid by themselves. */
export const warningsOf = (values: SettingValues, isSound: (name: SettingName) => boolean): readonly string[] =>
  WARNINGS.filter(({ settings, applies }) => settings.every(isSound) && applies(values)).map(({ text }) => text);

const isHttpUrl = (value: string | null) => value !== null && /^https?:/.test(value) && URL.canParse(value);

function lacksVersion(upstreamUrl: string): boolean {
  if (upstreamUrl === 'sandbox') return false;
  const { hostname, pathname } = new URL(upstreamUrl);
  return /(?:^|\.)telnyx\.com$/.test(hostname) && !/\/v2\/*$/.test(pathname);
}

/** Variables that somebody sets for an effect, and that have none. */
export const warningsOfEnvironment = (env: Environment): readonly string[] => [
  ...misspelt(env).map(([name, meant]) => `${name} is no setting and has no effect; did you mean ${meant}?`),
  ...withoutEffect(
    SETTING_NAMES.filter(isNoSecret).map(fileVariable),
    env,
    () => `only secrets may be in files: ${SECRET_SETTINGS.join(', ')}`,
  ),
  ...withoutEffect(NOT_SUPPORTED, env, ({ length }) => `this version does not support what ${length === 1 ? 'it is' : 'they are'} for`),
];

const isNoSecret = (name: SettingName) => !(SECRET_SETTINGS as readonly SettingName[]).includes(name);

/** What gateways commonly obey, and this one does not yet. A value that turns it off has the effect that it says. */
const NOT_SUPPORTED = ['ALL_PROXY', 'all_proxy', 'OTEL_EXPORTER_OTLP_PROTOCOL'];
/** The value of one of them that says what this version does anyway. */
const SUPPORTED: Readonly<Record<string, string>> = { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' };

/** One line for all of them. */
function withoutEffect(names: readonly string[], env: Environment, reason: (set: readonly string[]) => string): readonly string[] {
  const set = names.filter((name) => !['', undefined, SUPPORTED[name]].includes(env[name]?.trim()));
  return set.length === 0 ? [] : [`${set.join(', ')} ${set.length === 1 ? 'has' : 'have'} no effect: ${reason(set)}`];
}

/** Words of this length and more resemble no other word by chance; a shorter one (HOME, PORTS) may be anything. */
const MIN_LENGTH = 8;
const NAMES: readonly string[] = [...SETTING_NAMES, ...SECRET_SETTINGS.map(fileVariable)];

/** Variables that are nearly settings, each with the setting. An environment has many variables of other programs, so "nearly" is narrow. */
function misspelt(env: Environment): readonly (readonly [name: string, meant: string])[] {
  const known = new Set([...NAMES, ...[...CONVENTIONAL].map((name) => name.toLowerCase())]);
  return Object.keys(env).flatMap((name) => {
    if (name.length < MIN_LENGTH || known.has(name) || !env[name]) return [];
    const meant = NAMES.filter((candidate) => candidate.length >= MIN_LENGTH && isNear(name, candidate));
    const [best] = meant.toSorted((a, b) => distance(name, a) - distance(name, b));
    return best === undefined ? [] : [[name, best] as const];
  });
}

const isNear = (name: string, setting: string) =>
  name.toUpperCase().replaceAll('-', '_') === setting || distance(name, setting) <= (setting.length >= 12 ? 2 : 1);
