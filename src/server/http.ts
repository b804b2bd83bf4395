import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from './app.ts';

export interface Listening {
  readonly port: number;
  /** Takes no new connections, lets running requests end for `graceMs`, then cuts what is left. */
  close(graceMs: number): Promise<void>;
}

/** A host and perhaps a port. Anything else would only make a URL that cannot be parsed. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Serves the app over HTTP. Time limits are against clients that send slowly or never. */
export async function listen(app: App, { port, host }: { readonly port: number; readonly host: string }): Promise<Listening> {
  let closing = false;
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 }, (request, response) => {
    if (closing) response.setHeader('connection', 'close');
    if (!HOST.test(request.headers.host ?? '')) {
      response.writeHead(400, { 'content-type': 'application/json', connection: 'close' });
      response.end('{"errors":[{"message":"The Host header is not a host.","extensions":{"code":"BAD_USER_INPUT"}}]}');
      return;
    }
    void app(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async (graceMs) => {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const sweep = setInterval(() => server.closeIdleConnections(), 100);
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(cut);
    },
  };
}
