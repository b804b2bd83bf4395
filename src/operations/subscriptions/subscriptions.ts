import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Readable } from 'node:stream';
import { createSourceEventStream, type GraphQLSchema } from 'graphql';
import { cacheKey } from '../../cache-key.ts';
import type { Caller } from '../../auth/caller.ts';
import type { Clock } from '../../clock.ts';
import { contextOf, nothingSpent, type Asking, type RequestContext, type Services, type Spent, type Streaming } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { tallyCodes, type CodeTally } from '../answer-codes.ts';
import { assemble, errorsOf } from '../answers/assemble.ts';
import { STREAM } from '../caching/cache-control.ts';
import type { ExecuteOperation } from '../execution/execute-operation.ts';
import { extensionsOf } from '../extensions.ts';
import { errorsJson, type MaskError } from '../graphql-error.ts';
import type { OperationRequest } from '../operation-request.ts';
import type { ReadOperation } from '../read-operation.ts';
import { Refusal } from '../refusal.ts';
import { OperationSpan } from '../trace/operation-span.ts';
import type { Replies } from '../reply.ts';
import type { OperationResponse } from '../response.ts';
import { EventStream } from './event-stream.ts';
import { FRAMINGS, type FramingName } from './framing.ts';
import { OpenStreams } from './open-streams.ts';

export interface SubscriptionsOptions {
  readonly services: Services;
  readonly schema: GraphQLSchema;
  readonly execute: ExecuteOperation;
  readonly maskError: MaskError;
  readonly replies: Replies;
  readonly metrics: Pick<Metrics, 'countWork'>;
  readonly vary: string;
  readonly clock: Clock;
  readonly maxAnswerBytes: number;
  readonly maxSubscriptions: number;
  /** Milliseconds that one stream may last. */
  readonly timeoutMs: number;
  /** Whether errors may hint at names of the schema. */
  readonly suggestions: boolean;
}

/** The response of a subscription: its body lasts as long as the stream. */
export interface EventsResponse {
  readonly headers: OperationResponse['headers'];
  readonly events: Readable;
}

/** How a stream is written, and whether its answers tell their costs. */
export interface SubscribeOptions {
  readonly framing: FramingName;
  readonly report: boolean;
}

/** Answers subscriptions: one stream each, every event executed like an operation of its own. */
export class Subscriptions {
  readonly #options: SubscriptionsOptions;
  readonly #open: OpenStreams;

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
    this.#open = new OpenStreams(options.maxSubscriptions);
  }

  get count(): number {
    return this.#open.count;
  }

  /** Completes all streams, and takes no more. */
  drain(): void {
    this.#open.drain();
  }

  /** Starts a subscription. Throws where there is no room, or where its field refuses the caller. */
  async subscribe(request: OperationRequest, read: ReadOperation, { framing: name, report }: SubscribeOptions): Promise<EventsResponse> {
    const { services, clock, maskError, timeoutMs, vary, replies } = this.#options;
    const { caller } = request;
    const controller = new AbortController();
    const { signal } = controller;
    // Every read of every event may listen.
    setMaxListeners(0, signal);
    const span = request.span && new OperationSpan(request.span, read.operation);
    const session = new Session(services, { request, signal, clock, span });
    const { ctx } = session;
    let codes: CodeTally | null = null;
    const tenant = caller instanceof GatewayError ? '' : caller.credential.tenant;
    const free = this.#open.open(tenant, () => stream?.complete(null, ENDING));
    let stream: EventStream | undefined;
    const source = await this.#sourceOf(read, ctx).catch((error: unknown) => {
      free();
      span?.endBy(tallyCodes([maskError(error)]));
      throw error;
    });
    const framing = FRAMINGS[name];
    const opened = new EventStream({
      source,
      framing,
      clock,
      controller,
      write: async (event) => {
        const { json, errors } = await this.#execute(read, session, { event, report });
        codes = tallyCodes(errors, codes);
        return json;
      },
      explain: (error) => {
        const errors = [maskError(error)];
        codes = tallyCodes(errors, codes);
        const extensions = report
          ? `,"extensions":${JSON.stringify(extensionsOf({ staleReads: 0, spent: session.takeSpent() }, { report }))}`
          : '';
        return `"errors":${errorsJson(errors)}${extensions}`;
      },
      onEnd: () => {
        free();
        span?.endBy(codes);
        const { operation } = read;
        const named = { kind: operation.operation, operationName: operation.name?.value ?? null };
        replies.log(request, named, { status: 200, codes, requestId: ctx.requestId, upstreamCalls: session.spent.calls });
      },
    });
    stream = opened;
    // It was not there yet when all others were completed.
    if (this.#open.isDraining) opened.complete(null, ENDING);
    const endAfter = (milliseconds: number, error: GatewayError) =>
      void clock.wait(milliseconds, signal).then(
        () => opened.complete(error),
        () => undefined,
      );
    endAfter(timeoutMs, new GatewayError('UPSTREAM_TIMEOUT', overTime(timeoutMs)));
    const leftMs = caller instanceof GatewayError || caller.expiresAt === null ? Infinity : caller.expiresAt - clock.now();
    if (leftMs < timeoutMs) endAfter(Math.max(leftMs, 0), new GatewayError('UNAUTHENTICATED', 'The token has expired.'));
    const leave = () => void opened.destroy();
    if (request.hasLeft()) leave();
    else request.signal.addEventListener('abort', leave, { once: true });
    return {
      headers: {
        'content-type': framing.contentType,
        'cache-control': STREAM,
        // Proxies of nginx would hold events back.
        'x-accel-buffering': 'no',
        'x-request-id': ctx.requestId,
        vary,
      },
      events: opened,
    };
  }

  async #sourceOf({ document, operation, variables }: ReadOperation, ctx: RequestContext): Promise<AsyncIterator<unknown>> {
    const { schema, suggestions } = this.#options;
    const source = await createSourceEventStream({
      schema,
      document,
      operationName: operation.name?.value,
      variableValues: variables,
      contextValue: ctx,
      hideSuggestions: !suggestions,
    });
    if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]();
    const { errors = [] } = source;
    // Those of the field have its path; the others are of the variables.
    const ofField = errors.find(({ path }) => path !== undefined);
    throw ofField ?? new Refusal(errors);
  }

  async #execute(read: ReadOperation, session: Session, { event, report }: { readonly event: unknown; readonly report: boolean }) {
    const { execute, maskError, maxAnswerBytes: maxBytes, metrics } = this.#options;
    const { document, operation, variables } = read;
    const ctx = await session.contextOfEvent();
    const result = await execute({ document, operation, variables, ctx, root: event });
    metrics.countWork('operation_executed');
    const errors = errorsOf(result, ctx, maskError);
    const extensions = extensionsOf({ staleReads: ctx.cost.staleReads, spent: session.takeSpent() }, { report });
    const answer = assemble(result, errors, { operation, ctx, maxBytes, extensions, hasReport: report });
    const json = [...answer.body.pieces()].join('');
    answer.account?.end();
    return { json, errors: answer.errors };
  }
}

/** Why what a stream is at is given up when the process ends; its client gets no error. */
const ENDING = new GatewayError('UPSTREAM_UNAVAILABLE', 'The process is about to end.');

const overTime = (timeoutMs: number) =>
  `A subscription may last ${timeoutMs} ms. One that only watches can be made again; what another has begun may be carried out all the same.`;

interface SessionOptions {
  readonly request: OperationRequest;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly span: OperationSpan | null;
}

/** What holds from the first event of a stream to its last. */
class Session implements Streaming {
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** The context that the source is started in. */
  readonly ctx: RequestContext;
  /** For its source and all events so far. */
  readonly spent = nothingSpent();
  /** How much of it events have reported. */
  #reported = nothingSpent();
  readonly #services: Services;
  readonly #request: OperationRequest;
  readonly #span: OperationSpan | null;
  /** One for all contexts, so that whatever is logged of the stream names its request. */
  readonly #requestId = randomUUID();

  constructor(services: Services, { request, signal, clock, span }: SessionOptions) {
    this.#services = services;
    this.#request = request;
    this.#span = span;
    this.signal = signal;
    this.clock = clock;
    this.ctx = this.#contextOf(request.caller, request.headers, signal);
  }

  readonly renew: Streaming['renew'] = async ({ outlives = false } = {}) => {
    const { headers } = this.#request;
    const refreshing = { get: (name: string) => (name === 'cache-control' ? 'no-cache' : headers.get(name)) };
    return this.#contextOf(await this.#authenticate(), refreshing, outlives ? new AbortController().signal : this.signal);
  };

  /** The context that an event is executed in. */
  async contextOfEvent(): Promise<RequestContext> {
    return this.#contextOf(await this.#authenticate(), this.#request.headers, this.signal);
  }

  /** What was spent since this was asked last, that is since the last event. */
  takeSpent(): Spent {
    const now = this.spent;
    const before = this.#reported;
    this.#reported = { ...now, reads: { ...now.reads } };
    return {
      calls: now.calls - before.calls,
      milliseconds: now.milliseconds - before.milliseconds,
      rateLimit: now.rateLimit,
      reads: {
        asked: now.reads.asked - before.reads.asked,
        sent: now.reads.sent - before.reads.sent,
        shared: now.reads.shared - before.reads.shared,
      },
    };
  }

  readonly #authenticate = async (): Promise<Caller> => {
    const found = await this.#services.authenticate(this.#request.headers.get('authorization'));
    if (found instanceof GatewayError) throw found;
    return found;
  };

  readonly watch: Streaming['watch'] = (key, poll) =>
    this.#services.memory.polls.watch(cacheKey(this.ctx.tenant ?? '', key), poll, {
      prepare: () => this.renew(),
      signal: this.signal,
      clock: this.clock,
    });

  #contextOf(found: Caller | GatewayError, headers: Asking['headers'], signal: AbortSignal): RequestContext {
    return contextOf(this.#services, { headers, signal, requestId: this.#requestId, spent: this.spent }, found, {
      streaming: this,
      span: this.#span && this.#span.get,
    });
  }
}
