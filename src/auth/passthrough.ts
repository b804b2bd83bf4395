import { GatewayError } from '../errors.ts';
import { Credential, type TenantKey } from '../upstream/credential.ts';
import { MALFORMED_BEARER, readBearer } from './bearer.ts';
import type { Authenticate } from './caller.ts';

/**
 * The caller's own token goes upstream, and the upstream decides what it may do. `defaultToken` is used if a
 * request has none; null if there is no default.
 */
export const passThrough =
  (defaultToken: string | null, tenantKey?: TenantKey): Authenticate =>
  (authorization) => {
    const token = readBearer(authorization);
    if (token === undefined) return new GatewayError('UNAUTHENTICATED', MALFORMED_BEARER);
    const known = token ?? defaultToken;
    if (known === null) {
      return new GatewayError(
        'UNAUTHENTICATED',
        'This request has no credential. Send your Telnyx API key as "Authorization: Bearer KEY".',
      );
    }
    return { credential: new Credential(known, tenantKey), scopes: null, scopesKey: '*', subject: null, expiresAt: null };
  };
