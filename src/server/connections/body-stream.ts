import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';

/**
 * The body of a request as a stream of its own, for readers that destroy what they do not read to its end. A request
 * that is destroyed would stop its connection: what is left of it could not even be drained.
 */
export function bodyStreamOf(request: IncomingMessage): PassThrough {
  const body = request.pipe(new PassThrough());
  // Somebody may have stopped to read it, and its reader gets the error all the same.
  body.on('error', () => {});
  request.once('close', () => {
    if (!request.complete) body.destroy(new Error('The client left before its request was complete.'));
  });
  return body;
}
