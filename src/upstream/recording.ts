/** One answer to a read, as the upstream sent it. */
export interface RecordedAnswer {
  /** Path and query that were asked for. */
  readonly path: string;
  /** The body, unpacked. */
  readonly body: Buffer;
}

/** The answers to the GETs of one read: kept while it is made, or given again in place of the upstream. */
export class Recording {
  /** Whether it was made before, and answers. */
  readonly isReplay: boolean;
  readonly #answers: Map<string, Buffer>;

  constructor(answers: readonly RecordedAnswer[] = []) {
    this.isReplay = answers.length > 0;
    this.#answers = new Map(answers.map(({ path, body }) => [path, body]));
  }

  get answers(): readonly RecordedAnswer[] {
    return [...this.#answers].map(([path, body]) => ({ path, body }));
  }

  bodyOf(path: string): Buffer | undefined {
    return this.isReplay ? this.#answers.get(path) : undefined;
  }

  keep(path: string, body: Buffer): void {
    if (!this.isReplay) this.#answers.set(path, body);
  }
}
