/** All faults of the options at once, one line each; never their values, as they may be secrets in the wrong place. */
export class GatewayOptionsError extends Error {
  override readonly name = 'GatewayOptionsError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}
