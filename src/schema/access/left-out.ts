import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';

/** One shared instance, since there may be many. */
const TOO_LONG = new GatewayError('LIMIT_EXCEEDED', 'The answer has become too long.');

/**
 * Placeholder for a value in an answer that has become too long. That answer is refused as a whole, so nothing more is
 * made for it; the error keeps the partial result out of caches.
 */
export function leftOut(value: unknown, ctx: Pick<RequestContext, 'reportFieldError'>, info: GraphQLResolveInfo): unknown {
  if (value === null || value === undefined) return value;
  ctx.reportFieldError(info, TOO_LONG);
  return Array.isArray(value) ? [] : '';
}
