/** What is known of a caller: the credential is good, it may be, or there is none. */
export type Rank = (typeof RANKS)[keyof typeof RANKS];

export const RANKS = { proven: 0, unproven: 1, nobody: 2 } as const;

export interface Waiter {
  /** Equal for all that one caller asks for. */
  readonly caller: string;
  readonly rank: Rank;
  /** How much work it is, in the unit of the limits. */
  readonly weight: number;
  /** Fires when nobody waits for the work any more. */
  readonly signal: AbortSignal;
}

export interface FairQueueLimits {
  /** Weight that may wait for one caller. A single piece of work may weigh more. */
  readonly perCaller: number;
  /** Weight that may wait in all. */
  readonly inAll: number;
}

/** The queue is too long for one more; or it was, and the one that was dropped belonged to the longest line. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

interface Job {
  readonly weight: number;
  readonly begin: () => Promise<void>;
  readonly refuse: () => void;
}

interface Line {
  readonly rank: Rank;
  readonly jobs: Set<Job>;
  weight: number;
}

/**
 * Does one piece of work at a time. Callers take turns, so that what one of them asks for, however much, delays another
 * one by one piece. Those with a proven credential take turns with those without, as anybody can make up tokens, and
 * nobody has to have been here before; without any credential one waits until no other does. Work whose caller has left
 * is dropped. Where too much waits, the end of the longest line of the least known callers is refused.
 */
export class FairQueue {
  readonly #limits: FairQueueLimits;
  /** The lines of each rank by their callers; the first is next. */
  readonly #lines = [new Map<string, Line>(), new Map<string, Line>(), new Map<string, Line>()] as const;
  #weight = 0;
  #waiting = 0;
  #isBusy = false;
  #lastRank: Rank = RANKS.nobody;

  constructor(limits: FairQueueLimits) {
    this.#limits = limits;
  }

  /** Pieces of work that wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Does the work when it is its turn. Rejects with a QueueFullError, or with the signal's reason. */
  run<T>(waiter: Waiter, work: () => Promise<T>): Promise<T> {
    const { rank, caller, weight, signal } = waiter;
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      if (!this.#makeRoom(waiter)) {
        reject(new QueueFullError());
        return;
      }
      const line = this.#lines[rank].get(caller) ?? { rank, jobs: new Set<Job>(), weight: 0 };
      this.#lines[rank].set(caller, line);
      const leave = () => {
        this.#remove(caller, line, job);
        reject(signal.reason as Error);
      };
      const stay = () => signal.removeEventListener('abort', leave);
      const job: Job = {
        weight,
        begin: () => {
          stay();
          return work().then(resolve, reject);
        },
        refuse: () => {
          stay();
          reject(new QueueFullError());
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      line.jobs.add(job);
      line.weight += weight;
      this.#weight += weight;
      this.#waiting += 1;
      this.#proceed();
    });
  }

  /** Whether there is room, or there is some now. */
  #makeRoom({ caller, rank, weight }: Waiter): boolean {
    const own = this.#lines[rank].get(caller)?.weight ?? 0;
    if (own > 0 && own + weight > this.#limits.perCaller) return false;
    while (this.#waiting > 0 && this.#weight + weight > this.#limits.inAll) {
      const [name, line] = this.#longest();
      const last = [...line.jobs].at(-1);
      const isBehind = line.rank > rank || (line.rank === rank && line.weight > own + weight);
      if (!isBehind || !last) return false;
      this.#remove(name, line, last);
      last.refuse();
    }
    return true;
  }

  /** The longest line of the least known callers. */
  #longest(): readonly [caller: string, line: Line] {
    const lines = this.#lines.findLast(({ size }) => size > 0) ?? new Map<string, Line>();
    return [...lines].reduce((longest, entry) => (entry[1].weight > longest[1].weight ? entry : longest));
  }

  #remove(caller: string, line: Line, job: Job): void {
    line.jobs.delete(job);
    line.weight -= job.weight;
    this.#weight -= job.weight;
    this.#waiting -= 1;
    if (line.jobs.size === 0) this.#lines[line.rank].delete(caller);
  }

  #proceed(): void {
    if (this.#isBusy) return;
    const job = this.#take();
    if (!job) return;
    this.#isBusy = true;
    void job.begin().finally(() => {
      this.#isBusy = false;
      this.#proceed();
    });
  }

  /** The next piece of work, whose caller then goes behind the others of its rank. */
  #take(): Job | undefined {
    const [proven, unproven, nobody] = this.#lines;
    const order = this.#lastRank === RANKS.proven ? [unproven, proven, nobody] : [proven, unproven, nobody];
    const lines = order.find(({ size }) => size > 0);
    const [[caller, line] = []] = lines ?? [];
    const [job] = line?.jobs ?? [];
    if (!lines || caller === undefined || !line || !job) return undefined;
    this.#lastRank = line.rank;
    lines.delete(caller);
    this.#remove(caller, line, job);
    if (line.jobs.size > 0) lines.set(caller, line);
    return job;
  }
}
