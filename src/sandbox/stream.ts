import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import type { ReplyStream } from './reply.ts';

/** Where a piece is cut: within its first character of more than one byte, else in its middle. */
function cutOf(piece: Uint8Array): number {
  const long = piece.findIndex((byte) => byte >= 0x80);
  return long < 0 ? Math.floor(piece.length / 2) : long + 1;
}

/** Sends pieces by the clock, each in two writes: a reader cannot rely on where they end. */
export async function sendPieces(response: ServerResponse, { contentType, pieces, everyMs, breaks }: ReplyStream, clock: Clock) {
  response.writeHead(200, { 'content-type': contentType, 'x-request-id': randomUUID() });
  response.flushHeaders();
  for (const piece of pieces) {
    await clock.wait(everyMs);
    if (response.destroyed) return;
    const cut = cutOf(piece);
    response.write(piece.subarray(0, cut));
    await clock.wait(1);
    response.write(piece.subarray(cut));
  }
  if (breaks) response.destroy();
  else response.end();
}
