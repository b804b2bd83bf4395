/** Every setting, by its environment variable: one table for variables, flags, options of programs, help and documentation. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import {
  accounts,
  list,
  oneOf,
  operationList,
  pem,
  proxyUrl,
  setting,
  textual,
  trueOrFalse,
  wholeNumber,
  wholeNumberOr,
  type Setting,
} from './setting-kinds.ts';
import { faultOfRedisUrl, redisAddressOf } from './redis-address.ts';
import { HEADER_NAME, HOST_NAME, isBaseUrl, isOpenPattern, isOrigin, isToken } from './setting-forms.ts';
import { traceSettings } from './trace-settings.ts';

const text = textual({ takes: 'text' });

export const settings = {
  PORT: setting(wholeNumber('a port', 0, 65_535), 4000, 'port to listen on; 0 picks a free one'),
  HOST: setting(
    textual({
      takes: 'an address or a host name',
      fault: 'takes an address or a host name such as 127.0.0.1 or ::1, without scheme, port and brackets',
      fits: (value) => isIP(value) !== 0 || HOST_NAME.test(value),
    }),
    '127.0.0.1',
    'address to listen on',
  ),
  UPSTREAM_URL: setting(
    textual({
      takes: 'a URL or the word sandbox',
      fault:
        'takes http:// or https:// and a host, such as https://api.telnyx.com/v2, or the word sandbox, without user, query or fragment',
      fits: (value) => value === 'sandbox' || isBaseUrl(value),
    }),
    'sandbox',
    'sandbox, or the base URL of the Telnyx API',
  ),
  UPSTREAM_CLIENT_CERT: setting(
    pem('a certificate', (given) => new X509Certificate(given)),
    null,
    'client certificate that is shown to the host of UPSTREAM_URL, the chain of its authority below it',
  ),
  UPSTREAM_CLIENT_KEY: setting(
    pem('a private key without a passphrase', (given) => createPrivateKey(given)),
    null,
    'private key of UPSTREAM_CLIENT_CERT',
  ),
  HTTPS_PROXY: setting(proxyUrl(), null, 'proxy for connections to https:// hosts: to Telnyx and to JWT_JWKS_URL; HTTP_PROXY if not set'),
  HTTP_PROXY: setting(proxyUrl(), null, 'proxy for connections to http:// hosts'),
  NO_PROXY: setting(
    text,
    null,
    'hosts that are asked directly, separated by commas; example.com stands for the hosts below it too, * for all hosts',
  ),
  SUBGRAPH: setting(trueOrFalse, false, 'serve the subgraph of a federated graph: _service and _entities'),
  MAX_ENTITIES: setting(wholeNumber('a number', 1, 100_000), 1_000, 'maximum number of representations in one _entities request'),
  AUTH_MODE: setting(
    oneOf('passthrough', 'jwt'),
    'passthrough',
    "passthrough forwards the caller's own bearer token; jwt verifies a JWT and calls upstream with TELNYX_API_KEY",
  ),
  JWT_JWKS_URL: setting(
    textual({ takes: 'a URL', fault: 'takes http:// or https://, a host and a path, without user, query or fragment', fits: isBaseUrl }),
    null,
    'URL of the JWKS with the public keys of JWTs; this or JWT_SECRET',
  ),
  JWT_JWKS_MAX_STALE_SECS: setting(
    wholeNumber('seconds', 0, 604_800),
    14_400,
    'how long expired keys are still used while JWT_JWKS_URL cannot be fetched; keys expire after ten minutes; 0 means not at all',
  ),
  JWT_SECRET: setting(text, null, 'secret that JWTs are signed with, at least 32 bytes recommended; this or JWT_JWKS_URL'),
  JWT_ISSUER: setting(text, null, 'required value of the claim iss of a JWT; any if not set'),
  JWT_AUDIENCE: setting(text, null, 'required value of the claim aud of a JWT; any if not set'),
  JWT_CLOCK_SKEW_SECS: setting(wholeNumber('seconds', 0, 300), 5, 'tolerated difference between the clocks of signer and gateway'),
  JWT_ACCOUNT_CLAIM: setting(text, null, 'claim of a JWT that names its account in TELNYX_API_KEYS; if not set, all JWTs use one account'),
  TELNYX_API_KEY: setting(
    textual({ takes: 'text', fault: 'takes an API key: visible characters without spaces', fits: isToken }),
    null,
    'API key for upstream calls in jwt mode; never used in passthrough mode',
  ),
  TELNYX_API_KEYS: setting(
    accounts(isToken),
    new Map<string, string>(),
    'API keys of several accounts by their names; see JWT_ACCOUNT_CLAIM',
  ),
  CACHE_TTL_MS: setting(wholeNumber('milliseconds', 0, 86_400_000), 5_000, 'how long a cached read stays fresh; 0 turns the cache off'),
  CACHE_MAX_BYTES: setting(wholeNumber('bytes', 1_048_576, 68_719_476_736), 64 * 1024 * 1024, 'maximum size of the read cache, estimated'),
  CACHE_STALE_IF_ERROR_MS: setting(
    wholeNumber('milliseconds', 0, 86_400_000),
    0,
    'how long a stale read may be served while the upstream is down; 0 means never',
  ),
  SHARED_CACHE_SECRET: setting(
    textual({ takes: 'text', fault: 'takes a secret of at least 32 bytes', fits: (value) => Buffer.byteLength(value) >= 32 }),
    null,
    'secret that tenants are hashed with in logs and cache keys, the same for all processes; random for each process if not set',
  ),
  REDIS_URL: setting(
    textual({
      takes: 'a URL',
      fault: faultOfRedisUrl,
      fits: (value) => redisAddressOf(value) !== null,
    }),
    null,
    'URL of a Redis or Valkey, of nodes of a cluster, or of sentinels, by which all processes share what they read, encrypted; needs SHARED_CACHE_SECRET; none by default',
  ),
  SHARED_CACHE_PREFIX: setting(
    textual({
      takes: 'up to 40 letters, digits, - or _',
      fits: (value) => /^[\w-]{1,40}$/.test(value),
    }),
    'ag',
    'what keys and channels in Redis begin with, so that several gateways can use one',
  ),
  SHARED_CACHE_TIMEOUT_MS: setting(
    wholeNumber('milliseconds', 5, 5_000),
    100,
    'timeout of one command to Redis; then the upstream is asked',
  ),
  SHARED_CACHE_LEASE_MS: setting(
    wholeNumber('milliseconds', 100, 10_000),
    1_000,
    'how long a write waits at most for processes that do not answer, and how long a read is used where writes of others may have been missed',
  ),
  SHARED_CACHE_MAX_VALUE_BYTES: setting(
    wholeNumber('bytes', 1_024, 67_108_864),
    1_048_576,
    'maximum size of one read in Redis, compressed; longer ones are not shared',
  ),
  CORS_ORIGINS: setting(
    list({
      items: 'origins',
      form: 'origins such as https://app.example.com or https://*.example.com, without a path or a slash at the end',
      fits: isOrigin,
      refused: [
        { matches: isOpenPattern, fault: 'has a pattern that fits domains of strangers: name the host below *' },
        {
          matches: (origin) => /^(?:wss?|ftp|file):/.test(origin),
          fault: 'has a scheme that no page has (ws, wss, ftp or file): list the origin of the page, with http:// or https://',
        },
      ],
    }),
    [],
    'browser origins that may send requests (CORS); https://*.example.com stands for all hosts below example.com; none by default',
  ),
  CORS_HEADERS: setting(
    list({
      items: 'names of headers',
      form: 'names of request headers',
      fits: (name) => HEADER_NAME.test(name),
      normalize: (name) => name.toLowerCase(),
    }),
    null,
    'request headers that pages of CORS_ORIGINS may send; whatever they ask for if not set',
  ),
  MAX_BODY_BYTES: setting(wholeNumber('bytes', 1_000, 100_000_000), 1_000_000, 'maximum size of a request body'),
  MAX_TOKENS: setting(wholeNumber('a number', 100, 1_000_000), 10_000, 'maximum number of tokens of an operation'),
  MAX_DEPTH: setting(wholeNumber('a number', 1, 100), 12, 'maximum depth of fields, not counting introspection'),
  MAX_ALIASES: setting(wholeNumber('a number', 0, 10_000), 30, 'maximum number of aliases of an operation'),
  MAX_ROOT_FIELDS: setting(wholeNumber('a number', 1, 10_000), 20, 'maximum number of root fields of an operation'),
  MAX_DIRECTIVES: setting(wholeNumber('a number', 0, 10_000), 50, 'maximum number of directives of an operation'),
  MAX_UPSTREAM_CALLS: setting(wholeNumber('a number', 1, 10_000), 100, 'maximum number of upstream calls of an operation'),
  MAX_ITEMS: setting(wholeNumber('a number', 100, 10_000_000), 50_000, 'maximum number of list items that an operation may read'),
  MAX_ANSWER_BYTES: setting(wholeNumber('bytes', 10_000, 400_000_000), 64 * 1024 * 1024, 'maximum size of an answer, before compression'),
  COMPRESSION_MIN_BYTES: setting(
    wholeNumber('bytes', 0, 400_000_000),
    8_192,
    'size of answers from which on they are compressed (gzip) for clients that accept it; 0 turns compression off',
  ),
  RESPONSE_STALL_TIMEOUT_MS: setting(
    wholeNumber('milliseconds', 100, 600_000),
    60_000,
    'time without progress after which a client that does not read its answer is disconnected',
  ),
  SHUTDOWN_DELAY_MS: setting(
    wholeNumber('milliseconds', 0, 300_000),
    0,
    'time after SIGTERM in which the process is not ready, but still accepts requests, so that balancers notice',
  ),
  OPERATION_TIMEOUT_MS: setting(wholeNumber('milliseconds', 100, 600_000), 25_000, 'timeout of one operation, except imports and replies'),
  MAX_SUBSCRIPTIONS: setting(
    wholeNumber('a number', 0, 100_000),
    1_000,
    'maximum number of subscriptions at once; each tenant may have 20',
  ),
  SUBSCRIPTION_TIMEOUT_MS: setting(wholeNumber('milliseconds', 100, 3_600_000), 900_000, 'timeout of one subscription'),
  UPSTREAM_TIMEOUT_MS: setting(wholeNumber('milliseconds', 100, 600_000), 10_000, 'timeout of one upstream attempt, body included'),
  ANSWER_CACHE_MAX_BYTES: setting(
    wholeNumber('bytes', 0, 68_719_476_736),
    16 * 1024 * 1024,
    'maximum size of the cache of whole answers; they expire with the reads they were made from; 0 turns it off',
  ),
  ENTITY_CACHE_MAX_BYTES: setting(
    wholeNumber('bytes', 0, 68_719_476_736),
    16 * 1024 * 1024,
    'maximum size of the cache of the parts of answers that show one entity each; they expire with their reads; 0 turns it off',
  ),
  GRAPHIQL: setting(trueOrFalse, true, 'serve GraphiQL to browsers'),
  INTROSPECTION: setting(trueOrFalse, true, 'answer introspection queries; false turns GraphiQL off too'),
  PERSISTED_OPERATIONS: setting(
    operationList,
    null,
    'list of persisted operations: only these are answered, and GraphiQL is off; none by default',
  ),
  MCP: setting(trueOrFalse, false, 'serve listed operations as tools for agents at /mcp (Model Context Protocol)'),
  MCP_OPERATIONS: setting(
    operationList,
    null,
    'list of the operations that are tools, as for PERSISTED_OPERATIONS; a list of its own if not set',
  ),
  MCP_WRITES: setting(trueOrFalse, false, 'let agents call the mutations of the list'),
  PUBLIC_URL: setting(
    textual({
      takes: 'a URL',
      fault: 'takes http:// or https:// and a host, perhaps with a path, without user, query or fragment',
      fits: isBaseUrl,
    }),
    null,
    'URL under which clients reach the gateway, without /graphql; with it and JWT_ISSUER, agents find out who signs tokens',
  ),
  WORKERS: setting(
    wholeNumberOr('auto', 'a number', 1, 256),
    1,
    'processes that share the port; auto is one for each CPU; without REDIS_URL they tell each other of writes by the first process',
  ),
  ...traceSettings,
  LOG_LEVEL: setting(oneOf('debug', 'info', 'warn', 'error', 'silent'), 'info', 'minimum level of log lines'),
} as const;

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type SettingName = keyof typeof settings;
/** Its type is that of both forms: a fallback has the type of the values, or is null. */
export type SettingValues = { readonly [N in SettingName]: (typeof settings)[N] extends Setting<infer T> ? T : never };

/** The names of all settings, in the order of the documentation. */
export const SETTING_NAMES = Object.keys(settings) as readonly SettingName[];

/** Settings that may come from a file instead, which their name with `_FILE` names: no list of processes shows what it holds. */
export const SECRET_SETTINGS = [
  'JWT_SECRET',
  'TELNYX_API_KEY',
  'TELNYX_API_KEYS',
  'SHARED_CACHE_SECRET',
  'UPSTREAM_CLIENT_CERT',
  'UPSTREAM_CLIENT_KEY',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'REDIS_URL',
  'OTEL_EXPORTER_OTLP_HEADERS',
] as const satisfies readonly SettingName[];

/** Settings that programs read by convention, whose names are in lower case as often, and then come first. */
export const CONVENTIONAL: ReadonlySet<SettingName> = new Set(['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']);

/** The text of a setting in an environment; undefined where it is absent or empty. */
export const textOf = (name: SettingName, env: Environment): string | undefined =>
  (CONVENTIONAL.has(name) && env[name.toLowerCase()]?.trim()) || env[name]?.trim() || undefined;

/** Whether a setting is on or off, so that its flag needs no value. */
export const isSwitch = (name: SettingName): boolean => typeof settings[name].fallback === 'boolean';

/** What is documented of a setting: its description, what its text takes, and its default, null where there is none. */
export function describeSetting(
  name: SettingName,
): Readonly<Record<'description' | 'takes', string>> & { readonly fallback: string | null } {
  const { description, takes, fallback } = settings[name];
  // Lists and maps are empty by default.
  return { description, takes, fallback: fallback === null || typeof fallback === 'object' ? null : String(fallback) };
}
