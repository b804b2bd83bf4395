import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import type { Report } from '../../insight/findings/report.ts';
import type { JsonObject } from '../../json.ts';
import { checkOfFlow, INHERITED } from '../../resolvers/flow-check.ts';
import { inTurn } from '../../resolvers/in-slices.ts';
import { configurationOf } from '../../resolvers/flow.ts';

/** The configuration that a flow is a part of, with keys that the list which brought it may lack; null where a flow stands alone, and, with an error, where it cannot be read. */
export async function foundConfiguration(
  flow: object,
  keys: readonly string[],
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Promise<JsonObject | null> {
  try {
    return await configurationOf(flow, keys, ctx);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    ctx.reportFieldError(info, error);
    return null;
  }
}

/** The same; empty where there is none. */
export const reportedConfiguration = async (
  flow: object,
  keys: readonly string[],
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Promise<JsonObject> => (await foundConfiguration(flow, keys, ctx, info)) ?? {};

/** What is wrong with a flow. Where its assistant cannot be read, there is an error, and what depends on it is not said. */
export async function reportedCheck(flow: object, ctx: RequestContext, info: GraphQLResolveInfo): Promise<Report> {
  const assistant = await foundConfiguration(flow, INHERITED, ctx, info);
  return inTurn(() => checkOfFlow(flow, assistant), ctx);
}
