import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Diagram, DiagramFormat } from '../insight/diagram/diagram.ts';

/** What a thread is sent; it answers with the picture. */
export interface Job {
  readonly diagram: Diagram;
  readonly format: DiagramFormat;
}

/**
 * Starts a thread from the sources, by tsx of the folder that the process was started in. The build puts in its place what starts one
 * from the file beside the bundle: see `ON_THREADS` of `scripts/build-gateway.mjs`.
 */
export const startThread = (options: WorkerOptions): Worker => new Worker(FROM_SOURCES, { ...options, eval: true });

const FROM_SOURCES = `
  import('tsx/esm/api').then(({ register }) => {
    register();
    return import(${JSON.stringify(new URL('thread.ts', import.meta.url).href)});
  });
`;
