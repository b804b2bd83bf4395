/** What all workers of a process know together, such as metrics: one asks, the process that forked them asks the others. */
import type { Worker } from 'node:cluster';
import { Awaited } from '../awaited.ts';
import { ownWorker } from './own-worker.ts';

/** From a worker: it wants what the others have, or gives what it has. */
type FromWorker =
  | { readonly kind: 'want'; readonly number: number }
  | { readonly kind: 'give'; readonly errand: number; readonly given: unknown };
/** To a worker: it is to give what it has, or is given what the others have; null where one of them did not answer. */
type ToWorker =
  | { readonly kind: 'ask'; readonly errand: number }
  | { readonly kind: 'given'; readonly number: number; readonly all: readonly unknown[] | null };

/** Milliseconds in which all workers are to answer. */
const PATIENCE_MS = 500;
const ASKER_PATIENCE_MS = 2 * PATIENCE_MS;

interface Errand {
  readonly given: unknown[];
  /** Those that have not answered. */
  readonly asked: Set<Worker>;
  readonly end: () => void;
}

/** In the process that forked the workers: runs errands between them. */
export class Gathering {
  readonly #errands = new Map<number, Errand>();
  #count = 0;

  /** Takes a message of a worker; `others` are all but that one. */
  receive(worker: Worker, message: unknown, others: readonly Worker[]): void {
    const { gathering } = message as { readonly gathering?: FromWorker };
    if (!gathering) return;
    if (gathering.kind === 'want') this.#ask(worker, gathering.number, others);
    else this.#take(worker, gathering.errand, gathering.given);
  }

  /** It has ended: what all have is what the others have. */
  remove(worker: Worker): void {
    for (const errand of this.#errands.values()) this.#spare(worker, errand);
  }

  #ask(worker: Worker, number: number, others: readonly Worker[]): void {
    this.#count += 1;
    const id = this.#count;
    const given: unknown[] = [];
    const end = (all: readonly unknown[] | null) => {
      clearTimeout(timer);
      if (this.#errands.delete(id)) send(worker, { kind: 'given', number, all });
    };
    const timer = setTimeout(() => end(null), PATIENCE_MS);
    const errand: Errand = { given, asked: new Set(others), end: () => end(given) };
    this.#errands.set(id, errand);
    for (const other of others) send(other, { kind: 'ask', errand: id });
    if (others.length === 0) errand.end();
  }

  #take(worker: Worker, id: number, given: unknown): void {
    const errand = this.#errands.get(id);
    if (!errand) return;
    errand.given.push(given);
    this.#spare(worker, errand);
  }

  /** Waits for it no longer. */
  #spare(worker: Worker, { asked, end }: Errand): void {
    if (asked.delete(worker) && asked.size === 0) end();
  }
}

const send = (worker: Worker, gathering: ToWorker): void => {
  if (worker.isConnected()) worker.send({ gathering });
};

/** In a worker: what the others have, as they give it; null where one of them does not. No function in a process that no gateway has forked. */
export function gatherFromOthers(give: () => Promise<unknown>): (() => Promise<readonly unknown[] | null>) | null {
  const worker = ownWorker();
  if (!worker) return null;
  const waiting = new Awaited<readonly unknown[] | null>(ASKER_PATIENCE_MS, 'a question to all workers');
  const tell = (gathering: FromWorker) => worker.send({ gathering });
  let count = 0;
  worker.on('message', ({ gathering }: { readonly gathering?: ToWorker }) => {
    if (gathering?.kind === 'given') waiting.resolve(gathering.number, gathering.all);
    if (gathering?.kind !== 'ask') return;
    // Who asks learns of a failure as of an answer that does not come.
    void give()
      .then((given) => tell({ kind: 'give', errand: gathering.errand, given }))
      .catch(() => undefined);
  });
  return () => {
    count += 1;
    const number = count;
    return waiting.after(number, () => tell({ kind: 'want', number })).catch(() => null);
  };
}
