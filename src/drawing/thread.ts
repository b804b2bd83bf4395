/** What runs on a thread that draws: one picture after the other. */
import { parentPort } from 'node:worker_threads';
import { drawAs } from '../insight/diagram/draw.ts';
import type { Job } from './start-thread.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
parentPort?.on('message', ({ diagram, format }: Job) => parentPort?.postMessage(drawAs(format, diagram)));
