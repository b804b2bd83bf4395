import { cacheKey } from '../cache-key.ts';
import type { CancelSignal } from '../cancellation.ts';
import { GatewayError } from '../errors.ts';
import { reasonOf } from '../upstream/errors.ts';
import { Semaphore } from '../semaphore.ts';

/** Tasks that may wait for one another; beyond that the caller is refused at once. */
const MOST_WAITING = 1_000;

/** Runs tasks of a tenant of the same name one after the other, in the order in which they come. */
export class Turns {
  readonly #byKey = new Map<string, { readonly semaphore: Semaphore; tasks: number }>();

  /** Keys for which a task is under way. */
  get size(): number {
    return this.#byKey.size;
  }

  /** Where the signal fires while the task waits, it is not run, and why the signal fired is thrown. */
  async run<T>(tenant: string, name: string, task: () => Promise<T>, signal: CancelSignal): Promise<T> {
    const key = cacheKey(tenant, name);
    const line = this.#byKey.get(key) ?? { semaphore: new Semaphore(1, MOST_WAITING), tasks: 0 };
    if (line.semaphore.isFull) throw new GatewayError('LIMIT_EXCEEDED', 'Too many writes of the same thing are waiting for each other.');
    this.#byKey.set(key, line);
    line.tasks += 1;
    try {
      return await line.semaphore.run(task, signal);
    } catch (error) {
      throw signal.aborted && error === signal.reason ? reasonOf(signal) : error;
    } finally {
      line.tasks -= 1;
      if (line.tasks === 0) this.#byKey.delete(key);
    }
  }
}
