import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorCode } from '../../errors.ts';
import { errorBody } from '../error-body.ts';

/** Why Node could make no request of what a connection brought, and how that is answered. */
export interface BrokenRequest {
  readonly status: number;
  readonly message: string;
  readonly code: ErrorCode;
}

const NO_HTTP: BrokenRequest = { status: 400, message: 'The request is not valid HTTP/1.1.', code: 'BAD_USER_INPUT' };
const BY_REASON: Readonly<Record<string, BrokenRequest>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request did not arrive in time.', code: 'LIMIT_EXCEEDED' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, message: 'The extensions of the chunks are too long.', code: 'LIMIT_EXCEEDED' },
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The headers are too long.', code: 'LIMIT_EXCEEDED' },
};

export const brokenRequestOf = ({ code = '' }: NodeJS.ErrnoException): BrokenRequest => BY_REASON[code] ?? NO_HTTP;

/**
 * Answers a broken request and ends its connection: after the answers to the requests before it, and never into the
 * middle of one. `latest` answers the last request of the connection, which may be the broken one.
 */
export function refuseBroken(socket: Socket, latest: ServerResponse | undefined, { status, message, code }: BrokenRequest): void {
  const refuse = () => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const body = errorBody(message, code);
    const headers = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'connection: close',
    ];
    socket.write(`${headers.join('\r\n')}\r\n\r\n${body}`);
    socket.destroySoon();
  };
  if (!latest || latest.writableFinished) refuse();
  else if (latest.req.complete) latest.once('close', refuse);
  else if (latest.headersSent) socket.destroy();
  else if (latest.socket === null) latest.once('socket', refuse);
  else refuse();
}
