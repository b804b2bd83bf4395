import { promisify } from 'node:util';
import { createGzip, gzip, gzipSync } from 'node:zlib';
import { pipeline, type Readable } from 'node:stream';
import { streamOf, type AnswerBody } from './answer-body.ts';

/** The level at which JSON shrinks to a tenth in the shortest time; the highest one saves an eighth of that, and takes three times as long. */
const OPTIONS = { level: 1 } as const;
/** Up to here compressing takes less time than handing it to another thread. */
const SYNC_BYTES = 65_536;
/** What shrinks by less is sent as it is. */
const WORTH = 0.9;

const gzipInPool = promisify(gzip);

/** A body in gzip, made once for all who get it; null where that is hardly shorter. For a body that is sent in pieces, see `gzipStream`. */
export function gzipOf(body: AnswerBody): Buffer | null | Promise<Buffer | null> {
  if (body.gzip !== undefined) return body.gzip;
  const keep = (packed: Buffer): Buffer | null => {
    const isShorter = packed.length < body.byteLength * WORTH;
    body.gzip = isShorter ? (body.onGzip ? withoutRoom(packed) : packed) : null;
    if (isShorter) body.onGzip?.();
    return body.gzip;
  };
  const bytes = body.bytes ?? Buffer.from(body.text ?? '');
  if (body.byteLength <= SYNC_BYTES) return keep(gzipSync(bytes, OPTIONS));
  body.gzip = gzipInPool(bytes, OPTIONS).then(keep);
  return body.gzip;
}

/** zlib writes into blocks of 16 KiB, which a part would keep alive. */
function withoutRoom(packed: Buffer): Buffer {
  const alone = Buffer.allocUnsafeSlow(packed.length);
  packed.copy(alone);
  return alone;
}

/** The pieces of a body in gzip, as fast as they are read. */
export const gzipStream = (body: AnswerBody): Readable =>
  // Its reader gets the errors.
  pipeline(streamOf(body), createGzip(OPTIONS), () => {});
