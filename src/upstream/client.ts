import { Assistants } from 'telnyx/resources/ai/assistants/assistants';
import type { Credential } from './credential.ts';
import { createTransport, type TransportOptions, type UpstreamAnswer } from './transport.ts';

/** The upstream as the SDK's resource classes over this project's own transport. One per process; it holds no credential. */
export interface Upstream {
  readonly assistants: Assistants;
  close(): Promise<void>;
}

/** On whose behalf a call is made, and when to give it up. */
export interface CallOptions {
  readonly credential: Credential;
  readonly signal: AbortSignal;
}

export function createUpstream(options: TransportOptions): Upstream {
  const transport = createTransport(options);
  // The resource classes use nothing of a client but its verbs, which the transport has.
  const client = transport as unknown as ConstructorParameters<typeof Assistants>[0];
  return { assistants: new Assistants(client), close: () => transport.close() };
}

/** Request options of the SDK for one call. */
export const callOptions = ({ credential, signal }: CallOptions) => ({
  headers: { authorization: credential.authorization },
  signal,
});

/** The SDK types a method by the body it expects; over our transport its promise holds the answer around that body. */
export const answerOf = (call: PromiseLike<unknown>): Promise<UpstreamAnswer> => call as Promise<UpstreamAnswer>;
