/** A proxy did not open the way to a server, so that nothing was sent there. */
export class ProxyRefusedError extends Error {
  override readonly name = 'ProxyRefusedError';
  readonly code = 'PROXY_REFUSED';
  /** The HTTP status of its answer. */
  readonly status: number;

  constructor(status: number, cause: Error) {
    super(`The proxy answered CONNECT with HTTP status ${status}.`, { cause });
    this.status = status;
  }
}

/** undici has the status of such an answer in the text of its error only. */
export function toProxyError(error: Error): Error {
  const [, status] = /^Proxy response \((\d+)\)/.exec(error.message) ?? [];
  return status === undefined ? error : new ProxyRefusedError(Number(status), error);
}
