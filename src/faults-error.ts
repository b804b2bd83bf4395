/** Several faults at once, each a sentence; the message has one a line. */
export abstract class FaultsError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}
