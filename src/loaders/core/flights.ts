import { Cancellation, type CancelSignal } from '../../cancellation.ts';
import type { Span } from '../../span.ts';
import { InFlight } from '../../in-flight.ts';
import { reasonOf } from '../../upstream/errors.ts';
import { loading } from './settle.ts';

/** A load that is under way, and who waits for it. */
export interface Flight<E> {
  readonly cancellation: Cancellation;
  /** When it began, on the cache's clock. */
  readonly begun: number;
  /** Of the request that began it; null where that is not traced. */
  readonly span: Span | null;
  readonly readers: Reader<E>[];
}

interface Reader<E> {
  readonly take: (entry: E) => void;
  readonly fail: (error: unknown) => void;
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
    const flight: Flight<E> = { cancellation, begun, span, readers: [] };
    const fail = (error: unknown): void => {
      this.#flights.end(key, flight);
      for (const reader of flight.readers) reader.fail(error);
    };
    const land = (loaded: L): void => {
      let entry: E;
      try {
        entry = keep(loaded, this.#flights.end(key, flight));
      } catch (error) {
        fail(error);
        return;
      }
      for (const reader of flight.readers) reader.take(entry);
    };
    void loading(() => load(cancellation)).then(land, fail);
    this.#flights.begin(key, flight);
    return flight;
  }

  /** Lets nobody join what is under way for the key. */
  forget(key: string): void {
    this.#flights.forget(key);
  }

  /** What it brings, or the reason why this reader has left. The load is cancelled when its last reader leaves. */
  join(key: string, flight: Flight<E>, signal: CancelSignal): Promise<E> {
    return new Promise<E>((resolve, reject) => {
      const leave = () => {
        flight.readers.splice(flight.readers.indexOf(reader), 1);
        reject(reasonOf(signal));
        if (flight.readers.length > 0) return;
        this.#flights.end(key, flight);
        flight.cancellation.abort();
      };
      const stay = () => signal.removeEventListener('abort', leave);
      const reader: Reader<E> = {
        take: (entry) => {
          stay();
          resolve(entry);
        },
        fail: (error) => {
          stay();
          reject(error);
        },
      };
      flight.readers.push(reader);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
