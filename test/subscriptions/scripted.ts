/** A gateway over a graph whose subscription says what a test tells it to. */
import { GraphQLError, GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import type { RequestContext, Streaming } from '../../src/context.ts';
import { GatewayError } from '../../src/errors.ts';
import { HandClock } from '../support/hand-clock.ts';
import { startGateway, type GatewayOptions, type RequestOptions } from '../support/gateway.ts';
import { streamOf } from '../support/streams.ts';
import { startUpstream } from '../support/upstream.ts';

export const TICKS = 'subscription Ticks { tick { count } }';
export const SSE = 'text/event-stream';

interface Tick {
  readonly count: number;
}

/** What a source gets, in turn; what is not a number is thrown. */
class Script {
  readonly #script: (number | Error | null)[] = [];
  #tell: (() => void) | null = null;
  /** Sources that were started, and ended. */
  started = 0;
  ended = 0;
  /** Those that events were executed in. */
  readonly contexts = new Set<RequestContext>();
  /** What a source waits for before it is there. */
  opening: Promise<void> | null = null;

  /** The next events; null ends the stream. */
  say(...events: (number | Error | null)[]): void {
    this.#script.push(...events);
    this.#tell?.();
  }

  async *run({ signal }: Streaming): AsyncGenerator<Tick, void, undefined> {
    this.started += 1;
    try {
      for (;;) {
        const event = await this.#next(signal);
        if (event === null) return;
        if (event instanceof Error) throw event;
        yield { count: event };
      }
    } finally {
      this.ended += 1;
    }
  }

  #next(signal: AbortSignal): Promise<number | Error | null> {
    return new Promise((resolve, reject) => {
      const take = () => {
        const event = this.#script.shift();
        if (event === undefined) return;
        this.#tell = null;
        resolve(event);
      };
      this.#tell = take;
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      take();
    });
  }
}

function graphOf(script: Script): GraphQLSchema {
  const Tick = new GraphQLObjectType<Tick, RequestContext>({
    name: 'Tick',
    fields: {
      count: { type: new GraphQLNonNull(GraphQLInt) },
      context: { type: GraphQLInt, resolve: (_tick, _args, ctx) => script.contexts.add(ctx).size },
      requestId: { type: GraphQLString, resolve: (_tick, _args, { requestId }) => requestId },
      calls: {
        type: GraphQLInt,
        resolve: async (_tick, _args, ctx) => {
          const { credential, signal, onAttempt } = ctx.call();
          await ctx.upstream.assistants.list({ headers: { authorization: credential.authorization }, signal, onAttempt } as object);
          return ctx.cost.upstreamCalls;
        },
      },
      fails: {
        type: GraphQLInt,
        resolve: () => {
          throw new GatewayError('NOT_FOUND', 'There is none.');
        },
      },
    },
  });
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { ok: { type: GraphQLString, resolve: () => 'yes' } } }),
    subscription: new GraphQLObjectType<unknown, RequestContext>({
      name: 'Subscription',
      fields: {
        tick: {
          type: new GraphQLNonNull(Tick),
          args: { from: { type: GraphQLInt } },
          subscribe: (_root, { from }: { from?: number }, { streaming }) => {
            if (from === 0) throw new GatewayError('FORBIDDEN', 'Not from there.');
            if (!streaming) throw new GraphQLError('No stream.');
            return script.opening ? script.opening.then(() => script.run(streaming)) : script.run(streaming);
          },
          resolve: (tick) => tick,
        },
      },
    }),
  });
}

/** The gateway, its clock, and what tells its sources. */
export async function startScripted(options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream(() => ({ body: { data: [] } }));
  const script = new Script();
  const clock = new HandClock();
  const gateway = startGateway({ upstreamUrl: upstream.url, schema: graphOf(script), clock, ...options });
  const subscribe = async (query = TICKS, { headers = {}, ...request }: RequestOptions = {}) =>
    streamOf(await gateway.post({ query, variables: request.variables }, { ...request, headers: { accept: SSE, ...headers } }));
  return { ...gateway, upstream, script, clock, subscribe };
}
