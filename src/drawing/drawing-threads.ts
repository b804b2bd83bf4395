import type { Worker, WorkerOptions } from 'node:worker_threads';
import { codeOf } from '../error-code.ts';
import { GatewayError } from '../errors.ts';
import type { Diagram, DiagramFormat } from '../insight/diagram/diagram.ts';
import { Semaphore } from '../semaphore.ts';
import { drawHere, type Drawing } from './drawing.ts';
import { startThread } from './start-thread.ts';

export interface ThreadLimits {
  /** Threads at a time. */
  readonly threads: number;
  /** Pictures that wait for one at most. */
  readonly waiting: number;
  /** Milliseconds that a picture may take. */
  readonly pictureMs: number;
  /** Milliseconds after which a thread that does nothing is ended. */
  readonly idleMs: number;
}

const LIMITS: ThreadLimits = { threads: 2, waiting: 32, pictureMs: 10_000, idleMs: 30_000 };

/** Nodes and edges of a picture that is drawn in a few milliseconds at most, which is less than to send it to a thread. */
const AT_ONCE: Readonly<Record<DiagramFormat, number>> = { SVG: 24, MERMAID: 500, DOT: 500 };

/** What no picture needs. Nothing of the process is handed on: a thread has neither its environment nor its options. */
const OPTIONS: WorkerOptions = { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 512, stackSizeMb: 16 } };

/** Draws on threads what takes longer than a few milliseconds. */
export class DrawingThreads implements Drawing {
  readonly #limits: ThreadLimits;
  readonly #turns: Semaphore;
  readonly #idle = new Map<Worker, NodeJS.Timeout>();
  readonly #all = new Set<Worker>();

  constructor(limits: Partial<ThreadLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
    this.#turns = new Semaphore(this.#limits.threads, this.#limits.waiting);
  }

  /** Threads that there are now. */
  get threads(): number {
    return this.#all.size;
  }

  readonly draw = async (diagram: Diagram, format: DiagramFormat): Promise<string> => {
    if (diagram.nodes.length + diagram.edges.length <= AT_ONCE[format]) return drawHere(diagram, format);
    if (this.#turns.isFull) throw new GatewayError('LIMIT_EXCEEDED', 'Too many pictures are being drawn at the moment: try again.');
    return this.#turns.run(() => this.#drawOn(this.#takeThread(), diagram, format));
  };

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((thread) => this.#end(thread)));
  }

  #takeThread(): Worker {
    const [idle] = this.#idle;
    if (idle) {
      const [thread, timer] = idle;
      clearTimeout(timer);
      this.#idle.delete(thread);
      thread.ref();
      return thread;
    }
    const thread = startThread(OPTIONS);
    // Also what is idle may end, and would end the process with it.
    thread.on('error', () => this.#forget(thread));
    thread.on('exit', () => this.#forget(thread));
    this.#all.add(thread);
    return thread;
  }

  #drawOn(thread: Worker, diagram: Diagram, format: DiagramFormat): Promise<string> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        thread.off('message', onPicture).off('error', onError).off('exit', onExit);
      };
      const onPicture = (picture: string) => {
        settle();
        this.#keep(thread);
        resolve(picture);
      };
      const onError = (error: Error) => {
        settle();
        reject(codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch('more memory than there is for one') : error);
      };
      const onExit = () => {
        settle();
        reject(tooMuch('longer than the gateway runs'));
      };
      const timer = setTimeout(() => {
        settle();
        void this.#end(thread);
        reject(tooMuch(`longer than ${this.#limits.pictureMs} ms`));
      }, this.#limits.pictureMs);
      thread.on('message', onPicture).on('error', onError).on('exit', onExit);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
      thread.postMessage({ diagram, format });
    });
  }

  /** For the next picture. It does not keep the process. */
  #keep(thread: Worker): void {
    thread.unref();
    const timer = setTimeout(() => void this.#end(thread), this.#limits.idleMs);
    timer.unref();
    this.#idle.set(thread, timer);
  }

  async #end(thread: Worker): Promise<void> {
    this.#forget(thread);
    await thread.terminate();
  }

  #forget(thread: Worker): void {
    clearTimeout(this.#idle.get(thread));
    this.#idle.delete(thread);
    this.#all.delete(thread);
  }
}

const tooMuch = (what: string) =>
  new GatewayError('LIMIT_EXCEEDED', `To draw this takes ${what}: ask for fewer nodes by maxNodes, or for MERMAID or DOT.`);
