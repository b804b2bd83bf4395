import { ServerResponse, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { drain, isWithin, type DrainBounds } from './drain.ts';
import { watchStall } from './stall-watch.ts';

export interface ConnectionLimits {
  readonly drain: DrainBounds;
  /** Milliseconds in which a client has to take something of an answer that waits for it. */
  readonly stallMs: number;
  /** Called for each connection that is cut for that. */
  readonly onStalled: () => void;
}

/**
 * The class of a server's responses. A response leaves no request half read: the rest is drained, or the connection
 * ends. And it does not wait for ever for a client that does not read it.
 */
export const responseWithin = ({ drain: bounds, stallMs, onStalled }: ConnectionLimits) =>
  class Response<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
    #isWatched = false;

    override writeHead(...given: unknown[]): this {
      if (!this.req.complete && !isWithin(bounds, this.req)) this.setHeader('connection', 'close');
      return (super.writeHead as (...args: unknown[]) => this).apply(this, given);
    }

    override write(...given: unknown[]): boolean {
      const hasRoom = (super.write as (...args: unknown[]) => boolean).apply(this, given);
      if (!hasRoom) this.#watch();
      return hasRoom;
    }

    override end(...given: unknown[]): this {
      if (this.req.complete || this.writableEnded) return this.#end(given);
      // What is closed while its client still sends is reset, and the client may never see the answer. So it goes first.
      const [chunk] = given;
      if (!this.headersSent) this.setHeader('content-length', typeof chunk === 'string' ? Buffer.byteLength(chunk) : sizeOf(chunk));
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk);
      else this.flushHeaders();
      const { socket } = this.req;
      drain(this.req, bounds, (isWhole) => {
        if (!isWhole) this.once('finish', () => socket.destroySoon());
        this.#end([]);
      });
      return this;
    }

    /** A response to a request that was pipelined has no socket until those before it are sent. */
    override assignSocket(socket: Socket): void {
      super.assignSocket(socket);
      this.#watch();
    }

    #end(given: unknown[]): this {
      (super.end as (...args: unknown[]) => this).apply(this, given);
      this.#watch();
      return this;
    }

    /** Most answers are with the operating system at once, and need no timer. */
    #watch(): void {
      const { socket } = this;
      if (this.#isWatched || !socket || socket.writableLength === 0 || this.writableFinished) return;
      this.#isWatched = true;
      const unwatch = watchStall(socket, stallMs, () => {
        onStalled();
        socket.destroy();
      });
      const stop = () => {
        this.#isWatched = false;
        this.off('drain', stop).off('finish', stop).off('close', stop);
        unwatch();
      };
      this.on('finish', stop).on('drain', stop).on('close', stop);
    }
  };

const sizeOf = (chunk: unknown): number => (chunk instanceof Uint8Array ? chunk.length : 0);
