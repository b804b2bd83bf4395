import type { Socket } from 'node:net';

/** Looks at a socket within the time after which it counts as stalled: it is cut at most one look late, and never early. */
const LOOKS = 8;

/**
 * Calls `onStalled` once what waits to be sent on a socket has not moved for so many milliseconds. Looks are counted, not
 * time, so that a process that was busy itself blames nobody. Gives what ends the watch.
 */
export function watchStall(socket: Socket, stallMs: number, onStalled: () => void): () => void {
  let last = progressOf(socket);
  let still = 0;
  const timer = setInterval(() => {
    const progress = progressOf(socket);
    still = progress === last ? still + 1 : 0;
    last = progress;
    if (still < LOOKS) return;
    clearInterval(timer);
    onStalled();
  }, stallMs / LOOKS).unref();
  return () => clearInterval(timer);
}

/**
 * Changes with what the operating system takes of what waits. By the public counters that shows at the end of each piece,
 * and a piece may have megabytes; what is left of it is only known to the handle, as Node's own `setTimeout` sees it, which
 * takes up to twice its time.
 */
function progressOf(socket: Socket): string {
  const { _handle: handle } = socket as { readonly _handle?: { readonly writeQueueSize?: number } | null };
  return `${socket.bytesWritten - socket.writableLength} ${handle?.writeQueueSize ?? 0}`;
}
