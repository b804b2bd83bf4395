/** Reading one HTTP answer: its size, its compression, its JSON, and whether it is an answer at all. */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { isAbort, type GatewayError, type UpstreamReference } from '../errors.ts';
import type { RawAnswer } from '../outbound/agent.ts';
import { answerError, badResponse, referenceOf } from './errors.ts';
import { onlyErrors } from './only-errors.ts';
import { isObject } from '../json.ts';
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
  /** What was sent as such; what is read of an error's text does not repeat the token in it. */
  readonly authorization: string | undefined;
  /** Throws where the answer is no longer wanted; asked while a long one is parsed. */
  readonly assertWanted: () => void;
  /** What was asked for. */
  readonly request: ReadRequest;
  /** Given the body of an answer that could be read, unpacked. */
  readonly onBody?: ((body: Buffer) => void) | undefined;
}

/** What a request says of how its answer is to be read. */
export interface ReadRequest {
  /** Further values that an error's text does not repeat, however short they are. */
  readonly secrets?: readonly string[] | undefined;
  /** Whether a body of an answer that is no error is passed over, unless it tells of errors or is a page. */
  readonly ignoresBody?: boolean | undefined;
  /** Whether a body that is not JSON is a text; else it is not an answer. */
  readonly takesText?: boolean | undefined;
  /** Takes the body as it arrives; the time limit is then for each piece of it, and does not run while one is being taken. */
  readonly onPiece?: OnPiece | undefined;
}

/**
 * Takes the body of an answer that is no error, as it arrives, and tells whether more of it is wanted: if not, that is its end. What it
 * throws or rejects with ends the call.
 */
export type OnPiece = (piece: Buffer, contentType: string) => Promise<boolean>;

/** The words of a refusal are few, and taking the secret out of them is slow. */
const MAX_REFUSAL_BYTES = 65_536;

/** A part of what was asked for, which nobody did: a list read from it would be wrongly short. */
const PARTIAL = 206;

export const isOk = (status: number): boolean => status >= 200 && status < 300 && status !== PARTIAL;

/** Bytes that are read of a body; of a refusal few. */
export const bytesToRead = (status: number, maxBytes: number): number => (isOk(status) ? maxBytes : Math.min(maxBytes, MAX_REFUSAL_BYTES));

/** The answer; throws or rejects with the error that it stands for. At once where its body is short and not compressed. */
export function readAnswer(raw: RawAnswer, options: ReadOptions): UpstreamAnswer | Promise<UpstreamAnswer> {
  const { status, headers, body: packed } = raw;
  const unpack = unpackFor(headers);
  if (!unpack || packed.length === 0) return readBody(raw, packed, options);
  return unpack(packed, { maxOutputLength: bytesToRead(status, options.maxBytes) })
    .catch(toNull)
    .then((body) => readBody(raw, body, options));
}

/** `body` is unpacked; null where it is too long for that, or broken. */
function readBody(
  { status, headers, body: packed }: RawAnswer,
  body: Buffer | null,
  { maxBytes, authorization, assertWanted, request, onBody }: ReadOptions,
): UpstreamAnswer | Promise<UpstreamAnswer> {
  const { secrets = [], ignoresBody = false, takesText = false, onPiece } = request;
  // A refusal is known by its status; that its text cannot be read changes nothing about it.
  if (!isOk(status)) {
    const token = authorization?.replace(/^Bearer /, '');
    throw answerError({ status, headers, body: parseRefusal(body ?? Buffer.alloc(0), withoutSecrets(token, secrets)) });
  }
  const reference = referenceOf({ status, headers });
  const { requestId } = reference;
  if (ignoresBody) {
    const refusal = parseRefusal(body ?? Buffer.alloc(0), undefined);
    if (isObject(refusal) && onlyErrors(refusal)) throw badResponse('its status tells of success, and its body of errors', reference);
    if (contentTypeOf(headers).startsWith('text/html')) throw badResponse('it is a page', reference);
    return { body: null, bytes: packed.length, status, requestId };
  }
  if (body === null) throw unreadable(maxBytes, reference);
  const toAnswer = (value: unknown): UpstreamAnswer => {
    onBody?.(body);
    return { body: value, bytes: body.length, status, requestId };
  };
  if (onPiece) return body.length === 0 ? toAnswer(null) : onPiece(body, contentTypeOf(headers)).then(() => toAnswer(null));
  if (body.length === 0 && status === 204) return toAnswer(null);
  const fail = (error: unknown): UpstreamAnswer => {
    if (takesText && !isAbort(error)) return toAnswer(body.toString('utf8'));
    throw isAbort(error) ? error : badResponse('it is not JSON', reference, error);
  };
  try {
    const parsed = parseJson(body, { assertWanted });
    return parsed instanceof Promise ? parsed.then(toAnswer, fail) : toAnswer(parsed);
  } catch (error) {
    return fail(error);
  }
}

/** What an answer stands for whose body is too long to be read: a refusal all the same, or of no use. */
export function tooLargeAnswer({ status, headers }: Pick<RawAnswer, 'status' | 'headers'>, maxBytes: number): GatewayError {
  return isOk(status) ? unreadable(maxBytes, referenceOf({ status, headers })) : answerError({ status, headers, body: undefined });
}

const unreadable = (maxBytes: number, reference: UpstreamReference) =>
  badResponse(`it is larger than ${maxBytes} bytes, or its compression is broken`, reference);

export const contentTypeOf = ({ 'content-type': type }: RawAnswer['headers']): string => type?.toLowerCase() ?? '';

const toNull = (): null => null;

function unpackFor({ 'content-encoding': encoding }: RawAnswer['headers']): Unpack | undefined {
  return encoding === undefined ? undefined : UNPACK.get(String(encoding).trim().toLowerCase());
}

type Unpack = (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const UNPACK: ReadonlyMap<string, Unpack> = new Map([
  ['gzip', promisify(gunzip) as Unpack],
  ['x-gzip', promisify(gunzip) as Unpack],
  ['br', promisify(brotliDecompress) as Unpack],
  ['deflate', promisify(inflate) as Unpack],
]);

type Reviver = (key: string, value: unknown) => unknown;

/** Shorter tokens are no secrets, and parts of that length are likely words. */
const MIN_LENGTH = 8;

/** Takes secrets out of each text: as they are, as a part of a URL, and each long part of one, such as what follows `Bearer`. */
function withoutSecrets(token: string | undefined, secrets: readonly string[]): Reviver | undefined {
  const whole = [...(token !== undefined && token.length >= MIN_LENGTH ? [token] : []), ...secrets];
  const parts = [/\s+/, /[\s/:@?&=,;"'\\]+/]
    .flatMap((separator) => secrets.flatMap((secret) => secret.split(separator)))
    .filter((part) => part.length >= MIN_LENGTH);
  const forms = [...whole, ...parts].flatMap((text) => [text, encoded(text), JSON.stringify(text).slice(1, -1)]);
  // The longest first, as one may be the beginning of another.
  const known = [...new Set(forms)].filter((form) => form !== '').toSorted((one, other) => other.length - one.length);
  if (known.length === 0) return undefined;
  const pattern = new RegExp(known.map((form) => form.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)).join('|'), 'g');
  return (_key, value) => (typeof value === 'string' ? value.replaceAll(pattern, '[credential]') : value);
}

const encoded = (text: string) => (/\p{Surrogate}/u.test(text) ? text : encodeURIComponent(text));

/** What a refusal says, or undefined where it is not JSON. */
function parseRefusal(body: Buffer, reviver: Reviver | undefined): unknown {
  try {
    return JSON.parse(body.toString('utf8'), reviver);
  } catch {
    return undefined;
  }
}
