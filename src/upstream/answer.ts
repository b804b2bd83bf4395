/** Reading one HTTP answer: its size, its compression, its JSON, and whether it is an answer at all. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { answerError, badResponse, referenceOf } from './errors.ts';
import { parseJson } from './parse-json.ts';

/** What a resource method's promise really holds: the parsed body and its size. */
export interface UpstreamAnswer {
  readonly body: unknown;
  /** Bytes of the body as text, after decompression. */
  readonly bytes: number;
  readonly status: number;
  readonly requestId: string | null;
}

export interface ReadOptions {
  readonly maxBytes: number;
  /** The token that was sent; what is read of an error's text does not repeat it. */
  readonly secret: string | undefined;
  /** Ends the reading, that of a body which has arrived included. */
  readonly signal: AbortSignal;
}

/** The words of a refusal are few, and taking the secret out of them is slow. */
const MAX_REFUSAL_BYTES = 65_536;

/** A part of what was asked for, which nobody did: a list read from it would be wrongly short. */
const PARTIAL = 206;

/** The answer, or the error that it stands for. */
export async function readAnswer(answer: Dispatcher.ResponseData, { maxBytes, secret, signal }: ReadOptions): Promise<UpstreamAnswer> {
  const { statusCode: status, headers } = answer;
  const reference = referenceOf({ status, headers });
  const ok = status >= 200 && status < 300 && status !== PARTIAL;
  const body = await readBody(answer, ok ? maxBytes : Math.min(maxBytes, MAX_REFUSAL_BYTES)).catch((error: unknown) => {
    // A refusal is known by its status; that its text cannot be read changes nothing about it.
    if (!ok && !isAbort(error)) return Buffer.alloc(0);
    throw isUnreadable(error) ? badResponse(`it is larger than ${maxBytes} bytes, or its compression is broken`, reference, error) : error;
  });
  if (!ok) throw answerError({ status, headers, body: parseRefusal(body, withoutSecret(secret)) });
  if (body.length === 0 && status === 204) return { body: null, bytes: 0, status, requestId: reference.requestId };
  const value = await parseJson(body, { signal }).catch((error: unknown) => {
    throw isAbort(error) ? error : badResponse('it is not JSON', reference, error);
  });
  return { body: value, bytes: body.length, status, requestId: reference.requestId };
}

class BodyTooLargeError extends Error {}

/** The body as it was before compression; neither form may exceed `maxBytes`. */
async function readBody({ body, headers }: Dispatcher.ResponseData, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new BodyTooLargeError();
    chunks.push(chunk);
  }
  const packed = Buffer.concat(chunks, bytes);
  const unpack = UNPACK.get(
    String(headers['content-encoding'] ?? '')
      .trim()
      .toLowerCase(),
  );
  return unpack && bytes > 0 ? unpack(packed, { maxOutputLength: maxBytes }) : packed;
}

type Unpack = (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const UNPACK: ReadonlyMap<string, Unpack> = new Map([
  ['gzip', promisify(gunzip) as Unpack],
  ['x-gzip', promisify(gunzip) as Unpack],
  ['br', promisify(brotliDecompress) as Unpack],
  ['deflate', promisify(inflate) as Unpack],
]);

/** Too large, or an error of zlib. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof BodyTooLargeError || (error instanceof Error && 'code' in error && /^(Z_|ERR_)/.test(String(error.code)));

type Reviver = (key: string, value: unknown) => unknown;

/** Shorter ones are no secrets, and likely parts of words. */
const MIN_SECRET_LENGTH = 8;

const withoutSecret = (secret: string | undefined): Reviver | undefined =>
  secret === undefined || secret.length < MIN_SECRET_LENGTH
    ? undefined
    : (_key, value) =>
        typeof value === 'string' ? value.replaceAll(secret, '[credential]').replaceAll(encodeURIComponent(secret), '[credential]') : value;

/** What a refusal says, or undefined where it is no JSON. */
function parseRefusal(body: Buffer, reviver: Reviver | undefined): unknown {
  try {
    return JSON.parse(body.toString('utf8'), reviver);
  } catch {
    return undefined;
  }
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError';
