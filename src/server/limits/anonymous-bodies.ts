import { GraphQLError } from 'graphql';
import type { ErrorCode, GatewayError } from '../../errors.ts';
import { extensionsOf } from '../graphql-error.ts';

/** Bytes of a body that are read for who has no credential: enough for every question about the schema, which needs none. */
export const MAX_ANONYMOUS_BYTES = 65_536;

const STATUS: Partial<Readonly<Record<ErrorCode, number>>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403 };

/** The error for a longer one, with the reason why there is no credential. */
export const anonymousBodyError = (reason: GatewayError): GraphQLError =>
  new GraphQLError(`${reason.message} Without a credential a body may have ${MAX_ANONYMOUS_BYTES} bytes.`, {
    extensions: { ...extensionsOf(reason), http: { status: STATUS[reason.code] ?? 503 } },
  });
