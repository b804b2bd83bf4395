/** Settings that contradict each other. A setting that would be ignored silently is a fault, since its author expects an effect. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { SettingName, SettingValues } from './settings.ts';

interface Conflict {
  /** The settings of the rule. The rule is skipped if one of them is invalid by itself. */
  readonly settings: readonly SettingName[];
  readonly applies: (values: SettingValues, isSet: (name: SettingName) => boolean) => boolean;
  readonly fault: string;
}

/** A setting that only has an effect under a condition on others. */
const onlyWith = (
  name: SettingName,
  others: readonly SettingName[],
  condition: string,
  isMet: (values: SettingValues) => boolean,
): Conflict => ({
  settings: [name, ...others],
  applies: (values, isSet) => isSet(name) && !isMet(values),
  fault: `${name} only applies with ${condition}.`,
});

const isJwt = ({ AUTH_MODE }: SettingValues) => AUTH_MODE === 'jwt';
const isCaching = ({ CACHE_TTL_MS }: SettingValues) => CACHE_TTL_MS > 0;

/** `TELNYX_API_KEY` is not among them: people have it in their environment for the vendor's SDK. */
const JWT_ONLY = [
  'JWT_JWKS_URL',
  'JWT_JWKS_MAX_STALE_SECS',
  'JWT_SECRET',
  'JWT_ISSUER',
  'JWT_AUDIENCE',
  'JWT_CLOCK_SKEW_SECS',
  'JWT_ACCOUNT_CLAIM',
  'TELNYX_API_KEYS',
] as const satisfies readonly SettingName[];

const REDIS_ONLY = [
  'SHARED_CACHE_PREFIX',
  'SHARED_CACHE_TIMEOUT_MS',
  'SHARED_CACHE_MAX_VALUE_BYTES',
] as const satisfies readonly SettingName[];

/**
 * An `OPERATION_TIMEOUT_MS` below `UPSTREAM_TIMEOUT_MS` is none of them: both hold. An upstream read is shared, and ends
 * with the last of the operations that wait for it, which may have begun long after it.
 */
const CONFLICTS: readonly Conflict[] = [
  ...JWT_ONLY.map((name) => onlyWith(name, ['AUTH_MODE'], 'AUTH_MODE=jwt', isJwt)),
  {
    settings: ['AUTH_MODE', 'JWT_JWKS_URL', 'JWT_SECRET'],
    applies: (values) => isJwt(values) && values.JWT_JWKS_URL === null && values.JWT_SECRET === null,
    fault: 'JWT_JWKS_URL or JWT_SECRET is needed with AUTH_MODE=jwt.',
  },
  {
    settings: ['AUTH_MODE', 'JWT_JWKS_URL', 'JWT_SECRET'],
    applies: (values) => isJwt(values) && values.JWT_JWKS_URL !== null && values.JWT_SECRET !== null,
    fault: 'JWT_SECRET and JWT_JWKS_URL exclude each other: set one of them.',
  },
  onlyWith(
    'JWT_JWKS_MAX_STALE_SECS',
    ['AUTH_MODE', 'JWT_JWKS_URL', 'JWT_SECRET'],
    'JWT_JWKS_URL',
    (values) => !isJwt(values) || values.JWT_SECRET === null,
  ),
  {
    settings: ['AUTH_MODE', 'JWT_ACCOUNT_CLAIM', 'TELNYX_API_KEYS'],
    applies: (values) => isJwt(values) && values.JWT_ACCOUNT_CLAIM !== null && values.TELNYX_API_KEYS.size === 0,
    fault: 'TELNYX_API_KEYS is needed with JWT_ACCOUNT_CLAIM.',
  },
  {
    settings: ['AUTH_MODE', 'JWT_ACCOUNT_CLAIM', 'TELNYX_API_KEYS'],
    applies: (values) => isJwt(values) && values.JWT_ACCOUNT_CLAIM === null && values.TELNYX_API_KEYS.size > 0,
    fault: 'JWT_ACCOUNT_CLAIM is needed with TELNYX_API_KEYS.',
  },
  {
    settings: ['AUTH_MODE', 'TELNYX_API_KEY', 'TELNYX_API_KEYS'],
    applies: (values) => isJwt(values) && values.TELNYX_API_KEY !== null && values.TELNYX_API_KEYS.size > 0,
    fault: 'TELNYX_API_KEY and TELNYX_API_KEYS exclude each other: set one of them.',
  },
  {
    settings: ['AUTH_MODE', 'JWT_ACCOUNT_CLAIM', 'TELNYX_API_KEY', 'UPSTREAM_URL'],
    applies: (values) =>
      isJwt(values) && values.JWT_ACCOUNT_CLAIM === null && values.TELNYX_API_KEY === null && values.UPSTREAM_URL !== 'sandbox',
    fault: 'TELNYX_API_KEY is needed with AUTH_MODE=jwt.',
  },
  ...(['UPSTREAM_CLIENT_CERT', 'UPSTREAM_CLIENT_KEY'] as const).flatMap((name, at, both) => {
    const other = both[1 - at] ?? name;
    return [
      onlyWith(name, ['UPSTREAM_URL'], 'an https:// UPSTREAM_URL', ({ UPSTREAM_URL }) => UPSTREAM_URL.startsWith('https:')),
      onlyWith(name, [other], other, (values) => values[other] !== null),
    ];
  }),
  {
    settings: ['UPSTREAM_CLIENT_CERT', 'UPSTREAM_CLIENT_KEY'],
    applies: ({ UPSTREAM_CLIENT_CERT: cert, UPSTREAM_CLIENT_KEY: key }) =>
      cert !== null && key !== null && !new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)),
    fault: 'UPSTREAM_CLIENT_KEY is not the key of UPSTREAM_CLIENT_CERT.',
  },
  onlyWith('MAX_ENTITIES', ['SUBGRAPH'], 'SUBGRAPH=true', ({ SUBGRAPH }) => SUBGRAPH),
  onlyWith('CACHE_MAX_BYTES', ['CACHE_TTL_MS'], 'a CACHE_TTL_MS above 0', isCaching),
  // Those that say "off" say the same as the cache that they need.
  onlyWith(
    'CACHE_STALE_IF_ERROR_MS',
    ['CACHE_TTL_MS'],
    'a CACHE_TTL_MS above 0',
    (values) => isCaching(values) || values.CACHE_STALE_IF_ERROR_MS === 0,
  ),
  onlyWith(
    'ANSWER_CACHE_MAX_BYTES',
    ['CACHE_TTL_MS'],
    'a CACHE_TTL_MS above 0',
    (values) => isCaching(values) || values.ANSWER_CACHE_MAX_BYTES === 0,
  ),
  onlyWith(
    'ENTITY_CACHE_MAX_BYTES',
    ['CACHE_TTL_MS'],
    'a CACHE_TTL_MS above 0',
    (values) => isCaching(values) || values.ENTITY_CACHE_MAX_BYTES === 0,
  ),
  onlyWith(
    'CORS_HEADERS',
    ['CORS_ORIGINS'],
    'CORS_ORIGINS',
    ({ CORS_HEADERS, CORS_ORIGINS }) => CORS_HEADERS?.length === 0 || CORS_ORIGINS.length > 0,
  ),
  {
    settings: ['REDIS_URL', 'SHARED_CACHE_SECRET'],
    applies: ({ REDIS_URL, SHARED_CACHE_SECRET }) => REDIS_URL !== null && SHARED_CACHE_SECRET === null,
    fault: 'SHARED_CACHE_SECRET is needed with REDIS_URL.',
  },
  ...REDIS_ONLY.map((name) => onlyWith(name, ['REDIS_URL'], 'REDIS_URL', ({ REDIS_URL }) => REDIS_URL !== null)),
  onlyWith(
    'SHARED_CACHE_LEASE_MS',
    ['REDIS_URL', 'WORKERS'],
    'REDIS_URL or several WORKERS',
    ({ REDIS_URL, WORKERS }) => REDIS_URL !== null || WORKERS !== 1,
  ),
  {
    settings: ['UPSTREAM_URL', 'WORKERS'],
    applies: ({ UPSTREAM_URL, WORKERS }) => UPSTREAM_URL === 'sandbox' && WORKERS !== 1,
    fault: 'WORKERS only applies with an UPSTREAM_URL other than sandbox, as each process would have a sandbox of its own.',
  },
  onlyWith('OTEL_TRACES_SAMPLER_ARG', ['OTEL_TRACES_SAMPLER'], 'an OTEL_TRACES_SAMPLER with traceidratio', ({ OTEL_TRACES_SAMPLER }) =>
    OTEL_TRACES_SAMPLER.endsWith('traceidratio'),
  ),
  // The variables of OpenTelemetry's own names may be set for all processes of a machine, and this one is only for us.
  onlyWith(
    'TRACE_UPSTREAM',
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'],
    'OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
    ({ TRACE_UPSTREAM, OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: exact }) =>
      !TRACE_UPSTREAM || base !== null || exact !== null,
  ),
  onlyWith('MCP_OPERATIONS', ['MCP'], 'MCP=true', ({ MCP }) => MCP),
  onlyWith('MCP_WRITES', ['MCP'], 'MCP=true', ({ MCP, MCP_WRITES }) => MCP || !MCP_WRITES),
  onlyWith('GRAPHIQL', ['INTROSPECTION'], 'INTROSPECTION=true', ({ GRAPHIQL, INTROSPECTION }) => INTROSPECTION || !GRAPHIQL),
  {
    settings: ['GRAPHIQL', 'PERSISTED_OPERATIONS'],
    applies: ({ GRAPHIQL, PERSISTED_OPERATIONS }, isSet) => isSet('GRAPHIQL') && GRAPHIQL && PERSISTED_OPERATIONS !== null,
    fault: 'GRAPHIQL only applies without PERSISTED_OPERATIONS.',
  },
];

/** The faults of combinations of settings that are each valid by themselves. `sound` says which are. */
export const conflictsOf = (
  values: SettingValues,
  { isSet, isSound }: Readonly<Record<'isSet' | 'isSound', (name: SettingName) => boolean>>,
): readonly string[] =>
  CONFLICTS.filter(({ settings, applies }) => settings.every(isSound) && applies(values, isSet)).map(({ fault }) => fault);

/** The rules about a setting, as a fault states them. */
export const rulesOf = (name: SettingName): readonly string[] =>
  CONFLICTS.map(({ fault }) => fault).filter((fault) => fault.split(/[^A-Z_]/).includes(name));
