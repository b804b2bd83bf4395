import { conflictsOf } from './config-conflicts.ts';
import { warningsOf, warningsOfEnvironment } from './config-warnings.ts';
import { FaultsError } from './faults-error.ts';
import type { WayOut } from './outbound/dispatcher.ts';
import { readSecretFiles } from './secret-files.ts';
import type { SettingForm } from './setting-kinds.ts';
import type { TracingOptions } from './telemetry/tracing.ts';
import { SETTING_NAMES, settings, textOf, type Environment, type SettingName, type SettingValues } from './settings.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** null means the embedded sandbox. */
  readonly upstreamUrl: string | null;
  readonly wayOut: WayOut;
  /** Where spans are sent; null traces nothing. */
  readonly tracing: TracingOptions | null;
  readonly cache: { readonly ttlMs: number; readonly maxBytes: number; readonly staleIfErrorMs: number };
  readonly auth: AuthConfig;
  /** What tenants are hashed with; null for a key of this process. */
  readonly tenantSecret: string | null;
  /** How processes share what they read; null where there is no Redis. */
  readonly redis: RedisConfig | null;
  /** Milliseconds for which what a process has read may be used after it was last heard of. */
  readonly leaseMs: number;
  readonly workers: SettingValues['WORKERS'];
  readonly corsOrigins: readonly string[];
  /** Request headers that pages of these origins may send; null for any. */
  readonly corsHeaders: readonly string[] | null;
  readonly limits: RequestLimits;
  readonly responseStallTimeoutMs: number;
  /** Milliseconds between SIGTERM and the end of accepting requests. */
  readonly shutdownDelayMs: number;
  /** Bytes from which on an answer is compressed for clients that take it; 0 compresses none. */
  readonly compressionMinBytes: number;
  readonly upstreamTimeoutMs: number;
  /** Bytes of whole answers that are kept; 0 keeps none. */
  readonly answerCacheMaxBytes: number;
  /** Bytes of the JSON of entities that is kept; 0 keeps none. */
  readonly entityCacheMaxBytes: number;
  readonly subgraph: boolean;
  readonly graphiql: boolean;
  readonly introspection: boolean;
  /** The list of persisted operations, or the path of its file; null means that every operation is answered. */
  readonly persistedOperations: SettingValues['PERSISTED_OPERATIONS'];
  /** What agents may call; null where MCP is off. */
  readonly mcp: {
    /** The list of their operations, or the path of its file; null means the gateway's own. */
    readonly operations: SettingValues['MCP_OPERATIONS'];
    readonly writes: boolean;
  } | null;
  /** Where clients reach the gateway, without a slash at the end; null where nobody has said. */
  readonly publicUrl: string | null;
  readonly logLevel: SettingValues['LOG_LEVEL'];
  /** What is valid and probably not meant, each a sentence without a full stop. */
  readonly warnings: readonly string[];
}

/** Who may send requests, and which API key upstream calls use. */
export type AuthConfig =
  | { readonly mode: 'passthrough' }
  | {
      readonly mode: 'jwt';
      readonly keys: { readonly jwksUrl: string; readonly maxStaleSecs: number } | { readonly secret: string };
      readonly issuer: string | null;
      readonly audience: string | null;
      readonly clockSkewSecs: number;
      /** One account for all callers (null: the sandbox's own), or one per value of the claim. */
      readonly accounts: { readonly key: string | null } | { readonly claim: string; readonly keys: ReadonlyMap<string, string> };
    };

/** What is needed to share by Redis. */
export interface RedisConfig {
  readonly url: string;
  readonly secret: string;
  readonly prefix: string;
  readonly timeoutMs: number;
  readonly maxValueBytes: number;
}

/** Limits of one request; see the settings of the same names. */
export interface RequestLimits {
  readonly maxBodyBytes: number;
  readonly maxTokens: number;
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxRootFields: number;
  readonly maxDirectives: number;
  readonly maxUpstreamCalls: number;
  readonly maxItems: number;
  readonly maxAnswerBytes: number;
  readonly maxEntities: number;
  readonly operationTimeoutMs: number;
  readonly maxSubscriptions: number;
  readonly subscriptionTimeoutMs: number;
}

/** All faults of an environment at once, one line each; never the values, as they may be secrets in the wrong place. */
export class ConfigError extends FaultsError {
  override readonly name = 'ConfigError';
  /** What is probably not meant besides. */
  readonly warnings: readonly string[];

  constructor(faults: readonly string[], warnings: readonly string[] = []) {
    super(faults);
    this.warnings = warnings;
  }
}

/** Settings as somebody gives them, and the terms in which faults are reported. */
interface GivenSettings {
  readonly form: SettingForm;
  /** Undefined ones are absent. */
  readonly values: Readonly<Partial<Record<SettingName, unknown>>>;
  /** Faults that are known before the values are read, and warnings. */
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
  /** Settings of which nothing more can be said. */
  readonly unknown: ReadonlySet<SettingName>;
  /** Says a text about variables in the terms of the giver. */
  readonly inTerms: (text: string) => string;
}

/** The configuration of an environment; an empty variable counts as absent. Secrets may be in files. `inTerms` says a text about variables in the terms of who gave them. Throws a ConfigError with all faults. */
export function loadConfig(env: Environment, inTerms: GivenSettings['inTerms'] = asItIs): Config {
  const { values: secrets, faults, unreadable: unknown } = readSecretFiles(env);
  const values = Object.fromEntries(SETTING_NAMES.map((name) => [name, secrets.get(name)?.trim() || textOf(name, env)]));
  return readConfig({
    form: 'text',
    values,
    faults: faults.map(inTerms),
    warnings: warningsOfEnvironment(env).map(inTerms),
    unknown,
    inTerms,
  });
}

const asItIs = (text: string) => text;

/** The configuration of given settings. Throws a ConfigError with all faults. */
export function readConfig(given: GivenSettings): Config {
  const { values, unsound, faults } = readValues(given);
  const isSound = (name: SettingName) => !unsound.has(name) && !given.unknown.has(name);
  const conflicts = conflictsOf(values, { isSound, isSet: (name) => given.values[name] !== undefined });
  const warnings = [...warningsOf(values, isSound).map(given.inTerms), ...given.warnings];
  const all = [...faults, ...given.faults, ...conflicts.map(given.inTerms)];
  if (all.length > 0) throw new ConfigError(all, warnings);
  return {
    port: values.PORT,
    host: values.HOST,
    upstreamUrl: values.UPSTREAM_URL === 'sandbox' ? null : withoutLastSlashes(values.UPSTREAM_URL),
    wayOut: toWayOut(values),
    tracing: toTracing(values),
    cache: { ttlMs: values.CACHE_TTL_MS, maxBytes: values.CACHE_MAX_BYTES, staleIfErrorMs: values.CACHE_STALE_IF_ERROR_MS },
    auth: toAuth(values),
    tenantSecret: values.SHARED_CACHE_SECRET,
    redis: toRedis(values),
    leaseMs: values.SHARED_CACHE_LEASE_MS,
    workers: values.WORKERS,
    corsOrigins: values.CORS_ORIGINS,
    corsHeaders: values.CORS_HEADERS,
    limits: {
      maxBodyBytes: values.MAX_BODY_BYTES,
      maxTokens: values.MAX_TOKENS,
      maxDepth: values.MAX_DEPTH,
      maxAliases: values.MAX_ALIASES,
      maxRootFields: values.MAX_ROOT_FIELDS,
      maxDirectives: values.MAX_DIRECTIVES,
      maxUpstreamCalls: values.MAX_UPSTREAM_CALLS,
      maxItems: values.MAX_ITEMS,
      maxAnswerBytes: values.MAX_ANSWER_BYTES,
      maxEntities: values.MAX_ENTITIES,
      operationTimeoutMs: values.OPERATION_TIMEOUT_MS,
      maxSubscriptions: values.MAX_SUBSCRIPTIONS,
      subscriptionTimeoutMs: values.SUBSCRIPTION_TIMEOUT_MS,
    },
    responseStallTimeoutMs: values.RESPONSE_STALL_TIMEOUT_MS,
    shutdownDelayMs: values.SHUTDOWN_DELAY_MS,
    compressionMinBytes: values.COMPRESSION_MIN_BYTES,
    upstreamTimeoutMs: values.UPSTREAM_TIMEOUT_MS,
    answerCacheMaxBytes: values.CACHE_TTL_MS === 0 ? 0 : values.ANSWER_CACHE_MAX_BYTES,
    entityCacheMaxBytes: values.CACHE_TTL_MS === 0 ? 0 : values.ENTITY_CACHE_MAX_BYTES,
    subgraph: values.SUBGRAPH,
    // GraphiQL needs introspection, which no list contains.
    graphiql: values.GRAPHIQL && values.INTROSPECTION && values.PERSISTED_OPERATIONS === null,
    introspection: values.INTROSPECTION,
    persistedOperations: values.PERSISTED_OPERATIONS,
    mcp: values.MCP ? { operations: values.MCP_OPERATIONS, writes: values.MCP_WRITES } : null,
    publicUrl: values.PUBLIC_URL === null ? null : withoutLastSlashes(values.PUBLIC_URL),
    logLevel: values.LOG_LEVEL,
    warnings,
  };
}

const withoutLastSlashes = (url: string): string => url.replace(/(?<!\/)\/+$/, '');

/** Each setting by itself. A faulty one gets its default, so that the others can be checked. */
function readValues({ form, values: given, inTerms }: GivenSettings) {
  const unsound = new Set<SettingName>();
  const faults: string[] = [];
  const read = (name: SettingName): unknown => {
    const { fallback, [form]: reader } = settings[name];
    if (given[name] === undefined) return fallback;
    const { success, data, error } = reader.safeParse(given[name]);
    if (success) return data;
    unsound.add(name);
    faults.push(`${inTerms(name)} ${error.issues[0]?.message}.`);
    return fallback;
  };
  // The table says which type each of them has.
  const values = Object.fromEntries(SETTING_NAMES.map((name) => [name, read(name)])) as unknown as SettingValues;
  return { values, unsound, faults };
}

function toWayOut(values: SettingValues): WayOut {
  const { HTTP_PROXY: http, HTTPS_PROXY: https, NO_PROXY: bypass, UPSTREAM_CLIENT_CERT: cert, UPSTREAM_CLIENT_KEY: key } = values;
  return {
    proxies: http === null && https === null ? null : { http, https, bypass },
    clientCertificate: cert === null || key === null ? null : { cert, key },
  };
}

function toRedis(values: SettingValues): RedisConfig | null {
  const { REDIS_URL: url, SHARED_CACHE_SECRET: secret, SHARED_CACHE_PREFIX: prefix } = values;
  if (url === null || secret === null) return null;
  return { url, secret, prefix, timeoutMs: values.SHARED_CACHE_TIMEOUT_MS, maxValueBytes: values.SHARED_CACHE_MAX_VALUE_BYTES };
}

function toTracing(values: SettingValues): TracingOptions | null {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: exact } = values;
  const url = exact ?? (base === null ? null : `${withoutLastSlashes(base)}/v1/traces`);
  if (url === null) return null;
  return {
    url,
    headers: Object.fromEntries(values.OTEL_EXPORTER_OTLP_HEADERS),
    serviceName: values.OTEL_SERVICE_NAME,
    resource: Object.fromEntries(values.OTEL_RESOURCE_ATTRIBUTES),
    sampler: values.OTEL_TRACES_SAMPLER,
    ratio: values.OTEL_TRACES_SAMPLER_ARG,
    sendsTraceparent: values.TRACE_UPSTREAM,
  };
}

function toAuth(values: SettingValues): AuthConfig {
  const { JWT_JWKS_URL: jwksUrl, JWT_SECRET: secret, JWT_ACCOUNT_CLAIM: claim, TELNYX_API_KEY: key, TELNYX_API_KEYS: keys } = values;
  if (values.AUTH_MODE === 'passthrough') return { mode: 'passthrough' };
  return {
    mode: 'jwt',
    keys: jwksUrl === null ? { secret: secret ?? '' } : { jwksUrl, maxStaleSecs: values.JWT_JWKS_MAX_STALE_SECS },
    issuer: values.JWT_ISSUER,
    audience: values.JWT_AUDIENCE,
    clockSkewSecs: values.JWT_CLOCK_SKEW_SECS,
    accounts: claim === null ? { key } : { claim, keys },
  };
}
