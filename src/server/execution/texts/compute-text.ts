import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { RequestContext } from '../../../context.ts';
import { GatewayError, type ErrorCode } from '../../../errors.ts';
import type { Execute } from '../executor.ts';
import type { Slot } from './slot.ts';
import type { Variables } from './needs.ts';
import type { KeptText } from './text-store.ts';

export interface ComputeOptions {
  readonly execute: Execute;
  /** The one whose root is an assistant. */
  readonly schema: GraphQLSchema;
  readonly ctx: RequestContext;
  /** As they were sent. */
  readonly variables: Variables;
  readonly numberOf: (document: object) => number;
}

/** What came of it: a text, or a failure whose errors are not told here. */
export interface ComputedText extends KeptText {
  /** Whether computing it again would give the same text, and call nobody. */
  readonly isLasting: boolean;
  /** A lasting one comes of the document, a passing one of the moment or of the operation. */
  readonly failure: 'lasting' | 'passing' | null;
}

/** Codes of errors that are met again with the same document and the same caller. */
const LASTING: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['UPSTREAM_BAD_RESPONSE', 'FORBIDDEN']);

/** What a slot's selection gives for a document. */
export function computeText(
  assistant: object,
  slot: Slot,
  { execute, schema, ctx, variables, numberOf }: ComputeOptions,
): ComputedText | Promise<ComputedText> {
  const watch = watchContext(ctx, numberOf);
  const finish = ({ data, errors }: ExecutionResult): ComputedText => {
    const failures = [...watch.failures, ...(errors ?? []).map(({ originalError }) => originalError)];
    const failure = failures.length === 0 ? null : failures.every(isLasting) ? 'lasting' : 'passing';
    const text = failure === null ? JSON.stringify(data) : '';
    return { text, items: watch.items(), references: watch.references, isLasting: failure === null && watch.lasts(), failure };
  };
  const result = execute({
    schema,
    document: slot.document,
    rootValue: assistant,
    contextValue: watch.ctx,
    variableValues: slot.pick(variables),
  });
  return result instanceof Promise ? result.then(finish) : finish(result);
}

const isLasting = (failure: unknown) => failure instanceof GatewayError && LASTING.has(failure.code);

/** The request's context, for one document, with an account of what is done with it. */
function watchContext(ctx: RequestContext, numberOf: ComputeOptions['numberOf']) {
  const references: (readonly [id: string, document: number])[] = [];
  let items = 0;
  let lasts = true;
  const failures: unknown[] = [];
  const watched: RequestContext = {
    ...ctx,
    loaders: {
      ...ctx.loaders,
      assistant: ctx.loaders.assistant.watched({
        onLoad: (id, assistant) => {
          // There may be one soon.
          if (assistant === null) lasts = false;
          else references.push([id, numberOf(assistant)]);
        },
        onReadSingly: () => {
          lasts = false;
        },
      }),
    },
    takeItems: (count) => {
      items += count;
      return ctx.takeItems(count);
    },
    call: (options) => {
      lasts = false;
      return ctx.call(options);
    },
    reportFieldError: (info, problem, index) => {
      failures.push(typeof problem === 'string' ? new GatewayError('UPSTREAM_BAD_RESPONSE', problem) : problem);
      ctx.reportFieldError(info, problem, index);
    },
  };
  return { ctx: watched, references, items: () => items, failures, lasts: () => lasts };
}
