import { FaultsError } from '../faults-error.ts';

/** All faults of the options at once, one line each; never their values, as they may be secrets in the wrong place. */
export class GatewayOptionsError extends FaultsError {
  override readonly name = 'GatewayOptionsError';
}
