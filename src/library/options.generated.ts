/** The settings of the gateway, as programs give them. Written by `npm run codegen` from `src/settings.ts`. */
export interface GatewayOptions {
  /** 'sandbox', or the base URL of the Telnyx API. */
  readonly upstreamUrl: string;
  /** Client certificate that is shown to the host of upstreamUrl, the chain of its authority below it. */
  readonly upstreamClientCert?: string | undefined;
  /** Private key of upstreamClientCert. */
  readonly upstreamClientKey?: string | undefined;
  /** Proxy for connections to https:// hosts: to Telnyx and to jwtJwksUrl; httpProxy if not set. */
  readonly httpsProxy?: string | undefined;
  /** Proxy for connections to http:// hosts. */
  readonly httpProxy?: string | undefined;
  /** Hosts that are asked directly, separated by commas; example.com stands for the hosts below it too, * for all hosts. */
  readonly noProxy?: string | undefined;
  /** Serve the subgraph of a federated graph: _service and _entities. Default: false. */
  readonly subgraph?: boolean | undefined;
  /** Maximum number of representations in one _entities request. Takes a number from 1 to 100000. Default: 1000. */
  readonly maxEntities?: number | undefined;
  /** 'passthrough' forwards the caller's own bearer token; 'jwt' verifies a JWT and calls upstream with telnyxApiKey. Default: passthrough. */
  readonly authMode?: 'passthrough' | 'jwt' | undefined;
  /** URL of the JWKS with the public keys of JWTs; this or jwtSecret. */
  readonly jwtJwksUrl?: string | undefined;
  /** How long expired keys are still used while jwtJwksUrl cannot be fetched; keys expire after ten minutes; 0 means not at all. Takes seconds from 0 to 604800. Default: 14400. */
  readonly jwtJwksMaxStaleSecs?: number | undefined;
  /** Secret that JWTs are signed with, at least 32 bytes recommended; this or jwtJwksUrl. */
  readonly jwtSecret?: string | undefined;
  /** Required value of the claim iss of a JWT; any if not set. */
  readonly jwtIssuer?: string | undefined;
  /** Required value of the claim aud of a JWT; any if not set. */
  readonly jwtAudience?: string | undefined;
  /** Tolerated difference between the clocks of signer and gateway. Takes seconds from 0 to 300. Default: 5. */
  readonly jwtClockSkewSecs?: number | undefined;
  /** Claim of a JWT that names its account in telnyxApiKeys; if not set, all JWTs use one account. */
  readonly jwtAccountClaim?: string | undefined;
  /** API key for upstream calls in jwt mode; never used in passthrough mode. */
  readonly telnyxApiKey?: string | undefined;
  /** API keys of several accounts by their names; see jwtAccountClaim. */
  readonly telnyxApiKeys?: Readonly<Record<string, string>> | undefined;
  /** How long a cached read stays fresh; 0 turns the cache off. Takes milliseconds from 0 to 86400000. Default: 5000. */
  readonly cacheTtlMs?: number | undefined;
  /** Maximum size of the read cache, estimated. Takes bytes from 1048576 to 68719476736. Default: 67108864. */
  readonly cacheMaxBytes?: number | undefined;
  /** How long a stale read may be served while the upstream is down; 0 means never. Takes milliseconds from 0 to 86400000. Default: 0. */
  readonly cacheStaleIfErrorMs?: number | undefined;
  /** Secret that tenants are hashed with in logs and cache keys, the same for all processes; random for each process if not set. */
  readonly sharedCacheSecret?: string | undefined;
  /** URL of a Redis or Valkey, of nodes of a cluster, or of sentinels, by which all processes share what they read, encrypted; needs sharedCacheSecret; none by default. */
  readonly redisUrl?: string | undefined;
  /** What keys and channels in Redis begin with, so that several gateways can use one. Default: ag. */
  readonly sharedCachePrefix?: string | undefined;
  /** Timeout of one command to Redis; then the upstream is asked. Takes milliseconds from 5 to 5000. Default: 100. */
  readonly sharedCacheTimeoutMs?: number | undefined;
  /** How long a write waits at most for processes that do not answer, and how long a read is used where writes of others may have been missed. Takes milliseconds from 100 to 10000. Default: 1000. */
  readonly sharedCacheLeaseMs?: number | undefined;
  /** Maximum size of one read in Redis, compressed; longer ones are not shared. Takes bytes from 1024 to 67108864. Default: 1048576. */
  readonly sharedCacheMaxValueBytes?: number | undefined;
  /** Browser origins that may send requests (CORS); https://*.example.com stands for all hosts below example.com; none by default. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Request headers that pages of corsOrigins may send; whatever they ask for if not set. */
  readonly corsHeaders?: readonly string[] | undefined;
  /** Maximum size of a request body. Takes bytes from 1000 to 100000000. Default: 1000000. */
  readonly maxBodyBytes?: number | undefined;
  /** Maximum number of tokens of an operation. Takes a number from 100 to 1000000. Default: 10000. */
  readonly maxTokens?: number | undefined;
  /** Maximum depth of fields, not counting introspection. Takes a number from 1 to 100. Default: 12. */
  readonly maxDepth?: number | undefined;
  /** Maximum number of aliases of an operation. Takes a number from 0 to 10000. Default: 30. */
  readonly maxAliases?: number | undefined;
  /** Maximum number of root fields of an operation. Takes a number from 1 to 10000. Default: 20. */
  readonly maxRootFields?: number | undefined;
  /** Maximum number of directives of an operation. Takes a number from 0 to 10000. Default: 50. */
  readonly maxDirectives?: number | undefined;
  /** Maximum number of upstream calls of an operation. Takes a number from 1 to 10000. Default: 100. */
  readonly maxUpstreamCalls?: number | undefined;
  /** Maximum number of list items that an operation may read. Takes a number from 100 to 10000000. Default: 50000. */
  readonly maxItems?: number | undefined;
  /** Maximum size of an answer, before compression. Takes bytes from 10000 to 400000000. Default: 67108864. */
  readonly maxAnswerBytes?: number | undefined;
  /** Size of answers from which on they are compressed (gzip) for clients that accept it; 0 turns compression off. Takes bytes from 0 to 400000000. Default: 8192. */
  readonly compressionMinBytes?: number | undefined;
  /** Timeout of one operation, except imports and replies. Takes milliseconds from 100 to 600000. Default: 25000. */
  readonly operationTimeoutMs?: number | undefined;
  /** Maximum number of subscriptions at once; each tenant may have 20. Takes a number from 0 to 100000. Default: 1000. */
  readonly maxSubscriptions?: number | undefined;
  /** Timeout of one subscription. Takes milliseconds from 100 to 3600000. Default: 900000. */
  readonly subscriptionTimeoutMs?: number | undefined;
  /** Timeout of one upstream attempt, body included. Takes milliseconds from 100 to 600000. Default: 10000. */
  readonly upstreamTimeoutMs?: number | undefined;
  /** Maximum size of the cache of whole answers; they expire with the reads they were made from; 0 turns it off. Takes bytes from 0 to 68719476736. Default: 16777216. */
  readonly answerCacheMaxBytes?: number | undefined;
  /** Maximum size of the cache of the parts of answers that show one entity each; they expire with their reads; 0 turns it off. Takes bytes from 0 to 68719476736. Default: 16777216. */
  readonly entityCacheMaxBytes?: number | undefined;
  /** Serve GraphiQL to browsers. Default: true. */
  readonly graphiql?: boolean | undefined;
  /** Answer introspection queries; false turns GraphiQL off too. Default: true. */
  readonly introspection?: boolean | undefined;
  /** List of persisted operations: only these are answered, and GraphiQL is off; none by default. */
  readonly persistedOperations?: string | Readonly<Record<string, string>> | undefined;
  /** Serve listed operations as tools for agents at /mcp (Model Context Protocol). Default: false. */
  readonly mcp?: boolean | undefined;
  /** List of the operations that are tools, as for persistedOperations; a list of its own if not set. */
  readonly mcpOperations?: string | Readonly<Record<string, string>> | undefined;
  /** Let agents call the mutations of the list. Default: false. */
  readonly mcpWrites?: boolean | undefined;
  /** URL under which clients reach the gateway, without /graphql; with it and jwtIssuer, agents find out who signs tokens. */
  readonly publicUrl?: string | undefined;
  /** URL of an OpenTelemetry collector (OTLP over HTTP); traces are sent to /v1/traces below it; none if not set. */
  readonly otelExporterOtlpEndpoint?: string | undefined;
  /** The whole URL for traces; precedes otelExporterOtlpEndpoint. */
  readonly otelExporterOtlpTracesEndpoint?: string | undefined;
  /** Headers that the collector is sent, such as a key. */
  readonly otelExporterOtlpHeaders?: Readonly<Record<string, string>> | undefined;
  /** Name of the service in traces. Default: assistants-gateway. */
  readonly otelServiceName?: string | undefined;
  /** What traces say of the process. */
  readonly otelResourceAttributes?: Readonly<Record<string, string>> | undefined;
  /** Which requests are traced; parentbased_ leaves it to their traceparent, if they have one. Default: parentbased_traceidratio. */
  readonly otelTracesSampler?: 'always_on' | 'always_off' | 'traceidratio' | 'parentbased_always_on' | 'parentbased_always_off' | 'parentbased_traceidratio' | undefined;
  /** Share of requests that a sampler with traceidratio traces. Takes a number from 0 to 1. Default: 0.1. */
  readonly otelTracesSamplerArg?: number | undefined;
  /** Send traceparent to the Telnyx API, so that traces go on there. Default: false. */
  readonly traceUpstream?: boolean | undefined;
  /** Minimum level of log lines. Default: info. */
  readonly logLevel?: 'debug' | 'info' | 'warn' | 'error' | 'silent' | undefined;
  /** What takes the log lines, such as a logger of pino, at its own level; false for none; JSON lines on standard output if not set. */
  readonly logger?: GatewayLogger | false | undefined;
}

/** A logger with the methods of pino. */
export interface GatewayLogger {
  debug(fields: object, message?: string): void;
  info(fields: object, message?: string): void;
  warn(fields: object, message?: string): void;
  error(fields: object, message?: string): void;
  /** Whether lines of a level are wanted; all are if there is no such method. */
  isLevelEnabled?(level: string): boolean;
}
