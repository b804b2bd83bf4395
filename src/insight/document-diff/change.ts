/** What documents differ in, to all who show it. A file by itself, as the published types are made of it. */

/** What a change may do to conversations, rising. */
export const CHANGE_RISKS = ['NONE', 'WORDING', 'BEHAVIOUR', 'ROUTING', 'TELEPHONY', 'PRIVACY'] as const;
export type ChangeRisk = (typeof CHANGE_RISKS)[number];

export type ChangeKind = 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';

/** One difference between two configurations. */
export interface Change {
  readonly kind: ChangeKind;
  /** Keys of the Telnyx API, and what names an item of a list: its id, a tool's type and name, a plain value, or its index. */
  readonly path: readonly string[];
  /** The value before; where an item has moved, its index. Undefined where there was none. */
  readonly before: unknown;
  readonly after: unknown;
  readonly risk: ChangeRisk;
}
