import * as z from 'zod';

const PASSED_ON = 'takes http:// or https:// and a host, such as https://api.telnyx.com/v2, or the word sandbox';

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false'], 'takes true or false')
    .default(fallback ? 'true' : 'false')
    .transform((value) => value === 'true');

const wholeNumber = (what: string, fallback: number, min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `takes ${what} from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.number().min(min, `takes ${what} from ${min} to ${max}`).max(max, `takes ${what} from ${min} to ${max}`))
    .default(fallback);

/** A base URL without credentials, query or fragment: those would end up in places where URLs are shown. */
const upstreamUrl = z
  .string()
  .refine((value) => value === 'sandbox' || isBaseUrl(value), `${PASSED_ON}, without user, query or fragment`)
  .default('sandbox');

/** Every setting, by its environment variable. The command line takes the same ones: PORT is --port. */
export const settings = {
  PORT: wholeNumber('a port', 4000, 0, 65_535).describe('port to listen on; 0 takes a free one'),
  HOST: z.string().min(1, 'takes an address or a host name').default('127.0.0.1').describe('address to listen on'),
  UPSTREAM_URL: upstreamUrl.describe('sandbox, or the base URL of the Telnyx API'),
  SUBGRAPH: z
    .enum(['false'], 'takes false: the federation subgraph is not part of this version')
    .default('false')
    .describe('serve the federation subgraph'),
  AUTH_MODE: z
    .enum(['passthrough'], 'takes passthrough: jwt is not part of this version')
    .default('passthrough')
    .describe("who the upstream sees: passthrough sends on the caller's own bearer token"),
  CACHE_TTL_MS: wholeNumber('milliseconds', 5_000, 0, 86_400_000).describe('how long a read stays fresh; 0 switches the cache off'),
  CACHE_MAX_BYTES: wholeNumber('bytes', 64 * 1024 * 1024, 1_048_576, 68_719_476_736).describe('estimated size of the read cache'),
  GRAPHIQL: flag(true).describe('serve GraphiQL to browsers'),
  INTROSPECTION: flag(true).describe('answer introspection; without it GraphiQL is off too'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'takes debug, info, warn, error or silent')
    .default('info')
    .describe('least important lines to log'),
} as const;

export interface Config {
  readonly port: number;
  readonly host: string;
  /** null means the embedded sandbox. */
  readonly upstreamUrl: string | null;
  readonly cacheTtlMs: number;
  readonly cacheMaxBytes: number;
  readonly graphiql: boolean;
  readonly introspection: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** All faults of an environment at once, one line each; never the values, as they may be secrets in the wrong place. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration of an environment; an empty variable counts as absent. Throws a ConfigError with all faults. */
export function loadConfig(env: Environment): Config {
  const given = Object.fromEntries(Object.keys(settings).map((name) => [name, env[name]?.trim() === '' ? undefined : env[name]?.trim()]));
  const result = z.object(settings).safeParse(given);
  if (!result.success) throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`));
  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST,
    upstreamUrl: values.UPSTREAM_URL === 'sandbox' ? null : values.UPSTREAM_URL.replace(/\/+$/, ''),
    cacheTtlMs: values.CACHE_TTL_MS,
    cacheMaxBytes: values.CACHE_MAX_BYTES,
    graphiql: values.GRAPHIQL && values.INTROSPECTION,
    introspection: values.INTROSPECTION,
    logLevel: values.LOG_LEVEL,
  };
}

function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    /^https?:$/.test(url.protocol) && url.host !== '' && url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  );
}
