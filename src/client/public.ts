/** What other programs import as `assistants-gateway/client`. */
export * from '../../examples/generated/graphql.ts';
export { apolloTypePolicies } from './apollo.ts';
export type { ApolloFieldPolicy, ApolloTypePolicy } from './apollo-types.ts';
export { createClient, type Client } from './client.ts';
export { AssistantsGatewayError } from './error.ts';
export type { ClientOptions, PersistedQueries, RequestOptions, TypedText } from './options.ts';
export { automaticPersistedQueries, persistedOperations, type Manifest } from './persisted.ts';
export { possibleTypes } from './possible-types.generated.ts';
export { queryInParts, type PartialAnswer } from './query-in-parts.ts';
export { relayDataId, relayNetwork, type RelayObservableClass } from './relay.ts';
export { scalars } from './scalars.ts';
export { subscribe, type SubscribeOptions } from './subscribe.ts';
export type { Answer, AnswerError, ErrorCode, GatewayCode } from './types.ts';
export { IncompleteInputError, toInput } from './to-input.ts';
