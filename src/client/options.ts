/** Where the gateway is, and what is sent with every request. */
export interface ClientOptions {
  /** Where the gateway answers, such as `http://127.0.0.1:4000/graphql`; in a page also a path, such as `/graphql`. */
  readonly url: string | URL;
  /**
   * Sent as `Authorization: Bearer`; a function is called before each request, so that it can renew the token. Null, as
   * `localStorage.getItem` gives it, and an empty text mean that there is none.
   */
  readonly token?: Token | (() => Token | Promise<Token>);
  /** Sent with every request; `Cache-Control: no-cache` bypasses the gateway's read cache. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `GET` lets browsers and proxies cache queries; what writes, and what makes a URL of more than 2,000 characters, goes by POST. Default `POST`. */
  readonly method?: 'GET' | 'POST';
  /** Names operations instead of sending them; by default they are sent. */
  readonly persisted?: PersistedQueries;
  /** How often a query is repeated that failed for a reason that may pass. Default 2. Mutations are sent once. */
  readonly retries?: number;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

type Token = string | null | undefined;

/** What one request has of its own. */
export interface RequestOptions {
  /** Ends the request; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Headers of this request; they override those of the client. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For this request in place of the client's. */
  readonly method?: 'GET' | 'POST';
  /** For this request in place of the client's. For a mutation it is 0 unless given here; give it with an `idempotencyKey` only. */
  readonly retries?: number;
}

/** The text of an operation with its types, as graphql-codegen writes it with `documentMode: 'string'`. A plain string has no types. */
export interface TypedText<TResult, TVariables> {
  readonly length: number;
  toString(): string;
  /** What graphql-codegen notes about a document, such as its hash. */
  readonly __meta__?: Readonly<Record<string, unknown>> | undefined;
  /** Only for the compiler. */
  readonly __apiType?: (variables: TVariables) => TResult;
}

/** Variables may be left out if the operation has none. */
export type Rest<TVariables, TOptions = RequestOptions> = [Record<string, never>] extends [TVariables]
  ? [variables?: TVariables, options?: TOptions]
  : [variables: TVariables, options?: TOptions];

declare const only: unique symbol;

/** How operations are named instead of sent. Only `automaticPersistedQueries` and `persistedOperations` make one. */
export interface PersistedQueries {
  /** Only for the compiler: what it is stays the client's own. */
  readonly [only]: never;
}

/**
 * What `PersistedQueries` are to the client: sends an operation by a name. `ask` sends what stands in the request beside the variables, by GET where the client is set so and
 * `mayBeGet` is not false.
 */
export type SendNamed = (
  document: TypedText<unknown, never>,
  ask: (body: object, mayBeGet?: boolean) => Promise<Response>,
) => Promise<Response>;
