import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
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

export const bodyTooLong = (maxBytes: number): GraphQLError =>
  new GraphQLError(`The body is longer than ${maxBytes} bytes.`, { extensions: { code: 'LIMIT_EXCEEDED', http: { status: 413 } } });

/** A body decoded as it arrives, and no further than the limit on bodies: a few bytes may stand for gigabytes. */
export async function* decoded(
  body: AsyncIterable<Uint8Array>,
  createDecoder: () => Transform,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, void> {
  let broken: unknown;
  const source = Readable.from(body).once('error', (error) => {
    broken = error;
  });
  // Whoever reads the end of it is told of errors.
  const decoder = pipeline(source, createDecoder(), () => {});
  let bytes = 0;
  try {
    for await (const chunk of decoder as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw bodyTooLong(maxBytes);
      yield chunk;
    }
  } catch (error) {
    if (broken !== undefined) throw broken;
    throw error instanceof GraphQLError ? error : badRequest('The body is not what its Content-Encoding says.');
  }
}
