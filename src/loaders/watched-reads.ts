import type { AssistantWire } from '../upstream/wire/assistant.ts';
import type { AssistantReads } from './assistant.ts';

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
