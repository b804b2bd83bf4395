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

  constructor({ assistants, damaged }: AssistantEntries) {
    this.byId = new Map(assistants.map((assistant) => [String(assistant.id), assistant]));
    this.assistants = [...this.byId.values()];
    this.damaged = damaged;
    this.gaps = new Set(LIST_GAPS.filter((field) => !this.assistants.some((assistant) => isFilled(assistant[field]))));
    for (const assistant of this.assistants) origins.set(assistant, this);
  }
}

/**
 * Whether an empty `field` of this assistant may be an omission of the list that brought it. It counts as "not
 * known", unless the same list shows that it does carry the field.
 */
export function mayLack(assistant: AssistantWire, field: ListGap): boolean {
  return (origins.get(assistant)?.gaps.has(field) ?? false) && !isFilled(assistant[field]);
}

/** Whether a list brought this document, rather than a single read. */
export const isFromList = (assistant: AssistantWire): boolean => origins.has(assistant);

/** Documents are never changed once parsed, so where one came from can be told by its identity. */
const origins = new WeakMap<AssistantWire, AssistantList>();

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && (typeof value !== 'object' || Object.keys(value).length > 0);
