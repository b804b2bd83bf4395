import type { Readable } from 'node:stream';
import { streamOf, type AnswerBody } from './answer-body.ts';
import { gzipStream } from './gzip.ts';

/** What an adapter sends of a body: all of it at once, or a stream that makes no more than its reader takes. */
export function contentOf(body: AnswerBody, gzip: Buffer | 'stream' | null): string | Buffer | Readable {
  if (gzip === 'stream') return gzipStream(body);
  return gzip ?? body.text ?? streamOf(body);
}
