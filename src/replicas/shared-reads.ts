import type { Span } from '../span.ts';
import type { Credential } from '../upstream/credential.ts';
import type { Recording } from '../upstream/recording.ts';

/** How old something may be that was read. */
export interface Aged {
  /** Milliseconds that it stays fresh at most. */
  readonly ttlMs?: number | undefined;
  /** When its read began, by the clock of the process; not where that is when it was asked for. */
  readonly begun?: number | undefined;
}

/** A read that other replicas may have made. */
export interface SharedRead<T extends Aged> {
  readonly credential: Credential;
  readonly key: string;
  /** The scopes whose writes outdate it. */
  readonly scopes: readonly string[];
  /** Of the operation that reads; null where it is not traced. */
  readonly span: Span | null;
  /** Reads by what a recording has, or asks the upstream and keeps what it says there. */
  readonly load: (recording: Recording | null) => Promise<T>;
  /** Milliseconds that what was loaded stays fresh. */
  readonly freshMs: (loaded: T) => number;
}

/** What replicas have read, for all of them. */
export interface SharedReads {
  /** What another replica has read or is about to; else what `load` brings, which others are then given. */
  read<T extends Aged>(read: SharedRead<T>): Promise<T>;
}
