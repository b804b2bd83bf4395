import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { endOfString } from '../../json-string.ts';
import { bytesInMemory, MAX_KEPT_BYTES } from '../documents/known-documents.ts';

/** The text of a query as it stood in a body, which is known again by its bytes. */
interface SentQuery {
  /** Tells it from all others. */
  readonly number: number;
  readonly bytes: Buffer;
  readonly document: DocumentNode;
}

/** A body whose query was sent before: what it asks for is known without reading it as JSON. */
export interface RecognisedBody {
  readonly query: SentQuery;
  /** The body with `PLACEHOLDER` in the place of the query. With the query's number it stands for the whole body. */
  readonly rest: string;
}

/** Unknown to clients, so that who finds it as the member `query` has found where the query stood. */
export const PLACEHOLDER = randomUUID();

const PLACEHOLDER_JSON = JSON.stringify(PLACEHOLDER);
const QUERY = Buffer.from('"query"');
const KEY = Buffer.from('"query":');
const [SPACE, QUOTE] = [0x20, 0x22];

/**
 * Queries as they were sent, in JSON. A client sends the same few again and again, with other variables, and a text of
 * many fields takes longer to be read and looked up than to be answered; its bytes are compared in no time.
 */
export class SentQueries {
  readonly #byChecksum = new LRUCache<number, SentQuery>({ maxSize: MAX_KEPT_BYTES });
  #count = 0;

  /** The body, where its query was sent before; else null. */
  recognise(body: Buffer): RecognisedBody | null {
    const place = isUtf8(body) ? placeOf(body) : null;
    if (!place) return null;
    const { start, end } = place;
    const query = this.#byChecksum.get(crc32(body.subarray(start, end)));
    return query?.bytes.compare(body, start, end) === 0 ? { query, rest: without(body, place) } : null;
  }

  /** Remembers which document the query of a body is, whose text is `queryText`; null where it stands in no common place. */
  remember(body: Buffer, queryText: string, document: DocumentNode): RecognisedBody | null {
    const place = placeOf(body);
    if (!place) return null;
    const sent = body.subarray(place.start, place.end);
    // The first member of that name may be another one, whose bytes are not to be taken for this query.
    if (JSON.parse(sent.toString('utf8')) !== queryText) return null;
    this.#count += 1;
    const query: SentQuery = { number: this.#count, bytes: Buffer.from(sent), document };
    this.#byChecksum.set(crc32(query.bytes), query, { size: bytesInMemory(query.bytes.length) });
    return { query, rest: without(body, place) };
  }
}

interface PlaceInBody {
  /** Of the quote that begins the text. */
  readonly start: number;
  /** Behind the quote that ends it. */
  readonly end: number;
}

/** A body that has no query, as a text that stands for all it asks for; null for any other. */
export const withoutQuery = (body: Buffer): string | null => (body.includes(QUERY) || !isUtf8(body) ? null : body.toString('utf8'));

/** Where the first member `query` has its text. It may belong to another object than the request itself. */
function placeOf(body: Buffer): PlaceInBody | null {
  const key = body.indexOf(KEY);
  if (key < 0) return null;
  let start = key + KEY.length;
  while (body[start] === SPACE) start += 1;
  if (body[start] !== QUOTE) return null;
  const end = endOfString(body, start) + 1;
  return end > body.length ? null : { start, end };
}

const without = (body: Buffer, { start, end }: PlaceInBody): string =>
  body.toString('utf8', 0, start) + PLACEHOLDER_JSON + body.toString('utf8', end);
