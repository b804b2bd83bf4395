/** What other programs import as `assistants-gateway/client`. */
export { createClient, type Client } from './client.ts';
export { AssistantsGatewayError } from './error.ts';
export type { ClientOptions, PersistedQueries, RequestOptions, TypedText } from './options.ts';
export { automaticPersistedQueries, persistedOperations, type OperationManifest } from './persisted.ts';
export { queryInParts, type PartialAnswer } from './query-in-parts.ts';
export { relayDataId, relayNetwork, type RelayFetch, type RelayObservableClass, type RelayRequest, type RelaySink } from './relay.ts';
export { subscribe, type SubscribeOptions } from './subscribe.ts';
export type { Answer, AnswerError, ErrorCode, GatewayCode } from './types.ts';
export { IncompleteInputError, toInput, type InputName } from './to-input.ts';
export type { InputSources, InputTypes } from './input-types.generated.ts';
