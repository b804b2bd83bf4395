/** Connections that were sent to a worker, and of which it has not said yet that it has them. */
import type { Worker } from 'node:cluster';

/**
 * What `node:cluster` sends with a connection. Messages of `node:cluster` to itself, which it documents nowhere: `newconn` with a connection, `ack` with its number, both emitted as
 * `internalMessage`. So they are in Node 20.20 (lib/internal/cluster); where another version has others, nothing is given back.
 */
interface Sent {
  readonly cmd?: string;
  readonly act?: string;
  readonly seq?: number;
}

/** A connection, as `node:cluster` hands it over. */
interface Handle {
  close(): void;
}

/** Milliseconds after the end of a worker in which what it had said is read. */
const HEARD_MS = 50;

/**
 * Gives a worker's connections back when it ends: to another worker, or, where none is left, to nobody. `node:cluster` waits for its answer
 * for ever, and the connection would stay open with nobody to read it. An answer comes before the worker reads of its connection, so that
 * nothing is done twice.
 */
export function giveBackUntaken(worker: Worker, isLast: () => boolean): void {
  const { process } = worker;
  const untaken = new Map<number, Handle>();
  const send = process.send.bind(process) as (...args: unknown[]) => boolean;
  process.send = (...args: unknown[]) => {
    const [{ cmd, act, seq }, handle] = args as [Sent, Handle | undefined];
    if (cmd === 'NODE_CLUSTER' && act === 'newconn' && seq !== undefined && handle) untaken.set(seq, handle);
    return send(...args);
  };
  process.on('internalMessage', ({ ack }: { readonly ack?: number }) => {
    if (ack !== undefined) untaken.delete(ack);
  });
  process.once('disconnect', () => {
    for (const [ack, handle] of untaken) {
      if (isLast()) handle.close();
      // As a worker answers that does not listen any more.
      else process.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack, accepted: false });
    }
    untaken.clear();
  });
  // Node does not say that it is disconnected while a connection is on its way to it. By then, all that it said has been heard.
  // After a stall timers run before what has been heard is read: so once more in the turn after that.
  process.once('exit', () => setTimeout(() => setImmediate(() => process.emit('disconnect')), HEARD_MS));
}
