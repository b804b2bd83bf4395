import { randomUUID } from 'node:crypto';
import { GraphQLError, OperationTypeNode, type GraphQLSchema } from 'graphql';
import { cacheKey } from '../cache-key.ts';
import { asksForRefresh, contextOf, type RequestContext, type Services } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { tallyCodes, type CodeTally } from './answer-codes.ts';
import type { Answer } from './answers/answer.ts';
import { assemble, errorsOf, refusedAnswer } from './answers/assemble.ts';
import type { AnswerCache } from './caching/answer-cache.ts';
import { NO_STORE } from './caching/cache-control.ts';
import type { RecognisedBody, SentQueries } from './caching/sent-queries.ts';
import { askerOf } from './documents/asker.ts';
import type { Documents } from './documents/documents.ts';
import type { ExecuteOperation, ExecutionResult } from './execution/execute-operation.ts';
import { askedOf, extensionsOf, traceExtension, type Asked } from './extensions.ts';
import type { MaskError } from './graphql-error.ts';
import { comesInParts } from './incremental/comes-in-parts.ts';
import type { createIncrementalExecutor, WrittenPart } from './incremental/execute-in-parts.ts';
import { unsafeIdIn } from './limits/id-numbers.ts';
import { objectNumber } from './object-number.ts';
import type { OperationRequest, OperationSource } from './operation-request.ts';
import type { KnownTexts } from './persisted/resolve-text.ts';
import { readOperation, type ReadOperation } from './read-operation.ts';
import { Refusal } from './refusal.ts';
import { answerTypeFor } from './request/answer-type.ts';
import type { RequestLog } from './request-log.ts';
import { respond, type OperationResponse } from './response.ts';
import { TraceTree } from './trace/trace-tree.ts';

/** What all exchanges share. */
export interface ExchangeServices {
  readonly services: Services;
  readonly documents: Documents;
  readonly texts: KnownTexts;
  readonly queries: SentQueries;
  /** Null where no whole answers are kept. */
  readonly answers: AnswerCache | null;
  /** Answers that are being made, for those who ask for the same meanwhile. */
  readonly inFlight: Map<string, Promise<Answer>>;
  readonly schema: GraphQLSchema;
  readonly execute: ExecuteOperation;
  /** Null where answers come whole. */
  readonly executeInParts: ReturnType<typeof createIncrementalExecutor> | null;
  /** Whether a router may ask for the times of fields. */
  readonly traces: boolean;
  readonly maxAnswerBytes: number;
  readonly maskError: MaskError;
  readonly log: RequestLog;
  readonly metrics: Pick<Metrics, 'countWork'>;
  readonly vary: string;
}

/** An answer that comes in parts. */
export interface PartsResponse {
  readonly headers: OperationResponse['headers'];
  readonly parts: AsyncIterableIterator<WrittenPart>;
}

/** Null where the answer comes in parts, and the adapter writes none. */
export type Outcome = OperationResponse | PartsResponse | null;

const STREAMS = /multipart\/(?:mixed|\*)|text\/(?:event-stream|\*)/i;

/**
 * One request and its response. It ends within the same turn of the event loop where all that is needed is at hand; each
 * promise on the way would cost about as much as the answer.
 */
export class Exchange {
  readonly #shared: ExchangeServices;
  readonly #request: OperationRequest;
  readonly #source: OperationSource;
  readonly #asked: Asked;
  #recognised: RecognisedBody | null = null;
  /** What equal answers for the caller have in common; null where this one is not to be shared. */
  #key: string | null = null;
  /** The same for answers that are being made. */
  #flightKey = '';

  constructor(shared: ExchangeServices, request: OperationRequest, source: OperationSource) {
    this.#shared = shared;
    this.#request = request;
    this.#source = source;
    this.#asked = askedOf(request, shared);
  }

  /** Answers by what is kept, by what is being made for others, or by executing. Never throws. */
  run(): Outcome | Promise<Outcome> {
    try {
      const outcome = this.#answer();
      return outcome instanceof Promise ? outcome.catch((error: unknown) => this.refuse(errorsIn(error))) : outcome;
    } catch (error) {
      return this.refuse(errorsIn(error));
    }
  }

  /** The response where nothing was executed. */
  refuse(errors: readonly unknown[]): OperationResponse | Promise<OperationResponse> {
    const { maskError } = this.#shared;
    return this.#respond(refusedAnswer(errors.map(maskError)), { requestId: randomUUID(), upstreamCalls: 0 });
  }

  #answer(): Outcome | Promise<Outcome> {
    const { queries } = this.#shared;
    const { body } = this.#source;
    this.#recogniseAs(body && queries.recognise(body));
    return this.#reuse(() => this.#read());
  }

  #recogniseAs(recognised: RecognisedBody | null): void {
    this.#recognised = recognised;
    if (recognised) this.#shareAs('bytes', recognised.query.number, recognised.rest);
  }

  #shareAs(...parts: readonly (string | number)[]): void {
    const { cache } = this.#shared.services.memory;
    const { caller, headers } = this.#request;
    // Without a caller there is nothing to share, and whoever asks for fresh data, costs or times gets an answer of their own.
    if (caller instanceof GatewayError || this.#asked.report || this.#asked.trace || asksForRefresh(headers.get('cache-control'))) return;
    const { tenant } = caller.credential;
    // What is kept is outdated by its reads. Of what is being made these are not known yet, so any write of the tenant comes between.
    this.#key = cacheKey(tenant, caller.scopesKey, ...parts);
    this.#flightKey = cacheKey(cache.lastWrite(tenant), this.#key);
  }

  /** Answers by what is kept, or is being made for others, and else by `make`. */
  #reuse(make: () => Outcome | Promise<Outcome>): Outcome | Promise<Outcome> {
    const { answers, inFlight, metrics } = this.#shared;
    const { caller } = this.#request;
    const key = this.#key;
    if (key === null || caller instanceof GatewayError) return make();
    const held = answers?.find(caller.credential.tenant, key);
    if (held) {
      metrics.countWork('answer_reused');
      return this.#respond(held, { requestId: randomUUID(), upstreamCalls: 0 });
    }
    const making = inFlight.get(this.#flightKey);
    if (!making) return make();
    const use = (shared: Answer | null): Outcome | Promise<Outcome> => {
      // An answer with errors may have them for the sake of who asked for it: that one left, or had asked for too much.
      if (!shared?.isShareable || shared.errors.length > 0) return make();
      metrics.countWork('answer_shared');
      return this.#respond(shared, { requestId: randomUUID(), upstreamCalls: 0 });
    };
    return making.then(use, () => use(null));
  }

  #read(): Outcome | Promise<Outcome> {
    const { schema, documents, texts } = this.#shared;
    const { method, headers } = this.#request;
    const accept = headers.get('accept') ?? undefined;
    if (answerTypeFor(accept) === null && !STREAMS.test(accept ?? '')) throw notAcceptable();
    const read = readOperation(this.#source, this.#recognised, { schema, documents, texts, method, asker: () => this.#asker() });
    return read instanceof Promise ? read.then((operation) => this.#answerRead(operation)) : this.#answerRead(read);
  }

  #asker(): ReturnType<typeof askerOf> {
    const { state } = this.#shared.services.upstream;
    const { caller, signal } = this.#request;
    return askerOf(caller, signal, (tenant) => state.hasAccepted(tenant));
  }

  #answerRead(read: ReadOperation): Outcome | Promise<Outcome> {
    const { schema, texts, executeInParts } = this.#shared;
    const { headers, writesParts } = this.#request;
    const { document, operation, variables, resolved, isNew } = read;
    const isInParts = executeInParts && comesInParts({ document, variables, accept: headers.get('accept') });
    if (isInParts && !writesParts) return null;
    const unsafe = unsafeIdIn({ schema, operation, variables });
    if (unsafe) throw unsafe;
    if (resolved?.rememberAs) texts.automatic.remember(resolved.rememberAs, resolved.text);
    if (isInParts) return this.#executeInParts(read, executeInParts);
    // What may never come again is neither remembered nor shared, and nor is a write.
    if (isNew || operation.operation !== OperationTypeNode.QUERY) this.#key = null;
    else if (!this.#recognised) {
      this.#remember(read);
      return this.#reuse(() => this.#execute(read));
    }
    return this.#execute(read);
  }

  /** Lets requests for the same be known again: by the bytes of their query, or else by the document that they stand for. */
  #remember({ document, operationName, variables, resolved }: ReadOperation): void {
    const { body } = this.#source;
    if (resolved?.isSent && body) this.#recogniseAs(this.#shared.queries.remember(body, resolved.text, document));
    if (!this.#recognised) this.#shareAs('document', objectNumber(document), JSON.stringify([operationName, variables]));
  }

  #execute(read: ReadOperation): Outcome | Promise<Outcome> {
    const { services, execute } = this.#shared;
    const ctx = contextOf(services, this.#request, this.#request.caller);
    const trace = this.#asked.trace ? new TraceTree() : null;
    const { document, operation, isNew, variables } = read;
    // Objects made by spreading others are slow to make.
    const result = execute({ document, operation, isNew, variables, ctx, trace });
    const made =
      result instanceof Promise
        ? result.then((settled) => this.#finish(settled, read, ctx, trace))
        : this.#finish(result, read, ctx, trace);
    if (!(made instanceof Promise)) return this.#conclude(made, ctx);
    if (this.#key !== null) this.#share(this.#flightKey, made);
    return made.then((answer) => this.#conclude(answer, ctx));
  }

  #finish(result: ExecutionResult, { operation }: ReadOperation, ctx: RequestContext, trace: TraceTree | null): Answer | Promise<Answer> {
    const { maskError, maxAnswerBytes: maxBytes, metrics } = this.#shared;
    metrics.countWork(result.isComposed ? 'answer_composed' : 'operation_executed');
    const errors = errorsOf(result, ctx, maskError);
    const { report: reported } = this.#asked;
    const extensions = extensionsOf(ctx, { report: reported });
    const answer = (all: object | null) => assemble(result, errors, { operation, ctx, maxBytes, reported, extensions: all });
    return trace ? traceExtension(trace, errors).then((times) => answer({ ...extensions, ...times })) : answer(extensions);
  }

  #conclude(answer: Answer, { requestId }: RequestContext): OperationResponse | Promise<OperationResponse> {
    if (this.#key !== null) this.#shared.answers?.keep(this.#key, answer);
    return this.#respond(answer, { requestId, upstreamCalls: answer.upstreamCalls });
  }

  /** Lets others have an answer while it is being made. */
  #share(key: string, making: Promise<Answer>): void {
    const { inFlight } = this.#shared;
    inFlight.set(key, making);
    const forget = () => {
      if (inFlight.get(key) === making) inFlight.delete(key);
    };
    making.then(forget, forget);
  }

  async #executeInParts(read: ReadOperation, execute: ExchangeServices['executeInParts'] & {}): Promise<Outcome> {
    const { services, maskError, maxAnswerBytes: maxBytes, vary, metrics } = this.#shared;
    const ctx = contextOf(services, this.#request, this.#request.caller);
    let codes: CodeTally | null = null;
    const outcome = await execute(read, {
      ctx,
      maskError,
      maxBytes,
      report: this.#asked.report,
      onErrors: (errors) => {
        codes = tallyCodes(errors, codes);
      },
      onEnd: () => {
        const { operation } = read;
        const told = { requestId: ctx.requestId, upstreamCalls: ctx.cost.upstreamCalls, codes };
        this.#log(200, { kind: operation.operation, operationName: operation.name?.value ?? null }, told);
      },
    });
    if ('data' in outcome) return this.#conclude(await this.#finish(outcome, read, ctx, null), ctx);
    metrics.countWork('operation_executed');
    return { headers: { vary, 'x-request-id': ctx.requestId, 'cache-control': NO_STORE }, parts: outcome };
  }

  #respond(answer: Answer, { requestId, upstreamCalls }: Told): OperationResponse | Promise<OperationResponse> {
    const { services, vary } = this.#shared;
    const request = this.#request;
    const answerType = answerTypeFor(request.headers.get('accept') ?? undefined) ?? 'application/json';
    const response = respond(answer, { request, requestId, answerType, vary, now: () => services.memory.cache.now() });
    const logged = (ready: OperationResponse): OperationResponse => {
      this.#log(ready.status, answer, { requestId, upstreamCalls, codes: tallyCodes(answer.errors) });
      return ready;
    };
    return response instanceof Promise ? response.then(logged) : logged(response);
  }

  #log(
    status: number,
    { kind, operationName }: Pick<Answer, 'kind' | 'operationName'>,
    told: Told & { readonly codes: CodeTally | null },
  ): void {
    const { method, started, caller, hasLeft } = this.#request;
    const { requestId, upstreamCalls, codes } = told;
    this.#shared.log({
      route: 'graphql',
      method,
      status,
      milliseconds: performance.now() - started,
      requestId,
      codes,
      left: hasLeft(),
      ...(kind !== null && {
        operation: { tenant: caller instanceof GatewayError ? null : caller.credential.tenant, kind, name: operationName, upstreamCalls },
      }),
    });
  }
}

/** What the log line of a request says of it. */
interface Told {
  readonly requestId: string;
  readonly upstreamCalls: number;
}

const errorsIn = (thrown: unknown): readonly unknown[] => (thrown instanceof Refusal ? thrown.errors : [thrown]);

const notAcceptable = () =>
  new GraphQLError(
    'The Accept header names no type that is offered: application/graphql-response+json, application/json, multipart/mixed, text/event-stream.',
    { extensions: { code: 'BAD_USER_INPUT', http: { status: 406 } } },
  );
