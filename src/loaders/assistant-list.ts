import type { AssistantEntries } from '../upstream/endpoints/assistants.ts';
import { LIST_GAPS, type AssistantWire, type ListGap } from '../upstream/wire/assistant.ts';

/** Assistants that one answer brought together, and what that answer shows about itself. */
export class AssistantList {
  readonly assistants: readonly AssistantWire[];
  /** Entries of the answer that were no assistants. */
  readonly damaged: number;
  readonly byId: ReadonlyMap<string, AssistantWire>;
  /** Fields that no entry has a value for, so that nothing is known about them. */
  readonly gaps: ReadonlySet<ListGap>;
  readonly #derived = new Map<string, unknown>();

  constructor({ assistants, damaged }: AssistantEntries) {
    this.byId = new Map(assistants.map((assistant) => [String(assistant.id), assistant]));
    this.assistants = [...this.byId.values()];
    this.damaged = damaged;
    this.gaps = new Set(LIST_GAPS.filter((field) => !this.assistants.some((assistant) => isFilled(assistant[field]))));
    for (const assistant of this.assistants) gapsOfLists.set(assistant, this.gaps);
  }

  /** What follows from the list alone: made once, and gone with the list. */
  derive<T>(key: string, make: (assistants: readonly AssistantWire[]) => T): T {
    if (!this.#derived.has(key)) this.#derived.set(key, make(this.assistants));
    return this.#derived.get(key) as T;
  }
}

/**
 * Whether an empty `field` of this assistant may be an omission of the list that brought it. It counts as "not
 * known", unless the same list shows that it does carry the field.
 */
export function mayLack(assistant: AssistantWire, field: ListGap): boolean {
  return (gapsOfLists.get(assistant)?.has(field) ?? false) && !isFilled(assistant[field]);
}

/** Whether a list brought this document, rather than a single read. */
export const isFromList = (assistant: AssistantWire): boolean => gapsOfLists.has(assistant);

/**
 * Of documents that a list brought: what that list leaves out. Documents are never changed once parsed, so this can be told by
 * their identity. Not the list itself: until the next full collection of garbage, what a WeakMap leads to is not collected.
 */
const gapsOfLists = new WeakMap<AssistantWire, ReadonlySet<ListGap>>();

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && (typeof value !== 'object' || Object.keys(value).length > 0);
