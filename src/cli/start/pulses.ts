/**
 * How the process that has forked workers finds out that one of them hangs: each says once a second that it goes on. The beats of replicas
 * are none of that: they go by Redis where there is one, and fail soon, where a worker that is only busy is not to be killed.
 */
import type { Worker } from 'node:cluster';

/** Milliseconds between two pulses of a worker. */
const PULSE_MS = 1_000;
/** Turns without a pulse after which a worker hangs: longer than the event loop of one is blocked on a busy machine. */
const TURNS = 30;
/** The same before its first pulse: many that start at once on a small machine are slow. */
const TURNS_TO_START = 120;

export interface Pulse {
  readonly pulse?: true;
}

/** In a worker. */
export function sendPulses(worker: Pick<Worker, 'isConnected' | 'send'>): void {
  const pulse: Pulse = { pulse: true };
  const send = () => {
    if (worker.isConnected()) worker.send(pulse);
  };
  send();
  setInterval(send, PULSE_MS).unref();
}

/**
 * In the process that has forked them. It counts turns of its own and no time: where it stood still itself, or the whole machine did, no
 * turns have passed, however long that was.
 */
export class Pulses<W extends object> {
  /** Turns that each may yet be silent for. */
  readonly #left = new Map<W, number>();
  readonly #onSilent: (worker: W) => void;

  /** Tells once of each that is silent. */
  constructor(onSilent: (worker: W) => void) {
    this.#onSilent = onSilent;
  }

  /** Begins to count. */
  start(): void {
    // What has arrived during a standstill is read between the two.
    setInterval(() => setImmediate(() => this.#pass()), PULSE_MS).unref();
  }

  add(worker: W): void {
    this.#left.set(worker, TURNS_TO_START);
  }

  hear(worker: W): void {
    if (this.#left.has(worker)) this.#left.set(worker, TURNS);
  }

  remove(worker: W): void {
    this.#left.delete(worker);
  }

  #pass(): void {
    for (const [worker, left] of this.#left) {
      if (left > 1) this.#left.set(worker, left - 1);
      else {
        this.#left.delete(worker);
        this.#onSilent(worker);
      }
    }
  }
}
