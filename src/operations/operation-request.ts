import type { Caller } from '../auth/caller.ts';
import type { Asking } from '../context.ts';
import type { Span } from '../span.ts';
import type { GatewayError } from '../errors.ts';
import type { OperationList } from './persisted/operation-list.ts';
import type { OperationParams } from './request/operation-params.ts';

/** A request for an operation, as the adapter of a server hands it over. */
export interface OperationRequest extends Asking {
  /** Where it came to; `graphql` if not said. */
  readonly route?: 'graphql' | 'mcp';
  readonly method: string;
  /** Who sends it, or why nobody is known. */
  readonly caller: Caller | GatewayError;
  /** When it came, on the clock of `performance.now()`. */
  readonly started: number;
  /** Null where it is not traced. The request log ends it. */
  readonly span: Span | null;
  /** Whether the adapter can write an answer in parts, or as events. */
  readonly writesStreams: boolean;
  /** Whether the client has left by now. */
  readonly hasLeft: () => boolean;
}

/** Where the parameters of a request come from. */
export interface OperationSource {
  /** The bytes of a POST, by which an equal one is recognised; null where an adapter has none, or has read them already. */
  readonly body: Buffer | null;
  /** The query string of a GET, by which an equal one is recognised; absent like the bytes. */
  readonly search?: string;
  /** Reads them. Throws a GraphQLError with its HTTP status. */
  readonly params: () => OperationParams;
  /** The operations that this source may name, in place of those that the gateway answers. */
  readonly list?: OperationList;
}
