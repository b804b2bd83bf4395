import type { Attributes, Span } from '../span.ts';

/** What is asked of the shared cache for requests, and what may come of it where nothing fails. */
export interface SharedOutcomes {
  /** Looks for what another replica has read. `led`: another one is reading it. `unsettled`: a write of unknown outcome is under way. */
  readonly read: 'hit' | 'miss' | 'led' | 'unsettled' | 'rejected';
  /** Stores a read for others. `outdated`: there was a write since it began, or its time was over. */
  readonly store: 'stored' | 'outdated' | 'too_large';
  /** Goes on leading, or gives the lead back where there is nothing to store. */
  readonly lead: 'held' | 'lost' | 'released';
  /** Begins the epoch of a write. */
  readonly epoch: 'done';
  /** Sends a write to all replicas. */
  readonly announce: 'done';
  /** Waits for the others after a write. `lapsed`: not all of them acknowledged it within their lease. */
  readonly wait: 'acknowledged' | 'lapsed';
  /** Looks for a text by its hash. */
  readonly find_text: 'hit' | 'miss' | 'rejected';
  readonly store_text: 'stored';
}

export type SharedOperation = keyof SharedOutcomes;

/** `refused`: answered with an error. `error`: no connection, or no answer that makes sense. `skipped`: not asked, as the last ones failed. */
export type SharedFailure = 'timeout' | 'refused' | 'error' | 'skipped';

export interface SharedOperationRecord {
  readonly op: SharedOperation;
  readonly outcome: SharedOutcomes[SharedOperation] | SharedFailure;
  readonly milliseconds: number;
  /** Null where it is not traced. */
  readonly span: Span | null;
}

interface SharedOperationsOptions {
  readonly onOperation: (record: SharedOperationRecord) => void;
  /** What is asked; null for what is no server, which no span is of. */
  readonly server?: { readonly host: string; readonly port: number } | null;
  readonly failureOf?: (error: unknown) => SharedFailure;
}

/** Measures what is asked of the shared cache, and traces it as parts of the requests that it is for. */
export class SharedOperations {
  readonly #options: SharedOperationsOptions;
  /** By operation: spans of one operation begin alike. */
  readonly #attributes = new Map<SharedOperation, Attributes>();

  constructor(options: SharedOperationsOptions) {
    this.#options = options;
  }

  /** What `run` resolves with. `parent` is the span that it is a part of; null where it is not traced. */
  async watch<O extends SharedOperation, T>(
    op: O,
    parent: Span | null,
    run: () => Promise<T>,
    outcomeOf: (result: T) => SharedOutcomes[O],
  ): Promise<T> {
    const span = parent?.isSampled ? this.#begin(op, parent) : null;
    const begun = performance.now();
    try {
      const result = await run();
      this.#end({ op, outcome: outcomeOf(result), span, begun }, null);
      return result;
    } catch (error) {
      const failure = this.#options.failureOf?.(error) ?? 'error';
      this.#end({ op, outcome: failure, span, begun }, failure);
      throw error;
    }
  }

  #begin(op: SharedOperation, parent: Span): Span | null {
    const { server = null } = this.#options;
    if (!server) return null;
    let attributes = this.#attributes.get(op);
    if (!attributes) {
      attributes = {
        'db.system.name': 'redis',
        'db.operation.name': op,
        'server.address': server.host,
        'server.port': server.port,
      };
      this.#attributes.set(op, attributes);
    }
    return parent.begin(op, 'client', attributes);
  }

  #end(
    { op, outcome, span, begun }: Omit<SharedOperationRecord, 'milliseconds'> & { readonly begun: number },
    failure: SharedFailure | null,
  ): void {
    this.#options.onOperation({ op, outcome, milliseconds: performance.now() - begun, span });
    // What was not asked is no part of a trace: a span that does not end is exported nowhere.
    if (!span || failure === 'skipped') return;
    span.set({ 'gateway.outcome': outcome });
    span.end(failure);
  }
}
