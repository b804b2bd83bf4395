import type { Caller } from '../../auth/caller.ts';
import { GatewayError } from '../../errors.ts';
import type { UpstreamState } from '../../upstream/circuits.ts';
import { RANKS, type Waiter } from '../fair-queue.ts';

/** Who asks for a text to be admitted, where it has to wait its turn. */
export type Asker = Omit<Waiter, 'weight'>;

/** What is known of a caller by the credential alone. */
export function askerOf(found: Caller | GatewayError, signal: AbortSignal, upstream: Pick<UpstreamState, 'hasAccepted'>): Asker {
  if (found instanceof GatewayError) return { caller: '', rank: RANKS.nobody, signal };
  const { credential, scopes, subject } = found;
  // A JWT has been verified; a token that is passed on says nothing until the upstream has taken it.
  const isProven = scopes !== null || upstream.hasAccepted(credential.tenant);
  return { caller: JSON.stringify([credential.tenant, subject]), rank: isProven ? RANKS.proven : RANKS.unproven, signal };
}
