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

/** A proxy did not take the connection in time, or did not say whether it opens a way. */
export class ProxySilentError extends Error {
  override readonly name = 'ProxySilentError';
  readonly code = 'PROXY_SILENT';

  constructor(cause?: Error) {
    super('The proxy did not answer CONNECT in time.', { cause });
  }
}

/** What answers where the proxy should be is none. */
class ProxyUnreadableError extends Error {
  override readonly name = 'ProxyUnreadableError';
  readonly code = 'PROXY_UNREADABLE';

  constructor(cause: Error) {
    super('The proxy does not answer CONNECT by HTTP.', { cause });
  }
}

/** By FIN, or by RST before or after it was asked. */
const CLOSED: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'ECONNABORTED', 'EPIPE']);

/** Before it was asked, or after. */
const SILENT: ReadonlySet<unknown> = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT']);

/**
 * What keeps a tunnel from being opened, as distinct from what may happen on the way through it. undici takes a socket that was closed for
 * something that the next attempt may mend, and tries again at once, for ever: no request has failed by it.
 */
export function tunnelError(error: Error): Error {
  const code = 'code' in error ? error.code : undefined;
  if (CLOSED.has(code)) return new ProxyClosedError(error);
  if (SILENT.has(code)) return new ProxySilentError(error);
  return code === 'UND_ERR_HEADERS_OVERFLOW' || error.name === 'HTTPParserError' ? new ProxyUnreadableError(error) : error;
}
