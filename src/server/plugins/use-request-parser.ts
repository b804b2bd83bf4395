import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { badRequest } from '../../operations/request/request-error.ts';
import { decoderOf, unknownEncoding } from '../content-encoding.ts';
import { paramsOfBody, paramsOfSearch, textOfBody, type OperationParams } from '../../operations/request/operation-params.ts';

/**
 * Reads requests: POST with JSON, GET with a query string, and nothing else. Properties that GraphQL over HTTP does not
 * know are passed over, and no error repeats what was sent.
 */
export const useRequestParser = (): Plugin => ({
  onRequestParse: ({ request, url, setRequestParser }) => {
    if (request.method === 'GET') setRequestParser(() => toYoga(paramsOfSearch(url.searchParams)));
    else if (!isJson(request.headers.get('content-type'))) setRequestParser(refuseMediaType);
    else if (decoderOf(request.headers.get('content-encoding')) === undefined) setRequestParser(refuseEncoding);
    else setRequestParser(parseBody);
  },
});

const parseBody = async (request: Request): Promise<GraphQLParams> => paramsOfBytes(await request.arrayBuffer().catch(refuseIncomplete));

/** The parameters in the bytes of a body, in one go. */
export const paramsOfBytes = (bytes: ArrayBuffer | Uint8Array, maxBodyBytes?: number): GraphQLParams =>
  toYoga(paramsOfBody(textOfBody(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)), maxBodyBytes));

/** The caller left while sending, or the rest was no HTTP; what is too long says so itself. */
export function refuseIncomplete(error: unknown): never {
  throw error instanceof GraphQLError ? error : badRequest('The body did not arrive completely.');
}

/** Yoga takes a parameter for given where there is a key for it. */
const toYoga = (params: OperationParams): GraphQLParams =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));

const JSON_TYPE = /^application\/json\s*(?:;|$)/i;
const OTHER_CHARSET = /;\s*charset\s*=\s*(?!"?utf-?8"?\s*(?:;|$))/i;

/** Whether a POST has a body that is read; any other is refused without a look at it. */
export const isJson = (contentType: string | null) =>
  contentType !== null && JSON_TYPE.test(contentType) && !OTHER_CHARSET.test(contentType);

const refuseEncoding = (): never => {
  throw unknownEncoding();
};

const refuseMediaType = (): never => {
  throw badRequest('POST takes "content-type: application/json" in UTF-8 and nothing else.', {
    status: 415,
    headers: { accept: 'application/json' },
  });
};
