import type { OperationDefinitionNode } from 'graphql';
import type { Attributes, Span } from '../../span.ts';
import { failureOf, tallyCodes, type CodeTally } from '../answer-codes.ts';
import type { Answer } from '../answers/answer.ts';

/** How an answer was come by that nobody had to execute an operation for. */
type CachedBy = 'reused' | 'shared' | 'composed';

const MAX_NAME_LENGTH = 100;

/** The name of an operation, as logs and traces have it. */
export const shortName = (name: string | null): string | null => name?.slice(0, MAX_NAME_LENGTH) ?? null;

/** What a span says of an operation: never its text, nor its variables. */
const attributesOf = (kind: string, name: string | null): Attributes => ({
  'graphql.operation.type': kind,
  ...(name !== null && { 'graphql.operation.name': shortName(name) ?? '' }),
});

/** Tells the span of a request that its answer came from a cache; there is no other span then. */
export function markCached(request: Span, { kind, operationName }: Pick<Answer, 'kind' | 'operationName'>, by: CachedBy): void {
  request.set({ 'gateway.answer': by, ...(kind !== null && attributesOf(kind, operationName)) });
}

/** The span of an operation below that of its request. It begins with its first call, if there is one, and then is dated back. */
export class OperationSpan {
  readonly #request: Span;
  readonly #operation: OperationDefinitionNode;
  readonly #started = performance.now();
  #span: Span | null = null;

  constructor(request: Span, operation: OperationDefinitionNode) {
    this.#request = request;
    this.#operation = operation;
  }

  readonly get = (): Span => {
    const { operation: kind, name } = this.#operation;
    return (this.#span ??= this.#request.begin(kind, 'server', attributesOf(kind, name?.value ?? null), this.#started));
  };

  /** Ends it by all codes of an answer that came in parts, or of a stream. */
  endBy(codes: CodeTally | null): void {
    this.get().end(failureOf(codes, 200));
  }

  /** `isComposed` of an answer whose entities were kept: where nothing was asked of the upstream, its request says all. */
  end(errors: Parameters<typeof tallyCodes>[0], { isComposed }: { readonly isComposed: boolean }): void {
    if (isComposed && this.#span === null) {
      markCached(this.#request, { kind: this.#operation.operation, operationName: this.#operation.name?.value ?? null }, 'composed');
      return;
    }
    this.endBy(tallyCodes(errors));
  }
}
