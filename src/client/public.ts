/** What other programs import as `assistants-gateway/client`. */
export * from '../../examples/generated/graphql.ts';
export type { Answer, AnswerError } from './answer.ts';
export { createClient, type Client, type ClientOptions, type RequestOptions, type TypedText } from './client.ts';
export { AssistantsGatewayError, type ErrorCode, type GatewayCode } from './error.ts';
export { possibleTypes } from './possible-types.generated.ts';
