import type { Caller } from '../auth/caller.ts';
import type { Asking } from '../context.ts';
import type { GatewayError } from '../errors.ts';
import type { OperationParams } from './request/operation-params.ts';

/** A request for an operation, as the adapter of a server hands it over. */
export interface OperationRequest extends Asking {
  readonly method: string;
  /** Who sends it, or why nobody is known. */
  readonly caller: Caller | GatewayError;
  /** When it came, on the clock of `performance.now()`. */
  readonly started: number;
  /** Whether the adapter can write an answer in parts. */
  readonly writesParts: boolean;
  /** Whether the client has left by now. */
  readonly hasLeft: () => boolean;
}

/** Where the parameters of a request are: the bytes of a body, a query string, or an object where an adapter has read them. */
export type OperationSource =
  | { readonly body: Buffer; readonly search: null; readonly params: null }
  | { readonly body: null; readonly search: URLSearchParams; readonly params: null }
  | { readonly body: null; readonly search: null; readonly params: OperationParams };
