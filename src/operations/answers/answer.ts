import type { GraphQLError, OperationTypeNode } from 'graphql';
import type { AnswerBody } from './answer-body.ts';
import type { LongAnswer } from './long-answers.ts';

/** The answer to an operation, before it becomes a response to one request. */
export interface Answer {
  readonly body: AnswerBody;
  /** What it takes of the room for long answers; ended when its client has read it. */
  readonly account: LongAnswer | null;
  /** By its content type, made when it is first asked for by GET. */
  etags?: Map<string, string>;
  /** As callers see them. */
  readonly errors: readonly GraphQLError[];
  /** Whether something was executed, and the answer has `data`. */
  readonly hasData: boolean;
  /** Whether it has no errors and nothing stale, so that it may be kept. */
  readonly isComplete: boolean;
  /** Whether each part of it is a read that others share, so that an equal request under way may have it. */
  readonly isShareable: boolean;
  /** Whether it says what it cost or how long it took, which is true of this one only. */
  readonly hasReport: boolean;
  /** When the oldest read in it stops being fresh, on the read cache's clock; null where that is not known. */
  readonly freshUntil: number | null;
  /** The reads that it was made from, by their entry versions; null where they are too many to look at each time. */
  readonly sources: ReadonlyMap<string, number> | null;
  /** What was asked for; null where that did not become known. */
  readonly kind: OperationTypeNode | null;
  /** What the operation is called; null where it has no name. */
  readonly operationName: string | null;
  /** Whether nothing but the schema was asked for. */
  readonly isSchemaOnly: boolean;
  readonly upstreamCalls: number;
}
