/** A proxy did not open the way to a server, so that nothing was sent there. */
export class ProxyRefusedError extends Error {
  override readonly name = 'ProxyRefusedError';
  readonly code = 'PROXY_REFUSED';
  /** The HTTP status of its answer. */
  readonly status: number;

  constructor(status: number) {
    super(`The proxy answered CONNECT with HTTP status ${status}.`);
    this.status = status;
  }
}

/** A proxy ended the connection that it was asked for a way by. */
class ProxyClosedError extends Error {
  override readonly name = 'ProxyClosedError';
  readonly code = 'PROXY_CLOSED';

  constructor(cause: Error) {
    super('The proxy closed the connection.', { cause });
  }
}

/**
 * What keeps a tunnel from being opened. undici takes a socket that was closed for something that the next attempt may mend, and
 * tries again at once, for ever: no request has failed by it.
 */
export const tunnelError = (error: Error): Error =>
  'code' in error && error.code === 'UND_ERR_SOCKET' ? new ProxyClosedError(error) : error;
