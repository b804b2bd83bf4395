/** The configuration of the page: the gateway writes it into the page, and `graphiql/` reads it. */
export interface PageConfig {
  /** Which operations are in tabs at first: those of the sandbox's data, or those that any account can run. */
  readonly tabs: 'sandbox' | 'any';
  /** What the token is. */
  readonly token: 'sandbox' | 'passthrough' | 'jwt';
  /** Scripts that run beside the page, relative to it. */
  readonly workers: Readonly<Record<'editor' | 'graphql' | 'json', string>>;
}
