import { AssistantLoader, createAssistantMemory, type AssistantMemory } from './assistant.ts';
import type { RequestOptions } from './cached-reads.ts';
import { ReadCache, type ReadCacheOptions } from './read-cache.ts';
import type { AssistantReads } from './watched-reads.ts';

/** The loaders of one request, by what they return. */
export interface Loaders {
  readonly assistant: AssistantReads;
}

/** What the loaders of all requests share. */
export type LoaderMemory = AssistantMemory;

export const createLoaderMemory = (options: ReadCacheOptions): LoaderMemory => createAssistantMemory(new ReadCache(options));

export const createLoaders = (memory: LoaderMemory, options: RequestOptions): Loaders => ({
  assistant: new AssistantLoader(memory, options),
});
