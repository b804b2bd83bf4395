import { Assistants } from 'telnyx/resources/ai/assistants/assistants';
import { Conversations } from 'telnyx/resources/ai/conversations/conversations';
import { Integrations } from 'telnyx/resources/ai/integrations/integrations';
import { McpServers } from 'telnyx/resources/ai/mcp-servers';
import { OpenAI } from 'telnyx/resources/ai/openai/openai';
import { Missions } from 'telnyx/resources/ai/missions/missions';
import { Tools } from 'telnyx/resources/ai/tools';
import { MessagingProfiles } from 'telnyx/resources/messaging-profiles/messaging-profiles';
import { PhoneNumbers } from 'telnyx/resources/phone-numbers/phone-numbers';
import { TexmlApplications } from 'telnyx/resources/texml-applications';
import { IntegrationSecrets } from 'telnyx/resources/integration-secrets';
import type { CancelSignal } from '../cancellation.ts';
import type { Span } from '../span.ts';
import type { Credential } from './credential.ts';
import type { ReadRequest, UpstreamAnswer } from './answer.ts';
import type { UpstreamState } from './circuits.ts';
import type { Recording } from './recording.ts';
import { createTransport, type AttemptRecord, type Transport, type TransportOptions } from './transport.ts';

/** The upstream as the SDK's resource classes over this project's own transport. One per process; it holds no credential. */
export interface Upstream {
  readonly assistants: Assistants;
  /** For routes that the SDK lacks; the caller checks and encodes what goes into a path. */
  readonly api: Pick<Transport, 'get' | 'post'>;
  readonly conversations: Conversations;
  readonly integrations: Integrations;
  readonly integrationSecrets: IntegrationSecrets;
  readonly state: UpstreamState;
  /** Calls that wait, as their tenants have as many under way as they may. */
  readonly callsWaiting: number;
  readonly mcpServers: McpServers;
  readonly messagingProfiles: MessagingProfiles;
  readonly phoneNumbers: PhoneNumbers;
  readonly texmlApplications: TexmlApplications;
  /** The language models, under the vendor's name for the API that they are called by. */
  readonly openai: OpenAI;
  readonly missions: Missions;
  readonly tools: Tools;
  close(): Promise<void>;
}

/** On whose behalf a call is made, and when to give it up. */
export interface CallOptions {
  readonly credential: Credential;
  readonly signal: CancelSignal;
  /** Asked before each attempt; throws where the operation may make no more calls. */
  readonly onAttempt?: (() => void) | undefined;
  /** Called for each attempt when it has ended. */
  readonly onAttemptEnd?: ((attempt: AttemptRecord) => void) | undefined;
  /** Answers GETs in place of the upstream, or keeps what the upstream answers. */
  readonly recording?: Recording | null | undefined;
  /** What the call is a part of; null or absent where that is not traced. */
  readonly span?: Span | null | undefined;
}

export function createUpstream(options: TransportOptions): Upstream {
  const transport = createTransport(options);
  // The resource classes use nothing of a client but its verbs, which the transport has.
  const client = transport as unknown as ConstructorParameters<typeof Assistants>[0];
  return {
    assistants: new Assistants(client),
    api: transport,
    conversations: new Conversations(client),
    integrations: new Integrations(client),
    integrationSecrets: new IntegrationSecrets(client),
    mcpServers: new McpServers(client),
    messagingProfiles: new MessagingProfiles(client),
    phoneNumbers: new PhoneNumbers(client),
    texmlApplications: new TexmlApplications(client),
    openai: new OpenAI(client),
    missions: new Missions(client),
    tools: new Tools(client),
    state: transport.state,
    get callsWaiting() {
      return transport.callsWaiting;
    },
    close: () => transport.close(),
  };
}

/** Request options of the SDK for one call. */
export const callOptions = ({ credential, signal, onAttempt, onAttemptEnd, span, recording }: CallOptions) => ({
  headers: { authorization: credential.authorization },
  // The SDK's classes take no other type, and hand it down to our transport as it is.
  signal: signal as AbortSignal,
  tenant: credential.tenant,
  onAttempt,
  onAttemptEnd,
  recording,
  span,
});

/** The same, as the definitions of resources hand them down. */
export type SdkOptions = ReturnType<typeof callOptions> & Pick<ReadRequest, 'ignoresBody' | 'takesText'>;

/** Of an answer that may be a text that is not JSON. */
export const withText = (options: SdkOptions): SdkOptions => ({ ...options, takesText: true });

/** The SDK types a method by the body it expects; over our transport its promise holds the answer around that body. */
export const answerOf = (call: PromiseLike<unknown>): Promise<UpstreamAnswer> => call as Promise<UpstreamAnswer>;
