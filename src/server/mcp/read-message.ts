import { textOfBody, valueOfBody } from '../../operations/request/operation-params.ts';
import { badRequest } from '../../operations/request/request-error.ts';
import { bodyTooLong, decoderOf, unknownEncoding } from '../content-encoding.ts';
import { isJson, refuseIncomplete } from '../plugins/use-request-parser.ts';

/** Arguments of tools are short; longer bodies come by `/graphql`, where callers share what may arrive at once. */
const MAX_MESSAGE_BYTES = 262_144;

/** The body is not JSON; the cause is the GraphQLError that says why. */
export class MalformedJsonError extends Error {}

/** The JSON-RPC message of a request. Throws a GraphQLError with its HTTP status, or a `MalformedJsonError`. */
export async function readMessage(request: Request, maxBodyBytes: number): Promise<unknown> {
  const { headers } = request;
  if (!isJson(headers.get('content-type')))
    throw badRequest('POST takes "content-type: application/json" in UTF-8 and nothing else.', { status: 415 });
  if (decoderOf(headers.get('content-encoding')) !== null) throw unknownEncoding();
  const maxBytes = Math.min(MAX_MESSAGE_BYTES, maxBodyBytes);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw bodyTooLong(maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    refuseIncomplete(error);
  }
  const message = jsonOf(Buffer.concat(chunks, bytes));
  if (Array.isArray(message)) throw badRequest('The body is a list, but messages are taken one at a time: send one object.');
  return message;
}

function jsonOf(body: Buffer): unknown {
  try {
    return valueOfBody(textOfBody(body));
  } catch (error) {
    throw new MalformedJsonError('The body is not JSON.', { cause: error });
  }
}
