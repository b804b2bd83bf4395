/** Texts that clients may name by their hash, for all replicas. */
export interface SharedTexts {
  /** Undefined where no replica knows it, or none can be asked. */
  find(hash: string): Promise<string | undefined>;
  /** The caller has made sure that the hash is that of the text. */
  remember(hash: string, text: string): void;
}
