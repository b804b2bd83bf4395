import type { IncomingMessage } from 'node:http';

/** How much of a request is still read when its answer has been sent already. The time for all of a request bounds it, too. */
export interface DrainBounds {
  readonly bytes: number;
  /** For which nothing may come. A client that still sends when its connection is reset may never see the answer. */
  readonly milliseconds: number;
}

/** Whether what is left of a request keeps the bound, as far as its headers tell: chunks may be without end. */
export const isWithin = ({ bytes }: DrainBounds, { headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= bytes;

/** Reads what is left of a request and drops it. `end` is called once, with true where all of it has come within the bounds. */
export function drain(request: IncomingMessage, { bytes, milliseconds }: DrainBounds, end: (isWhole: boolean) => void): void {
  let left = bytes;
  const stop = (isWhole: boolean) => {
    clearTimeout(timer);
    request.off('data', count).off('end', arrive).off('close', leave);
    end(isWhole);
  };
  const count = (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) stop(false);
    else timer.refresh();
  };
  const arrive = () => stop(true);
  const leave = () => stop(request.complete);
  const timer = setTimeout(leave, milliseconds);
  // A reader of the body no longer waits for it.
  request.unpipe();
  request.on('data', count).on('end', arrive).on('close', leave).resume();
}
