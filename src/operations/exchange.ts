import { randomUUID } from 'node:crypto';
import { OperationTypeNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { asksForRefresh, contextOf, type RequestContext, type Services } from '../context.ts';
import { GatewayError } from '../errors.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { tallyCodes, type CodeTally } from './answer-codes.ts';
import type { Answer } from './answers/answer.ts';
import { assemble, errorsOf, refusedAnswer } from './answers/assemble.ts';
import { STREAM } from './caching/cache-control.ts';
import { withoutQuery, type RecognisedBody, type SentQueries } from './caching/sent-queries.ts';
import type { AnswerKeys, SharedAnswers } from './caching/shared-answers.ts';
import { askerOf } from './documents/asker.ts';
import type { Documents } from './documents/documents.ts';
import type { ExecuteOperation, ExecutionResult } from './execution/execute-operation.ts';
import { askedOf, extensionsOf, traceExtension, type Asked } from './extensions.ts';
import type { MaskError } from './graphql-error.ts';
import { comesInParts } from './incremental/comes-in-parts.ts';
import type { ExecuteInParts, WrittenPart } from './incremental/execute-in-parts.ts';
import { objectId } from './object-id.ts';
import type { OperationRequest, OperationSource } from './operation-request.ts';
import type { KnownTexts } from './persisted/resolve-text.ts';
import { readOperation, type ReadOperation } from './read-operation.ts';
import { Refusal } from './refusal.ts';
import type { Replies } from './reply.ts';
import { acceptedBy, PARTS_SPEC } from './request/accepted.ts';
import { badRequest } from './request/request-error.ts';
import type { OperationResponse } from './response.ts';
import type { EventsResponse, Subscriptions } from './subscriptions/subscriptions.ts';
import { markCached, OperationSpan } from './trace/operation-span.ts';
import { TraceTree } from './trace/trace-tree.ts';

/** What all exchanges share. */
export interface Pipeline {
  readonly services: Services;
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly texts: KnownTexts;
  readonly queries: SentQueries;
  readonly answers: SharedAnswers;
  readonly execute: ExecuteOperation;
  /** Null where answers come whole. */
  readonly executeInParts: ExecuteInParts | null;
  readonly subscriptions: Subscriptions;
  /** Whether a router may ask for the times of fields. */
  readonly traces: boolean;
  readonly maxAnswerBytes: number;
  readonly maskError: MaskError;
  readonly replies: Replies;
  readonly metrics: Pick<Metrics, 'countWork'>;
  readonly vary: string;
}

/** An answer that comes in parts. */
export interface PartsResponse {
  readonly headers: OperationResponse['headers'];
  readonly parts: AsyncIterableIterator<WrittenPart>;
}

/** What an operation was executed with. */
interface Executed {
  readonly ctx: RequestContext;
  readonly span: OperationSpan | null;
  readonly trace: TraceTree | null;
}

/** Null where the answer is a stream and the adapter of this request cannot write it; then nothing was executed or logged. */
export type Outcome = OperationResponse | PartsResponse | EventsResponse | null;

/**
 * One request and its response. It ends within the same turn of the event loop where all that is needed is at hand; each
 * promise on the way would cost about as much as the answer.
 */
export class Exchange {
  readonly #pipeline: Pipeline;
  readonly #request: OperationRequest;
  readonly #asked: Asked;
  /** By which equal answers are found; null where this one is not to be shared. */
  #keys: AnswerKeys | null = null;
  /** What is asked for, once it is known. */
  #operation: OperationDefinitionNode | null = null;

  constructor(pipeline: Pipeline, request: OperationRequest) {
    this.#pipeline = pipeline;
    this.#request = request;
    this.#asked = askedOf(request, pipeline);
  }

  /** Answers by what is kept, by what is being made for others, or by executing. Never throws. */
  run(source: OperationSource): Outcome | Promise<Outcome> {
    try {
      const outcome = this.#answer(source);
      return outcome instanceof Promise ? outcome.catch((error: unknown) => this.refuse(errorsIn(error))) : outcome;
    } catch (error) {
      return this.refuse(errorsIn(error));
    }
  }

  /** The response where nothing was executed. */
  refuse(errors: readonly unknown[]): OperationResponse | Promise<OperationResponse> {
    const { maskError, replies } = this.#pipeline;
    return replies.respond(this.#request, refusedAnswer(errors.map(maskError), this.#operation), {
      requestId: randomUUID(),
      upstreamCalls: 0,
    });
  }

  #answer(source: OperationSource): Outcome | Promise<Outcome> {
    const { json, stream } = acceptedBy(this.#request.headers.get('accept'));
    if (json === null && !stream) throw badRequest(NOT_ACCEPTABLE, { status: 406 });
    if (json === null && !this.#request.writesStreams) return null;
    const recognised = source.body && this.#pipeline.queries.recognise(source.body);
    if (recognised) this.#shareBytes(recognised);
    else this.#shareWhole(source);
    return this.#reuse(() => this.#read(source, recognised));
  }

  #shareBytes({ query, rest }: RecognisedBody): void {
    this.#shareAs('bytes', query.number, rest);
  }

  /** What is sent by GET, or names its text by a hash or an id, means the same each time. */
  #shareWhole({ body, search }: OperationSource): void {
    const whole = body ? withoutQuery(body) : search;
    if (whole) this.#shareAs(body ? 'body' : 'search', whole);
  }

  #shareAs(...parts: readonly (string | number)[]): void {
    const { caller, headers } = this.#request;
    const { report, trace } = this.#asked;
    // Without a caller there is nothing to share, and a request for fresh data, costs or times gets an answer of its own.
    if (caller instanceof GatewayError || report || trace || asksForRefresh(headers.get('cache-control'))) return;
    this.#keys = this.#pipeline.answers.keysOf(caller, ...parts);
  }

  /** Answers by what is kept, or is being made for others, and else by `make`. */
  #reuse(make: () => Outcome | Promise<Outcome>): Outcome | Promise<Outcome> {
    const { answers } = this.#pipeline;
    const keys = this.#keys;
    if (!keys) return make();
    const held = answers.find(keys);
    if (held) {
      held.account?.join();
      return this.#give(held, 'answer_reused');
    }
    const underWay = answers.underWay(keys);
    if (!underWay) return make();
    const use = (shared: Answer | null): Outcome | Promise<Outcome> => {
      // Errors may be those of the request that made it: its client left, or it had asked for too much.
      if (!shared?.isShareable || shared.errors.length > 0) return make();
      shared.account?.join();
      const { span } = this.#request;
      if (span && underWay.span) span.linkTo(underWay.span);
      return this.#give(shared, 'answer_shared');
    };
    return underWay.answer.then(use, () => use(null));
  }

  #give(answer: Answer, work: 'answer_reused' | 'answer_shared'): OperationResponse | Promise<OperationResponse> {
    const { metrics, replies } = this.#pipeline;
    const { span } = this.#request;
    if (span) markCached(span, answer, work === 'answer_reused' ? 'reused' : 'shared');
    metrics.countWork(work);
    return replies.respond(this.#request, answer, { requestId: randomUUID(), upstreamCalls: 0 });
  }

  #read(source: OperationSource, recognised: RecognisedBody | null): Outcome | Promise<Outcome> {
    const { caller, method, span } = this.#request;
    const { services, schema, documents } = this.#pipeline;
    const texts = source.list ? { ...this.#pipeline.texts, list: source.list } : this.#pipeline.texts;
    const asker = () => askerOf(caller, this.#request.signal, services.upstream.state);
    const read = readOperation(source, recognised, { schema, documents, texts, method, span, asker });
    const answer = (operation: ReadOperation) => this.#answerRead(operation, source, recognised);
    return read instanceof Promise ? read.then(answer) : answer(read);
  }

  #answerRead(read: ReadOperation, { body }: OperationSource, recognised: RecognisedBody | null): Outcome | Promise<Outcome> {
    const { executeInParts } = this.#pipeline;
    const { headers, writesStreams } = this.#request;
    this.#operation = read.operation;
    if (read.operation.operation === OperationTypeNode.SUBSCRIPTION) return this.#subscribe(read);
    if (executeInParts && acceptedBy(headers.get('accept')).parts && comesInParts(read))
      return writesStreams ? this.#executeInParts(read, executeInParts) : null;
    // What may never come again is neither remembered nor shared, and nor is a write.
    if (read.isNew || read.operation.operation !== OperationTypeNode.QUERY) this.#keys = null;
    else if (!recognised && !this.#keys) {
      this.#remember(read, body);
      return this.#reuse(() => this.#execute(read));
    }
    return this.#execute(read);
  }

  #subscribe(read: ReadOperation): Outcome | Promise<Outcome> {
    const { events: framing } = acceptedBy(this.#request.headers.get('accept'));
    if (framing === null) throw badRequest(NO_EVENTS, { status: 406 });
    if (!this.#request.writesStreams) return null;
    return this.#pipeline.subscriptions.subscribe(this.#request, read, { framing, report: this.#asked.report });
  }

  /** Lets requests for the same be known again: by the bytes of their query, or else by the operation that they stand for. */
  #remember({ document, operation, variables, resolved }: ReadOperation, body: Buffer | null): void {
    const recognised = resolved?.isSent && body ? this.#pipeline.queries.remember(body, resolved.text, document) : null;
    if (recognised) this.#shareBytes(recognised);
    else this.#shareAs('operation', objectId(operation), JSON.stringify(variables));
  }

  #execute(read: ReadOperation): Outcome | Promise<Outcome> {
    const { services, execute, answers } = this.#pipeline;
    const { document, operation, isNew, variables } = read;
    const span = this.#spanOf(read);
    const ctx = contextOf(services, this.#request, this.#request.caller, { span: span && span.get });
    const trace = this.#asked.trace ? new TraceTree() : null;
    const result = execute({ document, operation, isNew, variables, ctx, trace });
    const finish = (settled: ExecutionResult) => this.#finish(settled, read, { ctx, span, trace });
    const made = result instanceof Promise ? result.then(finish) : finish(result);
    if (!(made instanceof Promise)) return this.#conclude(made, ctx);
    const forget = this.#keys && answers.announce(this.#keys, { answer: made, span: this.#request.span });
    return made.then(
      (answer) => {
        forget?.();
        return this.#conclude(answer, ctx);
      },
      (error: unknown) => {
        forget?.();
        throw error;
      },
    );
  }

  #spanOf({ operation }: ReadOperation): OperationSpan | null {
    const { span } = this.#request;
    return span && new OperationSpan(span, operation);
  }

  #finish(result: ExecutionResult, { operation }: ReadOperation, { ctx, span, trace }: Executed): Answer | Promise<Answer> {
    const { maskError, maxAnswerBytes: maxBytes, metrics } = this.#pipeline;
    metrics.countWork(result.isComposed ? 'answer_composed' : 'operation_executed');
    const errors = errorsOf(result, ctx, maskError);
    span?.end(errors, result);
    const { report } = this.#asked;
    const hasReport = report || trace !== null;
    const extensions = extensionsOf(ctx.cost, { report });
    const answer = (all: object | null) => assemble(result, errors, { operation, ctx, maxBytes, hasReport, extensions: all });
    return trace ? traceExtension(trace, errors).then((times) => answer({ ...extensions, ...times })) : answer(extensions);
  }

  #conclude(answer: Answer, { requestId }: RequestContext): OperationResponse | Promise<OperationResponse> {
    const { answers, replies } = this.#pipeline;
    if (this.#keys) answers.keep(this.#keys, answer);
    return replies.respond(this.#request, answer, { requestId, upstreamCalls: answer.upstreamCalls });
  }

  async #executeInParts(read: ReadOperation, execute: ExecuteInParts): Promise<Outcome> {
    const { services, maskError, maxAnswerBytes: maxBytes, vary, metrics, replies } = this.#pipeline;
    const { operation } = read;
    const span = this.#spanOf(read);
    const ctx = contextOf(services, this.#request, this.#request.caller, { span: span && span.get });
    const { requestId, cost } = ctx;
    let codes: CodeTally | null = null;
    const result = await execute(read, {
      ctx,
      maskError,
      maxBytes,
      report: this.#asked.report,
      onErrors: (errors) => {
        codes = tallyCodes(errors, codes);
      },
      onEnd: () => {
        span?.endBy(codes);
        const named = { kind: operation.operation, operationName: operation.name?.value ?? null };
        replies.log(this.#request, named, { status: 200, codes, requestId, upstreamCalls: cost.upstreamCalls });
      },
    });
    if ('data' in result) return this.#conclude(await this.#finish(result, read, { ctx, span, trace: null }), ctx);
    metrics.countWork('operation_executed');
    // The boundary is that of Yoga, which writes the parts.
    const contentType = `multipart/mixed; boundary="-"; ${PARTS_SPEC}`;
    return { headers: { 'content-type': contentType, vary, 'x-request-id': requestId, 'cache-control': STREAM }, parts: result };
  }
}

const errorsIn = (thrown: unknown): readonly unknown[] => (thrown instanceof Refusal ? thrown.errors : [thrown]);

const NO_EVENTS =
  'A subscription is answered by a stream: the Accept header has to name text/event-stream, or multipart/mixed;subscriptionSpec=1.0.';
const NOT_ACCEPTABLE =
  'The Accept header names no type that is offered: application/graphql-response+json, application/json, multipart/mixed, text/event-stream.';
