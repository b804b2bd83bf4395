import type { JsonObject } from '../json.ts';
import type { NameInput, UserError } from './user-errors.ts';

/** An input as the upstream takes it. What is absent stays absent, and null stays null where it means something. */
export interface WireBody<P = JsonObject> {
  readonly wire: P;
  /** What cannot be sent, at the paths of the input. */
  readonly faults: readonly UserError[];
  readonly nameInput: NameInput;
}
