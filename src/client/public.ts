/** What other programs import as `assistants-gateway/client`. */
export * from '../../examples/generated/graphql.ts';
export { createClient, type Client, type ClientOptions, type RequestOptions, type TypedText } from './client.ts';
export { AssistantsGatewayError } from './error.ts';
export { possibleTypes } from './possible-types.generated.ts';
export type { Answer, AnswerError, ErrorCode, GatewayCode } from './types.ts';
