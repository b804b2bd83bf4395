import type { JsonObject } from '../../json.ts';

/** Why an edit cannot be made of what is there. */
export interface EditFault {
  readonly code: 'NOT_FOUND' | 'BAD_USER_INPUT';
  readonly message: string;
  /** The field of the input that names what is not there, or not right. */
  readonly field: readonly string[];
}

/** What an edit makes of an assistant, as it is written. */
export interface Edited {
  /** The keys that it sets. */
  readonly patch: JsonObject;
  readonly faults: readonly EditFault[];
  /** The id of the node or the edge that it is about. */
  readonly id: string | null;
  /** Values in it that its author has not given. */
  readonly secrets: readonly string[];
}

export type Edit = (assistant: JsonObject) => Edited;

export const refused = (code: EditFault['code'], field: string, message: string): Edited => ({
  patch: {},
  faults: [{ code, message, field: [field] }],
  id: null,
  secrets: [],
});
