import type { CallOptions, Upstream } from '../upstream/client.ts';
import { AssistantLoader, createAssistantMemory, type AssistantMemory } from './assistant.ts';
import { ReadCache } from './read-cache.ts';

/** The loaders of one request, by what they return. */
export interface Loaders {
  readonly assistant: AssistantLoader;
}

/** What the loaders of all requests share. */
export type LoaderMemory = AssistantMemory;

export interface LoaderMemoryOptions {
  readonly ttlMs: number;
  readonly maxBytes: number;
}

export const createLoaderMemory = (options: LoaderMemoryOptions): LoaderMemory => createAssistantMemory(new ReadCache(options));

export interface LoaderOptions {
  readonly upstream: Upstream;
  /** Throws where the request has no credential, so that such a request makes no call. */
  readonly call: () => CallOptions;
  readonly refresh: boolean;
}

export const createLoaders = (memory: LoaderMemory, options: LoaderOptions): Loaders => ({
  assistant: new AssistantLoader({ ...memory, ...options }),
});
