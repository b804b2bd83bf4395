import type { Audience } from './bus.ts';

interface Barrier {
  readonly acknowledged: Set<string>;
  /** Null until it is known who was told. */
  audience: Audience | null;
  readonly open: () => void;
}

/** Who has not acknowledged an announcement yet. */
export class Barriers {
  readonly #own: string;
  readonly #barriers = new Map<number, Barrier>();

  /** `own` is the id of this replica, which needs no acknowledgement. */
  constructor(own: string) {
    this.#own = own;
  }

  /** Resolves when all have acknowledged; never where it is not known who they are. */
  raise(number: number): Promise<void> {
    return new Promise((open) => this.#barriers.set(number, { acknowledged: new Set([this.#own]), audience: null, open }));
  }

  tell(number: number, audience: Audience): void {
    const barrier = this.#barriers.get(number);
    if (!barrier) return;
    barrier.audience = audience;
    this.#openIfDone(barrier);
  }

  acknowledge(number: number, by: string): void {
    const barrier = this.#barriers.get(number);
    if (!barrier) return;
    barrier.acknowledged.add(by);
    this.#openIfDone(barrier);
  }

  lower(number: number): void {
    this.#barriers.delete(number);
  }

  #openIfDone({ audience, acknowledged, open }: Barrier): void {
    if (audience?.isComplete && audience.replicas.every((replica) => acknowledged.has(replica))) open();
  }
}
