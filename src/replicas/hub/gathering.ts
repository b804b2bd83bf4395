/** What all workers of a process know together, such as metrics: one asks, the process that forked them asks the others. */
import type { Worker } from 'node:cluster';
import { Awaited } from '../awaited.ts';
import { ownWorker } from './own-worker.ts';

/** From a worker: it wants what the others have, or gives what it has. */
type FromWorker =
  | { readonly kind: 'want'; readonly number: number }
  | { readonly kind: 'give'; readonly request: number; readonly given: unknown };
/** To a worker: it is to give what it has, or is given what the others have; null where one of them did not answer. */
type ToWorker =
  | { readonly kind: 'ask'; readonly request: number }
  | { readonly kind: 'given'; readonly number: number; readonly all: readonly unknown[] | null };

/** Milliseconds in which all workers are to answer. */
const TIMEOUT_MS = 500;
const ASKER_TIMEOUT_MS = 2 * TIMEOUT_MS;

interface Request {
  readonly given: unknown[];
  /** Those that have not answered. */
  readonly asked: Set<Worker>;
  readonly end: () => void;
}

/** In the process that forked the workers: hands requests on between them. */
export class Gathering {
  readonly #requests = new Map<number, Request>();
  #count = 0;

  /** Takes a message of a worker; `others` are all but that one. */
  receive(worker: Worker, message: unknown, others: readonly Worker[]): void {
    const { gathering } = message as { readonly gathering?: FromWorker };
    if (!gathering) return;
    if (gathering.kind === 'want') this.#ask(worker, gathering.number, others);
    else this.#take(worker, gathering.request, gathering.given);
  }

  /** It has ended: what all have is what the others have. */
  remove(worker: Worker): void {
    for (const request of this.#requests.values()) this.#drop(worker, request);
  }

  #ask(worker: Worker, number: number, others: readonly Worker[]): void {
    this.#count += 1;
    const id = this.#count;
    const given: unknown[] = [];
    const end = (all: readonly unknown[] | null) => {
      clearTimeout(timer);
      if (this.#requests.delete(id)) send(worker, { kind: 'given', number, all });
    };
    const timer = setTimeout(() => end(null), TIMEOUT_MS);
    const request: Request = { given, asked: new Set(others), end: () => end(given) };
    this.#requests.set(id, request);
    for (const other of others) send(other, { kind: 'ask', request: id });
    if (others.length === 0) request.end();
  }

  #take(worker: Worker, id: number, given: unknown): void {
    const request = this.#requests.get(id);
    if (!request) return;
    request.given.push(given);
    this.#drop(worker, request);
  }

  /** Waits for it no longer. */
  #drop(worker: Worker, { asked, end }: Request): void {
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
  const waiting = new Awaited<readonly unknown[] | null>(ASKER_TIMEOUT_MS, 'a question to all workers');
  const tell = (gathering: FromWorker) => worker.send({ gathering });
  let count = 0;
  worker.on('message', ({ gathering }: { readonly gathering?: ToWorker }) => {
    if (gathering?.kind === 'given') waiting.resolve(gathering.number, gathering.all);
    if (gathering?.kind !== 'ask') return;
    // Who asks learns of a failure as of an answer that does not come.
    void give()
      .then((given) => tell({ kind: 'give', request: gathering.request, given }))
      .catch(() => undefined);
  });
  return () => {
    count += 1;
    const number = count;
    return waiting.after(number, () => tell({ kind: 'want', number })).catch(() => null);
  };
}
