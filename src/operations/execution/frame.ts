import type { GraphQLError } from 'graphql';
import type { RequestContext } from '../../context.ts';
import type { Path } from './collected-errors.ts';
import type { SelectionPlan } from './plan.ts';

/** A piece of JSON; some are still being made. */
export type JsonPart = string | Promise<string>;

/** Writes an entity in another way than field by field. */
export interface EntityWriting {
  write(selection: SelectionPlan, entity: object, path: Path, frame: Frame): JsonPart;
}

/** What holds for a part of the answer. */
export interface Frame {
  readonly ctx: RequestContext;
  /** Writes entities from what was written before; null within one. */
  readonly entities: EntityWriting | null;
  /** Takes note of what failed within this part. */
  readonly onFailure: ((error: GraphQLError) => void) | null;
}
