import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';

/** One for all, as there may be many. */
const TOO_LONG = new GatewayError('LIMIT_EXCEEDED', 'The answer has become too long.');

/**
 * What stands for a value in an answer that has become too long. That answer is refused as a whole, so nothing more is
 * made for it; the error keeps what was made so far from being kept for others.
 */
export function leftOut(value: unknown, ctx: Pick<RequestContext, 'reportFieldError'>, info: GraphQLResolveInfo): unknown {
  if (value === null || value === undefined) return value;
  ctx.reportFieldError(info, TOO_LONG);
  return Array.isArray(value) ? [] : '';
}
