import type { AssistantEntries, Sized } from '../upstream/endpoints/assistants.ts';
import type { AssistantWire, ListGap } from '../upstream/wire/assistant.ts';
import type { AssistantList } from './assistant-list.ts';

/** What a read gives: at once where it is at hand. */
export type Loading<T> = T | Promise<T>;

/** What a request may do with a loader; `AssistantLoader` says what each of it means. */
export interface AssistantReads {
  readonly keeps: boolean;
  load(id: string): Loading<AssistantWire | null>;
  loadHeld(id: string): AssistantWire | null | undefined;
  list(): Promise<AssistantList>;
  complete(assistant: AssistantWire, field: ListGap): Loading<AssistantWire>;
  plan(wanted: ReadonlySet<ListGap>): void;
  forget(unsettledForMs?: number): void;
  replace(brought: Sized<AssistantEntries>): AssistantList;
  watched(watch: ReadWatch): AssistantReads;
}

/** Told of reads that go beyond the document at hand. */
export interface ReadWatch {
  readonly onLoad: (id: string, assistant: AssistantWire | null) => void;
  /** A field could not be read from the document at hand. */
  readonly onReadSingly: () => void;
}

/** The same reads, with somebody who is told of them. */
export const watchReads = (reads: AssistantReads, watch: ReadWatch): AssistantReads => ({
  keeps: reads.keeps,
  load: async (id) => {
    const assistant = await reads.load(id);
    watch.onLoad(id, assistant);
    return assistant;
  },
  loadHeld: (id) => reads.loadHeld(id),
  list: () => reads.list(),
  complete: (assistant, field) => {
    const complete = reads.complete(assistant, field);
    if (complete !== assistant) watch.onReadSingly();
    return complete;
  },
  plan: (wanted) => reads.plan(wanted),
  forget: () => reads.forget(),
  replace: (brought) => reads.replace(brought),
  watched: (inner) => watchReads(watchReads(reads, watch), inner),
});
