import { Cancellation, type CancelSignal } from '../../cancellation.ts';
import type { Span } from '../../span.ts';
import { InFlight } from '../../in-flight.ts';
import { reasonOf } from '../../upstream/errors.ts';
import { loading } from './settle.ts';

/** A load that is under way, and who waits for it. */
export interface Flight<E> {
  readonly cancellation: Cancellation;
  readonly outcome: Promise<E>;
  /** When it began, on the cache's clock. */
  readonly begun: number;
  /** Of the request that began it; null where that is not traced. */
  readonly span: Span | null;
  readers: number;
}

interface Departure<L, E> {
  readonly begun: number;
  readonly span: Span | null;
  readonly load: (signal: CancelSignal) => Promise<L>;
  /** Makes an entry of what was loaded; `isWanted` is false where nobody waited any more, and another load may have begun. */
  readonly keep: (loaded: L, isWanted: boolean) => E;
}

/** Loads that are under way, each for all who want the same. */
export class Flights<L, E> {
  readonly #flights = new InFlight<Flight<E>>();

  get(key: string): Flight<E> | undefined {
    return this.#flights.get(key);
  }

  /** Takes the place of what is under way for the key, if anything is. */
  begin(key: string, { begun, load, span, keep }: Departure<L, E>): Flight<E> {
    const cancellation = new Cancellation();
    const land = (loaded: L): E => keep(loaded, this.#flights.end(key, flight));
    const fail = (error: unknown): never => {
      this.#flights.end(key, flight);
      throw error;
    };
    const flight: Flight<E> = { cancellation, outcome: loading(() => load(cancellation)).then(land, fail), begun, span, readers: 0 };
    this.#flights.begin(key, flight);
    return flight;
  }

  /** Lets nobody join what is under way for the key. */
  forget(key: string): void {
    this.#flights.forget(key);
  }

  /** What it brings, or the reason why this reader has left. The load is cancelled when its last reader leaves. */
  join(key: string, flight: Flight<E>, signal: CancelSignal): Promise<E> {
    flight.readers += 1;
    return new Promise<E>((resolve, reject) => {
      const leave = () => {
        reject(reasonOf(signal));
        flight.readers -= 1;
        if (flight.readers > 0) return;
        this.#flights.end(key, flight);
        flight.cancellation.abort();
      };
      const stay = () => signal.removeEventListener('abort', leave);
      signal.addEventListener('abort', leave, { once: true });
      flight.outcome.then(
        (entry) => {
          stay();
          return resolve(entry);
        },
        (error: unknown) => {
          stay();
          reject(error);
        },
      );
    });
  }
}
