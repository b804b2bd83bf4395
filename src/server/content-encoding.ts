import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, type Zlib } from 'node:zlib';
import { GraphQLError } from 'graphql';
import { badRequest } from '../operations/request/request-error.ts';

const DECODERS: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** The codings that bodies may have, as `Accept-Encoding` lists them. */
const ACCEPTED = 'gzip, deflate, br';

/** What decodes a body: null where it comes as it is, and undefined where nothing here does. */
export function decoderOf(contentEncoding: string | null): (() => Transform) | null | undefined {
  const coding = (contentEncoding ?? '').trim().toLowerCase();
  return coding === '' || coding === 'identity' ? null : DECODERS.get(coding);
}

export const unknownEncoding = (): GraphQLError =>
  badRequest(`A body may have one Content-Encoding of these: ${ACCEPTED}.`, { status: 415, headers: { 'accept-encoding': ACCEPTED } });

const notEncoded = (): GraphQLError => badRequest('The body is not what its Content-Encoding says.');

export const bodyTooLong = (maxBytes: number): GraphQLError =>
  new GraphQLError(`The body is longer than ${maxBytes} bytes.`, { extensions: { code: 'LIMIT_EXCEEDED', http: { status: 413 } } });

/** A body decoded as it arrives, and no further than the limit on bodies: a few bytes may stand for gigabytes. */
export async function* decoded(
  body: AsyncIterable<Uint8Array>,
  createDecoder: () => Transform,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, void> {
  let broken: unknown;
  let received = 0;
  const counted = async function* () {
    for await (const chunk of body) {
      received += chunk.byteLength;
      yield chunk;
    }
  };
  const source = Readable.from(counted()).once('error', (error) => {
    broken = error;
  });
  // The reader of its end gets the errors.
  const decoder = pipeline(source, createDecoder(), () => {}) as Transform & Pick<Zlib, 'bytesWritten'>;
  let bytes = 0;
  try {
    for await (const chunk of decoder as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw bodyTooLong(maxBytes);
      yield chunk;
    }
    // Decoders stop at the end of what is encoded, whatever follows.
    if (decoder.bytesWritten < received) throw notEncoded();
  } catch (error) {
    if (broken !== undefined) throw broken;
    throw error instanceof GraphQLError ? error : notEncoded();
  }
}
