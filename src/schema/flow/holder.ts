import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import { configurationOf } from '../../resolvers/flow.ts';

/** The configuration that a flow is a part of, with a key that the list which brought it may lack; empty, with an error, where that cannot be read. */
export async function reportedConfiguration(flow: object, key: string, ctx: RequestContext, info: GraphQLResolveInfo): Promise<JsonObject> {
  try {
    return await configurationOf(flow, [key], ctx);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    ctx.reportFieldError(info, error);
    return {};
  }
}
