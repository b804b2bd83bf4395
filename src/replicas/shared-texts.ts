import type { Span } from '../span.ts';

/** Texts that clients may name by their hash, for all replicas. */
export interface SharedTexts {
  /** Undefined where no replica knows it, or none can be asked. `span` is that of the request; null where it is not traced. */
  find(hash: string, span: Span | null): Promise<string | undefined>;
  /** The caller has made sure that the hash is that of the text. */
  remember(hash: string, text: string, span: Span | null): void;
}
