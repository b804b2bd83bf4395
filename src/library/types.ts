/** The gateway without a process: nothing listens, and nothing is read from the environment. */
export interface Gateway {
  /**
   * Answers a request, whatever its host: `/graphql`, `/health/live`, `/health/ready` and `/metrics`. Takes and gives the standard objects of the
   * platform. The first call loads the schema.
   */
  readonly fetch: (request: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** Ends subscriptions and connections to Telnyx. Later requests are refused. */
  readonly close: () => Promise<void>;
}
