import type { JsonObject } from '../json.ts';
import type { NameInput, UserError } from './user-errors.ts';

/** An input as the upstream takes it. What is absent stays absent, and null stays null where it means something. */
export interface WireBody<P = JsonObject> {
  readonly wire: P;
  /** What cannot be sent, at the paths of the input. */
  readonly faults: readonly UserError[];
  readonly nameInput: NameInput;
  /** What the gateway has put in from what is stored, and its author may not see. */
  readonly secrets?: readonly string[];
}

/** What does not fit together in an object of the wire, and where. */
export interface Problem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Changes of something that the upstream has. */
export interface WireChanges<P = JsonObject> extends WireBody<P> {
  /** Whether parts of it are to be completed from what the upstream has, which has to be read for that. */
  readonly needsStored: boolean;
  /** The same with these parts completed, and the faults that remain in them. */
  readonly applyTo: (stored: JsonObject) => WireBody<P>;
}
