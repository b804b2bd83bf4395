import * as z from 'zod';

declare module 'zod' {
  interface GlobalMeta {
    /** What a setting takes, in words: a range with its unit, the words that are possible, or a form. */
    readonly takes?: string;
  }
}

const PASSED_ON = 'takes http:// or https:// and a host, such as https://api.telnyx.com/v2, or the word sandbox';

/** A word of a closed set. */
const oneOf = <const W extends readonly [string, ...string[]]>(words: W, fallback: W[number]) => {
  const takes = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
  return z.enum(words, `takes ${takes}`).default(fallback).meta({ takes });
};

const TRUE_OR_FALSE = 'true or false';

const flag = (fallback: boolean) =>
  oneOf(['true', 'false'], fallback ? 'true' : 'false')
    .transform((value) => value === 'true')
    .meta({ takes: TRUE_OR_FALSE });

const wholeNumber = (what: string, fallback: number, min: number, max: number) => {
  const takes = `${what} from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, `takes ${takes}`)
    .transform(Number)
    .pipe(z.number().min(min, `takes ${takes}`).max(max, `takes ${takes}`))
    .default(fallback)
    .meta({ takes });
};

/** A base URL without credentials, query or fragment: those would be shown wherever the URL is. */
const upstreamUrl = z
  .string()
  .refine((value) => value === 'sandbox' || isBaseUrl(value), `${PASSED_ON}, without user, query or fragment`)
  .default('sandbox')
  .meta({ takes: 'a URL or the word sandbox' });

const text = z.string().optional().meta({ takes: 'text' });

/** A key that an Authorization header can carry. */
const isToken = (value: string | undefined): boolean => value === undefined || /^[\x21-\x7e]+$/.test(value);
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]{1,100}$/;
const ACCOUNT = /^[^=\s]+=[\x21-\x7e]+$/;

/** Every setting, by its environment variable. The command line takes the same ones: PORT is --port. */
export const settings = {
  PORT: wholeNumber('a port', 4000, 0, 65_535).describe('port to listen on; 0 picks a free one'),
  HOST: z
    .string()
    .min(1, 'takes an address or a host name')
    .default('127.0.0.1')
    .meta({ takes: 'an address or a host name' })
    .describe('address to listen on'),
  UPSTREAM_URL: upstreamUrl.describe('sandbox, or the base URL of the Telnyx API'),
  SUBGRAPH: flag(false).describe('serve the subgraph of a federated graph: _service and _entities'),
  MAX_ENTITIES: wholeNumber('a number', 1_000, 1, 100_000).describe('maximum number of representations in one _entities request'),
  AUTH_MODE: oneOf(['passthrough', 'jwt'], 'passthrough').describe(
    "passthrough forwards the caller's own bearer token; jwt verifies a JWT and calls upstream with TELNYX_API_KEY",
  ),
  JWT_JWKS_URL: text
    .refine((value) => value === undefined || isBaseUrl(value), 'takes http:// or https://, a host and a path')
    .meta({ takes: 'a URL' })
    .describe('URL of the JWKS with the public keys of JWTs; this or JWT_SECRET'),
  JWT_JWKS_MAX_STALE_SECS: wholeNumber('seconds', 14_400, 0, 604_800).describe(
    'how long expired keys are still used while JWT_JWKS_URL cannot be fetched; keys expire after ten minutes; 0 means not at all',
  ),
  JWT_SECRET: text.describe('secret that JWTs are signed with, at least 32 bytes recommended; this or JWT_JWKS_URL'),
  JWT_ISSUER: text.describe('required value of the claim iss of a JWT; any if not set'),
  JWT_AUDIENCE: text.describe('required value of the claim aud of a JWT; any if not set'),
  JWT_CLOCK_SKEW_SECS: wholeNumber('seconds', 5, 0, 300).describe('tolerated difference between the clocks of signer and gateway'),
  JWT_ACCOUNT_CLAIM: text.describe('claim of a JWT that names its account in TELNYX_API_KEYS; if not set, all JWTs use one account'),
  TELNYX_API_KEY: text
    .refine(isToken, 'takes an API key: visible characters without spaces')
    .describe('API key for upstream calls in jwt mode; never used in passthrough mode'),
  TELNYX_API_KEYS: z
    .string()
    .default('')
    .transform((value) => value.split(',').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()])))
    .refine((entries) => entries.every((entry) => ACCOUNT.test(entry)), {
      error: 'takes accounts as name=key, separated by commas',
      abort: true,
    })
    .transform((entries) => entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)] as const))
    .refine((accounts) => new Map(accounts).size === accounts.length, 'names an account twice')
    .transform((accounts): ReadonlyMap<string, string> => new Map(accounts))
    .meta({ takes: 'pairs name=key, separated by commas' })
    .describe('API keys of several accounts as name=key, separated by commas; see JWT_ACCOUNT_CLAIM'),
  CACHE_TTL_MS: wholeNumber('milliseconds', 5_000, 0, 86_400_000).describe('how long a cached read stays fresh; 0 turns the cache off'),
  CACHE_MAX_BYTES: wholeNumber('bytes', 64 * 1024 * 1024, 1_048_576, 68_719_476_736).describe('maximum size of the read cache, estimated'),
  CACHE_STALE_IF_ERROR_MS: wholeNumber('milliseconds', 0, 0, 86_400_000).describe(
    'how long a stale read may be served while the upstream is down; 0 means never',
  ),
  SHARED_CACHE_SECRET: text
    .refine((value) => value === undefined || Buffer.byteLength(value) >= 32, 'takes a secret of at least 32 bytes')
    .describe('secret that tenants are hashed with in logs and cache keys, the same for all processes; random for each process if not set'),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((value) => value.split(',').flatMap((origin) => (origin.trim() === '' ? [] : [origin.trim()])))
    .refine(
      (origins) => origins.every(isOrigin),
      'takes origins such as https://app.example.com or https://*.example.com, without a path or a slash at the end, separated by commas',
    )
    .meta({ takes: 'origins, separated by commas' })
    .refine((origins) => !origins.some(isOpenPattern), 'has a pattern that fits domains of strangers: name the host below *')
    .describe(
      'browser origins that may send requests (CORS), separated by commas; https://*.example.com stands for all hosts below example.com; none by default',
    ),
  CORS_HEADERS: z
    .string()
    .default('')
    .transform((value) => value.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim().toLowerCase()])))
    .refine((names) => names.every((name) => HEADER_NAME.test(name)), 'takes names of request headers, separated by commas')
    .meta({ takes: 'names of headers, separated by commas' })
    .describe('request headers that pages of CORS_ORIGINS may send, separated by commas; whatever they ask for if not set'),
  MAX_BODY_BYTES: wholeNumber('bytes', 1_000_000, 1_000, 100_000_000).describe('maximum size of a request body'),
  MAX_TOKENS: wholeNumber('a number', 10_000, 100, 1_000_000).describe('maximum number of tokens of an operation'),
  MAX_DEPTH: wholeNumber('a number', 12, 1, 100).describe('maximum depth of fields, not counting introspection'),
  MAX_ALIASES: wholeNumber('a number', 30, 0, 10_000).describe('maximum number of aliases of an operation'),
  MAX_ROOT_FIELDS: wholeNumber('a number', 20, 1, 10_000).describe('maximum number of root fields of an operation'),
  MAX_DIRECTIVES: wholeNumber('a number', 50, 0, 10_000).describe('maximum number of directives of an operation'),
  MAX_UPSTREAM_CALLS: wholeNumber('a number', 100, 1, 10_000).describe('maximum number of upstream calls of an operation'),
  MAX_ITEMS: wholeNumber('a number', 50_000, 100, 10_000_000).describe('maximum number of list items that an operation may read'),
  MAX_ANSWER_BYTES: wholeNumber('bytes', 64 * 1024 * 1024, 10_000, 400_000_000).describe('maximum size of an answer, before compression'),
  COMPRESSION_MIN_BYTES: wholeNumber('bytes', 8_192, 0, 400_000_000).describe(
    'size of answers from which on they are compressed (gzip) for clients that accept it; 0 turns compression off',
  ),
  RESPONSE_STALL_TIMEOUT_MS: wholeNumber('milliseconds', 60_000, 100, 600_000).describe(
    'time without progress after which a client that does not read its answer is disconnected',
  ),
  OPERATION_TIMEOUT_MS: wholeNumber('milliseconds', 25_000, 100, 600_000).describe('timeout of one operation, except imports and replies'),
  MAX_SUBSCRIPTIONS: wholeNumber('a number', 1_000, 0, 100_000).describe(
    'maximum number of subscriptions at once; each tenant may have 20',
  ),
  SUBSCRIPTION_TIMEOUT_MS: wholeNumber('milliseconds', 900_000, 100, 3_600_000).describe('timeout of one subscription'),
  UPSTREAM_TIMEOUT_MS: wholeNumber('milliseconds', 10_000, 100, 600_000).describe('timeout of one upstream attempt, body included'),
  ANSWER_CACHE_MAX_BYTES: wholeNumber('bytes', 16 * 1024 * 1024, 0, 68_719_476_736).describe(
    'maximum size of the cache of whole answers; they expire with the reads they were made from; 0 turns it off',
  ),
  ENTITY_CACHE_MAX_BYTES: wholeNumber('bytes', 16 * 1024 * 1024, 0, 68_719_476_736).describe(
    'maximum size of the cache of the parts of answers that show one entity each; they expire with their reads; 0 turns it off',
  ),
  GRAPHIQL: flag(true).describe('serve GraphiQL to browsers'),
  INTROSPECTION: flag(true).describe('answer introspection queries; false turns GraphiQL off too'),
  PERSISTED_OPERATIONS: z
    .string()
    .default('')
    .meta({ takes: 'a path' })
    .describe('path of a list of persisted operations: only these are answered, and GraphiQL is off; none by default'),
  LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info').describe('minimum level of log lines'),
} as const;

export type SettingName = keyof typeof settings;
export type SettingValues = z.output<z.ZodObject<typeof settings>>;

/** The names of all settings, in the order of the documentation. */
export const SETTING_NAMES = Object.keys(settings) as readonly SettingName[];

/** Settings that may come from a file instead, which their name with `_FILE` names: no list of processes shows what it holds. */
export const SECRET_SETTINGS = [
  'JWT_SECRET',
  'TELNYX_API_KEY',
  'TELNYX_API_KEYS',
  'SHARED_CACHE_SECRET',
] as const satisfies readonly SettingName[];

/** Whether a setting is on or off, so that its flag needs no value. */
export const isSwitch = (name: SettingName): boolean => settings[name].meta()?.takes === TRUE_OR_FALSE;

/** What is documented of a setting: its description, what it takes, and its default, null where there is none. */
export function describeSetting(
  name: SettingName,
): Readonly<Record<'description' | 'takes', string>> & { readonly fallback: string | null } {
  const { description = '', takes = 'text' } = settings[name].meta() ?? {};
  const value = settings[name].parse(undefined);
  // Lists and maps are empty by default.
  const fallback = value === undefined || value === '' || typeof value === 'object' ? null : String(value);
  return { description, takes, fallback };
}

function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    /^https?:$/.test(url.protocol) && url.host !== '' && url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  );
}

/** A scheme, a host and perhaps a port: what a browser sends as Origin. In the place of its first labels there may be one `*`. */
function isOrigin(value: string): boolean {
  const example = value.replace('://*.', '://any.');
  return !example.includes('*') && URL.canParse(example) && new URL(example).origin === example;
}

/** Whether a pattern is for a whole top-level domain, or for one of the second level that registries give to everybody. */
function isOpenPattern(value: string): boolean {
  const [, domain] = value.split('://*.');
  const host = domain?.replace(/\.?(?::\d+)?$/, '');
  return host !== undefined && (!host.includes('.') || /^(?:ac|co|com|edu|gob|gov|ne|net|nom|or|org)\.[a-z]{2}$/.test(host));
}
