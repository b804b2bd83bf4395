import { GraphQLError } from 'graphql';

/** The error for a request that was turned away before any work was done for it. */
export const limitExceeded = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400 } } });

/** The `MAX_BODY_BYTES` for which numbers of values are given. */
const USUAL_BODY = 1_000_000;

/** How many values may come by bodies of some length: as many more as these may be longer. */
export const valuesWithin = (usual: number, maxBodyBytes: number): number => Math.floor(usual * Math.max(1, maxBodyBytes / USUAL_BODY));

const RETRY_AFTER_SECONDS = 1;

/** The error for a request that found too many others before it. The limit is the gateway's own, and sending it again helps. */
export const tooManyAtOnce = (message: string): GraphQLError =>
  new GraphQLError(message, {
    extensions: {
      code: 'LIMIT_EXCEEDED',
      retryAfterSeconds: RETRY_AFTER_SECONDS,
      http: { status: 429, headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } },
    },
  });

export const isLimitExceeded = (error: unknown): boolean => error instanceof GraphQLError && error.extensions['code'] === 'LIMIT_EXCEEDED';
