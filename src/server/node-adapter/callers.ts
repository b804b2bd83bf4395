import type { Socket } from 'node:net';
import type { Authenticate, Caller } from '../../auth/caller.ts';
import { GatewayError } from '../../errors.ts';

/**
 * Clients keep their connections and send the same token again. It is remembered with the connection, and where it has
 * to be verified not even there, as it may have expired meanwhile.
 */
export function rememberCallers(authenticate: Authenticate) {
  const last = new WeakMap<Socket, { readonly authorization: string | null; readonly caller: Caller }>();
  return (socket: Socket, authorization: string | null): ReturnType<Authenticate> => {
    const known = last.get(socket);
    if (known?.authorization === authorization) return known.caller;
    const caller = authenticate(authorization);
    if (!(caller instanceof Promise) && !(caller instanceof GatewayError) && caller.scopes === null)
      last.set(socket, { authorization, caller });
    return caller;
  };
}
